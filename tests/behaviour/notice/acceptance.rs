//! Acceptances that wait: they reserve their hash, and give it back if they come to nothing.

use rstest::rstest;
use suite::{
    Runtime::{self, Native, Wasm},
    Suite, accepted, facts, happened, rejected,
};
use tributary::error::ContractError;
use tributary_api::ContributionStatus;

use super::{LAPSE, MAX_WEIGHT, NOTICE, announce, apply, mature, stage, weight};

const HASH: [u8; 32] = [1; 32];

/// Contribution 1 of cat's is accepted with 6 and waits; contribution 2 of dan's has the same hash.
fn reserved(runtime: Runtime) -> Suite {
    let mut suite = stage(runtime);
    for submitter in ["cat", "dan"] {
        suite.submit_contribution(submitter, 1, HASH).unwrap();
    }
    suite
        .review_contributions("lena", 1, &[accepted(1, 6)])
        .unwrap();
    suite
}

fn taken() -> ContractError {
    ContractError::HashAccepted {
        datanet_id: 1,
        contribution_id: 1,
    }
}

fn status(suite: &Suite, contribution_id: u64) -> ContributionStatus {
    suite.contribution(1, contribution_id).status
}

#[rstest]
fn waiting_acceptance_reserves_its_hash(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = reserved(runtime);
    suite.refused(
        |s| s.review_contributions("lena", 1, &[accepted(2, 6)]),
        taken(),
    );
    // it may yet be cancelled, so it keeps nobody from submitting
    suite.submit_contribution("eve", 1, HASH).unwrap();
    suite.refused(
        |s| s.review_contributions("lena", 1, &[accepted(3, 6)]),
        taken(),
    );
    mature(&mut suite);
    suite.submit_contribution("fay", 1, HASH).unwrap();
    apply(&mut suite);
    suite.refused(|s| s.submit_contribution("gil", 1, HASH), taken());
    suite.refused(
        |s| s.review_contributions("lena", 1, &[accepted(2, 6)]),
        taken(),
    );
    let rest: Vec<_> = (2..=4).map(|id| rejected(id, "a copy")).collect();
    suite.review_contributions("lena", 1, &rest).unwrap();
}

#[rstest]
fn waiting_acceptance_is_not_judged_again(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = reserved(runtime);
    for seconds in [0, NOTICE, LAPSE] {
        suite.advance_time(seconds);
        for verdict in [accepted(1, 6), rejected(1, "on second thoughts")] {
            let expected = ContractError::NotPending {
                datanet_id: 1,
                contribution_id: 1,
                found: "accepted, waiting for the notice",
            };
            suite.refused(|s| s.review_contributions("lena", 1, &[verdict]), expected);
        }
    }
}

/// Cancelled, lapsed, or dropped since the total would be too large.
#[rstest]
fn acceptance_that_came_to_nothing_frees_its_hash(
    #[values(Native, Wasm)] runtime: Runtime,
    #[values("cancelled", "lapsed", "dropped")] fate: &str,
) {
    let mut suite = reserved(runtime);
    match fate {
        "cancelled" => {
            suite.cancel_change("lena", 1, 1).unwrap();
        }
        "lapsed" => {
            suite.advance_time(NOTICE + LAPSE);
            apply(&mut suite);
        }
        _ => {
            // leaves no room for 6 more once the first is out of the way
            suite.cancel_change("lena", 1, 1).unwrap();
            announce(&mut suite, &[("ann", MAX_WEIGHT - 5)]);
            suite
                .review_contributions("lena", 1, &[accepted(1, 6)])
                .unwrap();
            mature(&mut suite);
            let result = apply(&mut suite);
            assert_eq!(facts(&result, "change_dropped").len(), 1);
            announce(&mut suite, &[("ann", 3)]);
            mature(&mut suite);
            apply(&mut suite);
        }
    }
    let contribution = suite.contribution(1, 1);
    assert_eq!(contribution.status, ContributionStatus::Pending {});
    assert_eq!(contribution.reviewed_at, None);
    assert_eq!(weight(&suite, "cat"), 0);

    // still once for each submitter
    let expected = ContractError::HashSubmitted {
        datanet_id: 1,
        submitter: suite.addr("cat"),
        contribution_id: 1,
    };
    suite.refused(|s| s.submit_contribution("cat", 1, HASH), expected);
    // now the other one may be accepted
    suite
        .review_contributions("lena", 1, &[accepted(2, 6)])
        .unwrap();
    let expected = ContractError::HashAccepted {
        datanet_id: 1,
        contribution_id: 2,
    };
    suite.refused(
        |s| s.review_contributions("lena", 1, &[accepted(1, 6)]),
        expected,
    );
    mature(&mut suite);
    apply(&mut suite);
    assert_eq!((weight(&suite, "cat"), weight(&suite, "dan")), (0, 6));
}

#[rstest]
fn reopened_contribution_can_be_rejected_or_accepted(
    #[values(Native, Wasm)] runtime: Runtime,
    #[values(false, true)] accept: bool,
) {
    let mut suite = reserved(runtime);
    suite.cancel_change("lena", 1, 1).unwrap();
    let verdict = if accept {
        accepted(1, 8)
    } else {
        rejected(1, "spam")
    };
    suite.review_contributions("lena", 1, &[verdict]).unwrap();
    if accept {
        mature(&mut suite);
        apply(&mut suite);
    }
    assert_eq!(weight(&suite, "cat"), if accept { 8 } else { 0 });
}

#[rstest]
fn rejections_of_a_review_act_at_once(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    for number in 1..=3 {
        suite.submit_contribution("cat", 1, [number; 32]).unwrap();
    }
    let verdicts = [accepted(3, 2), rejected(2, "spam"), accepted(1, 1)];
    let result = suite.review_contributions("lena", 1, &verdicts).unwrap();
    assert_eq!(
        happened(&result),
        [
            "contribution_reviewed",
            "change_scheduled",
            "acceptance_scheduled",
            "acceptance_scheduled"
        ]
    );
    let scheduled = |weight| ContributionStatus::Scheduled {
        change_id: 1,
        weight,
    };
    let reason = "spam".to_owned();
    assert_eq!(
        [1, 2, 3].map(|id| status(&suite, id)),
        [
            scheduled(1),
            ContributionStatus::Rejected { reason },
            scheduled(2)
        ]
    );
    // and are no reason to announce anything
    suite.submit_contribution("cat", 1, [4; 32]).unwrap();
    suite
        .review_contributions("lena", 1, &[rejected(4, "spam")])
        .unwrap();
    assert_eq!(super::waiting(&suite), [1]);
}
