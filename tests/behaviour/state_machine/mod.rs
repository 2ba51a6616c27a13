//! Random histories of every message, against exact fractions: after each step all invariants hold.
//!
//! 256 histories of 50 steps natively and 16 of 30 on the compiled contract. The long run:
//!
//! ```sh
//! HISTORIES=10000 STEPS=100 cargo test --release -p suite --test behaviour \
//!     random_histories_agree_with_exact_fractions::case_1_native -- --nocapture
//! ```
//!
//! What ever failed is kept in `proptest-regressions.txt` and tried first.

mod check;
mod claimed;
mod finish;
mod message;
mod model;
mod resolve;
pub mod step;
pub mod strategy;
mod terms;
mod touched;
mod verdict;
pub mod world;

use std::cell::RefCell;
use std::env;

use proptest::test_runner::{Config, FileFailurePersistence, TestRunner};
use rstest::rstest;
use suite::Runtime;

use world::{Tally, World};

fn from_env(name: &str, default: u32) -> u32 {
    let set = env::var(name).ok();
    set.map_or(default, |number| number.parse().expect(name))
}

#[rstest]
#[case::native(Runtime::Native, 256, 50)]
#[case::wasm(Runtime::Wasm, 16, 30)]
fn random_histories_agree_with_exact_fractions(
    #[case] runtime: Runtime,
    #[case] histories: u32,
    #[case] steps: u32,
) {
    let steps = from_env("STEPS", steps);
    let regressions = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/behaviour/state_machine/proptest-regressions.txt"
    );
    let mut runner = TestRunner::new(Config {
        cases: from_env("HISTORIES", histories),
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(regressions))),
        ..Config::default()
    });
    let tally = RefCell::new(Tally::default());
    let result = runner.run(&strategy::history(steps as usize), |history| {
        let mut world = World::new(runtime);
        for step in &history {
            world.take(step);
        }
        tally.borrow_mut().add(std::mem::take(&mut world.tally));
        world.finish();
        Ok(())
    });
    if let Err(failure) = result {
        panic!("{failure}");
    }
    let tally = tally.into_inner();
    let percent = tally.taken() * 100 / tally.sent();
    println!("{runtime:?}: {percent} % of steps taken\n{tally}");
    assert!(percent >= 30, "only {percent} % of steps are taken");
    if runtime == Runtime::Native {
        assert_eq!(
            tally.one_sided(),
            ["Advance", "SetPayoutAddress"],
            "{tally}"
        );
    }
}
