//! Rolls of a datanet that gives notice.

use rstest::rstest;
use suite::{
    NewDatanet,
    Runtime::{self, Native, Wasm},
    Suite, contributor_weights, events,
};
use tributary::error::ContractError;
use tributary_api::Change;

use super::tree;

const DAY: u64 = 24 * 60 * 60;

/// ann holds 10 directly; changes wait for a day.
fn suite_with_notice(runtime: Runtime) -> Suite {
    let mut suite = Suite::builder(runtime).protocol_fee_bps(0).build();
    let new = NewDatanet {
        notice_seconds: Some(DAY),
        contributors: Some(contributor_weights(&suite, &[("ann", 10)])),
        ..NewDatanet::default()
    };
    suite.register_datanet("cora", new).unwrap();
    suite.add_model("olga", 0, &[(1, 1)]);
    suite
}

fn apply(suite: &mut Suite) -> suite::TxResult {
    suite.advance_time(DAY);
    suite.apply_changes("sam", 1).unwrap()
}

#[rstest]
fn roll_earns_from_the_moment_it_opens(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_notice(runtime);
    let tree = tree(&suite);
    suite.publish_roll("cora", 1, &tree, None).unwrap();
    let change = suite.scheduled_changes(1, None, None).remove(0).change;
    let expected = Change::PublishRoll {
        root: tree.root().hash.into(),
        total_weight: 90,
        leaf_count: 3,
        uri: "ipfs://leaves".to_owned(),
        closes: None,
    };
    assert_eq!(change, expected);
    let missing = ContractError::RollNotFound {
        datanet_id: 1,
        roll_id: 1,
    };
    suite.refused(|s| s.enrol(1, 1, &tree, 0), missing);
    suite.pay("payer", 1, 1_000);
    let done = apply(&mut suite);
    assert_eq!(events(&done, "roll_published")[0]["roll_id"], "1");
    suite.pay("payer", 1, 1_000);
    suite.enrol(1, 1, &tree, 0).unwrap();
    suite.claim("bob").unwrap();
    assert_eq!(suite.balance(suite.token(0), "bob"), 200);
    suite.assert_invariants();

    suite.close_roll("cora", 1, 1).unwrap();
    suite.pay("payer", 1, 1_000);
    suite.claim("bob").unwrap();
    assert_eq!(suite.balance(suite.token(0), "bob"), 400, "still open");
    apply(&mut suite);
    suite.pay("payer", 1, 1_000);
    suite.claim("bob").unwrap();
    assert_eq!(suite.balance(suite.token(0), "bob"), 400);
    suite.assert_invariants();
}

#[rstest]
fn replacing_what_is_not_open_is_refused_when_it_is_announced(
    #[values(Native, Wasm)] runtime: Runtime,
) {
    let mut suite = suite_with_notice(runtime);
    let tree = tree(&suite);
    let missing = ContractError::RollNotFound {
        datanet_id: 1,
        roll_id: 1,
    };
    suite.refused(|s| s.publish_roll("cora", 1, &tree, Some(1)), missing);
    suite.publish_roll("cora", 1, &tree, None).unwrap();
    apply(&mut suite);
    suite.close_roll("cora", 1, 1).unwrap();
    apply(&mut suite);
    let closed = ContractError::RollClosed {
        datanet_id: 1,
        roll_id: 1,
        closed_at: suite.now(),
    };
    suite.refused(|s| s.publish_roll("cora", 1, &tree, Some(1)), closed);
}

#[rstest]
fn change_that_has_become_impossible_is_dropped_whole(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_notice(runtime);
    let tree = tree(&suite);
    suite.publish_roll("cora", 1, &tree, None).unwrap();
    apply(&mut suite);
    // the same roll is closed three times over, and the last one but one would replace it
    suite.close_roll("cora", 1, 1).unwrap();
    suite.close_roll("cora", 1, 1).unwrap();
    suite.publish_roll("cora", 1, &tree, Some(1)).unwrap();
    suite.publish_roll("cora", 1, &tree, None).unwrap();
    let before = suite.datanet(1).weights_version;
    let done = apply(&mut suite);
    assert_eq!(events(&done, "change_applied").len(), 2);
    let dropped = events(&done, "change_dropped");
    assert_eq!(dropped.len(), 2);
    assert!(dropped[1]["reason"].starts_with("datanet 1: roll 1 closed at"));
    assert_eq!(suite.datanet(1).weights_version, before + 2);
    assert_eq!(suite.roll(1, 2).closed_at, None);
    suite.assert_invariants();
}

#[rstest]
fn fifth_roll_is_dropped_when_its_turn_comes(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_notice(runtime);
    let tree = tree(&suite);
    for _ in 0..5 {
        suite.publish_roll("cora", 1, &tree, None).unwrap();
    }
    let done = apply(&mut suite);
    assert_eq!(
        events(&done, "change_dropped")[0]["reason"],
        "datanet 1: at most 4 rolls are open at once"
    );
    assert_eq!(suite.datanet(1).total_weight, 10 + 4 * 90);
    suite.assert_invariants();
}

#[rstest]
fn cancelled_and_lapsed_rolls_never_open(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_notice(runtime);
    let tree = tree(&suite);
    for _ in 0..2 {
        suite.publish_roll("cora", 1, &tree, None).unwrap();
    }
    suite.cancel_change("cora", 1, 1).unwrap();
    suite.advance_time(2 * DAY);
    let done = suite.apply_changes("sam", 1).unwrap();
    assert_eq!(events(&done, "change_dropped").len(), 1);
    let missing = ContractError::RollNotFound {
        datanet_id: 1,
        roll_id: 1,
    };
    suite.refused(|s| s.close_roll("cora", 1, 1), missing);
    assert_eq!(suite.datanet(1).total_weight, 10);
}
