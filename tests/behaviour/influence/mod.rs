//! The influence lane: pots that wait on query records, and what becomes of them.

mod arithmetic;
mod attestor;
mod attribute;
mod event;
pub mod exact;
mod leaver;
mod many;
mod often;
mod pot;
mod refusal;
mod release;
mod report;
mod standing;
mod storage;

use num_bigint::BigInt;
use suite::{NewDatanet, Outcome, Party, Runtime, Suite, attribute as found, contributor_weights};
use tributary_api::ExecuteMsg;

use crate::oracle::big;

pub const HOUR: u64 = 60 * 60;
pub const DAY: u64 = 24 * HOUR;
/// The default, with the shortest notice that it allows.
pub const WINDOW: u64 = DAY;
pub const NOTICE: u64 = 2 * DAY;

/// A datanet with an influence lane, whose attestor is tess.
pub fn lane<P: Party>(suite: &Suite, influence_bps: u16, weights: &[(P, u64)]) -> NewDatanet {
    NewDatanet {
        influence_bps: Some(influence_bps),
        attestors: Some(vec![suite.addr("tess").into()]),
        notice_seconds: Some(NOTICE),
        contributors: Some(contributor_weights(suite, weights)),
        ..NewDatanet::default()
    }
}

/// A new datanet's id.
#[track_caller]
pub fn add(suite: &mut Suite, curator: &str, new: NewDatanet) -> u64 {
    let result = suite.register_datanet(curator, new).unwrap();
    found(&result, "", "datanet_id").parse().unwrap()
}

/// One datanet by cora, ann 3 and bob 1, of which half is shared by influence; one model on it. Nobody else takes
/// anything, so a fee of 8 is a pot of 4, and 3 and 1 at once.
pub fn half(runtime: Runtime) -> Suite {
    half_of(Suite::builder(runtime).protocol_fee_bps(0).build())
}

pub fn half_of(mut suite: Suite) -> Suite {
    let new = lane(&suite, 5_000, &[("ann", 3), ("bob", 1)]);
    let datanet = add(&mut suite, "cora", new);
    suite.add_model("olga", 0, &[(datanet, 1)]);
    suite
}

/// `attribute` with everything that it can bring, for the first model and datanet.
pub fn attribute_with<P: Party>(
    suite: &mut Suite,
    record_ids: &[u64],
    scores: &[(P, u64)],
    unattributed: u64,
) -> Outcome {
    let msg = ExecuteMsg::Attribute {
        model_id: 1,
        datanet_id: 1,
        record_ids: record_ids.to_vec(),
        scores: suite::scores(suite, scores),
        unattributed: Some(unattributed),
    };
    suite.execute("tess", msg)
}

/// Weights that can be applied from now on.
#[track_caller]
pub fn schedule<P: Party>(suite: &mut Suite, datanet_id: u64, weights: &[(P, u64)]) {
    let curator = suite.datanet(datanet_id).curator;
    suite.set_weights(curator, datanet_id, weights).unwrap();
    suite.advance_time(suite.datanet(datanet_id).notice_seconds);
}

/// What somebody could claim of a datanet, in the first token.
#[track_caller]
pub fn claimable(suite: &Suite, datanet_id: u64, who: impl Party) -> u128 {
    let positions = suite.contributor(datanet_id, who).positions;
    let position = positions
        .into_iter()
        .find(|position| position.token == suite.token(0));
    position.map_or(0, |position| {
        position.claimable.to_string().parse().unwrap()
    })
}

/// Everything earned in a datanet, scaled, in the first token.
pub fn earned(suite: &Suite, datanet_id: u64, who: impl Party) -> BigInt {
    let positions = suite.contributor(datanet_id, who).positions;
    let position = positions
        .into_iter()
        .find(|position| position.token == suite.token(0));
    position.map_or(BigInt::ZERO, |position| big(position.earned_scaled))
}

/// Pots of a datanet that wait, in the first token.
pub fn waiting(suite: &Suite, datanet_id: u64) -> u128 {
    let pots = suite.pool(datanet_id, suite.token(0)).waiting_pots;
    pots.to_string().parse().unwrap()
}
