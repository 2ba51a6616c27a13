use cosmwasm_std::{Addr, Event};

use super::datanet::datanet_event;

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

fn scheduled_event(event: &'static str, (datanet_id, change_id): (u64, u64)) -> Event {
    datanet_event(event, datanet_id).add_attribute("change_id", change_id.to_string())
}

pub fn weight_scheduled(id: (u64, u64), address: &Addr, weight: u64) -> Event {
    scheduled_event("weight_scheduled", id)
        .add_attribute("address", address)
        .add_attribute("weight", weight.to_string())
}

pub fn attestor_scheduled(id: (u64, u64), attestor: &Addr) -> Event {
    scheduled_event("attestor_scheduled", id).add_attribute("attestor", attestor)
}

pub fn acceptance_scheduled(
    id: (u64, u64),
    contribution_id: u64,
    submitter: &Addr,
    weight: u64,
) -> Event {
    scheduled_event("acceptance_scheduled", id)
        .add_attribute("contribution_id", contribution_id.to_string())
        .add_attribute("submitter", submitter)
        .add_attribute("weight", weight.to_string())
}
