//! What earlier releases stored is read by this one, with everybody's earnings.
//!
//! `tests/releases/<version>.json` holds the state that a release wrote, what it answered then, and what it would have
//! paid. The file of a version that is not released yet follows the code; afterwards it stays as it is:
//!
//! ```sh
//! FREEZE=0.2.0 cargo test --release --locked -p suite --test behaviour release::same_history
//! ```
//!
//! `TRIBUTARY_WASM` names another release's Wasm to be frozen so.

mod first;
mod frozen;
mod question;

use std::env;

use cosmwasm_std::{Decimal256, Uint256};
use rstest::rstest;
use suite::{
    Runtime::{self, Native, Wasm},
    Suite, Tree, attribute, hook,
};
use tributary::CONTRACT_VERSION;

use crate::runtime_storage;
use frozen::Frozen;

/// Who has to do with any of the histories.
const PEOPLE: [&str; 20] = [
    "abe", "amy", "ann", "bob", "cora", "dan", "dora", "eve", "gate", "nina", "nora", "olga",
    "otto", "owner", "payer", "sam", "tess", "treasury", "vault", "wallet",
];

/// A release's own history: messages that it knew.
fn history(version: &str, runtime: Runtime) -> Suite {
    match version {
        "0.1.0" => first::history(runtime),
        "0.2.0" => runtime_storage::written(runtime),
        _ => panic!("no history of {version}"),
    }
}

/// The frozen state under this release's code.
fn taken_over(frozen: &Frozen, runtime: Runtime) -> Suite {
    let mut suite = frozen.restored(runtime);
    if frozen.version != CONTRACT_VERSION {
        suite.migrate("dao").unwrap();
    }
    suite.assert_invariants();
    suite
}

#[rstest]
fn same_history_has_the_same_outcome(
    #[values(Wasm, Native)] runtime: Runtime,
    #[values("0.1.0", "0.2.0")] version: &str,
) {
    let suite = history(version, runtime);
    if runtime == Wasm && env::var("FREEZE").is_ok_and(|wanted| wanted == version) {
        return Frozen::of(suite).write();
    }
    Frozen::read(version).assert_outcome(suite);
}

#[rstest]
fn earlier_state_is_read_with_claims_intact(
    #[values(Native, Wasm)] runtime: Runtime,
    #[values("0.1.0", "0.2.0")] version: &str,
) {
    let frozen = Frozen::read(version);
    assert_eq!(frozen.version, version);
    frozen.assert_outcome(taken_over(&frozen, runtime));
}

/// Who was there before goes on to earn, beside what came with this release, what the receipts say.
#[rstest]
fn earlier_state_goes_on_to_earn(
    #[values(Native, Wasm)] runtime: Runtime,
    #[values("0.1.0", "0.2.0")] version: &str,
) {
    let mut suite = taken_over(&Frozen::read(version), runtime);
    if suite.config().paused_until.is_some() {
        suite.unpause("owner").unwrap();
    }
    let (token, curator) = (suite.token(0), suite.datanet(1).curator);
    let before = PEOPLE.map(|name| lifetime(&suite, name));
    let pay = |suite: &mut Suite, query_id: &str| -> u64 {
        let result = suite.record("payer", &token, 999_990, &hook(2, query_id));
        suite.assert_invariants();
        let record_id = attribute(&result.unwrap(), "query_recorded", "record_id");
        record_id.parse().unwrap()
    };
    let first = pay(&mut suite, "taken-over-1");
    let tree = Tree::new(&suite, &[("zoe", 40), ("ann", 2), ("zack", 8)]);
    suite.publish_roll(&curator, 1, &tree, None).unwrap();
    pay(&mut suite, "taken-over-2");
    for leaf_index in [1, 0] {
        suite.enrol(1, 1, &tree, leaf_index).unwrap();
    }
    suite.set_weights(&curator, 1, &[("bob", 12)]).unwrap();
    let last = pay(&mut suite, "taken-over-3");

    for (name, before) in PEOPLE.into_iter().zip(before) {
        let grown = Decimal256::from_ratio(lifetime(&suite, name) - before, 1u8);
        let receipts = (first..=last).map(|record_id| suite.receipt(2, record_id, name).datanets);
        let shared = receipts.flatten().filter(|receipt| receipt.datanet_id == 1);
        let shared: Decimal256 = shared.map(|receipt| receipt.amount).sum();
        // a fraction may have waited before
        assert!(
            grown.abs_diff(shared) < Decimal256::one(),
            "{name}: {grown}, {shared}"
        );
    }
    for name in PEOPLE.into_iter().chain(["zoe", "zack"]) {
        suite.claim(name).unwrap();
        suite.assert_invariants();
    }
    assert!(suite.balance(&token, "zoe") > 0);
}

/// What somebody has earned as a contributor of the first datanet, in the first token.
fn lifetime(suite: &Suite, name: &str) -> Uint256 {
    let token = suite.token(0);
    let earnings = suite.earnings_of(name, Some(vec![1]), None, None);
    let tokens = earnings
        .datanets
        .into_iter()
        .flat_map(|datanet| datanet.tokens);
    tokens
        .filter(|earned| earned.token == token)
        .map(|earned| earned.lifetime)
        .sum()
}
