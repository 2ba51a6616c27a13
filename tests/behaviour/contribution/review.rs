//! `review_contributions`: what verdicts do.

use rstest::rstest;
use suite::{
    Runtime::{self, Native, Wasm},
    Suite, accepted, attribute, facts, happened, rejected,
};
use tributary::error::ContractError;
use tributary_api::{ContributionStatus, Review};

use super::{hash, in_effect, pending, stage, status, submit};

/// One contribution of each of these.
fn with_contributions(runtime: Runtime, submitters: &[&str]) -> Suite {
    let mut suite = stage(runtime);
    for (number, submitter) in (1..).zip(submitters) {
        submit(&mut suite, submitter, hash(number));
    }
    suite
}

#[rstest]
fn accepted_contribution_takes_effect_at_once(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = with_contributions(runtime, &["ann"]);
    suite.advance_time(60);
    let result = suite
        .review_contributions("cora", 1, &[accepted(1, 5)])
        .unwrap();
    let (ann, reviewed_at) = (suite.addr("ann"), suite.now());
    suite.advance_time(60);
    assert_eq!(attribute(&result, "", "action"), "review_contributions");
    assert_eq!(
        attribute(&result, "", "sender"),
        suite.addr("cora").as_str()
    );
    assert_eq!(
        happened(&result),
        ["contribution_reviewed", "weight_changed"]
    );
    assert_eq!(
        facts(&result, "contribution_reviewed"),
        [format!(
            "datanet_id=1 contribution_id=1 verdict=accepted submitter={ann} weight=5"
        )]
    );
    assert_eq!(
        facts(&result, "weight_changed"),
        [format!(
            "datanet_id=1 address={ann} weight_before=0 weight=5 weights_version=2 total_weight=15"
        )]
    );
    let contribution = suite.contribution(1, 1);
    assert_eq!(contribution.status, in_effect(5));
    assert_eq!(contribution.reviewed_at, Some(reviewed_at));
    assert_eq!(suite.contributor(1, "ann").weight, 5);
    assert_eq!(suite.datanet(1).total_weight, 15);
    suite.assert_invariants();
}

#[rstest]
fn rejected_contribution_changes_no_weight(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = with_contributions(runtime, &["ann"]);
    suite.advance_time(60);
    let result = suite
        .review_contributions("cora", 1, &[rejected(1, "a copy of page 7")])
        .unwrap();
    assert_eq!(happened(&result), ["contribution_reviewed"]);
    assert_eq!(
        facts(&result, "contribution_reviewed"),
        ["datanet_id=1 contribution_id=1 verdict=rejected reason=a copy of page 7"]
    );
    let contribution = suite.contribution(1, 1);
    let reason = "a copy of page 7".to_owned();
    assert_eq!(contribution.status, ContributionStatus::Rejected { reason });
    assert_eq!(contribution.reviewed_at, Some(suite.now()));
    let datanet = suite.datanet(1);
    assert_eq!((datanet.total_weight, datanet.weights_version), (10, 1));
    assert_eq!(suite.contributor(1, "ann").weight, 0);
    suite.assert_invariants();
}

#[rstest]
fn one_review_accepts_and_rejects(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = with_contributions(runtime, &["ann", "eve", "cat", "dan"]);
    let verdicts = [accepted(3, 2), rejected(2, "spam"), accepted(1, 1)];
    let result = suite.review_contributions("cora", 1, &verdicts).unwrap();
    assert_eq!(facts(&result, "contribution_reviewed").len(), 3);
    assert_eq!(facts(&result, "weight_changed").len(), 2);
    let found: Vec<_> = (1..=4).map(|id| status(&suite, id)).collect();
    let reason = "spam".to_owned();
    assert_eq!(
        found,
        [
            in_effect(1),
            ContributionStatus::Rejected { reason },
            in_effect(2),
            pending()
        ]
    );
    let weight = |who| suite.contributor(1, who).weight;
    assert_eq!(["ann", "eve", "cat", "dan"].map(weight), [1, 0, 2, 0]);
    // one change
    assert_eq!(suite.datanet(1).weights_version, 2);
    suite.assert_invariants();
}

#[rstest]
fn order_of_verdicts_changes_no_stored_byte(#[values(Native, Wasm)] runtime: Runtime) {
    let mut verdicts: Vec<Review> = vec![
        accepted(1, 4),
        rejected(2, "spam"),
        accepted(3, 9),
        accepted(4, 1),
        rejected(5, "no licence"),
    ];
    let mut stored = vec![];
    for _ in 0..2 {
        let mut suite = with_contributions(runtime, &["ann", "bob", "bob", "ann", "cat"]);
        suite.review_contributions("cora", 1, &verdicts).unwrap();
        stored.push(suite.storage());
        verdicts.reverse();
    }
    assert!(stored[0] == stored[1]);
}

#[rstest]
fn verdicts_in_effect_are_final(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = with_contributions(runtime, &["ann", "bob"]);
    let verdicts = [accepted(1, 5), rejected(2, "spam")];
    suite.review_contributions("cora", 1, &verdicts).unwrap();
    for (contribution_id, found) in [(1, "accepted"), (2, "rejected")] {
        for verdict in [
            accepted(contribution_id, 5),
            accepted(contribution_id, 1),
            rejected(contribution_id, "spam"),
        ] {
            let expected = ContractError::NotPending {
                datanet_id: 1,
                contribution_id,
                found,
            };
            suite.refused(|s| s.review_contributions("cora", 1, &[verdict]), expected);
        }
    }
    // not for the next curator either
    suite.nominate_curator("cora", 1, Some("nina")).unwrap();
    suite.accept_curatorship("nina", 1).unwrap();
    let expected = ContractError::NotPending {
        datanet_id: 1,
        contribution_id: 2,
        found: "rejected",
    };
    suite.refused(
        |s| s.review_contributions("nina", 1, &[accepted(2, 1)]),
        expected,
    );
}

#[rstest]
fn review_goes_on_while_the_intake_is_paused(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = with_contributions(runtime, &["ann", "bob"]);
    suite.pause("owner").unwrap();
    let verdicts = [accepted(1, 5), rejected(2, "spam")];
    suite.review_contributions("cora", 1, &verdicts).unwrap();
    assert_eq!(status(&suite, 1), in_effect(5));
    suite.assert_invariants();
}

#[rstest]
fn only_the_curator_of_now_reviews(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = with_contributions(runtime, &["ann", "bob"]);
    suite.nominate_curator("cora", 1, Some("nina")).unwrap();
    let not_curator = |suite: &Suite, expected: &str, found: &str| ContractError::NotCurator {
        datanet_id: 1,
        expected: suite.addr(expected),
        found: suite.addr(found),
    };
    for found in ["ann", "bob", "nina", "owner", "sam"] {
        let expected = not_curator(&suite, "cora", found);
        suite.refused(
            |s| s.review_contributions(found, 1, &[accepted(1, 1)]),
            expected,
        );
    }
    suite.accept_curatorship("nina", 1).unwrap();
    let expected = not_curator(&suite, "nina", "cora");
    suite.refused(
        |s| s.review_contributions("cora", 1, &[accepted(1, 1)]),
        expected,
    );
    suite
        .review_contributions("nina", 1, &[accepted(1, 1)])
        .unwrap();
}
