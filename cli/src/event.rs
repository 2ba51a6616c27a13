//! Reading what a contract emitted.

use anyhow::{Context, Result};
use cosmwasm_std::Event;
use std::str::FromStr;

/// An attribute of an event, if it has it.
pub fn attribute<'e>(event: &'e Event, key: &str) -> Option<&'e str> {
    let found = event.attributes.iter().find(|found| found.key == key)?;
    Some(&found.value)
}

/// A number among an event's attributes.
///
/// # Errors
/// When there is none.
pub fn number<N: FromStr>(event: &Event, key: &str) -> Result<N> {
    attribute(event, key)
        .and_then(|text| text.parse().ok())
        .with_context(|| format!("expected a number {key} in the event {}", event.ty))
}

/// The first event of a type.
///
/// # Errors
/// When there is none.
pub fn find<'e>(events: &'e [Event], ty: &str) -> Result<&'e Event> {
    let found = events.iter().find(|event| event.ty == ty);
    found.with_context(|| format!("expected an event {ty}"))
}
