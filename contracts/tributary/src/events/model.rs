use cosmwasm_std::{Addr, Event};
use tributary_api::UnitPrice;

use super::optional;

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

pub fn gateway_added(model_id: u64, gateway: &Addr) -> Event {
    gateway_event("gateway_added", model_id, gateway)
}

pub fn gateway_removed(model_id: u64, gateway: &Addr) -> Event {
    gateway_event("gateway_removed", model_id, gateway)
}

fn gateway_event(kind: &'static str, model_id: u64, gateway: &Addr) -> Event {
    Event::new(kind)
        .add_attribute("model_id", model_id.to_string())
        .add_attribute("gateway", gateway)
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
