//! Runs compiled CosmWasm contracts in-process, for demonstrations and tests: no node, no network, no clock.
//!
//! [`EmbeddedChain`] is [cw-multi-test], which routes messages, submessages, replies, queries, coins and events and
//! rolls failed transactions back, with one addition: a contract may be a compiled module, run on the same virtual
//! machine that chains use, [cosmwasm-vm]. Native contracts (`ContractWrapper`) and compiled ones live side by side,
//! so one test suite serves both forms.
//!
//! ```no_run
//! # use cosmwasm_std::Empty;
//! # fn main() -> anyhow::Result<()> {
//! use embedded_chain::EmbeddedChain;
//!
//! let mut chain = EmbeddedChain::builder().prefix("tributary")?.build()?;
//! let alice = chain.account("alice");
//! let code_id = chain.store_code(&std::fs::read("contract.wasm")?)?;
//! let (contract, _) = chain.instantiate(&alice, code_id, &Empty {}, "label", None, &[])?;
//! let result = chain.execute(&alice, &contract, &Empty {}, &[])?;
//! println!("{} gas, of which:", result.gas.total);
//! for call in result.gas.calls {
//!     println!("{} {}: {}", call.contract, call.entry_point, call.gas);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Gas
//!
//! In SDK gas, after wasmd 0.61 with its default settings. Counted are: loading a module (60,000 for the first call of
//! a code in a transaction, 2,000 for further ones and for replies), computing (140,000 units of the machine are one
//! gas), decoding results (1 per byte), storage (read 1,000 + 3 per byte, write 2,000 + 30 per byte, delete 1,000,
//! iterator step 30 + 3 per byte; the key's bytes and its prefix of 33 count), addresses, events, replies, raw queries.
//!
//! Left out: the transaction itself (signature and bytes, about 38,000), what wasmd reads and writes of its own about
//! codes and contracts, coins and other modules, and all that native contracts do. The same messages on the same state
//! always use the same gas.
//!
//! Where gas runs out, the whole transaction fails, even if a contract catches the error.
//!
//! # Where it differs from wasmd
//!
//! - A submessage's `gas_limit` is not enforced; only the transaction's limit is.
//! - The text of an error that a reply gets is the innermost error's own text for compiled contracts; wasmd appends to
//!   it or replaces it by a code. Native contracts get cw-multi-test's whole chain of contexts.
//! - `reply` events have an attribute `mode`, and the attributes of events in a reply are not sorted.
//! - Calls nest at most 50 deep (wasmd: 500), for they use this process's stack.
//! - `migrate` is not told who migrates and from which version, nor skipped when the versions are the same: an entry
//!   point with that parameter can't be called.
//! - An admin's address is not checked when a contract is instantiated.
//! - Error texts for addresses are this crate's.
//! - Bank events, denominations and send restrictions are cw-multi-test's.
//!
//! # Faults
//!
//! [`EmbeddedChain::fail_next`] makes one thing fail in the next transaction: the n-th read or write of the storage, the
//! n-th query, or the n-th message to a contract, before or after it is done. [`EmbeddedChain::points`] tells how many of
//! each there are, so that a test can let everything fail in turn. Where gas ends is up to
//! [`EmbeddedChain::set_gas_limit`].
//!
//! Storage and queries of native contracts, and messages to other modules than that of contracts, can't be made to fail.
//!
//! [cw-multi-test]: https://docs.rs/cw-multi-test
//! [cosmwasm-vm]: https://docs.rs/cosmwasm-vm

#![warn(missing_docs)]

mod api;
mod bridge;
mod builder;
mod chain;
mod contract;
mod error;
mod fault;
mod gas;
mod guard;
mod keeper;
mod ledger;
mod meter;
mod module;
mod report;
mod scan;

pub use api::{AddressError, Bech32Api};
pub use builder::Builder;
pub use chain::{ChainApp, EmbeddedChain, TxResult};
pub use error::{CallError, CodeError, TxError};
pub use fault::{Fault, Points};
pub use keeper::LimitedWasm;
pub use module::check;
pub use report::{CallGas, EntryPoint, GasKind, GasPart, GasReport};
