use cosmwasm_std::{Addr, Event, Uint128};

use super::{hash_attribute, optional};
use crate::state::{Allowance, Charged};

fn account_event(
    kind: &'static str,
    address: &Addr,
    token: &Addr,
    amount: Uint128,
    balance: Uint128,
) -> Event {
    Event::new(kind)
        .add_attribute("address", address)
        .add_attribute("token", token)
        .add_attribute("amount", amount)
        .add_attribute("balance", balance)
}

pub fn deposited(
    address: &Addr,
    payer: &Addr,
    token: &Addr,
    amount: Uint128,
    balance: Uint128,
) -> Event {
    account_event("deposited", address, token, amount, balance).add_attribute("payer", payer)
}

pub fn withdrawn(address: &Addr, token: &Addr, amount: Uint128, balance: Uint128) -> Event {
    account_event("withdrawn", address, token, amount, balance)
}

/// `balance` is the payer's after it.
pub fn charged(
    (model_id, record_id): (u64, u64),
    payer: &Addr,
    query_id: &str,
    token: &Addr,
    charged: &Charged,
    balance: Uint128,
) -> Event {
    let event = Event::new("charged")
        .add_attribute("model_id", model_id.to_string())
        .add_attribute("record_id", record_id.to_string())
        .add_attribute("payer", payer)
        .add_attribute("query_id", query_id)
        .add_attribute("token", token)
        .add_attribute("amount", charged.amount.to_string())
        .add_attribute("units", charged.units.to_string())
        .add_attribute("balance", balance);
    hash_attribute(event, "digest", charged.digest)
}

/// What the charge said of itself, as it said it: none of it need be right.
pub fn charge_refused(
    model_id: u64,
    position: usize,
    payer: &str,
    query_id: &str,
    reason: &str,
) -> Event {
    // chains may refuse empty values
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let event = Event::new("charge_refused")
        .add_attribute("model_id", model_id.to_string())
        .add_attribute("position", position.to_string());
    let event = optional(event, "payer", some(payer));
    optional(event, "query_id", some(query_id)).add_attribute("reason", reason)
}

fn allowance_event(kind: &'static str, payer: &Addr, model_id: u64, token: &Addr) -> Event {
    Event::new(kind)
        .add_attribute("payer", payer)
        .add_attribute("model_id", model_id.to_string())
        .add_attribute("token", token)
}

pub fn allowance_set(payer: &Addr, model_id: u64, token: &Addr, allowance: &Allowance) -> Event {
    let some = |value: u64| Some(value).filter(|value| *value > 0);
    let event = allowance_event("allowance_set", payer, model_id, token)
        .add_attribute("per_charge_max", allowance.per_charge_max.to_string())
        .add_attribute("budget", allowance.budget.to_string())
        .add_attribute("spent", allowance.spent.to_string())
        .add_attribute("period_began", allowance.began_at.to_string());
    let event = optional(event, "period_seconds", some(allowance.period_seconds));
    optional(event, "expires_at", some(allowance.expires_at))
}

pub fn allowance_revoked(payer: &Addr, model_id: u64, token: &Addr) -> Event {
    allowance_event("allowance_revoked", payer, model_id, token)
}
