//! Guards for what a message brings.

use cosmwasm_std::{Addr, Api, Binary, StdError};
use tributary_api::{HASH_BYTES, MAX_NAME_BYTES, MAX_TEXT_BYTES};

use crate::error::ContractError;
use crate::state::Account;

/// A bech32 address in its canonical form.
pub fn account(
    api: &dyn Api,
    field: &'static str,
    address: &str,
) -> Result<Account, ContractError> {
    let refused = |reason: StdError| ContractError::Address {
        field,
        reason: reason.to_string(),
    };
    let address = api.addr_validate(address).map_err(refused)?;
    api.addr_canonicalize(address.as_str()).map_err(refused)
}

/// The sender, which the chain has validated.
pub fn sender(api: &dyn Api, sender: &Addr) -> Result<Account, ContractError> {
    Ok(api.addr_canonicalize(sender.as_str())?)
}

/// The sender, if it is the nominee.
pub fn assert_nominee(
    api: &dyn Api,
    subject: &'static str,
    id: u64,
    nominee: Option<&Account>,
    found: &Addr,
) -> Result<Account, ContractError> {
    let account = sender(api, found)?;
    if nominee == Some(&account) {
        return Ok(account);
    }
    Err(ContractError::NotNominee {
        subject,
        id,
        expected: nominee
            .map(|nominee| api.addr_humanize(nominee))
            .transpose()?,
        found: found.clone(),
    })
}

/// A list of addresses without duplicates, in order of their bytes.
pub fn accounts(
    api: &dyn Api,
    list: &'static str,
    max: usize,
    addresses: &[String],
) -> Result<Vec<Account>, ContractError> {
    assert_length(list, 0, max, addresses.len())?;
    let accounts = addresses
        .iter()
        .map(|address| account(api, list, address))
        .collect::<Result<Vec<_>, _>>()?;
    let name = |account: &Account| match api.addr_humanize(account) {
        Ok(address) => address.into_string(),
        Err(_not_an_address) => account.to_string(),
    };
    sorted_unique(list, accounts, |account| account.to_vec(), name)
}

/// A list in order of its keys' bytes, duplicates refused: the order of a list never changes a result.
pub fn sorted_unique<T>(
    list: &'static str,
    entries: Vec<T>,
    key: impl Fn(&T) -> Vec<u8>,
    name: impl Fn(&T) -> String,
) -> Result<Vec<T>, ContractError> {
    let order = sorted_places(entries.iter().map(key).collect());
    let mut entries: Vec<Option<T>> = entries.into_iter().map(Some).collect();
    let mut sorted = Vec::with_capacity(entries.len());
    for (place, twice) in order {
        let entry = entries.get_mut(place).and_then(Option::take);
        let entry = entry.ok_or_else(|| StdError::not_found(list))?;
        if twice {
            return Err(ContractError::Duplicate {
                list,
                entry: name(&entry),
            });
        }
        sorted.push(entry);
    }
    Ok(sorted)
}

/// The places of keys in their order, and whether the key before is the same. Apart from the types, since sorting
/// is a lot of code.
fn sorted_places(keys: Vec<Vec<u8>>) -> Vec<(usize, bool)> {
    let mut keys: Vec<(Vec<u8>, usize)> = keys.into_iter().zip(0..).collect();
    keys.sort_unstable();
    let mut before: Option<&Vec<u8>> = None;
    keys.iter()
        .map(|(key, place)| (*place, before.replace(key) == Some(key)))
        .collect()
}

pub fn assert_length(
    list: &'static str,
    min: usize,
    max: usize,
    found: usize,
) -> Result<(), ContractError> {
    if (min..=max).contains(&found) {
        return Ok(());
    }
    Err(ContractError::ListLength {
        list,
        min,
        max,
        found,
    })
}

pub fn assert_range(
    field: &'static str,
    min: u64,
    max: u64,
    found: u64,
) -> Result<(), ContractError> {
    if (min..=max).contains(&found) {
        return Ok(());
    }
    Err(ContractError::OutOfRange {
        field,
        min,
        max,
        found,
    })
}

/// A fee that may only fall.
pub fn assert_falls(field: &'static str, current: u16, found: u16) -> Result<(), ContractError> {
    if found <= current {
        return Ok(());
    }
    Err(ContractError::Ratchet {
        field,
        current,
        found,
    })
}

pub fn name(field: &'static str, name: String) -> Result<String, ContractError> {
    text_within(field, name, 1, MAX_NAME_BYTES)
}

/// A text that may be left out; an empty one is none.
pub fn text(field: &'static str, text: Option<String>) -> Result<Option<String>, ContractError> {
    match text {
        None => Ok(None),
        Some(text) if text.is_empty() => Ok(None),
        Some(text) => text_within(field, text, 0, MAX_TEXT_BYTES).map(Some),
    }
}

fn text_within(
    field: &'static str,
    text: String,
    min: usize,
    max: usize,
) -> Result<String, ContractError> {
    if !(min..=max).contains(&text.len()) {
        return Err(ContractError::TextLength {
            field,
            min,
            max,
            found: text.len(),
        });
    }
    match text.chars().find(|c| c.is_control()) {
        None => Ok(text),
        Some(c) => Err(ContractError::ControlCharacter {
            field,
            found: c.into(),
        }),
    }
}

/// A hash that may be left out.
pub fn hash(
    field: &'static str,
    hash: Option<Binary>,
) -> Result<Option<[u8; HASH_BYTES]>, ContractError> {
    hash.map(|hash| {
        <[u8; HASH_BYTES]>::try_from(hash.as_slice()).map_err(|_slice_error| {
            ContractError::HashLength {
                field,
                expected: HASH_BYTES,
                found: hash.len(),
            }
        })
    })
    .transpose()
}
