//! Acceptances that wait: they reserve their hash, and give it back if they come to nothing.

use rstest::rstest;
use suite::{
    Runtime::{self, Native, Wasm},
    Suite, accepted, facts, happened, rejected,
};
use tributary::error::ContractError;
use tributary_api::ContributionStatus;

use super::{LAPSE, MAX_WEIGHT, NOTICE, announce, apply, mature, stage, version, weight};

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

#[rstest]
fn applied_acceptances_are_one_change_of_weights(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    for (number, submitter) in (1..).zip(["cat", "bob", "cat"]) {
        suite
            .submit_contribution(submitter, 1, [number; 32])
            .unwrap();
    }
    let verdicts: Vec<_> = (1..=3).map(|id| accepted(id, 10 * id)).collect();
    suite.review_contributions("lena", 1, &verdicts).unwrap();
    mature(&mut suite);
    suite.pay("payer", 1, 400);
    let result = apply(&mut suite);
    let applied_at = suite.now();
    assert_eq!(
        happened(&result),
        [
            "change_applied",
            "contribution_reviewed",
            "contribution_reviewed",
            "contribution_reviewed",
            "weight_changed",
            "weight_changed"
        ]
    );
    assert_eq!(
        facts(&result, "change_applied"),
        ["datanet_id=1 change_id=1 kind=accept_contributions"]
    );
    assert_eq!((weight(&suite, "cat"), weight(&suite, "bob")), (40, 21));
    assert_eq!(suite.contributor(1, "bob").accepted_weight, 20);
    assert_eq!(version(&suite), 2);
    suite.advance_time(5);
    let contribution = suite.contribution(1, 3);
    assert_eq!(
        contribution.status,
        ContributionStatus::Accepted { weight: 30 }
    );
    assert_eq!(contribution.reviewed_at, Some(applied_at));
    // what was paid before was shared without them
    suite.claim("cat").unwrap();
    assert_eq!(suite.balance(suite.token(0), "cat"), 0);
    suite.claim("bob").unwrap();
    assert_eq!(suite.balance(suite.token(0), "bob"), 100);
}

/// The weight at the time of application counts, not that of the announcement.
#[rstest]
fn acceptance_adds_to_what_the_weight_is_by_then(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    suite.submit_contribution("ann", 1, [1; 32]).unwrap();
    suite.submit_contribution("bob", 1, [2; 32]).unwrap();
    announce(&mut suite, &[("ann", 20)]);
    suite
        .review_contributions("lena", 1, &[accepted(1, 5), accepted(2, 5)])
        .unwrap();
    suite.leave_datanet("bob", 1).unwrap();
    mature(&mut suite);
    apply(&mut suite);
    let of = |who| {
        let contributor = suite.contributor(1, who);
        (contributor.weight, contributor.accepted_weight)
    };
    assert_eq!(["ann", "bob"].map(of), [(25, 5), (5, 5)]);
}

/// A change of weights that was announced later sets what acceptances before it added to.
#[rstest]
fn later_weights_bound_what_was_accepted_before(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    suite.submit_contribution("ann", 1, [1; 32]).unwrap();
    suite
        .review_contributions("lena", 1, &[accepted(1, 5)])
        .unwrap();
    announce(&mut suite, &[("ann", 4)]);
    mature(&mut suite);
    apply(&mut suite);
    let contributor = suite.contributor(1, "ann");
    assert_eq!((contributor.weight, contributor.accepted_weight), (4, 4));
    assert_eq!(
        status(&suite, 1),
        ContributionStatus::Accepted { weight: 5 }
    );
}
