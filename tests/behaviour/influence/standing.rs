//! What never stands in the way of an attribution, a release or a claim.

use rstest::rstest;
use suite::{
    ConfigUpdate, ModelUpdate,
    Runtime::{self, Native, Wasm},
    Suite,
};

use super::{WINDOW, claimable, half, half_of, waiting};

/// One is attributed, one released, and both are claimed.
#[track_caller]
fn assert_pots_are_shared(suite: &mut Suite) {
    suite.attribute("tess", 1, 1, &[1], &[("bob", 1)]).unwrap();
    suite.advance_time(WINDOW);
    suite.release("sam", 1, 1, &[2]).unwrap();
    assert_eq!(waiting(suite, 1), 0);
    assert_eq!(claimable(suite, 1, "ann"), 3 + 6);
    assert_eq!(claimable(suite, 1, "bob"), 5 + 2);
    suite.assert_invariants();
    for who in ["ann", "bob"] {
        suite.claim(who).unwrap();
    }
    assert_eq!(suite.held(suite.token(0)), 0);
    suite.assert_invariants();
}

fn two_pots(mut suite: Suite) -> Suite {
    suite.pay("payer", 1, 8);
    suite.pay("payer", 1, 8);
    suite
}

#[rstest]
fn a_pause_does_not(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = two_pots(half(runtime));
    suite.pause("owner").unwrap();
    assert_pots_are_shared(&mut suite);
    assert!(
        suite.record_query("payer", 1, "q", 8).is_err(),
        "still paused"
    );
}

#[rstest]
fn a_retired_token_does_not(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = two_pots(half(runtime));
    let retire = ConfigUpdate {
        retire_fee_token: Some(suite.token(0).into()),
        ..ConfigUpdate::default()
    };
    suite.update_config("owner", retire).unwrap();
    assert_pots_are_shared(&mut suite);
}

#[rstest]
fn an_inactive_model_does_not(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = two_pots(half(runtime));
    let update = ModelUpdate {
        active: Some(false),
        ..ModelUpdate::default()
    };
    suite.update_model("olga", 1, update).unwrap();
    assert_pots_are_shared(&mut suite);
}

#[rstest]
fn another_operator_does_not(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = two_pots(half(runtime));
    suite.nominate_operator("olga", 1, Some("otto")).unwrap();
    suite.accept_operatorship("otto", 1).unwrap();
    assert_pots_are_shared(&mut suite);
}

#[rstest]
fn a_migration_does_not(#[values(Native, Wasm)] runtime: Runtime) {
    let builder = Suite::builder(runtime).protocol_fee_bps(0).admin("admin");
    let mut suite = two_pots(half_of(builder.build()));
    suite.plant(|storage| {
        cw2::set_contract_version(storage, "tributary", "0.0.1").unwrap();
    });
    suite.migrate("admin").unwrap();
    assert_pots_are_shared(&mut suite);
}

/// Changes that wait, matured or not, block neither fees nor pots nor claims.
#[rstest]
fn waiting_changes_do_not(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = half(runtime);
    for weight in 1..=16 {
        suite.set_weights("cora", 1, &[("eve", weight)]).unwrap();
    }
    suite.advance_time(super::NOTICE);
    for weight in 1..=16 {
        suite.set_weights("cora", 1, &[("ann", weight)]).unwrap();
    }
    let mut suite = two_pots(suite);
    assert_pots_are_shared(&mut suite);
}
