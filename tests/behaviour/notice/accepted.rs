//! Acceptances that are applied.

use rstest::rstest;
use suite::{
    Runtime::{self, Native, Wasm},
    accepted, facts, happened,
};
use tributary_api::ContributionStatus;

use super::{announce, apply, mature, stage, version, weight};

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
        suite.contribution(1, 1).status,
        ContributionStatus::Accepted { weight: 5 }
    );
}
