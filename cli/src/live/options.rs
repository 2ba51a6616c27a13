//! Which chain, which contract, who signs.

use super::deployment::Deployment;
use crate::input::InputError;
use anyhow::{Result, bail};
use clap::Args;
use node_client::{GasPrice, Node, NodeError, Sender, Wallet};
use std::env;
use std::path::PathBuf;

/// Holds the passphrase of an armoured key where nobody can type it.
const PASSPHRASE: &str = "TRIBUTARY_PASSPHRASE";

/// The names of those below that a command without a chain has no use for.
pub const OPTIONS: [&str; 7] = [
    "node",
    "contract",
    "from",
    "gas_prices",
    "gas",
    "chain_id",
    "dry_run",
];

/// For every command that reaches a chain. What is not given is taken from the deployment file.
#[derive(Args, Debug, Default)]
#[command(next_help_heading = "Chain")]
pub struct Options {
    /// A node's RPC address, as in http://127.0.0.1:26657
    #[arg(long, global = true, value_name = "URL", env = "TRIBUTARY_NODE")]
    pub node: Option<String>,

    /// The contract's address
    #[arg(long, global = true, value_name = "ADDR", env = "TRIBUTARY_CONTRACT")]
    pub contract: Option<String>,

    /// Who signs: a key file (mnemonic, 64 hex digits or `keys export`), or the name of an account of the deployment
    ///
    /// A mnemonic is never taken from the command line. An armoured key's passphrase is asked for, or read from
    /// TRIBUTARY_PASSPHRASE.
    #[arg(long, global = true, value_name = "FILE|NAME", env = "TRIBUTARY_FROM")]
    pub from: Option<String>,

    /// What a unit of gas costs, as in 0.025ustake [default: the least that the node takes]
    #[arg(long, global = true, value_name = "PRICE")]
    pub gas_prices: Option<String>,

    /// The most gas a transaction may use [default: 1.3 times what simulating it uses]
    #[arg(long, global = true, value_name = "N")]
    pub gas: Option<u64>,

    /// Refuse to talk to any other chain than this
    #[arg(long, global = true, value_name = "ID", env = "TRIBUTARY_CHAIN_ID")]
    pub chain_id: Option<String>,

    /// A JSON file that names node, contract, token and accounts [default: deployments/localnet.json, if it is there]
    #[arg(long, global = true, value_name = "FILE", env = "TRIBUTARY_DEPLOYMENT")]
    pub deployment: Option<PathBuf>,

    /// Simulate only: show gas and events, change nothing
    #[arg(long, global = true)]
    pub dry_run: bool,

    /// Print JSON
    #[arg(long, global = true)]
    pub json: bool,
}

/// A node on the right chain, and what is known of the deployment.
pub struct Connection {
    pub node: Node,
    pub deployment: Deployment,
    contract: Option<String>,
    from: Option<String>,
    gas_prices: Option<String>,
    gas: Option<u64>,
}

impl Options {
    /// What is known of the deployment.
    ///
    /// # Errors
    /// When the named file can't be read.
    pub fn deployment(&self) -> Result<Deployment> {
        Deployment::read(self.deployment.as_deref())
    }

    /// Reaches the node and sees that it is on the right chain.
    ///
    /// # Errors
    /// [`InputError::Missing`] without a node; [`NodeError`].
    pub fn connect(&self, deployment: Deployment) -> Result<Connection> {
        let url = self.node.as_ref().or(deployment.node.as_ref());
        let Some(url) = url else {
            return Err(InputError::Missing {
                option: "--node",
                what: "a node's RPC address, as in http://127.0.0.1:26657, or a file by --deployment; \
                       `tributary localnet up` starts a chain here",
            }
            .into());
        };
        let node = Node::new(url)?;
        let status = node.status()?;
        // another node than the deployment's may still be on its chain
        let expected = self.chain_id.as_ref().or(deployment.chain_id.as_ref());
        if let Some(expected) = expected.filter(|expected| **expected != status.chain_id) {
            return Err(NodeError::WrongChain {
                expected: expected.clone(),
                found: status.chain_id,
            }
            .into());
        }
        Ok(Connection {
            node,
            contract: self.contract.clone().or(deployment.contract.clone()),
            from: self.from.clone(),
            gas_prices: self.gas_prices.clone().or(deployment.gas_prices.clone()),
            gas: self.gas,
            deployment,
        })
    }
}

impl Connection {
    /// # Errors
    /// [`InputError::Missing`] without one.
    pub fn contract(&self) -> Result<&str> {
        let found = self.contract.as_deref();
        Ok(found.ok_or(InputError::Missing {
            option: "--contract",
            what: "the contract's address, or a file by --deployment that names it",
        })?)
    }

    /// The fee token that the deployment names.
    pub fn token(&self) -> Option<&str> {
        self.deployment.token.as_deref()
    }

    /// Of the chain's addresses: the deployment's, or that of the contract's address.
    pub fn prefix(&self) -> Result<&str> {
        if let Some(prefix) = &self.deployment.prefix {
            return Ok(prefix);
        }
        match self.contract()?.rsplit_once('1') {
            Some((prefix, _)) => Ok(prefix),
            None => bail!("{} is no address", self.contract()?),
        }
    }

    /// Who signs.
    ///
    /// # Errors
    /// [`InputError::Missing`] when nobody is named; [`NodeError::Key`].
    pub fn wallet(&self) -> Result<Wallet> {
        let Some(from) = &self.from else {
            return Err(InputError::Missing {
                option: "--from",
                what: "who signs, by a key file or by the name of one of the deployment's accounts",
            }
            .into());
        };
        let named = self.deployment.accounts.get(from);
        let file = named.map_or_else(|| PathBuf::from(from), |account| account.key_file.clone());
        if !file.exists() {
            let names: Vec<_> = self
                .deployment
                .accounts
                .keys()
                .map(String::as_str)
                .collect();
            return Err(InputError::Option {
                option: "--from",
                expected: match names.as_slice() {
                    [] => "a key file".to_owned(),
                    _ => format!("a key file, or one of {}", names.join(", ")),
                },
                found: from.clone(),
            }
            .into());
        }
        Ok(Wallet::from_file(&file, self.prefix()?, passphrase)?)
    }

    /// Signs and sends for a wallet.
    ///
    /// # Errors
    /// When no gas price is given and the node names none.
    pub fn sender<'c>(&'c self, wallet: &'c Wallet) -> Result<Sender<'c>> {
        Ok(Sender::new(&self.node, wallet, self.gas_price()?)?.with_gas(self.gas))
    }

    /// What a unit of gas costs.
    ///
    /// # Errors
    /// When no gas price is given and the node names none.
    pub fn gas_price(&self) -> Result<GasPrice> {
        if let Some(price) = &self.gas_prices {
            return Ok(price.parse()?);
        }
        let price = self.node.minimum_gas_price()?;
        Ok(price.ok_or(InputError::Missing {
            option: "--gas-prices",
            what: "the node names no price of its own; 0 and the denomination if gas is free",
        })?)
    }
}

fn passphrase() -> Result<String, NodeError> {
    if let Ok(passphrase) = env::var(PASSPHRASE) {
        return Ok(passphrase);
    }
    rpassword::prompt_password("passphrase of the key: ").map_err(|error| NodeError::Key {
        what: "the passphrase".to_owned(),
        reason: format!("{error}; it can be given as {PASSPHRASE} too"),
    })
}
