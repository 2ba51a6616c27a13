//! Direct weights.

use suite::{Suite, contributor_weights};
use tributary_api::ExecuteMsg;

use super::super::stage::{LANE, PLAIN};
use super::{Act, Case, case};

pub const CASES: &[Case] = &[
    case("at once", |s| Act::execute("cora", weights(s, PLAIN))),
    case("with notice", |s| Act::execute("lena", weights(s, LANE))),
    case("", |_| {
        let datanet_id = PLAIN;
        Act::execute("bob", ExecuteMsg::LeaveDatanet { datanet_id })
    }),
];

/// Removes one, changes one, adds one.
fn weights(suite: &Suite, datanet_id: u64) -> ExecuteMsg {
    let weights = [("ann", 0), ("bob", 5), ("zoe", 7)];
    ExecuteMsg::SetWeights {
        datanet_id,
        weights: contributor_weights(suite, &weights),
    }
}
