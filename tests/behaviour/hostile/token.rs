//! A fee token that does what a token must not: natively beside a native Tributary, compiled beside a compiled one.

use std::sync::LazyLock;

use cosmwasm_std::Empty;
use cw_multi_test::{Contract, ContractWrapper};
use suite::{Runtime, Suite};

pub use hostile_token::{Behaviour, TokenMsg, TokenQuery};

static COMPILED: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let path = artifacts::contract("hostile-token").unwrap();
    std::fs::read(path).unwrap()
});

pub fn hostile_token() -> Box<dyn Contract<Empty>> {
    use hostile_token::{execute, instantiate, query};
    Box::new(ContractWrapper::new(execute, instantiate, query))
}

/// Its code id, in the suite's runtime.
pub fn store(suite: &mut Suite) -> u64 {
    match suite.runtime() {
        Runtime::Native => suite.chain.store_native(hostile_token()),
        Runtime::Wasm => suite.chain.store_code(&COMPILED).unwrap(),
    }
}
