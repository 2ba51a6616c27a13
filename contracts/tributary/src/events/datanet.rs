use cosmwasm_std::{Addr, Event};

use super::{hash_attribute, optional};
use crate::state::{Datanet, DatanetSplit};

pub fn datanet_event(kind: &'static str, datanet_id: u64) -> Event {
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

/// Pending again: its acceptance was cancelled or dropped.
pub fn contribution_reopened(datanet_id: u64, contribution_id: u64) -> Event {
    contribution_event("contribution_reopened", datanet_id, contribution_id)
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
