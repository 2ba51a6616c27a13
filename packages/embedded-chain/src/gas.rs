//! What things cost, in SDK gas, after wasmd 0.61 (`x/wasm/types/gas_register.go`, `x/wasm/keeper/api.go`) and
//! cosmos-sdk 0.53 (`store/types/gas.go`, `store/gaskv/store.go`), all with their default settings.

use cosmwasm_std::{Attribute, Event, Reply, SubMsgResult};

/// VM gas for one SDK gas.
pub const VM_GAS: u64 = 140_000;
/// First call of a code in a transaction: loading the compiled module.
pub const LOAD: u64 = 60_000;
/// Further calls of the same code in the transaction, and every reply: the module is in memory.
pub const LOAD_AGAIN: u64 = 2_000;
/// Decoding what a contract returned, per byte of JSON.
pub const RESULT_BYTE: u64 = 1;
/// Bech32 text to bytes.
pub const CANONICALIZE: u64 = 4;
/// Bytes to bech32 text.
pub const HUMANIZE: u64 = 5;

const READ: u64 = 1_000;
const READ_BYTE: u64 = 3;
const WRITE: u64 = 2_000;
const WRITE_BYTE: u64 = 30;
const DELETE: u64 = 1_000;
const ITERATE: u64 = 30;
/// A contract's keys lie under one byte and its address of 32 bytes, which every access pays for.
const KEY_PREFIX: u64 = 33;
const ATTRIBUTE: u64 = 10;
const ATTRIBUTE_BYTE: u64 = 1;
const ATTRIBUTE_FREE_BYTES: u64 = 100;
const CUSTOM_EVENT: u64 = 20;

/// A length as an amount of gas.
pub fn bytes(len: usize) -> u64 {
    u64::try_from(len).unwrap_or(u64::MAX)
}

/// VM gas as whole SDK gas; the rest is dropped, as wasmd does.
#[allow(clippy::arithmetic_side_effects)] // a constant that is not zero
pub fn from_vm(gas: u64) -> u64 {
    gas / VM_GAS
}

/// SDK gas as VM gas, at most `u64::MAX`.
pub fn to_vm(gas: u64) -> u64 {
    gas.saturating_mul(VM_GAS)
}

/// Reading a value; a missing one has no bytes but its key counts.
pub fn read(key: usize, value: Option<usize>) -> u64 {
    linear(READ, READ_BYTE, entry(key, value.unwrap_or_default()))
}

/// Writing a value.
pub fn write(key: usize, value: usize) -> u64 {
    linear(WRITE, WRITE_BYTE, entry(key, value))
}

/// Removing a value, whether there is one or not.
pub fn delete() -> u64 {
    DELETE
}

/// Creating an iterator that stands on an entry (its key's and value's lengths) or, being empty, on none; also
/// what each step pays for the entry it hands out. So the first entry is paid twice.
pub fn step(entry_at: Option<(usize, usize)>) -> u64 {
    let bytes = entry_at.map_or(0, |(key, value)| entry(key, value));
    linear(ITERATE, READ_BYTE, bytes)
}

/// A response's attributes and events. The free bytes are shared by all attributes; event types get none.
pub fn events(attributes: &[Attribute], events: &[Event]) -> u64 {
    let mut free = ATTRIBUTE_FREE_BYTES;
    let own = attributes_cost(attributes, &mut free);
    events.iter().fold(own, |gas, event| {
        gas.saturating_add(CUSTOM_EVENT)
            .saturating_add(bytes(event.ty.len()).saturating_mul(ATTRIBUTE_BYTE))
            .saturating_add(attributes_cost(&event.attributes, &mut free))
    })
}

/// Handing a submessage's outcome to a contract: the module, which is in memory, and the events it gets to see.
pub fn reply(reply: &Reply) -> u64 {
    let SubMsgResult::Ok(response) = &reply.result else {
        return LOAD_AGAIN;
    };
    let mut free = ATTRIBUTE_FREE_BYTES;
    let all: Vec<_> = response
        .events
        .iter()
        .flat_map(|e| e.attributes.clone())
        .collect();
    response
        .events
        .iter()
        .map(|event| bytes(event.ty.len()).saturating_mul(ATTRIBUTE_BYTE))
        .fold(LOAD_AGAIN, u64::saturating_add)
        .saturating_add(attributes_cost(&all, &mut free))
}

fn attributes_cost(attributes: &[Attribute], free: &mut u64) -> u64 {
    let stored = attributes.iter().fold(0_u64, |sum, attribute| {
        sum.saturating_add(bytes(attribute.key.len()))
            .saturating_add(bytes(attribute.value.len()))
    });
    let charged = stored.saturating_sub(*free);
    *free = free.saturating_sub(stored);
    bytes(attributes.len())
        .saturating_mul(ATTRIBUTE)
        .saturating_add(charged.saturating_mul(ATTRIBUTE_BYTE))
}

fn entry(key: usize, value: usize) -> u64 {
    KEY_PREFIX
        .saturating_add(bytes(key))
        .saturating_add(bytes(value))
}

fn linear(flat: u64, per_byte: u64, bytes: u64) -> u64 {
    per_byte.saturating_mul(bytes).saturating_add(flat)
}

#[cfg(test)]
mod tests {
    use super::*;
    use cosmwasm_std::{Binary, SubMsgResponse};

    #[test]
    fn storage_pays_for_key_prefix_and_value() {
        assert_eq!(read(4, None), 1_000 + 3 * 37);
        assert_eq!(read(4, Some(10)), 1_000 + 3 * 47);
        assert_eq!(write(4, 10), 2_000 + 30 * 47);
        assert_eq!(step(None), 30);
        assert_eq!(step(Some((4, 10))), 30 + 3 * 47);
    }

    #[test]
    fn a_hundred_attribute_bytes_are_free_for_the_whole_response() {
        let short = Attribute::new("0123456789", "0123456789"); // 20 bytes
        assert_eq!(events(&vec![short.clone(); 5], &[]), 50);
        assert_eq!(events(&vec![short.clone(); 6], &[]), 60 + 20);

        let event = Event::new("ty").add_attributes(vec![short.clone(); 3]);
        assert_eq!(events(&vec![short; 4], &[event]), 40 + 20 + 2 + 30 + 40);
    }

    #[test]
    #[allow(deprecated)] // one field of the response
    fn a_reply_pays_for_the_module_and_for_what_it_gets_to_see() {
        let seen = |events| Reply {
            id: 1,
            payload: Binary::default(),
            gas_used: 0,
            result: SubMsgResult::Ok(SubMsgResponse {
                events,
                data: None,
                msg_responses: vec![],
            }),
        };
        assert_eq!(reply(&seen(vec![])), 2_000);
        let short = Attribute::new("0123456789", "0123456789"); // 20 bytes
        let event = Event::new("ty").add_attributes(vec![short; 6]);
        assert_eq!(reply(&seen(vec![event])), 2_000 + 2 + 60 + 20);
        let failed = SubMsgResult::Err("no".to_owned());
        let failed = Reply {
            result: failed,
            ..seen(vec![])
        };
        assert_eq!(reply(&failed), 2_000);
    }
}
