use cosmwasm_std::{Addr, Event};

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
