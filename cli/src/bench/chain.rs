//! A running chain, and what is sent to it.

use crate::event;
use crate::input::InputError;
use crate::localnet::deployment::Deployment;
use anyhow::{Context, Result};
use embedded_chain::Bech32Api;
use node_client::{GasPrice, Message, Node, NodeError, Receipt, Sender, Wallet};
use serde::Serialize;
use std::fs;
use std::path::Path;

pub struct Chain {
    pub node: Node,
    pub chain_id: String,
    pub prefix: String,
    pub price: GasPrice,
    pub api: Bech32Api,
}

impl Chain {
    /// Reaches the node; nothing is sent.
    ///
    /// # Errors
    /// [`NodeError`].
    pub fn reach(deployment: &Deployment, url: Option<&str>) -> Result<Self> {
        let node = Node::new(url.unwrap_or(&deployment.node))?;
        let found = node.status()?.chain_id;
        if found != deployment.chain_id {
            let expected = deployment.chain_id.clone();
            return Err(NodeError::WrongChain { expected, found }.into());
        }
        Ok(Self {
            node,
            chain_id: found,
            prefix: deployment.prefix.clone(),
            price: deployment.gas_prices.parse()?,
            api: Bech32Api::new(&deployment.prefix)?,
        })
    }

    /// A wallet of the deployment.
    ///
    /// # Errors
    /// [`InputError::Option`] when there is none of that name; what its key file lacks.
    pub fn wallet(&self, deployment: &Deployment, name: &str) -> Result<Wallet> {
        let account = deployment.accounts.get(name);
        let account = account.ok_or_else(|| InputError::Option {
            option: "--deployment",
            expected: format!("a file with an account {name}, as `tributary localnet up` writes"),
            found: "none".to_owned(),
        })?;
        let asked = || {
            Err(NodeError::Key {
                what: format!("the key of {name}"),
                reason: "expected a mnemonic or 64 hex digits, without a passphrase".to_owned(),
            })
        };
        Ok(Wallet::from_file(&account.key_file, &self.prefix, asked)?)
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
