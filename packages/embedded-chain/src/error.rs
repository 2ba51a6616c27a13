//! What can go wrong.

use crate::{EntryPoint, GasReport};

/// Why one call of a contract failed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CallError {
    /// The contract returned an error; this is its text, as it wrote it.
    #[error("{message}")]
    Contract {
        /// The contract's own text.
        message: String,
    },
    /// The transaction's gas limit was reached. Nothing after it runs, replies included.
    #[error("out of gas: {used} used of {limit}")]
    OutOfGas {
        /// SDK gas used when it was noticed.
        used: u64,
        /// The limit, in SDK gas.
        limit: u64,
    },
    /// The contract did not come to an end: it panicked, outgrew its memory, wrote in a query, lacks the entry
    /// point, or returned what can't be decoded.
    #[error("{entry_point} of {contract} aborted: {message}")]
    Aborted {
        /// The contract's address.
        contract: String,
        /// The entry point that ran.
        entry_point: EntryPoint,
        /// The virtual machine's text.
        message: String,
    },
    /// Calls or queries call each other without end.
    #[error("contracts are nested more than {limit} deep")]
    TooDeep {
        /// The greatest depth allowed.
        limit: u32,
    },
    /// A message that was to fail, by [`Fault::Message`](crate::Fault::Message) or
    /// [`Fault::MessageDone`](crate::Fault::MessageDone).
    #[error("injected fault: {point}")]
    Injected {
        /// What failed.
        point: &'static str,
    },
    /// Code of the chain itself panicked, for instance a native contract.
    #[error("panicked: {message}")]
    Panicked {
        /// The panic's text.
        message: String,
    },
}

/// A Wasm module that can't be stored.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// A chain would refuse it too: not Wasm, floating point, missing exports, unknown imports or capabilities.
    #[error("the module fails the chain's checks: {reason}")]
    Refused {
        /// What the check found.
        reason: String,
    },
    /// The module could not be kept for running, for instance for want of disk space.
    #[error("the module could not be prepared: {reason}")]
    NotPrepared {
        /// What went wrong.
        reason: String,
    },
}

/// A transaction or query that failed. Nothing of it was stored.
///
/// Shows the innermost cause, which for a contract's error is the contract's own text; `cause` holds the whole
/// chain, with the messages on the way. `cause.downcast_ref::<CallError>()` tells how a compiled contract failed, and
/// for native contracts the same with their own error type.
#[derive(Debug, thiserror::Error)]
#[error("{}", cause.root_cause())]
pub struct TxError {
    /// The error and its context.
    pub cause: anyhow::Error,
    /// Gas used up to the failure.
    pub gas: GasReport,
}
