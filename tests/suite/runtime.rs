use std::sync::LazyLock;

use cosmwasm_std::Empty;
use cw_multi_test::{Contract, ContractWrapper};
use embedded_chain::EmbeddedChain;

/// What runs the contracts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Runtime {
    /// The contracts' functions, called by cw-multi-test.
    Native,
    /// The compiled contracts, on the virtual machine that chains use. Tributary's Wasm is built here, unless the variable
    /// `TRIBUTARY_WASM` names another file: an optimised one, or one of another release.
    Wasm,
}

struct Compiled {
    tributary: Vec<u8>,
    cw20_base: Vec<u8>,
}

static COMPILED: LazyLock<Compiled> = LazyLock::new(|| {
    let tributary = match std::env::var_os("TRIBUTARY_WASM") {
        Some(path) => path.into(),
        None => artifacts::tributary().unwrap(),
    };
    let cw20_base = artifacts::cw20_base().unwrap();
    Compiled {
        tributary: std::fs::read(tributary).unwrap(),
        cw20_base: std::fs::read(cw20_base).unwrap(),
    }
});

impl Runtime {
    /// Stores Tributary and returns its code id.
    pub fn store_tributary(self, chain: &mut EmbeddedChain) -> u64 {
        match self {
            Self::Native => chain.store_native(native_tributary()),
            Self::Wasm => chain.store_code(&COMPILED.tributary).unwrap(),
        }
    }

    /// Stores cw20-base and returns its code id.
    pub fn store_cw20(self, chain: &mut EmbeddedChain) -> u64 {
        match self {
            Self::Native => chain.store_native(native_cw20()),
            Self::Wasm => chain.store_code(&COMPILED.cw20_base).unwrap(),
        }
    }
}

fn native_tributary() -> Box<dyn Contract<Empty>> {
    use tributary::contract::{execute, instantiate, migrate, query};
    Box::new(ContractWrapper::new(execute, instantiate, query).with_migrate(migrate))
}

fn native_cw20() -> Box<dyn Contract<Empty>> {
    use cw20_base::contract::{execute, instantiate, query};
    Box::new(ContractWrapper::new(execute, instantiate, query))
}
