//! Asks and pays a Cosmos node over its CometBFT RPC: one address, blocking calls, no daemon.
//!
//! Queries go by `abci_query`, as the chain's own command does it, so a node needs neither REST nor gRPC open.
//!
//! ```no_run
//! use node_client::{GasPrice, Message, Node, Sender, Wallet};
//!
//! let node = Node::new("http://127.0.0.1:26657")?;
//! let config: serde_json::Value = node.smart("wasm1…", &serde_json::json!({"config": {}}))?;
//! let wallet = Wallet::from_mnemonic("…", "wasm")?;
//! let sender = Sender::new(&node, &wallet, "0.025ustake".parse()?)?;
//! let receipt = sender.send(&[Message::execute("wasm1…", &serde_json::json!({"claim": {}}))?])?;
//! println!("{config} {} {}", receipt.hash, receipt.gas_used);
//! # Ok::<(), node_client::NodeError>(())
//! ```
//!
//! A transaction is simulated, signed, broadcast and waited for; when another one of the same account came first (a sequence
//! mismatch), it is signed again. What fails is a [`NodeError`], whose text names what to do next.

mod armor;
mod error;
mod message;
mod node;
mod price;
mod rpc;
mod sender;
mod transaction;
mod wallet;

pub use error::NodeError;
pub use message::{Message, gzip};
pub use node::{ContractInfo, Node, Status};
pub use price::GasPrice;
pub use sender::{Sender, Simulation};
pub use transaction::{Receipt, Transaction};
pub use wallet::Wallet;
