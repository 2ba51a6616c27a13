use cosmwasm_std::{Addr, Event, Uint128};
use fee_split::{Pool, Scaled};

use super::datanet::datanet_event;
use super::{hash_attribute, optional};
use crate::state::DatanetSplit;

/// One pot that was shared: `pot · 2^112 == base_scaled +` what `influence_credited` adds for it.
pub struct PotShared<'a> {
    pub model_id: u64,
    pub record_id: u64,
    pub datanet_id: u64,
    pub token: &'a Addr,
    /// None for one that was released.
    pub attributed: Option<Attributed<'a>>,
    pub pot: Uint128,
    pub base: Scaled,
    pub split: &'a DatanetSplit,
    /// After it.
    pub pool: &'a Pool,
}

#[derive(Clone, Copy)]
pub struct Attributed<'a> {
    pub attribution_id: u64,
    pub attestor: &'a Addr,
    pub total_score: u64,
}

/// `attributed` or `released`.
pub fn pot_shared(shared: &PotShared) -> Event {
    let kind = match shared.attributed {
        Some(_) => "attributed",
        None => "released",
    };
    let event = Event::new(kind)
        .add_attribute("model_id", shared.model_id.to_string())
        .add_attribute("record_id", shared.record_id.to_string())
        .add_attribute("datanet_id", shared.datanet_id.to_string())
        .add_attribute("token", shared.token)
        .add_attribute("pot", shared.pot)
        .add_attribute("base_scaled", shared.base.0)
        .add_attribute("weights_version", shared.split.weights_version.to_string())
        .add_attribute("total_weight", shared.split.total_weight.to_string())
        .add_attribute("index_scaled", shared.pool.index);
    match shared.attributed {
        Some(attributed) => event
            .add_attribute("attribution_id", attributed.attribution_id.to_string())
            .add_attribute("attestor", attributed.attestor)
            .add_attribute("total_score", attributed.total_score.to_string()),
        None => event,
    }
}

/// What one address got of all the pots of an attribution, in one token.
pub fn influence_credited(
    datanet_id: u64,
    attribution_id: u64,
    address: &Addr,
    token: &Addr,
    score: u64,
    credited: Scaled,
) -> Event {
    datanet_event("influence_credited", datanet_id)
        .add_attribute("attribution_id", attribution_id.to_string())
        .add_attribute("address", address)
        .add_attribute("token", token)
        .add_attribute("score", score.to_string())
        .add_attribute("credited_scaled", credited.0)
}

/// What was paid for a query record, before it ran over the route.
pub struct QueryRecorded<'a> {
    pub model_id: u64,
    pub record_id: u64,
    pub payer: &'a Addr,
    pub query_id: &'a str,
    pub token: &'a Addr,
    pub amount: Uint128,
    pub protocol: Uint128,
    pub protocol_recipient: &'a Addr,
    pub operator: Uint128,
    pub operator_recipient: &'a Addr,
    pub units: Option<u64>,
    pub count: u64,
    pub digest: Option<[u8; 32]>,
}

impl From<QueryRecorded<'_>> for Event {
    fn from(record: QueryRecorded) -> Event {
        let event = Event::new("query_recorded")
            .add_attribute("model_id", record.model_id.to_string())
            .add_attribute("record_id", record.record_id.to_string())
            .add_attribute("payer", record.payer);
        // of a batch, each charge has its own
        let query_id = Some(record.query_id).filter(|query_id| !query_id.is_empty());
        let event = optional(event, "query_id", query_id)
            .add_attribute("token", record.token)
            .add_attribute("amount", record.amount)
            .add_attribute("protocol", record.protocol)
            .add_attribute("protocol_recipient", record.protocol_recipient)
            .add_attribute("operator", record.operator)
            .add_attribute("operator_recipient", record.operator_recipient)
            .add_attribute("count", record.count.to_string());
        let event = optional(event, "units", record.units);
        hash_attribute(event, "digest", record.digest)
    }
}

/// One datanet's part of a query record: `part_scaled == (curator + pot) · 2^112 + base_scaled`, which enters the index.
pub struct FeeSplit<'a> {
    pub model_id: u64,
    pub record_id: u64,
    pub datanet_id: u64,
    pub token: &'a Addr,
    pub split: &'a DatanetSplit,
    pub part: Scaled,
    pub curator: Uint128,
    pub pot: Uint128,
    pub base: Scaled,
    /// After the fee.
    pub pool: &'a Pool,
}

impl From<FeeSplit<'_>> for Event {
    fn from(fee: FeeSplit) -> Event {
        Event::new("fee_split")
            .add_attribute("model_id", fee.model_id.to_string())
            .add_attribute("record_id", fee.record_id.to_string())
            .add_attribute("datanet_id", fee.datanet_id.to_string())
            .add_attribute("token", fee.token)
            .add_attribute("weights_version", fee.split.weights_version.to_string())
            .add_attribute("total_weight", fee.split.total_weight.to_string())
            .add_attribute("part_scaled", fee.part.0)
            .add_attribute("curator", fee.curator)
            .add_attribute("pot", fee.pot)
            .add_attribute("base_scaled", fee.base.0)
            .add_attribute("index_scaled", fee.pool.index)
    }
}
