//! Guards for what a message brings.

use cosmwasm_std::{Addr, Api, Binary, Env, StdError, StdResult, Uint128};
use tributary_api::{HASH_BYTES, MAX_NAME_BYTES, MAX_QUERY_ID_BYTES, MAX_TEXT_BYTES};

use crate::error::ContractError;
use crate::gather::Gather;
use crate::state::{Account, Config};

/// Longest bech32 address.
const MAX_ADDRESS_BYTES: usize = 90;

/// A bech32 address in its canonical form.
pub fn account(
    api: &dyn Api,
    field: &'static str,
    address: &str,
) -> Result<Account, ContractError> {
    let refused = |reason: StdError| ContractError::Address {
        field,
        found: address.escape_default().take(MAX_ADDRESS_BYTES).collect(),
        reason: reason.to_string(),
    };
    // longer ones cannot be shown again: BIP 173 ends here, and so does what a contract may ask a chain for
    if address.len() > MAX_ADDRESS_BYTES {
        return Err(refused(StdError::generic_err(format!(
            "{} bytes, at most {MAX_ADDRESS_BYTES}",
            address.len()
        ))));
    }
    let address = api.addr_validate(address).map_err(refused)?;
    api.addr_canonicalize(address.as_str()).map_err(refused)
}

/// The sender, which the chain has validated.
pub fn sender(api: &dyn Api, sender: &Addr) -> Result<Account, ContractError> {
    Ok(api.addr_canonicalize(sender.as_str())?)
}

/// Refuses while the intake is paused.
pub fn assert_intake_open(config: &Config, env: &Env) -> Result<(), ContractError> {
    if env.block.time.seconds() < config.pause_ends {
        return Err(ContractError::IntakePaused {
            until: config.pause_ends,
        });
    }
    Ok(())
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
    min: usize,
    max: usize,
    addresses: &[String],
) -> Result<Vec<Account>, ContractError> {
    assert_length(list, min, max, addresses.len())?;
    let accounts = addresses
        .iter()
        .map(|address| account(api, list, address))
        .gather()?;
    let name = |account: &Account| Ok(api.addr_humanize(account)?.into_string());
    sorted_unique(list, accounts, |account| account.to_vec(), name)
}

/// Ids in their order, without duplicates.
pub fn ids(
    list: &'static str,
    min: usize,
    max: usize,
    ids: Vec<u64>,
) -> Result<Vec<u64>, ContractError> {
    assert_length(list, min, max, ids.len())?;
    sorted_unique(
        list,
        ids,
        |id| id.to_be_bytes().to_vec(),
        |id| Ok(id.to_string()),
    )
}

/// A list in order of its keys' bytes, duplicates refused: the order of a list never changes a result.
pub fn sorted_unique<T>(
    list: &'static str,
    entries: Vec<T>,
    key: impl Fn(&T) -> Vec<u8>,
    name: impl Fn(&T) -> StdResult<String>,
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
                entry: name(&entry)?,
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

/// A number that an entry of a list brings.
pub fn assert_entry(
    list: &'static str,
    entry: impl Into<String>,
    part: &'static str,
    (min, max): (u64, u64),
    found: u64,
) -> Result<(), ContractError> {
    if (min..=max).contains(&found) {
        return Ok(());
    }
    Err(ContractError::EntryRange {
        list,
        entry: entry.into(),
        part,
        min,
        max,
        found,
    })
}

/// A sum of what was paid.
pub fn sum(sum: Uint128, found: Uint128) -> Result<Uint128, ContractError> {
    sum.checked_add(found)
        .or(Err(ContractError::SumOverflow { sum, found }))
}

pub fn assert_amount(field: &'static str, amount: Uint128) -> Result<(), ContractError> {
    if amount.is_zero() {
        return Err(ContractError::ZeroAmount { field });
    }
    Ok(())
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

/// How many entries a message goes through: 1 to `max`, which is the default.
pub fn limit(limit: Option<u32>, max: u32) -> Result<usize, ContractError> {
    let limit = limit.unwrap_or(max);
    assert_range("limit", 1, max.into(), limit.into())?;
    Ok(usize::try_from(limit).unwrap_or(usize::MAX))
}

/// A fee that may only fall.
pub fn assert_falls(field: &'static str, current: u16, found: u16) -> Result<(), ContractError> {
    if found <= current {
        return Ok(());
    }
    Err(ContractError::FallsOnly {
        field,
        current,
        found,
    })
}

/// A text that has to be there.
pub fn required_text(field: &'static str, text: String) -> Result<String, ContractError> {
    text_within(field, text, 1, MAX_TEXT_BYTES)
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
    if let Some(c) = text.chars().find(|c| c.is_control()) {
        return Err(ContractError::ControlCharacter {
            field,
            found: c.into(),
        });
    }
    // chains trim what events say, so state and events would differ
    if text.trim() != text {
        return Err(ContractError::Padded { field });
    }
    Ok(text)
}

/// A hash that may be left out.
pub fn hash(
    field: &'static str,
    hash: Option<Binary>,
) -> Result<Option<[u8; HASH_BYTES]>, ContractError> {
    hash.map(|hash| required_hash(field, &hash)).transpose()
}

pub fn required_hash(
    field: &'static str,
    hash: &Binary,
) -> Result<[u8; HASH_BYTES], ContractError> {
    let Some(bytes) = hash.first_chunk().filter(|_| hash.len() == HASH_BYTES) else {
        return Err(ContractError::HashLength {
            field,
            expected: HASH_BYTES,
            found: hash.len(),
        });
    };
    Ok(*bytes)
}

/// The payer's own name for a query.
pub fn assert_query_id(query_id: &str) -> Result<(), ContractError> {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"._:-".contains(&byte);
    let found = if !(1..=MAX_QUERY_ID_BYTES).contains(&query_id.len()) {
        format!("{} bytes", query_id.len())
    } else if !query_id.bytes().all(allowed) {
        query_id.escape_default().to_string()
    } else {
        return Ok(());
    };
    Err(ContractError::QueryIdSyntax {
        max: MAX_QUERY_ID_BYTES,
        found,
    })
}
