//! What a transaction reports.

use cosmwasm_std::Addr;
use std::collections::BTreeMap;
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

/// What gas goes for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GasKind {
    /// Bringing a compiled contract into memory, and handing it a reply.
    Load,
    /// Reading a value.
    Read,
    /// Writing a value.
    Write,
    /// Removing a value.
    Remove,
    /// Making an iterator, and each of its steps.
    Iterate,
    /// Attributes and events.
    Events,
    /// Running the contract's code, addresses and decoding included.
    Compute,
}

/// How often something was paid for, and what it came to in SDK gas.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)] // the names say it
pub struct GasPart {
    pub count: u64,
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
    /// What `total` went for.
    pub parts: BTreeMap<GasKind, GasPart>,
}
