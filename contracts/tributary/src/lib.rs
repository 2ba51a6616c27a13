//! Tributary keeps people connected to the value that their data creates.
//!
//! It stores datanets (community-built datasets) and the weights of their contributors, models and the datanets that they
//! rest on, and splits the cw20 fee of each recorded query among everyone whose data the model rests on, exactly, at a
//! cost that does not depend on how many they are.
//!
//! - [`contract`]: the entry points
//! - [`state`]: what is stored
//! - [`error`]: why a message is refused
//! - messages and responses: the crate `tributary-api`; arithmetic: the crate `fee-split`
//!
//! It refuses, changing nothing, whatever is not as its message says: see [`error::ContractError`].

mod check;
pub mod contract;
pub mod error;
mod events;
mod execute;
mod gather;
mod portfolio;
mod query;
mod registry;
mod route;
mod seats;
pub mod state;

/// The contract's name, as cw2 keeps it.
pub const CONTRACT_NAME: &str = "tributary";
/// What 0.1.0 kept there.
pub const FORMER_CONTRACT_NAME: &str = "crates.io:tributary";
/// The contract's release, as cw2 keeps it.
pub const CONTRACT_VERSION: &str = env!("CARGO_PKG_VERSION");
