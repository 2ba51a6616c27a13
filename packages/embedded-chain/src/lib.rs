//! Runs compiled CosmWasm contracts in-process.
mod api;
mod bridge;
mod builder;
mod chain;
mod contract;
mod error;
mod gas;
mod guard;
mod keeper;
mod meter;
mod module;
mod scan;

pub use api::{AddressError, Bech32Api};
pub use builder::Builder;
pub use chain::{ChainApp, EmbeddedChain, TxResult};
pub use error::{CallError, CodeError, TxError};
pub use keeper::LimitedWasm;
pub use meter::{CallGas, EntryPoint, Fault, GasReport};
pub use module::check;
