//! Changes that wait for a datanet's notice.

mod acceptance;
mod accepted;
mod alongside;
mod apply;
mod attestor;
mod attestor_list;
mod cancel;
mod drop;
mod full;
mod schedule;
mod terms;

use suite::{NewDatanet, Outcome, Runtime, Suite, TxResult, attribute, contributor_weights};
use tributary_api::ExecuteMsg;

/// Of datanet 1, in seconds.
const NOTICE: u64 = 1_000;
/// How long a matured change can be applied: a day.
const LAPSE: u64 = 86_400;
const MAX_WEIGHT: u64 = (1 << 53) - 1;

/// Datanet 1, of lena's, gives notice; ann holds 3 and bob 1. A model passes all of a fee on to it.
fn stage(runtime: Runtime) -> Suite {
    let mut suite = Suite::builder(runtime).protocol_fee_bps(0).build();
    let new = NewDatanet {
        notice_seconds: Some(NOTICE),
        contributors: Some(contributor_weights(&suite, &[("ann", 3), ("bob", 1)])),
        ..NewDatanet::default()
    };
    suite.register_datanet("lena", new).unwrap();
    suite.add_model("olga", 0, &[(1, 1)]);
    suite
}

/// Announces weights of datanet 1 and returns the change's id.
#[track_caller]
fn announce(suite: &mut Suite, weights: &[(&str, u64)]) -> u64 {
    let result = suite.set_weights("lena", 1, weights).unwrap();
    change_id(&result)
}

#[track_caller]
fn change_id(result: &TxResult) -> u64 {
    attribute(result, "", "change_id").parse().unwrap()
}

/// Applies what can be applied now, by a stranger.
#[track_caller]
fn apply(suite: &mut Suite) -> TxResult {
    let result = suite.apply_changes("sam", 1).unwrap();
    suite.assert_invariants();
    result
}

fn apply_up_to(suite: &mut Suite, limit: impl Into<Option<u32>>) -> Outcome {
    let msg = ExecuteMsg::ApplyChanges {
        datanet_id: 1,
        limit: limit.into(),
    };
    suite.execute("sam", msg)
}

/// Lets everything mature that waits now.
fn mature(suite: &mut Suite) {
    suite.advance_time(NOTICE);
}

/// The ids of datanet 1's waiting changes.
fn waiting(suite: &Suite) -> Vec<u64> {
    let changes = suite.scheduled_changes(1, None, Some(100));
    changes.iter().map(|change| change.change_id).collect()
}

fn weight(suite: &Suite, who: &str) -> u64 {
    suite.contributor(1, who).weight
}

fn version(suite: &Suite) -> u64 {
    suite.datanet(1).weights_version
}
