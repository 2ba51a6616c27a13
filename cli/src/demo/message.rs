//! The messages that register a plan's datanets and its model.

use super::plan::{Plan, Source};
use super::terms;
use crate::input::Datanet;
use tributary_api::{ContributorWeight, ExecuteMsg, LineageEntry, MAX_WEIGHTS, Parent, UnitPrice};

/// The model's name.
pub const MODEL: &str = "demo model";

/// All contributors, as many at a time as a message takes.
pub fn batches(datanet: &Datanet) -> impl ExactSizeIterator<Item = Vec<ContributorWeight>> {
    datanet.contributors.chunks(MAX_WEIGHTS).map(|batch| {
        let weights = batch.iter().map(|contributor| ContributorWeight {
            address: contributor.address.to_string(),
            weight: contributor.weight,
        });
        weights.collect()
    })
}

/// A datanet with its first contributors.
///
/// - `first`: the id of the plan's first datanet, if that is registered by then: the parent, where there is a royalty
pub fn register_datanet(
    source: &Source,
    contributors: Option<Vec<ContributorWeight>>,
    first: Option<u64>,
    attestor: &str,
) -> ExecuteMsg {
    let has_lane = source.influence_bps > 0;
    ExecuteMsg::RegisterDatanet {
        name: source.datanet.name.clone(),
        description: None,
        uri: None,
        content_hash: None,
        license: None,
        curator_fee_bps: Some(terms::CURATOR_FEE_BPS),
        influence_bps: Some(source.influence_bps),
        attestors: has_lane.then(|| vec![attestor.to_owned()]),
        attribution_window: has_lane.then_some(terms::ATTRIBUTION_WINDOW),
        notice_seconds: has_lane.then_some(terms::NOTICE_SECONDS),
        parents: parents(source, first),
        contributors,
    }
}

fn parents(source: &Source, first: Option<u64>) -> Option<Vec<Parent>> {
    let datanet_id = first?;
    (source.royalty_bps > 0).then(|| {
        vec![Parent {
            datanet_id,
            royalty_bps: source.royalty_bps,
        }]
    })
}

/// The model that rests on all datanets, whose ids are in the plan's order.
pub fn register_model(plan: &Plan, datanet_ids: &[u64], token: &str, gateway: &str) -> ExecuteMsg {
    let lineage = datanet_ids.iter().zip(&plan.datanets);
    ExecuteMsg::RegisterModel {
        name: MODEL.to_owned(),
        uri: None,
        operator_fee_bps: terms::OPERATOR_FEE_BPS,
        unit_price: Some(UnitPrice {
            token: token.to_owned(),
            amount: terms::UNIT_PRICE.into(),
            unit: terms::UNIT.to_owned(),
        }),
        lineage: lineage
            .map(|(datanet_id, source)| LineageEntry {
                datanet_id: *datanet_id,
                weight: source.lineage_weight,
            })
            .collect(),
        gateways: Some(vec![gateway.to_owned()]),
        succeeds: None,
    }
}
