//! Messages as JSON.

use anyhow::Result;
use serde::Serialize;
use serde_json::Value;

/// A message without the fields that it leaves out: `null` says nothing that their absence does not.
///
/// # Errors
/// None for messages of the contract and of tokens.
pub fn pruned(msg: &impl Serialize) -> Result<Value> {
    let mut value = serde_json::to_value(msg)?;
    prune(&mut value);
    Ok(value)
}

fn prune(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|_name, field| !field.is_null());
            fields.values_mut().for_each(prune);
        }
        Value::Array(entries) => entries.iter_mut().for_each(prune),
        _ => {}
    }
}
