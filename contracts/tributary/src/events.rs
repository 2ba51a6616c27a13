//! The contract's events: one for each fact, flat, amounts in base units, scaled ones under keys that end in
//! `_scaled`. Every balance can be rebuilt from them.

use std::fmt::Display;

use cosmwasm_std::{Addr, Binary, Event, Response, Uint128};
use fee_split::{Pool, Scaled};
use tributary_api::UnitPrice;

use crate::state::{Datanet, DatanetSplit};

/// What every response begins with.
pub fn response(action: &'static str, sender: &Addr) -> Response {
    Response::new()
        .add_attribute("action", action)
        .add_attribute("sender", sender)
}

/// An attribute that is left out where there is no value.
fn optional(event: Event, key: &'static str, value: Option<impl Display>) -> Event {
    match value {
        Some(value) => event.add_attribute(key, value.to_string()),
        None => event,
    }
}

fn hash_attribute(event: Event, key: &'static str, hash: Option<[u8; 32]>) -> Event {
    optional(event, key, hash.map(Binary::from))
}

fn datanet_event(kind: &'static str, datanet_id: u64) -> Event {
    Event::new(kind).add_attribute("datanet_id", datanet_id.to_string())
}

pub fn datanet_registered(
    datanet_id: u64,
    curator: &Addr,
    datanet: &Datanet,
    split: &DatanetSplit,
    attribution_window: Option<u64>,
) -> Event {
    let event = datanet_event("datanet_registered", datanet_id).add_attribute("curator", curator);
    let event = datanet_terms(event, datanet, split);
    if split.influence_bps == 0 {
        return event;
    }
    let event = event.add_attribute("influence_bps", split.influence_bps.to_string());
    optional(event, "attribution_window", attribution_window)
}

pub fn datanet_updated(datanet_id: u64, datanet: &Datanet, split: &DatanetSplit) -> Event {
    datanet_terms(datanet_event("datanet_updated", datanet_id), datanet, split)
}

fn datanet_terms(event: Event, datanet: &Datanet, split: &DatanetSplit) -> Event {
    let event = event
        .add_attribute("name", &datanet.name)
        .add_attribute("curator_fee_bps", split.curator_fee_bps.to_string());
    let notice = Some(datanet.notice_seconds).filter(|notice| *notice > 0);
    let event = optional(event, "notice_seconds", notice);
    hash_attribute(event, "content_hash", datanet.content_hash)
}

pub fn datanet_derived(datanet_id: u64, parent: u64, royalty_bps: u16) -> Event {
    datanet_event("datanet_derived", datanet_id)
        .add_attribute("parent", parent.to_string())
        .add_attribute("royalty_bps", royalty_bps.to_string())
}

pub fn attestor_added(datanet_id: u64, attestor: &Addr) -> Event {
    datanet_event("attestor_added", datanet_id).add_attribute("attestor", attestor)
}

pub fn attestor_removed(datanet_id: u64, attestor: &Addr) -> Event {
    datanet_event("attestor_removed", datanet_id).add_attribute("attestor", attestor)
}

fn change_event(event: &'static str, datanet_id: u64, change_id: u64, kind: &'static str) -> Event {
    datanet_event(event, datanet_id)
        .add_attribute("change_id", change_id.to_string())
        .add_attribute("kind", kind)
}

pub fn change_scheduled(
    datanet_id: u64,
    change_id: u64,
    kind: &'static str,
    matures_at: u64,
    lapses_at: u64,
) -> Event {
    change_event("change_scheduled", datanet_id, change_id, kind)
        .add_attribute("matures_at", matures_at.to_string())
        .add_attribute("lapses_at", lapses_at.to_string())
}

pub fn change_applied(datanet_id: u64, change_id: u64, kind: &'static str) -> Event {
    change_event("change_applied", datanet_id, change_id, kind)
}

pub fn change_cancelled(datanet_id: u64, change_id: u64, kind: &'static str) -> Event {
    change_event("change_cancelled", datanet_id, change_id, kind)
}

pub fn change_dropped(datanet_id: u64, change_id: u64, kind: &'static str, reason: &str) -> Event {
    change_event("change_dropped", datanet_id, change_id, kind).add_attribute("reason", reason)
}

fn contribution_event(event: &'static str, datanet_id: u64, contribution_id: u64) -> Event {
    datanet_event(event, datanet_id).add_attribute("contribution_id", contribution_id.to_string())
}

pub fn contribution_submitted(
    datanet_id: u64,
    contribution_id: u64,
    submitter: &Addr,
    content_hash: [u8; 32],
    uri: Option<&str>,
) -> Event {
    let event = contribution_event("contribution_submitted", datanet_id, contribution_id)
        .add_attribute("submitter", submitter);
    let event = hash_attribute(event, "content_hash", Some(content_hash));
    optional(event, "uri", uri)
}

/// In effect; the weight is part of a `weight_changed` beside it.
pub fn contribution_accepted(
    datanet_id: u64,
    contribution_id: u64,
    submitter: &Addr,
    weight: u64,
) -> Event {
    contribution_event("contribution_reviewed", datanet_id, contribution_id)
        .add_attribute("verdict", "accepted")
        .add_attribute("submitter", submitter)
        .add_attribute("weight", weight.to_string())
}

pub fn contribution_rejected(datanet_id: u64, contribution_id: u64, reason: &str) -> Event {
    contribution_event("contribution_reviewed", datanet_id, contribution_id)
        .add_attribute("verdict", "rejected")
        .add_attribute("reason", reason)
}

pub fn acceptance_scheduled(
    datanet_id: u64,
    contribution_id: u64,
    weight: u64,
    change_id: u64,
) -> Event {
    contribution_event("acceptance_scheduled", datanet_id, contribution_id)
        .add_attribute("weight", weight.to_string())
        .add_attribute("change_id", change_id.to_string())
}

/// Pending again: its acceptance was cancelled or dropped.
pub fn contribution_reopened(datanet_id: u64, contribution_id: u64) -> Event {
    contribution_event("contribution_reopened", datanet_id, contribution_id)
}

/// One pot that was shared: `pot · 2^112 == base_scaled +` what `influence_credited` adds for it.
pub struct PotShared<'a> {
    pub model_id: u64,
    pub record_id: u64,
    pub datanet_id: u64,
    pub token: &'a Addr,
    /// 0 for one that was released.
    pub attribution_id: u64,
    pub pot: Uint128,
    pub base: Scaled,
    pub split: &'a DatanetSplit,
    /// After it.
    pub pool: &'a Pool,
}

/// `attributed` or `released`.
pub fn pot_shared(shared: &PotShared) -> Event {
    let attribution_id = Some(shared.attribution_id).filter(|id| *id > 0);
    let kind = match attribution_id {
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
    optional(event, "attribution_id", attribution_id)
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

/// One address's weight, and what the whole change made of the datanet.
pub fn weight_changed(
    datanet_id: u64,
    address: &Addr,
    weight_before: u64,
    weight: u64,
    split: &DatanetSplit,
) -> Event {
    Event::new("weight_changed")
        .add_attribute("datanet_id", datanet_id.to_string())
        .add_attribute("address", address)
        .add_attribute("weight_before", weight_before.to_string())
        .add_attribute("weight", weight.to_string())
        .add_attribute("weights_version", split.weights_version.to_string())
        .add_attribute("total_weight", split.total_weight.to_string())
}

pub fn curator_nominated(datanet_id: u64, nominee: Option<&Addr>) -> Event {
    let event = Event::new("curator_nominated").add_attribute("datanet_id", datanet_id.to_string());
    optional(event, "nominee", nominee)
}

/// The former curator's unclaimed income stays its own, as a credit.
pub fn curator_changed(datanet_id: u64, former: &Addr, curator: &Addr) -> Event {
    Event::new("curator_changed")
        .add_attribute("datanet_id", datanet_id.to_string())
        .add_attribute("former_curator", former)
        .add_attribute("curator", curator)
}

pub fn model_registered(
    model_id: u64,
    operator: &Addr,
    name: &str,
    operator_fee_bps: u16,
    succeeds: Option<u64>,
) -> Event {
    let event = Event::new("model_registered")
        .add_attribute("model_id", model_id.to_string())
        .add_attribute("operator", operator)
        .add_attribute("name", name)
        .add_attribute("operator_fee_bps", operator_fee_bps.to_string());
    optional(event, "succeeds", succeeds)
}

/// One datanet that a new model's fees reach: `parts` against the sum of its route's parts.
pub fn model_routed(model_id: u64, datanet_id: u64, parts: u128) -> Event {
    Event::new("model_routed")
        .add_attribute("model_id", model_id.to_string())
        .add_attribute("datanet_id", datanet_id.to_string())
        .add_attribute("parts", parts.to_string())
}

pub fn model_updated(model_id: u64, name: &str, operator_fee_bps: u16, active: bool) -> Event {
    Event::new("model_updated")
        .add_attribute("model_id", model_id.to_string())
        .add_attribute("name", name)
        .add_attribute("operator_fee_bps", operator_fee_bps.to_string())
        .add_attribute("active", active.to_string())
}

pub fn unit_price_set(model_id: u64, price: &UnitPrice) -> Event {
    Event::new("unit_price_set")
        .add_attribute("model_id", model_id.to_string())
        .add_attribute("token", &price.token)
        .add_attribute("amount", price.amount)
        .add_attribute("unit", &price.unit)
}

pub fn unit_price_removed(model_id: u64) -> Event {
    Event::new("unit_price_removed").add_attribute("model_id", model_id.to_string())
}

pub fn operator_nominated(model_id: u64, nominee: Option<&Addr>) -> Event {
    let event = Event::new("operator_nominated").add_attribute("model_id", model_id.to_string());
    optional(event, "nominee", nominee)
}

pub fn operator_changed(model_id: u64, former: &Addr, operator: &Addr) -> Event {
    Event::new("operator_changed")
        .add_attribute("model_id", model_id.to_string())
        .add_attribute("former_operator", former)
        .add_attribute("operator", operator)
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
            .add_attribute("payer", record.payer)
            .add_attribute("query_id", record.query_id)
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

/// One transfer of a claim; without a token, a claim that found nothing due.
pub fn claimed(
    address: &Addr,
    payout_address: &Addr,
    token: Option<&Addr>,
    amount: Uint128,
    next: Option<u64>,
) -> Event {
    let event = Event::new("claimed")
        .add_attribute("address", address)
        .add_attribute("payout_address", payout_address);
    let event = optional(event, "token", token).add_attribute("amount", amount);
    optional(event, "next", next)
}

/// What a claim took as contributor or curator of one datanet: part of the amount of its `claimed` event.
pub fn datanet_paid(
    role: &'static str,
    datanet_id: u64,
    address: &Addr,
    token: &Addr,
    amount: Uint128,
) -> Event {
    Event::new("datanet_paid")
        .add_attribute("role", role)
        .add_attribute("datanet_id", datanet_id.to_string())
        .add_attribute("address", address)
        .add_attribute("token", token)
        .add_attribute("amount", amount)
}

/// What a claim took of an address's credits in one role: part of the amount of its `claimed` event.
pub fn credit_paid(role: &'static str, address: &Addr, token: &Addr, amount: Uint128) -> Event {
    Event::new("credit_paid")
        .add_attribute("role", role)
        .add_attribute("address", address)
        .add_attribute("token", token)
        .add_attribute("amount", amount)
}

pub fn payout_address_set(address: &Addr, payout_address: &Addr) -> Event {
    Event::new("payout_address_set")
        .add_attribute("address", address)
        .add_attribute("payout_address", payout_address)
}

pub fn config_updated(protocol_fee_bps: u16, recipient: &Addr) -> Event {
    Event::new("config_updated")
        .add_attribute("protocol_fee_bps", protocol_fee_bps.to_string())
        .add_attribute("protocol_fee_recipient", recipient)
}

pub fn fee_token_added(token: &Addr) -> Event {
    Event::new("fee_token_added").add_attribute("token", token)
}

pub fn fee_token_retired(token: &Addr) -> Event {
    Event::new("fee_token_retired").add_attribute("token", token)
}

pub fn paused(until: u64) -> Event {
    Event::new("paused").add_attribute("until", until.to_string())
}

pub fn unpaused() -> Event {
    Event::new("unpaused").add_attribute("intake", "open")
}
