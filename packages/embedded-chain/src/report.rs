//! What a transaction reports, and what can be made to fail in it.

use cosmwasm_std::Addr;
use std::fmt;

/// An exported function of a contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // the names say it
pub enum EntryPoint {
    Instantiate,
    Execute,
    Query,
    Reply,
    Sudo,
    Migrate,
}

impl fmt::Display for EntryPoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Instantiate => "instantiate",
            Self::Execute => "execute",
            Self::Query => "query",
            Self::Reply => "reply",
            Self::Sudo => "sudo",
            Self::Migrate => "migrate",
        })
    }
}

/// One call of a compiled contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallGas {
    /// The contract called.
    pub contract: Addr,
    /// The entry point called.
    pub entry_point: EntryPoint,
    /// SDK gas of this call alone: what it queried of other contracts is in their entries.
    pub gas: u64,
}

/// What a transaction used, in SDK gas.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GasReport {
    /// All gas: that of `calls` and of raw queries made by native contracts.
    pub total: u64,
    /// Every call of a compiled contract, in the order in which they began. Native contracts are not listed, for
    /// they use no gas.
    pub calls: Vec<CallGas>,
}

/// Something that shall fail in the next transaction, to see that nothing half-done is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The `nth` storage write or removal by compiled contracts, counted from 1, aborts the call that makes it.
    StorageWrite {
        /// Counted over the whole transaction, from 1.
        nth: u64,
    },
    /// The `nth` query by compiled contracts, counted from 1, answers with an error.
    Query {
        /// Counted over the whole transaction, from 1.
        nth: u64,
    },
}
