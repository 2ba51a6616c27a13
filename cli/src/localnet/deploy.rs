//! Puts the token, Tributary, and the demo's datanets and model on a new chain.

use super::accounts::{self, Accounts};
use super::deployment::{Code, Deployment};
use super::genesis::GAS_PRICES;
use super::home::CHAIN_ID;
use super::ports::Ports;
use super::register::register;
use super::step::step;
use crate::demo::plan::{LastTerms, Plan};
use crate::demo::terms;
use crate::event;
use anyhow::{Context, Result};
use artifacts::Artifacts;
use cosmwasm_std::Uint128;
use cw20::Cw20Coin;
use embedded_chain::Bech32Api;
use node_client::{Message, Node, Receipt, Sender};
use serde::Serialize;
use std::fs;
use std::path::Path;
use tributary_api::InstantiateMsg;

/// What each named account has of the fee token, in base units: a thousand million tokens.
const TOKENS: u128 = 1_000_000_000_000_000;

/// All that is brought to the chain.
pub struct Freight {
    plan: Plan,
    wasm: Artifacts,
}

impl Freight {
    /// # Errors
    /// When the contracts cannot be built.
    pub fn load() -> Result<Self> {
        let api = Bech32Api::default();
        Ok(Self {
            plan: Plan::read(&[], None, None, LastTerms::default(), &api)?,
            wasm: step("building the contracts' Wasm", artifacts::build)?,
        })
    }
}

/// The accounts on their chain.
pub struct Chain<'a> {
    pub node: Node,
    pub accounts: &'a Accounts,
}

impl Chain<'_> {
    /// Sends one message by a named account and waits for it.
    ///
    /// # Errors
    /// What the node or the contract says.
    pub fn send(&self, sender: &str, message: Message) -> Result<Receipt> {
        let wallet = &self.accounts.get(sender)?.wallet;
        let sender = Sender::new(&self.node, wallet, GAS_PRICES.parse()?)?;
        Ok(sender.send(&[message])?)
    }

    /// Stores a contract.
    fn store(&self, wasm: &Path) -> Result<Code> {
        let bytes = fs::read(wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
        let receipt = self.send("owner", Message::store(&bytes)?)?;
        let stored = event::find(&receipt.events, "store_code")?;
        let code_id = event::number(stored, "code_id")?;
        let checksum = self.node.checksum(code_id)?;
        Ok(Code { code_id, checksum })
    }

    /// Instantiates a contract and returns its address.
    fn instantiate(
        &self,
        code: &Code,
        label: &str,
        admin: Option<String>,
        msg: &impl Serialize,
    ) -> Result<String> {
        let message = Message::Instantiate {
            code_id: code.code_id,
            label: label.to_owned(),
            admin,
            msg: serde_json::to_vec(msg)?,
        };
        let receipt = self.send("owner", message)?;
        let made = event::find(&receipt.events, "instantiate")?;
        let address = event::attribute(made, "_contract_address");
        Ok(address.context("no address of the contract")?.to_owned())
    }
}

/// # Errors
/// When the chain refuses something.
pub fn run(
    accounts: &Accounts,
    ports: Ports,
    freight: &Freight,
    admin: Option<String>,
) -> Result<Deployment> {
    let Freight { plan, wasm } = freight;
    let node = Node::new(&ports.rpc_url())?;
    let chain = Chain { node, accounts };
    let cw20_base = step("storing cw20-base", || chain.store(&wasm.cw20_base))?;
    let tributary = step("storing Tributary", || chain.store(&wasm.tributary))?;
    let token = step("instantiating the token", || {
        let msg = token(accounts);
        chain.instantiate(&cw20_base, "fee token", None, &msg)
    })?;
    let contract = step("instantiating Tributary", || {
        let msg = InstantiateMsg {
            owner: None,
            fee_tokens: vec![token.clone()],
            protocol_fee_bps: terms::PROTOCOL_FEE_BPS,
            protocol_fee_recipient: None,
        };
        chain.instantiate(&tributary, "tributary", admin.clone(), &msg)
    })?;
    let registered = register(&chain, plan, &contract, &token)?;

    let codes = [("tributary", tributary), ("cw20_base", cw20_base)];
    Ok(Deployment {
        chain_id: CHAIN_ID.to_owned(),
        node: ports.rpc_url(),
        rest: ports.rest_url(),
        grpc: ports.grpc_address(),
        prefix: accounts::PREFIX.to_owned(),
        gas_prices: GAS_PRICES.to_owned(),
        contract,
        token,
        admin,
        codes: codes.map(|(name, code)| (name.to_owned(), code)).into(),
        height: registered.height,
        accounts: accounts.listed(),
        datanets: registered.datanets,
        models: vec![registered.model],
    })
}

fn token(accounts: &Accounts) -> cw20_base::msg::InstantiateMsg {
    let purses = accounts.iter().map(|(_, account)| Cw20Coin {
        address: account.wallet.address().to_owned(),
        amount: Uint128::new(TOKENS),
    });
    cw20_base::msg::InstantiateMsg {
        name: "Demo token".to_owned(),
        symbol: terms::SYMBOL.to_owned(),
        decimals: terms::DECIMALS,
        initial_balances: purses.collect(),
        mint: None,
        marketing: None,
    }
}
