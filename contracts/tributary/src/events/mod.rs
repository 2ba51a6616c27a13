//! The contract's events: one for each fact, flat, amounts in base units, scaled ones under keys that end in
//! `_scaled`. Every balance can be rebuilt from them.

mod account;
mod admin;
mod claim;
mod datanet;
mod model;
mod notice;
mod roll;
mod usage;

use std::fmt::Display;

use cosmwasm_std::{Addr, Binary, Event, Response};

pub use account::*;
pub use admin::*;
pub use claim::*;
pub use datanet::*;
pub use model::*;
pub use notice::*;
pub use roll::*;
pub use usage::*;

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
