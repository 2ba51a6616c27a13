//! The chain with everything on it that a query needs.

use super::plan::Plan;
use super::terms;
use crate::progress;
use anyhow::{Context, Result};
use artifacts::Artifacts;
use cosmwasm_std::{Addr, Timestamp, Uint128};
use cw20::{BalanceResponse, Cw20Coin, Cw20QueryMsg};
use embedded_chain::{EmbeddedChain, TxResult};
use serde::de::DeserializeOwned;
use std::collections::HashSet;
use std::path::Path;
use tributary_api::{ExecuteMsg, InstantiateMsg, QueryMsg};

pub struct Stage {
    pub chain: EmbeddedChain,
    pub token: Addr,
    pub tributary: Addr,
    pub payers: Vec<Addr>,
    pub operator: Addr,
    pub protocol: Addr,
    pub attestor: Addr,
    /// May charge prepaid accounts.
    pub gateway: Addr,
    /// In the plan's order.
    pub datanets: Vec<Registered>,
    pub model_id: u64,
}

/// A datanet on the chain.
pub struct Registered {
    pub datanet_id: u64,
    pub curator: Addr,
    /// How many of its contributors could not join at once, because it gives notice.
    pub announced: usize,
}

impl Stage {
    /// Deploys both contracts. Each payer can pay all of the plan's fees, and others have what they need. With `audited`, all
    /// events are kept.
    pub fn set(
        artifacts: &Artifacts,
        plan: &Plan,
        begins_at: Option<u64>,
        others: &[(Addr, Uint128)],
        audited: bool,
    ) -> Result<Self> {
        let mut chain = EmbeddedChain::builder().build()?;
        if audited {
            chain.keep_events();
        }
        if let Some(seconds) = begins_at {
            let mut block = chain.block();
            block.time = Timestamp::from_seconds(seconds);
            chain.set_block(block);
        }
        let operator = chain.account("operator");
        let protocol = chain.account("protocol");
        let attestor = chain.account("attestor");
        let gateway = chain.account("gateway");
        let payers: Vec<_> = (1..=terms::PAYERS)
            .map(|number| chain.account(&format!("payer {number}")))
            .collect();
        let fees = plan.fees()?;
        let purses: Vec<_> = payers
            .iter()
            .map(|payer| (payer, fees))
            .chain(others.iter().map(|(owner, amount)| (owner, *amount)))
            .collect();
        let (token, tributary) = {
            let _shown = progress::spinner("compiling and deploying the contracts");
            let token = deploy_token(&mut chain, &artifacts.cw20_base, &operator, &purses)?;
            let tributary = deploy_tributary(&mut chain, &artifacts.tributary, &token, &protocol)?;
            (token, tributary)
        };
        Ok(Self {
            chain,
            token,
            tributary,
            payers,
            operator,
            protocol,
            attestor,
            gateway,
            datanets: vec![],
            model_id: 0,
        })
    }

    /// Everyone who may be paid, once each: contributors, curators, operator, protocol.
    pub fn recipients(&self, plan: &Plan) -> Vec<Addr> {
        let contributors = plan
            .datanets
            .iter()
            .flat_map(|source| &source.datanet.contributors)
            .map(|contributor| &contributor.address);
        let curators = self.datanets.iter().map(|datanet| &datanet.curator);
        // a file may name the contract itself, whose balance is counted as what it holds
        let mut seen = HashSet::from([&self.tributary]);
        contributors
            .chain(curators)
            .chain([&self.operator, &self.protocol])
            .filter(|address| seen.insert(address))
            .cloned()
            .collect()
    }

    /// Calls Tributary.
    pub fn execute(&mut self, sender: &Addr, msg: &ExecuteMsg) -> Result<TxResult> {
        Ok(self.chain.execute(sender, &self.tributary, msg, &[])?)
    }

    /// Asks Tributary.
    pub fn ask<T: DeserializeOwned>(&self, msg: &QueryMsg) -> Result<T> {
        Ok(self.chain.query(&self.tributary, msg)?)
    }

    /// An address's balance of the fee token, by the token's own word.
    pub fn balance(&self, address: &Addr) -> Result<Uint128> {
        let msg = Cw20QueryMsg::Balance {
            address: address.to_string(),
        };
        let answer: BalanceResponse = self.chain.query(&self.token, &msg)?;
        Ok(answer.balance)
    }

    /// The balances of many.
    pub fn balances(&self, addresses: &[Addr]) -> Result<Vec<Uint128>> {
        addresses
            .iter()
            .map(|address| self.balance(address))
            .collect()
    }
}

fn deploy_token(
    chain: &mut EmbeddedChain,
    wasm: &Path,
    deployer: &Addr,
    purses: &[(&Addr, Uint128)],
) -> Result<Addr> {
    let code_id = store(chain, wasm)?;
    let msg = cw20_base::msg::InstantiateMsg {
        name: "Demo token".to_owned(),
        symbol: terms::SYMBOL.to_owned(),
        decimals: terms::DECIMALS,
        initial_balances: purses
            .iter()
            .map(|(owner, amount)| Cw20Coin {
                address: owner.to_string(),
                amount: *amount,
            })
            .collect(),
        mint: None,
        marketing: None,
    };
    let (token, _) = chain
        .instantiate(deployer, code_id, &msg, "token", None, &[])
        .context("deploying cw20-base")?;
    Ok(token)
}

fn deploy_tributary(
    chain: &mut EmbeddedChain,
    wasm: &Path,
    token: &Addr,
    protocol: &Addr,
) -> Result<Addr> {
    let code_id = store(chain, wasm)?;
    let msg = InstantiateMsg {
        owner: None,
        fee_tokens: vec![token.to_string()],
        protocol_fee_bps: terms::PROTOCOL_FEE_BPS,
        protocol_fee_recipient: None,
    };
    let (tributary, _) = chain
        .instantiate(protocol, code_id, &msg, "tributary", None, &[])
        .context("deploying Tributary")?;
    Ok(tributary)
}

fn store(chain: &mut EmbeddedChain, wasm: &Path) -> Result<u64> {
    let bytes = std::fs::read(wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
    chain
        .store_code(&bytes)
        .with_context(|| format!("storing {}", wasm.display()))
}
