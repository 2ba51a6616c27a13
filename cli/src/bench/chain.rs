//! A running chain, and what is sent to it.

use crate::event;
use crate::live::Connection;
use anyhow::{Context, Result};
use embedded_chain::Bech32Api;
use node_client::{GasPrice, Message, Node, Receipt, Sender, Wallet};
use serde::Serialize;
use std::fs;
use std::path::Path;

pub struct Chain {
    pub node: Node,
    pub chain_id: String,
    pub price: GasPrice,
    pub api: Bech32Api,
}

impl Chain {
    /// # Errors
    /// When no gas price is known.
    pub fn reach(connection: Connection) -> Result<Self> {
        Ok(Self {
            chain_id: connection.node.status()?.chain_id,
            price: connection.gas_price()?,
            api: Bech32Api::new(connection.prefix()?)?,
            node: connection.node,
        })
    }

    pub fn sender<'c>(&'c self, wallet: &'c Wallet) -> Result<Sender<'c>> {
        Ok(Sender::new(&self.node, wallet, self.price.clone())?)
    }

    /// Sends one transaction and waits for it.
    ///
    /// # Errors
    /// What the node or a contract says.
    pub fn send(&self, wallet: &Wallet, messages: &[Message]) -> Result<Receipt> {
        Ok(self.sender(wallet)?.send(messages)?)
    }

    /// Stores a contract.
    ///
    /// # Errors
    /// When the file can't be read, or the chain refuses.
    pub fn store(&self, wallet: &Wallet, wasm: &Path) -> Result<u64> {
        let bytes = fs::read(wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
        let receipt = self.send(wallet, &[Message::store(&bytes)?])?;
        event::number(event::find(&receipt.events, "store_code")?, "code_id")
    }

    /// Instantiates contracts, in one transaction, and returns their addresses in the same order.
    ///
    /// # Errors
    /// What the chain says.
    pub fn instantiate<M: Serialize>(
        &self,
        wallet: &Wallet,
        code_id: u64,
        label: &str,
        messages: &[M],
    ) -> Result<Vec<String>> {
        let messages = messages.iter().map(|msg| {
            Ok(Message::Instantiate {
                code_id,
                label: label.to_owned(),
                admin: None,
                msg: serde_json::to_vec(msg)?,
            })
        });
        let receipt = self.send(wallet, &messages.collect::<Result<Vec<_>>>()?)?;
        let made = receipt.events.iter().filter(|e| e.ty == "instantiate");
        let addresses = made.map(|e| {
            let address = event::attribute(e, "_contract_address");
            Ok(address.context("no address of the contract")?.to_owned())
        });
        addresses.collect()
    }
}
