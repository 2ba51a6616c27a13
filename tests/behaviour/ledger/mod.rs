//! Events alone rebuild every balance.

mod accounts;
mod book;
mod data;
mod pots;
mod prepaid;
mod promises;

use cosmwasm_std::Event;
use num_bigint::BigInt;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use rstest::rstest;
use suite::Runtime;

use book::Book;

use crate::oracle::big;
use crate::state_machine::strategy::{Focus, history};
use crate::state_machine::world::World;

/// What the queries answer, against the book, balance by balance.
#[track_caller]
fn assert_balances(world: &World, book: &Book) {
    let suite = &world.suite;
    let (people, tokens) = (&world.model.people, &suite.config().fee_tokens);
    let tokens: Vec<_> = tokens.iter().map(|known| known.token.clone()).collect();
    for datanet_id in world.model.oracle.datanets.keys() {
        let datanet = datanet_id.to_string();
        let found = suite.datanet(*datanet_id);
        assert_eq!(found.curator.as_str(), book.curators[&datanet]);
        let total = book.totals.get(&datanet).cloned().unwrap_or_default();
        assert_eq!(BigInt::from(found.total_weight), total);
        let version = book.versions.get(&datanet).map_or("0", String::as_str);
        assert_eq!(found.weights_version.to_string(), version);

        for token in &tokens {
            let pool = suite.pool(*datanet_id, token);
            let key = [datanet.clone(), token.to_string()];
            let earned = book.earned.iter();
            let earned =
                earned.filter(|([of, _, in_token], _)| *of == key[0] && *in_token == key[1]);
            let earned: BigInt = earned.map(|(_, amount)| amount).sum();
            let income = Book::of(&book.incomes, key.clone());
            let waiting = Book::of(&book.waiting, key.clone());
            assert_eq!(big(pool.index_scaled), Book::of(&book.indexes, key.clone()));
            assert_eq!(big(pool.waiting_pots), waiting);
            let shared = &income - (waiting << 112);
            assert_eq!(big(pool.remainder_scaled), shared - earned);
            assert_eq!(big(pool.income_scaled), income);
            let curator = Book::of(&book.curator_incomes, key);
            assert_eq!(big(pool.curator_income), curator);
        }
        for person in people {
            let found = suite.contributor(*datanet_id, person);
            let key = [datanet.clone(), person.to_string()];
            let accepted = Book::of(&book.data.accepted, key.clone());
            assert_eq!(BigInt::from(found.accepted_weight), accepted);
            assert_eq!(BigInt::from(found.weight), Book::of(&book.weights, key));
            for position in found.positions {
                let token = position.token.to_string();
                let key = [datanet.clone(), person.to_string(), token];
                let earned = Book::of(&book.earned, key.clone());
                assert_eq!(big(position.earned_scaled), earned);
                assert_eq!(big(position.claimed), Book::of(&book.paid, key.clone()));
                // as the design says: whole units of what was earned, after 2^72 scaled ones more
                let lifetime: BigInt = (earned + (BigInt::from(1) << 72)) >> 112;
                let claimable = lifetime - Book::of(&book.paid, key);
                assert_eq!(big(position.claimable), claimable);
            }
        }
    }
    for person in people {
        for credit in suite.credits_of(person, None, Some(100)).credits {
            let token = credit.token.to_string();
            let of = |role: &str| {
                let key = [role.to_owned(), person.to_string(), token.clone()];
                Book::of(&book.credits, key)
            };
            let curated = book.curator_incomes.iter().filter(|([datanet, of], _)| {
                *of == token && book.curators[datanet] == person.as_str()
            });
            let curated: BigInt = curated.map(|(_, amount)| amount).sum();
            assert_eq!(big(credit.curator), of("curator") + curated);
            assert_eq!(big(credit.operator), of("operator"));
            assert_eq!(big(credit.protocol), of("protocol"));
            let key = [person.to_string(), token];
            assert_eq!(big(credit.claimed), Book::of(&book.credits_paid, key));
        }
        let payout = book.payout_addresses.get(person.as_str());
        let payout = payout.map_or(person.as_str(), String::as_str);
        assert_eq!(suite.payout_address(person).as_str(), payout);
    }
    for model_id in world.model.oracle.models.keys() {
        let (found, model) = (suite.model(*model_id), model_id.to_string());
        assert_eq!(found.operator.as_str(), book.operators[&model]);
        let records = Book::of(&book.records, model);
        assert_eq!(BigInt::from(found.records), records);
    }
    for token in &tokens {
        // what is held: fees, deposits and surplus, less all that was paid out
        let fees = Book::of(&book.fees, token.to_string());
        let paid = book
            .payouts
            .iter()
            .filter(|([_, of], _)| *of == token.as_str());
        let paid: BigInt = paid.map(|(_, amount)| amount).sum();
        let surplus = world.model.surplus.get(token).cloned().unwrap_or_default();
        let deposited = Book::of(&book.accounts.deposited, token.to_string());
        let withdrawn = Book::of(&book.accounts.withdrawn, token.to_string());
        let came = fees + deposited + surplus;
        assert_eq!(BigInt::from(suite.held(token)), came - paid - withdrawn);
    }
}

/// Fee tokens of the instantiation are not in the log: whatever was changed of them since is.
fn assert_fee_tokens(world: &World, book: &Book) {
    for known in world.suite.config().fee_tokens {
        let said = book.fee_tokens.get(known.token.as_str());
        assert_eq!(*said.unwrap_or(&true), known.active);
    }
}

#[rstest]
#[case::native(Runtime::Native, 1_200, Focus::Everything)]
#[case::promises(Runtime::Native, 600, Focus::Promises)]
#[case::accounts(Runtime::Native, 600, Focus::Accounts)]
#[case::wasm(Runtime::Wasm, 600, Focus::Everything)]
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
    let book = Book::read(world.suite.contract.as_str(), &forged_and_true(&world));
    println!(
        "{runtime:?}: {} events\n{}",
        world.events.len(),
        world.tally
    );
    assert!(book.records.values().sum::<BigInt>() > 40.into());
    assert!(book.payouts.len() > 5, "hardly any claims");
    assert_balances(&world, &book);
    assert_fee_tokens(&world, &book);
    promises::assert_promises(&world, &book.data);
    promises::assert_pots(&world, &book.pots);
    prepaid::assert_accounts(&world, &book.accounts);
    if let Focus::Accounts = focus {
        assert!(book.accounts.refused > 20, "hardly any charges left out");
    } else {
        assert!(!book.pots.attributed.is_empty(), "no attributions");
    }
}

/// All events, after the same ones as another contract may say them of itself.
fn forged_and_true(world: &World) -> Vec<(u64, Event)> {
    let mut log = world.events.clone();
    for (_, event) in &mut log {
        for pair in &mut event.attributes {
            if pair.key == "_contract_address" {
                pair.value = world.suite.token(0).into();
            }
        }
    }
    log.extend(world.events.iter().cloned());
    log
}
