//! Everything that is measured, deployed anew.

use super::chain::Chain;
use super::people::People;
use crate::artefacts::optimise::WasmOpt;
use crate::command::Action;
use crate::event;
use anyhow::{Context, Result, ensure};
use cosmwasm_std::{Empty, Event, Uint128, to_json_binary};
use cw20::{Cw20Coin, Cw20ExecuteMsg};
use node_client::{Message, Receipt, Wallet};
use serde::de::DeserializeOwned;
use std::cell::Cell;
use std::fs;
use std::path::PathBuf;
use std::str::FromStr;
use tributary_api::{ExecuteMsg, HookMsg, InstantiateMsg, QueryMsg};

pub const PROTOCOL_FEE_BPS: u16 = 200;
pub const OPERATOR_FEE_BPS: u16 = 2_000;
pub const CURATOR_FEE_BPS: u16 = 500;
/// What is paid for each recorded query, in base units.
pub const FEE: u128 = 1_000_000;
/// As many as can be active at once.
const TOKENS: usize = 4;
/// What the payer has of each token.
const PURSE: u128 = 1_000_000_000_000;

pub struct Stage {
    pub chain: Chain,
    pub people: People,
    /// The first one is what is paid in, where nothing else is said.
    pub tokens: Vec<String>,
    pub tributary: String,
    pub floor: String,
    payments: Cell<u64>,
}

/// Compiled contracts.
pub struct Wasm {
    pub token: PathBuf,
    pub tributary: PathBuf,
    pub floor: PathBuf,
    /// Bytes of Tributary when it is made smaller, if it is.
    pub optimised: Option<usize>,
}

impl Wasm {
    /// # Errors
    /// When a build fails, or wasm-opt does.
    pub fn build(optimise: bool) -> Result<Self> {
        let tributary = artifacts::tributary()?;
        let optimised = if optimise {
            let wasm_opt = WasmOpt::install()?;
            let smaller = wasm_opt.run("tributary.wasm", &fs::read(&tributary)?)?;
            Some(smaller.len())
        } else {
            None
        };
        Ok(Self {
            token: artifacts::cw20_base()?,
            floor: artifacts::contract("floor")?,
            tributary,
            optimised,
        })
    }
}

impl Stage {
    /// # Errors
    /// What the chain refuses.
    pub fn set(chain: Chain, people: People, wasm: &Wasm) -> Result<Self> {
        let owner = &people.owner;
        let token = chain.store(owner, &wasm.token)?;
        let tributary = chain.store(owner, &wasm.tributary)?;
        let floor = chain.store(owner, &wasm.floor)?;
        let purse = cw20_base::msg::InstantiateMsg {
            name: "Bench token".to_owned(),
            symbol: "BENCH".to_owned(),
            decimals: 6,
            initial_balances: vec![Cw20Coin {
                address: people.payer.address().to_owned(),
                amount: Uint128::new(PURSE),
            }],
            mint: None,
            marketing: None,
        };
        let tokens = chain.instantiate(owner, token, "bench token", &vec![purse; TOKENS])?;
        let msg = InstantiateMsg {
            owner: None,
            fee_tokens: tokens.clone(),
            protocol_fee_bps: PROTOCOL_FEE_BPS,
            protocol_fee_recipient: None,
        };
        let tributary = chain.instantiate(owner, tributary, "bench tributary", &[msg])?;
        let floor = chain.instantiate(owner, floor, "bench floor", &[Empty {}])?;
        Ok(Self {
            tokens,
            tributary: tributary.concat(),
            floor: floor.concat(),
            payments: Cell::new(0),
            chain,
            people,
        })
    }

    pub fn send(&self, wallet: &Wallet, messages: &[Message]) -> Result<Receipt> {
        self.chain.send(wallet, messages)
    }

    /// Of what is sent again and again: the most that the second and the third of three transactions use. A first one makes
    /// entries that later ones find.
    ///
    /// # Errors
    /// What the chain refuses; and what `assert` finds wrong with what was done.
    pub fn later(
        &self,
        wallet: &Wallet,
        message: impl Fn() -> Result<Message>,
        assert: impl Fn(&[Event]) -> Result<()>,
    ) -> Result<u64> {
        let mut most = 0;
        for nth in 0..3 {
            let receipt = self.send(wallet, &[message()?])?;
            assert(&receipt.events)?;
            if nth > 0 {
                most = most.max(receipt.gas_used);
            }
        }
        Ok(most)
    }

    /// A message to Tributary, in the form in which the command sends it.
    pub fn call(&self, msg: ExecuteMsg) -> Result<Message> {
        self.message(msg.into())
    }

    /// A payment to Tributary.
    pub fn pay(&self, token: &str, amount: u128, hook: HookMsg) -> Result<Message> {
        self.message(Action::Token {
            token: Some(token.to_owned()),
            amount: amount.into(),
            hook,
        })
    }

    fn message(&self, action: Action) -> Result<Message> {
        let resolved = action.resolve(&self.tributary, None)?;
        Ok(Message::execute(&resolved.to, &resolved.msg)?)
    }

    /// A payment for a query, which no other has the name of.
    pub fn record(&self, model_id: u64) -> Result<Message> {
        self.record_in(0, model_id, None)
    }

    /// The same, in any token, and for so many queries.
    pub fn record_in(&self, token: usize, model_id: u64, count: Option<u64>) -> Result<Message> {
        let hook = HookMsg::RecordQuery {
            model_id,
            query_id: self.payment(),
            units: None,
            count,
            digest: None,
        };
        self.pay(self.token(token)?, FEE, hook)
    }

    /// A payment to the contract that only stores it.
    pub fn pay_floor(&self) -> Result<Message> {
        let msg = Cw20ExecuteMsg::Send {
            contract: self.floor.clone(),
            amount: FEE.into(),
            msg: to_json_binary(&floor::HookMsg { id: self.payment() })?,
        };
        Ok(Message::execute(self.token(0)?, &msg)?)
    }

    pub fn token(&self, number: usize) -> Result<&str> {
        let token = self.tokens.get(number);
        token.map(String::as_str).context("no such token")
    }

    /// A new name, of the same length as all others.
    pub fn payment(&self) -> String {
        let number = self.payments.get().saturating_add(1);
        self.payments.set(number);
        format!("q-{number:06}")
    }

    pub fn ask<R: DeserializeOwned>(&self, msg: &QueryMsg) -> Result<R> {
        Ok(self.chain.node.smart(&self.tributary, msg)?)
    }
}

/// A number of each event of a type, in order.
pub fn numbers<N: FromStr>(receipt: &Receipt, ty: &str, key: &str) -> Result<Vec<N>> {
    let ty = format!("wasm-{ty}");
    let events = receipt.events.iter().filter(|event| event.ty == ty);
    events.map(|event| event::number(event, key)).collect()
}

/// Whether something was done as often as it should: what was not done costs less.
pub fn assert_count(events: &[Event], ty: &str, expected: usize) -> Result<()> {
    let found = events
        .iter()
        .filter(|event| event.ty.strip_prefix("wasm-") == Some(ty))
        .count();
    ensure!(
        found == expected,
        "events {ty} of a measured transaction: expected {expected}, found {found}"
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_done_is_noticed() {
        let events = [
            "wasm-claimed",
            "wasm-fee_split",
            "wasm-fee_split",
            "transfer",
        ];
        let events = events.map(Event::new);
        assert!(assert_count(&events, "fee_split", 2).is_ok());
        for (ty, expected) in [
            ("fee_split", 1),
            ("fee_split", 3),
            ("claimed", 0),
            ("transfer", 1),
        ] {
            assert!(
                assert_count(&events, ty, expected).is_err(),
                "{ty} {expected}"
            );
        }
    }
}
