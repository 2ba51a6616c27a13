//! Changes that lapsed, or are no longer possible, are dropped and block nothing.

use rstest::rstest;
use suite::{
    Runtime::{self, Native, Wasm},
    accepted, events, facts, happened,
};
use tributary_api::ContributionStatus;

use super::{LAPSE, MAX_WEIGHT, NOTICE, announce, apply, mature, stage, version, waiting, weight};

#[rstest]
fn impossible_change_at_the_head_does_not_block_the_next(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    // ann's 3 stay
    announce(&mut suite, &[("bob", MAX_WEIGHT), ("cat", 5)]);
    announce(&mut suite, &[("bob", 2)]);
    mature(&mut suite);
    let result = apply(&mut suite);
    assert_eq!(
        happened(&result),
        ["change_dropped", "change_applied", "weight_changed"]
    );
    assert_eq!(
        facts(&result, "change_dropped"),
        [format!(
            "datanet_id=1 change_id=1 kind=set_weights reason=datanet 1: expected a total weight of at most {MAX_WEIGHT}, found {}",
            MAX_WEIGHT + 8
        )]
    );
    assert_eq!(
        facts(&result, "change_applied"),
        ["datanet_id=1 change_id=2 kind=set_weights"]
    );
    // nothing of it is left
    assert_eq!(
        ["ann", "bob", "cat"].map(|who| weight(&suite, who)),
        [3, 2, 0]
    );
    assert_eq!(suite.memberships("cat", None, None), []);
    assert_eq!(version(&suite), 2);
    assert_eq!(waiting(&suite), [0; 0]);
}

#[rstest]
fn earlier_change_may_make_a_later_one_impossible(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    suite.submit_contribution("cat", 1, [1; 32]).unwrap();
    suite.submit_contribution("bob", 1, [2; 32]).unwrap();
    announce(&mut suite, &[("ann", MAX_WEIGHT - 1)]);
    suite
        .review_contributions("lena", 1, &[accepted(1, 1), accepted(2, 1)])
        .unwrap();
    announce(&mut suite, &[("bob", 0), ("cat", 1)]);
    mature(&mut suite);
    let result = apply(&mut suite);
    assert_eq!(
        happened(&result),
        [
            "change_applied",
            "weight_changed",
            "change_dropped",
            "contribution_reopened",
            "contribution_reopened",
            "change_applied",
            "weight_changed",
            "weight_changed",
        ]
    );
    assert_eq!(
        facts(&result, "contribution_reopened"),
        [
            "datanet_id=1 contribution_id=1",
            "datanet_id=1 contribution_id=2"
        ]
    );
    for contribution_id in [1, 2] {
        let contribution = suite.contribution(1, contribution_id);
        assert_eq!(contribution.status, ContributionStatus::Pending {});
        assert_eq!(contribution.reviewed_at, None);
    }
    let weights = ["ann", "bob", "cat"].map(|who| weight(&suite, who));
    assert_eq!(weights, [MAX_WEIGHT - 1, 0, 1]);
    assert_eq!(suite.contributor(1, "cat").accepted_weight, 0);
    assert_eq!(version(&suite), 3);
}

#[rstest]
fn what_is_possible_is_asked_when_its_turn_comes(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    announce(&mut suite, &[("bob", MAX_WEIGHT)]);
    suite.leave_datanet("ann", 1).unwrap();
    mature(&mut suite);
    apply(&mut suite);
    assert_eq!(weight(&suite, "bob"), MAX_WEIGHT);
    assert_eq!(suite.datanet(1).total_weight, MAX_WEIGHT);
}

#[rstest]
fn lapsed_and_matured_changes_are_told_apart(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    suite.submit_contribution("cat", 1, [1; 32]).unwrap();
    announce(&mut suite, &[("ann", 50)]);
    suite
        .review_contributions("lena", 1, &[accepted(1, 6)])
        .unwrap();
    let lapses_at = suite.now() + NOTICE + LAPSE;
    suite.advance_time(1);
    announce(&mut suite, &[("bob", 8)]);
    suite.set_time(lapses_at);
    announce(&mut suite, &[("bob", 7)]);
    let result = apply(&mut suite);
    let of = |name| -> Vec<_> {
        let events = events(&result, name).into_iter();
        events
            .map(|mut event| event.remove("change_id").unwrap())
            .collect()
    };
    assert_eq!(of("change_dropped"), ["1", "2"]);
    assert_eq!(of("change_applied"), ["3"]);
    let reasons: Vec<_> = events(&result, "change_dropped")
        .into_iter()
        .map(|mut event| event.remove("reason").unwrap())
        .collect();
    let lapsed = format!("lapsed at {lapses_at}");
    assert_eq!(reasons, [lapsed.clone(), lapsed]);
    assert_eq!(
        facts(&result, "contribution_reopened"),
        ["datanet_id=1 contribution_id=1"]
    );
    assert_eq!(
        ["ann", "bob", "cat"].map(|who| weight(&suite, who)),
        [3, 8, 0]
    );
    assert_eq!(waiting(&suite), [4]);
}

#[rstest]
fn dropping_is_bounded_by_the_limit_as_well(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    for _ in 0..3 {
        announce(&mut suite, &[("bob", 9)]);
    }
    suite.advance_time(NOTICE + LAPSE);
    let result = super::apply_up_to(&mut suite, 2).unwrap();
    assert_eq!(facts(&result, "change_dropped").len(), 2);
    assert_eq!(waiting(&suite), [3]);
    apply(&mut suite);
    assert_eq!((waiting(&suite), version(&suite)), (vec![], 1));
}
