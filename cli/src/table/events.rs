//! What a transaction did.

use super::answer::Answer;
use super::cell;
use super::style::table;
use comfy_table::Cell;
use cosmwasm_std::Event;

/// Begins the type of an event that a contract emitted.
const WASM: &str = "wasm-";

/// Events and their attributes, those of contracts first.
pub fn events(events: &[Event]) -> String {
    let (contracts, chain): (Vec<_>, Vec<_>) =
        events.iter().partition(|event| event.ty.starts_with(WASM));
    let mut found = table(["event", "attribute", "value"]);
    for event in contracts.into_iter().chain(chain) {
        let mut name = event.ty.strip_prefix(WASM).unwrap_or(&event.ty);
        for attribute in &event.attributes {
            found.add_row([
                Cell::new(name),
                Cell::new(&attribute.key),
                Cell::new(value(&attribute.key, &attribute.value)),
            ]);
            // once for all of its attributes
            name = "";
        }
        if event.attributes.is_empty() {
            found.add_row([name]);
        }
    }
    if found.is_empty() {
        return "no events".to_owned();
    }
    found.trim_fmt()
}

/// In events every value is a text.
fn value(key: &str, text: &str) -> String {
    let number = text
        .parse::<u64>()
        .ok()
        .map(|number| Answer::Number(number.into()));
    let value = number.unwrap_or_else(|| Answer::Text(text.to_owned()));
    let amount = cell::text(key, &Answer::Text(text.to_owned()));
    match amount {
        // an amount, which a number is not grouped as
        Some(amount) if amount != text => amount,
        _ => cell::text(key, &value).unwrap_or_else(|| text.to_owned()),
    }
}
