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

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_left_out_is_left_out_in_lists_too() {
        let msg = json!({"a": null, "list": [{"b": null, "c": 1}, [{"d": null}]]});
        let pruned = pruned(&msg).ok();
        assert_eq!(pruned, Some(json!({"list": [{"c": 1}, [{}]]})));
    }
}
