//! Addresses, read without a chain.

use cosmwasm_std::Addr;
use embedded_chain::{AddressError, Bech32Api};

/// The bytes of an address and the address as its chain writes it, whatever its prefix.
///
/// # Errors
/// When it is no bech32, its checksum is wrong, or it is neither an account nor a contract.
pub fn address_of_any_chain(text: &str) -> Result<(Vec<u8>, Addr), AddressError> {
    let Some((prefix, _data)) = text.rsplit_once('1') else {
        return Err(AddressError::NotBech32 {
            input: text.to_owned(),
            reason: "expected a prefix, 1, and then letters and digits".to_owned(),
        });
    };
    let api = Bech32Api::new(prefix)?;
    let address = api.validate(text)?;
    Ok((api.canonicalize(text)?, address))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADDRESS: &str = "wasm1qyqszqgpqyqszqgpqyqszqgpqyqszqgpc0styh";

    #[test]
    fn any_prefix_with_a_right_checksum_is_read() {
        let read = address_of_any_chain(ADDRESS);
        assert_eq!(read, Ok((vec![1; 20], Addr::unchecked(ADDRESS))));
        let other = Bech32Api::new("stake1x").map(|api| api.humanize(&[1; 32]));
        let other = other.and_then(|address| address).map(Addr::into_string);
        let read = other.and_then(|other| address_of_any_chain(&other));
        assert_eq!(read.map(|(account, _)| account), Ok(vec![1; 32]));
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for text in [
            "",
            "alice",
            "1",
            "wasm1",
            "wasm1qyqszqgpqyqszqgpqyqszqgpqyqszqgpc0styg",
            "WASM1QYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGPC0STYH",
            " wasm1qyqszqgpqyqszqgpqyqszqgpqyqszqgpc0styh",
            "a12uel5l",
        ] {
            assert!(address_of_any_chain(text).is_err(), "{text}");
        }
    }
}
