//! Contributions: submitted, reviewed, and what they add.

mod hash;
mod list;
mod review;
mod submit;
mod verdict;
mod weight;

use suite::{Runtime, Suite, attribute};
use tributary_api::ContributionStatus;

/// Datanet 1, of cora's and without notice, in which bob holds 10; a model that passes all of a fee on to it.
fn stage(runtime: Runtime) -> Suite {
    let mut suite = Suite::builder(runtime).protocol_fee_bps(0).build();
    suite.add_datanet("cora", 0, &[("bob", 10)]);
    suite.add_model("olga", 0, &[(1, 1)]);
    suite
}

/// Submits to datanet 1 and returns the contribution's id.
#[track_caller]
fn submit(suite: &mut Suite, submitter: &str, hash: [u8; 32]) -> u64 {
    let result = suite.submit_contribution(submitter, 1, hash).unwrap();
    attribute(&result, "", "contribution_id").parse().unwrap()
}

/// A hash for each number.
fn hash(number: u64) -> [u8; 32] {
    let mut hash = [7; 32];
    hash[24..].copy_from_slice(&number.to_be_bytes());
    hash
}

#[track_caller]
fn status(suite: &Suite, contribution_id: u64) -> ContributionStatus {
    suite.contribution(1, contribution_id).status
}

fn in_effect(weight: u64) -> ContributionStatus {
    ContributionStatus::Accepted { weight }
}

fn pending() -> ContributionStatus {
    ContributionStatus::Pending {}
}
