//! What stands on the chain, for the other commands: `deployments/localnet.json`.

use super::home::{Home, write_whole};
use super::ports::Ports;
use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deployment {
    pub chain_id: String,
    /// RPC.
    pub node: String,
    pub rest: String,
    pub grpc: String,
    /// Of addresses.
    pub prefix: String,
    pub gas_prices: String,
    /// Tributary's address.
    pub contract: String,
    /// The fee token's address.
    pub token: String,
    /// Who can replace the contract's code; nobody if none.
    pub admin: Option<String>,
    /// `tributary` and `cw20_base`.
    pub codes: BTreeMap<String, Code>,
    /// The block in which the last of it came to stand there.
    pub height: u64,
    /// By name.
    pub accounts: BTreeMap<String, Account>,
    pub datanets: Vec<Datanet>,
    pub models: Vec<Model>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Code {
    pub code_id: u64,
    /// SHA-256 of the Wasm, in hex, as the chain tells it.
    pub checksum: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    pub address: String,
    /// Holds its 24 words.
    pub key_file: PathBuf,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Datanet {
    pub datanet_id: u64,
    pub name: String,
    /// How many.
    pub contributors: usize,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Model {
    pub model_id: u64,
    pub name: String,
}

impl Deployment {
    /// # Errors
    /// When there is none, or the file is no deployment.
    pub fn read(path: &Path) -> Result<Self> {
        let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        serde_json::from_slice(&bytes)
            .with_context(|| format!("{} tells of no deployment", path.display()))
    }

    /// # Errors
    /// When the disk does not take it.
    pub fn write(&self, path: &Path) -> Result<()> {
        let mut text = serde_json::to_string_pretty(self)?;
        text.push('\n');
        write_whole(path, text.as_bytes())
    }

    /// The same, where the node listens now.
    pub fn at(self, ports: Ports) -> Self {
        Self {
            node: ports.rpc_url(),
            rest: ports.rest_url(),
            grpc: ports.grpc_address(),
            ..self
        }
    }

    /// Whether it tells of that chain and not of another one's.
    pub fn is_of(&self, home: &Home) -> bool {
        let mut accounts = self.accounts.values();
        accounts.any(|account| account.key_file.starts_with(home.keys()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_node_that_has_moved_is_found_where_it_listens() {
        let deployment: Deployment = serde_json::from_value(json!({
            "chain_id": "a-chain", "node": "http://127.0.0.1:1", "rest": "http://127.0.0.1:2",
            "grpc": "127.0.0.1:3", "prefix": "wasm", "gas_prices": "1ustake", "contract": "wasm1c",
            "token": "wasm1t", "admin": null, "codes": {}, "height": 7, "accounts": {},
            "datanets": [], "models": [],
        }))
        .unwrap();
        let ports = Ports {
            rpc: 4,
            rest: 5,
            grpc: 6,
        };
        let moved = deployment.clone().at(ports);
        assert_eq!(moved.node, "http://127.0.0.1:4");
        assert_eq!(moved.rest, "http://127.0.0.1:5");
        assert_eq!(moved.grpc, "127.0.0.1:6");
        let back = Ports {
            rpc: 1,
            rest: 2,
            grpc: 3,
        };
        assert_eq!(moved.at(back), deployment);
    }
}
