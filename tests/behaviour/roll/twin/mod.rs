//! A datanet whose weight comes by rolls, against a twin where the same weights are set directly at the same moments:
//! nobody can tell them apart by what they earn.
//!
//! 48 histories of 40 steps natively and 6 on the compiled contract, a third of them with an influence lane and notice.
//! The long run:
//!
//! ```sh
//! HISTORIES=5000 STEPS=80 cargo test --release -p suite --test behaviour \
//!     rolls_earn_what_direct_weights_earn::case_1_native -- --nocapture
//! ```
//!
//! What ever failed is kept in `proptest-regressions.txt` and tried first.

mod act;
mod check;
mod step;
mod world;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::env;

use proptest::test_runner::{Config, FileFailurePersistence, TestRunner};
use rstest::rstest;
use suite::Runtime;

use world::World;

fn from_env(name: &str, default: u32) -> u32 {
    let set = env::var(name).ok();
    set.map_or(default, |number| number.parse().expect(name))
}

#[rstest]
#[case::native(Runtime::Native, 48, 40)]
#[case::wasm(Runtime::Wasm, 6, 25)]
fn rolls_earn_what_direct_weights_earn(
    #[case] runtime: Runtime,
    #[case] histories: u32,
    #[case] steps: u32,
) {
    let regressions = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/behaviour/roll/twin/proptest-regressions.txt"
    );
    let mut runner = TestRunner::new(Config {
        cases: from_env("HISTORIES", histories),
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(regressions))),
        ..Config::default()
    });
    let seen = RefCell::new(BTreeMap::<&str, u32>::new());
    let history = step::history(from_env("STEPS", steps) as usize);
    let result = runner.run(&history, |(lane, steps)| {
        let mut world = World::new(runtime, lane);
        for step in &steps {
            world.take(step);
        }
        for (what, times) in world.finish() {
            *seen.borrow_mut().entry(what).or_default() += times;
        }
        Ok(())
    });
    if let Err(failure) = result {
        panic!("{failure}");
    }
    let seen = seen.into_inner();
    println!("{runtime:?}: {seen:?}");
    if runtime == Runtime::Native {
        let missing = world::WHAT.iter().filter(|what| !seen.contains_key(*what));
        assert_eq!(missing.count(), 0, "not all happened: {seen:?}");
    }
}
