//! Changes are visible at once, and not in effect.

use rstest::rstest;
use suite::{
    DatanetUpdate,
    Runtime::{self, Native, Wasm},
    Suite, accepted, contributor_weights, facts, happened,
};
use tributary::error::ContractError;
use tributary_api::{AcceptedContribution, Change, ContributionStatus, ScheduledChange};

use super::{
    LAPSE, MAX_WEIGHT, NOTICE, announce, apply, change_id, mature, stage, version, waiting, weight,
};

#[rstest]
fn announced_weights_are_visible_at_once(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    suite.advance_time(7);
    let now = suite.now();
    let weights = [("bob", 0), ("ann", 5), ("cat", 2)];
    let result = suite.set_weights("lena", 1, &weights).unwrap();
    assert_eq!(
        happened(&result),
        [
            "change_scheduled",
            "weight_scheduled",
            "weight_scheduled",
            "weight_scheduled"
        ]
    );
    let (matures_at, lapses_at) = (now + NOTICE, now + NOTICE + LAPSE);
    assert_eq!(
        facts(&result, "change_scheduled"),
        [format!(
            "datanet_id=1 change_id=1 kind=set_weights matures_at={matures_at} lapses_at={lapses_at}"
        )]
    );
    assert_eq!(change_id(&result), 1);
    suite.advance_time(1);
    let mut weights = contributor_weights(&suite, &weights);
    weights.sort_by_key(|entry| suite.chain.api().canonicalize(&entry.address).unwrap());
    let announced = weights.iter().map(|entry| {
        let (address, weight) = (&entry.address, entry.weight);
        format!("datanet_id=1 change_id=1 address={address} weight={weight}")
    });
    assert_eq!(
        facts(&result, "weight_scheduled"),
        announced.collect::<Vec<_>>()
    );
    assert_eq!(
        suite.scheduled_changes(1, None, None),
        [ScheduledChange {
            change_id: 1,
            scheduled_at: now,
            matures_at,
            lapses_at,
            change: Change::SetWeights { weights },
        }]
    );
}

#[rstest]
fn announced_acceptances_are_visible_at_once(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    for (number, submitter) in (1..).zip(["cat", "ann", "cat"]) {
        suite
            .submit_contribution(submitter, 1, [number; 32])
            .unwrap();
    }
    let verdicts = [accepted(3, 8), accepted(1, 4)];
    let result = suite.review_contributions("lena", 1, &verdicts).unwrap();
    let now = suite.now();
    assert_eq!(
        happened(&result),
        [
            "change_scheduled",
            "acceptance_scheduled",
            "acceptance_scheduled"
        ]
    );
    assert_eq!(
        facts(&result, "change_scheduled"),
        [format!(
            "datanet_id=1 change_id=1 kind=accept_contributions matures_at={} lapses_at={}",
            now + NOTICE,
            now + NOTICE + LAPSE
        )]
    );
    assert_eq!(
        facts(&result, "acceptance_scheduled"),
        [(1, 4), (3, 8)].map(|(contribution_id, weight)| format!(
            "datanet_id=1 change_id=1 contribution_id={contribution_id} submitter={} weight={weight}",
            suite.addr("cat")
        ))
    );
    let entry = |contribution_id, weight| AcceptedContribution {
        contribution_id,
        submitter: suite.addr("cat"),
        weight,
    };
    let changes = suite.scheduled_changes(1, None, None);
    let accepted = vec![entry(1, 4), entry(3, 8)];
    assert_eq!(changes[0].change, Change::AcceptContributions { accepted });
    let contribution = suite.contribution(1, 3);
    let change_id = 1;
    let weight = 8;
    assert_eq!(
        contribution.status,
        ContributionStatus::Scheduled { change_id, weight }
    );
    assert_eq!(contribution.reviewed_at, Some(now));
}

/// However long nobody applies it.
#[rstest]
fn announced_change_is_not_in_effect(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    suite.submit_contribution("cat", 1, [1; 32]).unwrap();
    announce(&mut suite, &[("ann", 1), ("bob", 99)]);
    suite
        .review_contributions("lena", 1, &[accepted(1, 5)])
        .unwrap();
    for seconds in [0, NOTICE - 1, 1, LAPSE - 1, 1, 365 * LAPSE] {
        suite.advance_time(seconds);
        assert_eq!(
            ["ann", "bob", "cat"].map(|who| weight(&suite, who)),
            [3, 1, 0]
        );
        assert_eq!(version(&suite), 1);
        let record_id = suite.pay("payer", 1, 4_000);
        let receipt = |who| suite.receipt(1, record_id, who).amount.to_string();
        assert_eq!(["ann", "bob", "cat"].map(receipt), ["3000", "1000", "0"]);
        assert_eq!(waiting(&suite), [1, 2]);
    }
    suite.assert_invariants();
}

#[rstest]
fn datanet_without_notice_acts_at_once_and_has_no_queue(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    suite.add_datanet("cora", 0, &[("ann", 3)]);
    suite.submit_contribution("cat", 1, [1; 32]).unwrap();
    let result = suite.set_weights("cora", 1, &[("bob", 9)]).unwrap();
    assert_eq!(happened(&result), ["weight_changed"]);
    suite
        .review_contributions("cora", 1, &[accepted(1, 5)])
        .unwrap();
    assert_eq!((weight(&suite, "bob"), weight(&suite, "cat")), (9, 5));
    assert_eq!(suite.scheduled_changes(1, None, None), []);
    suite.advance_time(LAPSE);
    let expected = ContractError::NothingMatured {
        datanet_id: 1,
        now: suite.now(),
        next: None,
    };
    suite.refused(|s| s.apply_changes("sam", 1), expected);

    // until it begins to give notice
    let update = DatanetUpdate {
        notice_seconds: Some(1),
        ..DatanetUpdate::default()
    };
    suite.update_datanet("cora", 1, update).unwrap();
    suite.set_weights("cora", 1, &[("bob", 10)]).unwrap();
    assert_eq!(weight(&suite, "bob"), 9);
    suite.advance_time(1);
    apply(&mut suite);
    assert_eq!(weight(&suite, "bob"), 10);
}

#[rstest]
fn what_could_never_be_set_is_not_announced(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    let expected = ContractError::EntryRange {
        list: "weights",
        entry: suite.addr("bob").into(),
        part: "weight",
        min: 0,
        max: MAX_WEIGHT,
        found: MAX_WEIGHT + 1,
    };
    suite.refused(
        |s| s.set_weights("lena", 1, &[("bob", MAX_WEIGHT + 1)]),
        expected,
    );
    let expected = ContractError::Duplicate {
        list: "weights",
        entry: suite.addr("bob").into(),
    };
    suite.refused(
        |s| s.set_weights("lena", 1, &[("bob", 1), ("bob", 2)]),
        expected,
    );
    let expected = ContractError::NotCurator {
        datanet_id: 1,
        expected: suite.addr("lena"),
        found: suite.addr("ann"),
    };
    suite.refused(|s| s.set_weights("ann", 1, &[("ann", 9)]), expected);
    let crowd: Vec<_> = (0..201).map(|n| (format!("member {n}"), 1)).collect();
    let expected = ContractError::ListLength {
        list: "weights",
        min: 1,
        max: 200,
        found: 201,
    };
    suite.refused(|s| s.set_weights("lena", 1, &crowd), expected);
    suite.set_weights("lena", 1, &crowd[..200]).unwrap();
    mature(&mut suite);
    apply(&mut suite);
    assert_eq!(suite.datanet(1).total_weight, 204);
}

#[rstest]
fn order_of_an_announcement_changes_no_stored_byte(#[values(Native, Wasm)] runtime: Runtime) {
    let mut weights = vec![("cat", 5), ("ann", 0), ("dan", 2), ("bob", 9)];
    let mut verdicts = vec![accepted(1, 4), accepted(2, 1), accepted(3, 8)];
    let mut stored = vec![];
    for _ in 0..2 {
        let mut suite = stage(runtime);
        for number in 1..=3 {
            suite.submit_contribution("cat", 1, [number; 32]).unwrap();
        }
        announce(&mut suite, &weights);
        suite.review_contributions("lena", 1, &verdicts).unwrap();
        let waiting = suite.storage();
        mature(&mut suite);
        apply(&mut suite);
        stored.push((waiting, suite.storage()));
        weights.reverse();
        verdicts.reverse();
    }
    assert!(stored[0] == stored[1]);
}
