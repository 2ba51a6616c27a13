//! A chain's properties.

use crate::api::{AddressError, Bech32Api};
use crate::keeper::LimitedWasm;
use crate::meter::Meter;
use crate::{ChainApp, EmbeddedChain};
use cosmwasm_std::{Addr, BlockInfo, Coin, Timestamp};
use cw_multi_test::AppBuilder;
use std::rc::Rc;

/// Makes an [`EmbeddedChain`].
#[derive(Clone, Debug)]
pub struct Builder {
    api: Bech32Api,
    gas_limit: u64,
    block: BlockInfo,
    balances: Vec<(Addr, Vec<Coin>)>,
}

/// Addresses begin with `wasm`, a transaction may use 100,000,000 gas, which is what blocks of many chains hold, the
/// chain is called `embedded-1` and stands at block 1 on 1 January 2025, and nobody owns native coins.
impl Default for Builder {
    fn default() -> Self {
        Self {
            api: Bech32Api::default(),
            gas_limit: 100_000_000,
            block: BlockInfo {
                height: 1,
                time: Timestamp::from_seconds(1_735_689_600),
                chain_id: "embedded-1".to_owned(),
            },
            balances: Vec::new(),
        }
    }
}

impl Builder {
    /// The prefix of all addresses.
    ///
    /// # Errors
    /// [`AddressError::NotBech32`] when it can't be one.
    pub fn prefix(mut self, prefix: &str) -> Result<Self, AddressError> {
        self.api = Bech32Api::new(prefix)?;
        Ok(self)
    }

    /// What a transaction or a query may use, in SDK gas.
    pub fn gas_limit(mut self, gas: u64) -> Self {
        self.gas_limit = gas;
        self
    }

    /// The first block.
    pub fn block(mut self, block: BlockInfo) -> Self {
        self.block = block;
        self
    }

    /// Native coins of the account with this name, see [`EmbeddedChain::account`]. To be called after
    /// [`Self::prefix`].
    pub fn balance(mut self, account: &str, coins: &[Coin]) -> Self {
        self.balances
            .push((self.api.account(account), coins.to_vec()));
        self
    }

    /// Makes the chain.
    ///
    /// # Errors
    /// When the bank module refuses a balance, for instance one with a denomination twice.
    pub fn build(self) -> anyhow::Result<EmbeddedChain> {
        let Self {
            api,
            gas_limit,
            block,
            balances,
        } = self;
        let meter = Rc::new(Meter::new(gas_limit));
        let app: ChainApp = AppBuilder::new()
            .with_api(api)
            .with_block(block)
            .with_wasm(LimitedWasm::new(Rc::clone(&meter)))
            .build(|_, _, _| ());
        let mut chain = EmbeddedChain {
            app,
            api,
            meter,
            fault: None,
            kept: None,
        };
        for (account, coins) in balances {
            chain.app.init_modules(|router, _, storage| {
                router.bank.init_balance(storage, &account, coins)
            })?;
        }
        Ok(chain)
    }
}
