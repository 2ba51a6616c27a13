//! Random histories of every message, against exact fractions: after each step all invariants hold.
//!
//! 256 histories of 50 steps natively and 16 of 30 on the compiled contract, with one fee token among the others that
//! misbehaves; and some that are about lineages, about notice and influence, about accounts or about rolls alone. The long run:
//!
//! ```sh
//! HISTORIES=10000 STEPS=100 cargo test --release -p suite --test behaviour \
//!     random_histories_agree_with_exact_fractions::case_1_native -- --nocapture
//! ```
//!
//! What ever failed is kept in `proptest-regressions.txt` and tried first.

mod account;
mod changes;
mod check;
mod claimed;
mod datanets;
mod finish;
mod governance;
mod hostile;
mod message;
mod model;
mod pots;
mod prepare;
mod records;
mod registration;
mod resolve;
mod roll;
mod shown;
pub mod step;
pub mod strategy;
mod tally;
mod terms;
mod touched;
mod verdict;
pub mod world;

use std::cell::RefCell;
use std::env;

use proptest::test_runner::{Config, FileFailurePersistence, TestRunner};
use rstest::rstest;
use suite::Runtime;

use strategy::Focus;
use tally::Tally;
use world::World;

fn from_env(name: &str, default: u32) -> u32 {
    let set = env::var(name).ok();
    set.map_or(default, |number| number.parse().expect(name))
}

fn run(runtime: Runtime, focus: Focus, histories: u32, steps: u32) -> Tally {
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
    let result = runner.run(&strategy::history(steps as usize, focus), |history| {
        let mut world = match focus {
            Focus::Contract => World::with_hostile_token(runtime),
            _ => World::new(runtime),
        };
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
    println!("{runtime:?}, {focus:?}: {percent} % of steps taken\n{tally}");
    assert!(percent >= 30, "only {percent} % of steps are taken");
    tally
}

#[rstest]
#[case::native(Runtime::Native, 256, 50)]
#[case::wasm(Runtime::Wasm, 16, 30)]
fn random_histories_agree_with_exact_fractions(
    #[case] runtime: Runtime,
    #[case] histories: u32,
    #[case] steps: u32,
) {
    let tally = run(runtime, Focus::Contract, histories, steps);
    if runtime == Runtime::Native {
        tally.assert_all_kinds();
        tally.assert_hostility();
        tally.assert_taken();
        tally.assert_accounts_taken();
        tally.assert_rolls_taken();
    }
}

#[test]
fn random_families_agree_with_exact_fractions() {
    run(Runtime::Native, Focus::Families, 24, 50);
}

#[test]
fn random_promises_agree_with_exact_fractions() {
    run(Runtime::Native, Focus::Promises, 40, 100).assert_taken();
}

#[test]
fn random_rolls_agree_with_exact_fractions() {
    run(Runtime::Native, Focus::Rolls, 48, 60).assert_rolls_taken();
}

#[test]
fn random_accounts_agree_with_exact_fractions() {
    let tally = run(Runtime::Native, Focus::Accounts, 80, 60);
    tally.assert_accounts_taken();
    tally.assert_charges_met();
}
