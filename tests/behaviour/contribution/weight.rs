//! What accepted contributions add to a weight.

use cosmwasm_std::Uint256;
use rstest::rstest;
use suite::{
    Runtime::{self, Native, Wasm},
    Suite, accepted, facts,
};

use super::{hash, stage, submit};

#[track_caller]
fn accept(suite: &mut Suite, contribution_id: u64, weight: u64) {
    let verdicts = [accepted(contribution_id, weight)];
    suite.review_contributions("cora", 1, &verdicts).unwrap();
    suite.assert_invariants();
}

/// (weight, of which through accepted contributions)
fn weights(suite: &Suite, who: &str) -> (u64, u64) {
    let contributor = suite.contributor(1, who);
    (contributor.weight, contributor.accepted_weight)
}

#[rstest]
fn acceptance_adds_to_the_weight_with_its_history(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    submit(&mut suite, "bob", hash(1));
    submit(&mut suite, "bob", hash(2));
    suite.advance_blocks(1);
    accept(&mut suite, 1, 5);
    let height = suite.block().height;
    suite.advance_blocks(1);
    accept(&mut suite, 2, 7);
    let at_version = |version| {
        let then = suite.weight_at(1, "bob", None, Some(version));
        (then.weight, then.total_weight)
    };
    assert_eq!(
        [0, 1, 2, 3].map(at_version),
        [(0, 0), (10, 10), (15, 15), (22, 22)]
    );
    let at_height = |height| suite.weight_at(1, "bob", Some(height), None).weight;
    assert_eq!([0, 1, 2].map(|more| at_height(height + more)), [10, 15, 22]);
    assert_eq!(suite.datanet(1).weights_version, 3);
}

#[rstest]
fn newcomer_becomes_a_member(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    submit(&mut suite, "ann", hash(1));
    accept(&mut suite, 1, 5);
    let memberships = suite.memberships("ann", None, None);
    assert_eq!((memberships[0].datanet_id, memberships[0].weight), (1, 5));
    let listed = suite.contributors(1, None, None);
    let ann = suite.addr("ann").to_string();
    assert!(
        listed
            .iter()
            .any(|entry| entry.address == ann && entry.weight == 5)
    );
    let seats = suite.contributor(1, "ann").seats;
    assert_eq!((seats.len(), seats[0].weight), (1, 5));
}

#[rstest]
fn past_fees_are_shared_by_the_weights_of_their_time(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    suite.set_weights("cora", 1, &[("ann", 10)]).unwrap();
    submit(&mut suite, "ann", hash(1));
    submit(&mut suite, "eve", hash(2));
    suite.pay("payer", 1, 1_000);
    let verdicts = [accepted(1, 20), accepted(2, 10)];
    suite.review_contributions("cora", 1, &verdicts).unwrap();
    suite.assert_invariants();
    let earned = |suite: &Suite, who| {
        let positions = suite.contributor(1, who).positions;
        positions[0].earned_scaled >> 112
    };
    let units = |amounts: [u64; 3]| amounts.map(Uint256::from);
    let people = ["ann", "bob", "eve"];
    assert_eq!(people.map(|who| earned(&suite, who)), units([500, 500, 0]));
    suite.pay("payer", 1, 1_000);
    // 30 : 10 : 10
    assert_eq!(
        people.map(|who| earned(&suite, who)),
        units([1_100, 700, 200])
    );
    let receipt = suite.receipt(1, 1, "ann");
    assert_eq!(receipt.amount.to_string(), "500");
    assert_eq!(suite.receipt(1, 2, "ann").amount.to_string(), "600");
    for (who, due) in people.iter().zip([1_100, 700, 200]) {
        suite.claim(who).unwrap();
        assert_eq!(suite.balance(suite.token(0), who), due);
    }
    suite.assert_invariants();
}

#[rstest]
fn acceptances_of_one_submitter_are_one_change(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    for (number, submitter) in (1..).zip(["bob", "ann", "bob", "ann", "bob"]) {
        submit(&mut suite, submitter, hash(number));
    }
    let verdicts: Vec<_> = (1..=5).map(|id| accepted(id, 1 << id)).collect();
    let result = suite.review_contributions("cora", 1, &verdicts).unwrap();
    let (ann, bob) = (suite.addr("ann"), suite.addr("bob"));
    let mut changes = facts(&result, "weight_changed");
    changes.sort();
    let changed = |who, before, after| {
        format!(
            "datanet_id=1 address={who} weight_before={before} weight={after} weights_version=2 total_weight=72"
        )
    };
    let mut expected = [changed(&ann, 0, 4 + 16), changed(&bob, 10, 10 + 2 + 8 + 32)];
    expected.sort();
    assert_eq!(changes, expected);
    assert_eq!(facts(&result, "contribution_reviewed").len(), 5);
    assert_eq!(weights(&suite, "ann"), (20, 20));
    assert_eq!(weights(&suite, "bob"), (52, 42));
    assert_eq!(suite.datanet(1).weights_version, 2);
    suite.assert_invariants();
}

#[rstest]
fn accepted_weight_is_at_most_what_the_curator_leaves(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    for number in 1..=4 {
        submit(&mut suite, "bob", hash(number));
    }
    let set = |suite: &mut Suite, weight| {
        suite.set_weights("cora", 1, &[("bob", weight)]).unwrap();
        suite.assert_invariants();
        weights(suite, "bob")
    };
    assert_eq!(weights(&suite, "bob"), (10, 0));
    accept(&mut suite, 1, 5);
    assert_eq!(weights(&suite, "bob"), (15, 5));
    // above it, and raised: all that was accepted is still there
    assert_eq!(set(&mut suite, 40), (40, 5));
    assert_eq!(set(&mut suite, 6), (6, 5));
    assert_eq!(set(&mut suite, 5), (5, 5));
    // below it: what is left; raised again, what comes back was not contributed
    assert_eq!(set(&mut suite, 3), (3, 3));
    assert_eq!(set(&mut suite, 9), (9, 3));
    accept(&mut suite, 2, 1);
    assert_eq!(weights(&suite, "bob"), (10, 4));
    assert_eq!(set(&mut suite, 0), (0, 0));
    accept(&mut suite, 3, 2);
    assert_eq!(weights(&suite, "bob"), (2, 2));
    suite.leave_datanet("bob", 1).unwrap();
    assert_eq!(weights(&suite, "bob"), (0, 0));
    suite.assert_invariants();
    set(&mut suite, 8);
    accept(&mut suite, 4, 1);
    assert_eq!(weights(&suite, "bob"), (9, 1));
    assert_eq!(weights(&suite, "nobody"), (0, 0));
}

#[rstest]
fn weight_that_is_set_to_what_it_is_keeps_what_was_accepted(
    #[values(Native, Wasm)] runtime: Runtime,
) {
    let mut suite = stage(runtime);
    submit(&mut suite, "ann", hash(1));
    accept(&mut suite, 1, 5);
    suite
        .set_weights("cora", 1, &[("ann", 5), ("bob", 1)])
        .unwrap();
    assert_eq!(weights(&suite, "ann"), (5, 5));
    assert_eq!(weights(&suite, "bob"), (1, 0));
}
