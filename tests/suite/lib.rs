//! What the behaviour tests stand on: the real cw20-base and Tributary on an embedded chain, in two runtimes.
//!
//! ```
//! use suite::{Runtime, Suite};
//!
//! let mut suite = Suite::new(Runtime::Native);
//! let datanet = suite.add_datanet("cora", 500, &[("ann", 2), ("bob", 1)]);
//! let model = suite.add_model("olga", 2_000, &[(datanet, 1)]);
//! suite.pay("payer", model, 1_000);
//! suite.claim("ann").unwrap();
//! assert_eq!(suite.balance(suite.token(0), "ann"), 494);
//! suite.assert_invariants();
//! ```

mod builder;
mod execute;
mod golden;
mod invariants;
mod message;
mod party;
mod query;
mod query_account;
mod refusal;
mod roll;
mod runtime;
mod token;

use std::collections::BTreeMap;

use cosmwasm_std::{Addr, BlockInfo, Record, Storage, Timestamp, Uint256};
use embedded_chain::EmbeddedChain;
pub use embedded_chain::{TxError, TxResult};

pub use builder::{SuiteBuilder, token_name};
pub use golden::{assert_golden, assert_golden_at};
pub use message::{
    Batch, Claim, ConfigUpdate, DatanetUpdate, ModelUpdate, NewAllowance, NewDatanet, NewModel,
    accepted, charge, contributor_weights, hook, lineage, parents, rejected, scores,
};
pub use party::Party;
pub use refusal::{Refusal, contract_error};
pub use roll::{Enrolment, Publication, Tree};
pub use runtime::Runtime;

/// What an action comes to.
pub type Outcome = Result<TxResult, TxError>;

/// An empty list of weights.
pub const NOBODY: &[(&str, u64)] = &[];

/// A chain with Tributary and its fee tokens.
pub struct Suite {
    pub chain: EmbeddedChain,
    /// Tributary.
    pub contract: Addr,
    runtime: Runtime,
    tributary_code: u64,
    token_code: u64,
    /// Honest tokens: those that were fee tokens from the beginning, then those of [`Suite::new_token`].
    tokens: Vec<Addr>,
    /// What plain transfers brought to the contract, for each token.
    donated: BTreeMap<Addr, u128>,
    /// The newest index seen of each pool.
    indexes: BTreeMap<(u64, u8), Uint256>,
    payments: u64,
}

impl Suite {
    /// With everything by default.
    pub fn new(runtime: Runtime) -> Self {
        Self::builder(runtime).build()
    }

    pub fn builder(runtime: Runtime) -> SuiteBuilder {
        SuiteBuilder::new(runtime)
    }

    pub fn runtime(&self) -> Runtime {
        self.runtime
    }

    /// The address of the account with this name.
    pub fn addr(&self, name: &str) -> Addr {
        self.chain.account(name)
    }

    /// The fee token with this number, from 0.
    pub fn token(&self, number: usize) -> Addr {
        self.tokens[number].clone()
    }

    /// All keys and values of the contract.
    pub fn storage(&self) -> Vec<Record> {
        self.chain.dump(&self.contract)
    }

    /// Looks into the contract's storage.
    pub fn read_storage<T>(&self, read: impl FnOnce(&dyn Storage) -> T) -> T {
        let storage = self.chain.app().contract_storage(&self.contract);
        read(&*storage)
    }

    /// Plants state that no message brings about.
    pub fn plant(&mut self, write: impl FnOnce(&mut dyn Storage)) {
        let contract = self.contract.clone();
        let mut storage = self.chain.app_mut().contract_storage_mut(&contract);
        write(&mut *storage);
    }

    pub fn block(&self) -> BlockInfo {
        self.chain.block()
    }

    /// Seconds since 1970.
    pub fn now(&self) -> u64 {
        self.chain.block().time.seconds()
    }

    pub fn advance_blocks(&mut self, blocks: u64) {
        self.chain.advance_blocks(blocks);
    }

    /// To the next block, this many seconds later.
    pub fn advance_time(&mut self, seconds: u64) {
        self.chain.advance_time(seconds);
    }

    /// To the next block, at this time.
    pub fn set_time(&mut self, seconds: u64) {
        let mut block = self.chain.block();
        block.height += 1;
        block.time = Timestamp::from_seconds(seconds);
        self.chain.set_block(block);
    }
}

/// The attributes of each of the contract's events of one type; `""` is the response's own.
pub fn events(result: &TxResult, name: &str) -> Vec<BTreeMap<String, String>> {
    let ty = match name {
        "" => "wasm".to_owned(),
        name => format!("wasm-{name}"),
    };
    let attributes = |event: &cosmwasm_std::Event| {
        let pairs = event.attributes.iter();
        pairs
            .map(|pair| (pair.key.clone(), pair.value.clone()))
            .collect()
    };
    let events = result.events.iter().filter(|event| event.ty == ty);
    events.map(attributes).collect()
}

/// The value of an attribute that a transaction has just once among its events of that type.
#[track_caller]
pub fn attribute(result: &TxResult, event: &str, key: &str) -> String {
    let found: Vec<_> = events(result, event)
        .into_iter()
        .filter_map(|mut attributes| attributes.remove(key))
        .collect();
    match <[String; 1]>::try_from(found) {
        Ok([value]) => value,
        Err(found) => panic!("expected one {event}.{key}, found {found:?}"),
    }
}

/// The contract's events of one type, each as `key=value key=value …` in the order of its attributes.
pub fn facts(result: &TxResult, name: &str) -> Vec<String> {
    let ty = format!("wasm-{name}");
    let events = result.events.iter().filter(|event| event.ty == ty);
    let fact = |event: &cosmwasm_std::Event| {
        let own = event.attributes.iter();
        let own = own.filter(|pair| pair.key != "_contract_address");
        let own = own.map(|pair| format!("{}={}", pair.key, pair.value));
        own.collect::<Vec<_>>().join(" ")
    };
    events.map(fact).collect()
}

/// The types of the contract's events, in their order.
pub fn happened(result: &TxResult) -> Vec<&str> {
    let types = result.events.iter().map(|event| event.ty.as_str());
    types.filter_map(|ty| ty.strip_prefix("wasm-")).collect()
}
