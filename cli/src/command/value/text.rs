//! Addresses, names and other text.

use crate::input;
use tributary_api::{MAX_NAME_BYTES, MAX_QUERY_ID_BYTES, MAX_TEXT_BYTES};

/// A bech32 address with a right checksum; whether its prefix is the chain's, the chain says.
///
/// # Errors
/// What is wrong with it.
pub fn address(text: &str) -> Result<String, String> {
    match input::address_of_any_chain(text) {
        Ok((_account, address)) => Ok(address.into_string()),
        Err(reason) => Err(reason.to_string()),
    }
}

/// A name: 1 to 128 bytes.
///
/// # Errors
/// What was expected.
pub fn name(text: &str) -> Result<String, String> {
    within(text, 1, MAX_NAME_BYTES)
}

/// Another text that has to be there: 1 to 512 bytes.
///
/// # Errors
/// What was expected.
pub fn required(text: &str) -> Result<String, String> {
    within(text, 1, MAX_TEXT_BYTES)
}

/// Another text; an empty one is none.
///
/// # Errors
/// What was expected.
pub fn text(text: &str) -> Result<String, String> {
    within(text, 0, MAX_TEXT_BYTES)
}

fn within(text: &str, min: usize, max: usize) -> Result<String, String> {
    let found = text.len();
    if !(min..=max).contains(&found) {
        return Err(format!("expected {min} to {max} bytes, found {found}"));
    }
    if text.trim() != text || text.chars().any(char::is_control) {
        return Err("expected neither control characters nor blanks around it".to_owned());
    }
    Ok(text.to_owned())
}

/// The payer's own name for a query.
///
/// # Errors
/// What was expected.
pub fn query_id(text: &str) -> Result<String, String> {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"._:-".contains(&byte);
    if (1..=MAX_QUERY_ID_BYTES).contains(&text.len()) && text.bytes().all(allowed) {
        return Ok(text.to_owned());
    }
    Err(format!(
        "expected 1 to {MAX_QUERY_ID_BYTES} of A-Z a-z 0-9 . _ : -"
    ))
}
