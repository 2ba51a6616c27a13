//! Events alone rebuild every balance.

mod accounts;
mod balances;
mod book;
mod data;
pub mod diary;
pub mod entry;
mod history;
mod owed;
mod payouts;
mod pots;
mod prepaid;
mod promises;
mod rolls;
mod shown;

use cosmwasm_std::{Addr, Event};
use num_bigint::BigInt;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use rstest::rstest;
use suite::{Runtime, Suite};

pub use book::Book;
pub use shown::Shown;

use crate::state_machine::strategy::{Focus, history};
use crate::state_machine::world::World;

/// The events of one contract with their blocks' times.
pub type Log = Vec<(u64, Event)>;

/// Everything that the queries answer, against the book.
#[track_caller]
pub fn assert_agreed<'a>(suite: &'a Suite, book: &Book, people: &[Addr]) -> Shown<'a> {
    let shown = Shown::new(suite, book, people);
    balances::assert_balances(&shown, book);
    promises::assert_promises(&shown, &book.data);
    promises::assert_pots(&shown, &book.pots);
    prepaid::assert_accounts(&shown, &book.accounts);
    shown
}

#[rstest]
#[case::native(Runtime::Native, 1_200, Focus::Contract)]
#[case::promises(Runtime::Native, 600, Focus::Promises)]
#[case::accounts(Runtime::Native, 600, Focus::Accounts)]
#[case::rolls(Runtime::Native, 1_200, Focus::Rolls)]
#[case::wasm(Runtime::Wasm, 600, Focus::Contract)]
fn events_alone_rebuild_every_balance(
    #[case] runtime: Runtime,
    #[case] steps: usize,
    #[case] focus: Focus,
) {
    let mut runner = TestRunner::deterministic();
    let steps = history(steps, focus).new_tree(&mut runner).unwrap();
    let mut world = World::new(runtime);
    for step in &steps.current() {
        world.drive(step);
    }
    world.check();
    let log = forged_and_true(&world.suite, &world.events);
    let book = Book::read(world.suite.contract.as_str(), &log);
    println!(
        "{runtime:?}: {} events\n{}",
        world.events.len(),
        world.tally
    );
    assert!(book.records.values().sum::<BigInt>() > 40.into());
    assert!(book.payouts.sent.len() > 5, "hardly any claims");
    let shown = assert_agreed(&world.suite, &book, &world.model.people);
    for token in &world.model.tokens {
        let surplus = world.model.surplus.get(token).cloned().unwrap_or_default();
        shown.assert_held(&book, token, &surplus);
    }
    match focus {
        Focus::Accounts => {
            assert!(book.accounts.charged.len() > 3, "hardly any batches");
            assert!(book.accounts.refused > 20, "hardly any charges left out");
        }
        Focus::Rolls => {
            let rolls = book.rolls.0.values();
            let taken = rolls.clone().map(|roll| roll.leaves.len()).sum::<usize>();
            let closed = rolls.filter(|roll| roll.closed_at.is_some()).count();
            assert!(taken > 20 && closed > 5, "{taken} leaves, {closed} closed");
        }
        _ => assert!(!book.pots.attributed.is_empty(), "no attributions"),
    }
}

/// All events, after the same ones as another contract may say them of itself.
fn forged_and_true(suite: &Suite, events: &Log) -> Log {
    let mut log = events.clone();
    for (_, event) in &mut log {
        for pair in &mut event.attributes {
            if pair.key == "_contract_address" {
                pair.value = suite.token(0).into();
            }
        }
    }
    log.extend(events.iter().cloned());
    log
}
