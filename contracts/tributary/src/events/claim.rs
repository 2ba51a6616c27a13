use cosmwasm_std::{Addr, Event, Uint128};

use super::optional;

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
