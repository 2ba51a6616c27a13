//! The few addresses there are.

use std::sync::OnceLock;

use cosmwasm_std::Addr;
use cosmwasm_std::testing::MockApi;

/// Whoever takes part. The first one holds every role at the beginning.
pub fn people() -> &'static [Addr; 6] {
    static PEOPLE: OnceLock<[Addr; 6]> = OnceLock::new();
    PEOPLE.get_or_init(|| ["ann", "ben", "cleo", "dan", "eve", "finn"].map(address))
}

/// The cw20 tokens; two of them are fee tokens at the beginning.
pub fn tokens() -> &'static [Addr; 4] {
    static TOKENS: OnceLock<[Addr; 4]> = OnceLock::new();
    TOKENS.get_or_init(|| ["gold", "iron", "tin", "zinc"].map(address))
}

fn address(name: &str) -> Addr {
    MockApi::default().addr_make(name)
}
