//! The chain's accounts, native coins and blocks.

use crate::EmbeddedChain;
use crate::api::{AddressError, Bech32Api};
use cosmwasm_std::{Addr, BlockInfo, Coin, Uint128};
use cw_multi_test::{BankSudo, SudoMsg};

/// Seconds from one block to the next.
const BLOCK_SECONDS: u64 = 5;

impl EmbeddedChain {
    /// The address of an account, made from its name: the first 20 bytes of the name's SHA-256.
    pub fn account(&self, name: &str) -> Addr {
        self.api.account(name)
    }

    /// The address with these bytes.
    ///
    /// # Errors
    /// [`AddressError::WrongLength`] unless there are 20 or 32.
    pub fn address(&self, bytes: &[u8]) -> Result<Addr, AddressError> {
        self.api.humanize(bytes)
    }

    /// The chain's addresses.
    pub fn api(&self) -> &Bech32Api {
        &self.api
    }

    /// An account's native coins of one denomination, in base units.
    ///
    /// # Errors
    /// When the bank module fails.
    pub fn balance(&self, account: &Addr, denom: &str) -> anyhow::Result<Uint128> {
        Ok(self.app.wrap().query_balance(account, denom)?.amount)
    }

    /// Creates native coins out of nothing.
    ///
    /// # Errors
    /// When the bank module refuses, for instance a zero amount.
    pub fn mint(&mut self, account: &Addr, coins: &[Coin]) -> anyhow::Result<()> {
        self.app.sudo(SudoMsg::Bank(BankSudo::Mint {
            to_address: account.to_string(),
            amount: coins.to_vec(),
        }))?;
        Ok(())
    }

    /// The current block.
    pub fn block(&self) -> BlockInfo {
        self.app.block_info()
    }

    /// Goes to another block, also back.
    pub fn set_block(&mut self, block: BlockInfo) {
        self.app.set_block(block);
    }

    /// Goes on by a number of blocks, 5 seconds each.
    pub fn advance_blocks(&mut self, blocks: u64) {
        let seconds = blocks.saturating_mul(BLOCK_SECONDS);
        self.advance(blocks, seconds);
    }

    /// Goes on to the next block, which is this many seconds later.
    pub fn advance_time(&mut self, seconds: u64) {
        self.advance(1, seconds);
    }

    fn advance(&mut self, blocks: u64, seconds: u64) {
        self.app.update_block(|block| {
            block.height = block.height.saturating_add(blocks);
            block.time = block.time.plus_seconds(seconds);
        });
    }
}
