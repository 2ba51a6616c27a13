//! What a chain answered, as tables or as JSON.

use crate::amount::grouped;
use crate::output::print;
use crate::table::{self, Answer};
use anyhow::Result;
use cosmwasm_std::Event;
use node_client::{Receipt, Simulation};
use serde_json::{Map, Value, json};
use tributary_api::QueryMsg;

pub fn answer(query: &QueryMsg, answer: &Answer, as_json: bool) -> Result<()> {
    let text = if as_json {
        serde_json::to_string_pretty(answer)?
    } else {
        table::answer(query, answer)
    };
    Ok(print(&text)?)
}

pub fn simulation(simulation: &Simulation, as_json: bool) -> Result<()> {
    let Simulation { gas_used, events } = simulation;
    if as_json {
        return json_line(&json!({"gas_used": gas_used, "events": listed(events)}));
    }
    let (events, gas) = (table::events(&contracts(events)), grouped(gas_used));
    Ok(print(&format!(
        "{events}\nit would use some {gas} gas; nothing was sent"
    ))?)
}

pub fn receipt(receipt: &Receipt, as_json: bool) -> Result<()> {
    if as_json {
        return json_line(&read(receipt));
    }
    print(&table::events(&contracts(&receipt.events)))?;
    receipt_line(receipt, false)
}

/// One of many: its hash and no more.
pub fn receipt_line(receipt: &Receipt, as_json: bool) -> Result<()> {
    if as_json {
        return json_line(&read(receipt));
    }
    let Receipt {
        hash,
        height,
        gas_used,
        ..
    } = receipt;
    let (height, gas) = (grouped(height), grouped(gas_used));
    Ok(print(&format!("{hash}  block {height}, {gas} gas"))?)
}

/// That a list of weights stands on the chain.
pub fn all_set(datanet_id: u64, count: usize, as_json: bool) -> Result<()> {
    if as_json {
        return json_line(&json!({"datanet_id": datanet_id, "weights": count}));
    }
    let count = grouped(count);
    Ok(print(&format!(
        "datanet {datanet_id}: all {count} weights are set, or wait for its notice"
    ))?)
}

fn json_line(value: &Value) -> Result<()> {
    Ok(print(&value.to_string())?)
}

fn read(receipt: &Receipt) -> Value {
    json!({
        "hash": receipt.hash,
        "height": receipt.height,
        "gas_used": receipt.gas_used,
        "gas_wanted": receipt.gas_wanted,
        "events": listed(&receipt.events),
    })
}

/// Those that contracts emitted; the chain's own (fees, signatures) are in the JSON.
fn contracts(events: &[Event]) -> Vec<Event> {
    let emitted = events.iter().filter(|event| event.ty.starts_with("wasm"));
    let mut emitted: Vec<_> = emitted.cloned().collect();
    for event in &mut emitted {
        event.attributes.retain(|pair| pair.key != "msg_index");
    }
    emitted
}

/// Attributes in their order; the chain's own events may have a key twice, then the last one counts.
fn listed(events: &[Event]) -> Value {
    let event = |event: &Event| {
        let attributes = event.attributes.iter();
        let attributes: Map<_, _> = attributes
            .map(|pair| (pair.key.clone(), Value::from(pair.value.clone())))
            .collect();
        json!({"type": event.ty, "attributes": attributes})
    };
    events.iter().map(event).collect()
}
