//! `review_contributions`: which verdicts are refused.

use rstest::rstest;
use suite::{
    Runtime::{self, Native, Wasm},
    accepted, rejected,
};
use tributary::error::ContractError;
use tributary_api::{ContributionStatus, Review};

use super::{hash, in_effect, pending, stage, status, submit};

const MAX_WEIGHT: u64 = (1 << 53) - 1;

#[rstest]
fn accepted_weight_lies_between_its_bounds(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    submit(&mut suite, "ann", hash(1));
    for found in [0, MAX_WEIGHT + 1, u64::MAX] {
        let expected = ContractError::EntryRange {
            list: "verdicts",
            entry: "contribution 1".to_owned(),
            part: "weight",
            min: 1,
            max: MAX_WEIGHT,
            found,
        };
        suite.refused(
            |s| s.review_contributions("cora", 1, &[accepted(1, found)]),
            expected,
        );
    }
    assert_eq!(status(&suite, 1), pending());
    suite
        .review_contributions("cora", 1, &[accepted(1, 1)])
        .unwrap();
}

/// bob holds 10.
#[rstest]
fn total_weight_stays_below_2_to_the_53(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    for number in 1..=3 {
        submit(&mut suite, "ann", hash(number));
    }
    let too_much = |found| ContractError::TotalWeight {
        datanet_id: 1,
        max: MAX_WEIGHT,
        found,
    };
    let most = u128::from(MAX_WEIGHT);
    suite.refused(
        |s| s.review_contributions("cora", 1, &[accepted(1, MAX_WEIGHT)]),
        too_much(most + 10),
    );
    suite.refused(
        |s| s.review_contributions("cora", 1, &[accepted(1, MAX_WEIGHT - 10), accepted(2, 1)]),
        too_much(most + 1),
    );
    let all = [1, 2, 3].map(|id| accepted(id, MAX_WEIGHT));
    suite.refused(
        |s| s.review_contributions("cora", 1, &all),
        too_much(3 * most + 10),
    );
    suite
        .review_contributions("cora", 1, &[accepted(1, MAX_WEIGHT - 10)])
        .unwrap();
    assert_eq!(suite.datanet(1).total_weight, MAX_WEIGHT);
    suite.refused(
        |s| s.review_contributions("cora", 1, &[accepted(2, 1)]),
        too_much(most + 1),
    );
    suite.assert_invariants();
}

#[rstest]
fn one_review_sums_a_hundred_of_the_largest_weights(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    for number in 1..=100 {
        submit(&mut suite, "ann", hash(number));
    }
    let all: Vec<_> = (1..=100).map(|id| accepted(id, MAX_WEIGHT)).collect();
    let expected = ContractError::TotalWeight {
        datanet_id: 1,
        max: MAX_WEIGHT,
        found: 100 * u128::from(MAX_WEIGHT) + 10,
    };
    suite.refused(|s| s.review_contributions("cora", 1, &all), expected);
}

#[rstest]
fn reason_is_there_and_bound_like_every_text(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    submit(&mut suite, "ann", hash(1));
    let length = |found| ContractError::TextLength {
        field: "reason",
        min: 1,
        max: 512,
        found,
    };
    let control = ContractError::ControlCharacter {
        field: "reason",
        found: 7,
    };
    let padded = || ContractError::Padded { field: "reason" };
    for (reason, expected) in [
        (String::new(), length(0)),
        ("r".repeat(513), length(513)),
        ("a\u{7}".to_owned(), control),
        ("a ".to_owned(), padded()),
        (" ".to_owned(), padded()),
    ] {
        suite.refused(
            |s| s.review_contributions("cora", 1, &[rejected(1, &reason)]),
            expected,
        );
    }
    let reason = "r".repeat(512);
    suite
        .review_contributions("cora", 1, &[rejected(1, &reason)])
        .unwrap();
    assert_eq!(status(&suite, 1), ContributionStatus::Rejected { reason });
}

#[rstest]
fn review_has_1_to_100_verdicts(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    for number in 1..=101 {
        let submitter = format!("submitter {}", number % 7);
        submit(&mut suite, &submitter, hash(number));
    }
    let verdicts: Vec<Review> = (1..=101).map(|id| accepted(id, id)).collect();
    for found in [0, 101] {
        let expected = ContractError::ListLength {
            list: "verdicts",
            min: 1,
            max: 100,
            found,
        };
        let verdicts = &verdicts[..found];
        suite.refused(|s| s.review_contributions("cora", 1, verdicts), expected);
    }
    suite
        .review_contributions("cora", 1, &verdicts[..100])
        .unwrap();
    let datanet = suite.datanet(1);
    assert_eq!(datanet.total_weight, 10 + 5_050);
    assert_eq!(datanet.weights_version, 2);
    assert_eq!(status(&suite, 100), in_effect(100));
    assert_eq!(status(&suite, 101), pending());
    suite.assert_invariants();
}

#[rstest]
fn each_contribution_is_judged_once_in_a_review(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    submit(&mut suite, "ann", hash(1));
    submit(&mut suite, "ann", hash(2));
    for twice in [
        [accepted(2, 1), accepted(1, 1), accepted(2, 1)],
        [accepted(2, 1), accepted(1, 1), rejected(2, "spam")],
        [
            rejected(2, "spam"),
            rejected(1, "spam"),
            rejected(2, "spam"),
        ],
    ] {
        let expected = ContractError::Duplicate {
            list: "verdicts",
            entry: "contribution 2".to_owned(),
        };
        suite.refused(|s| s.review_contributions("cora", 1, &twice), expected);
    }
}

#[rstest]
fn contributions_of_other_datanets_are_unknown(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    suite.add_datanet("cora", 0, suite::NOBODY);
    submit(&mut suite, "ann", hash(1));
    submit(&mut suite, "ann", hash(2));
    suite.submit_contribution("ann", 2, hash(1)).unwrap();
    for contribution_id in [0, 2, 3, u64::MAX] {
        let unknown = || ContractError::ContributionNotFound {
            datanet_id: 2,
            contribution_id,
        };
        for verdict in [accepted(contribution_id, 1), rejected(contribution_id, "x")] {
            suite.refused(
                |s| s.review_contributions("cora", 2, &[accepted(1, 1), verdict]),
                unknown(),
            );
        }
    }
}

/// The verdicts before it are not kept either.
#[rstest]
fn one_bad_verdict_refuses_the_review(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    for number in 1..=4 {
        submit(&mut suite, "ann", hash(number));
    }
    suite
        .review_contributions("cora", 1, &[rejected(4, "spam")])
        .unwrap();
    let good = [rejected(1, "spam"), accepted(2, 5)];
    let [first, second] = &good;
    let review = |last: Review| [first.clone(), second.clone(), last];
    let expected = ContractError::EntryRange {
        list: "verdicts",
        entry: "contribution 3".to_owned(),
        part: "weight",
        min: 1,
        max: MAX_WEIGHT,
        found: 0,
    };
    let verdicts = review(accepted(3, 0));
    suite.refused(|s| s.review_contributions("cora", 1, &verdicts), expected);
    let expected = ContractError::NotPending {
        datanet_id: 1,
        contribution_id: 4,
        found: "rejected",
    };
    let verdicts = review(accepted(4, 1));
    suite.refused(|s| s.review_contributions("cora", 1, &verdicts), expected);
    assert_eq!(
        [1, 2, 3].map(|id| status(&suite, id)),
        [pending(), pending(), pending()]
    );
    suite.review_contributions("cora", 1, &good).unwrap();
}
