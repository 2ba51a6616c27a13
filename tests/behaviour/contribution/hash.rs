//! At most one accepted contribution for each hash.

use rstest::rstest;
use suite::{
    Runtime::{self, Native, Wasm},
    accepted, rejected,
};
use tributary::error::ContractError;

use super::{hash, in_effect, pending, stage, status, submit};

fn taken_by(contribution_id: u64) -> ContractError {
    ContractError::HashAccepted {
        datanet_id: 1,
        contribution_id,
    }
}

#[rstest]
fn second_contribution_of_a_hash_can_only_be_rejected(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    let first = submit(&mut suite, "ann", hash(1));
    let second = submit(&mut suite, "bob", hash(1));
    let other = submit(&mut suite, "bob", hash(2));
    suite
        .review_contributions("cora", 1, &[accepted(second, 3)])
        .unwrap();
    suite.refused(
        |s| s.review_contributions("cora", 1, &[accepted(first, 3)]),
        taken_by(second),
    );
    suite.refused(
        |s| s.review_contributions("cora", 1, &[accepted(first, 3), accepted(other, 1)]),
        taken_by(second),
    );
    assert_eq!(status(&suite, first), pending());
    suite
        .review_contributions("cora", 1, &[rejected(first, "later"), accepted(other, 1)])
        .unwrap();
    suite.assert_invariants();
}

#[rstest]
fn one_review_does_not_accept_a_hash_twice(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    let first = submit(&mut suite, "ann", hash(1));
    let second = submit(&mut suite, "bob", hash(1));
    for verdicts in [
        [accepted(first, 3), accepted(second, 3)],
        [accepted(second, 3), accepted(first, 3)],
    ] {
        suite.refused(
            |s| s.review_contributions("cora", 1, &verdicts),
            taken_by(first),
        );
    }
    suite
        .review_contributions("cora", 1, &[rejected(first, "copied"), accepted(second, 3)])
        .unwrap();
    assert_eq!(status(&suite, second), in_effect(3));
}

#[rstest]
fn hash_in_effect_takes_no_more_submissions(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    suite.add_datanet("carl", 0, suite::NOBODY);
    let holder = submit(&mut suite, "ann", hash(1));
    suite
        .review_contributions("cora", 1, &[accepted(holder, 1)])
        .unwrap();
    for submitter in ["bob", "cora", "sam"] {
        suite.refused(
            |s| s.submit_contribution(submitter, 1, hash(1)),
            taken_by(holder),
        );
    }
    // the weight may go, what was contributed stays so
    suite.leave_datanet("ann", 1).unwrap();
    suite.refused(
        |s| s.submit_contribution("bob", 1, hash(1)),
        taken_by(holder),
    );
    // elsewhere it is nobody's
    suite.submit_contribution("bob", 2, hash(1)).unwrap();
    suite
        .review_contributions("carl", 2, &[accepted(1, 1)])
        .unwrap();
    suite.assert_invariants();
}

#[rstest]
fn rejected_hash_is_free_for_others(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    let copy = submit(&mut suite, "mallory", hash(1));
    suite
        .review_contributions("cora", 1, &[rejected(copy, "a copy of ann's")])
        .unwrap();
    let original = submit(&mut suite, "ann", hash(1));
    suite
        .review_contributions("cora", 1, &[accepted(original, 4)])
        .unwrap();
    assert_eq!(suite.contributor(1, "ann").weight, 4);
}

/// Whoever sees a submission before it is in a block, and is faster, gains nothing.
#[rstest]
fn squatter_does_not_keep_the_author_out(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    let squatted: Vec<_> = ["mallory", "mel", "moe"]
        .iter()
        .map(|squatter| submit(&mut suite, squatter, hash(1)))
        .collect();
    let authors = submit(&mut suite, "ann", hash(1));
    suite
        .review_contributions("cora", 1, &[accepted(authors, 4)])
        .unwrap();
    for copy in squatted {
        suite.refused(
            |s| s.review_contributions("cora", 1, &[accepted(copy, 4)]),
            taken_by(authors),
        );
    }
    assert_eq!(suite.contributor(1, "ann").weight, 4);
    assert_eq!(suite.contributor(1, "mallory").weight, 0);
    suite.assert_invariants();
}
