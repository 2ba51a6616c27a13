use thiserror::Error;

/// Why a node did not do what it was asked.
#[derive(Debug, Error)]
pub enum NodeError {
    #[error(
        "{url} is no address of a node: {reason}; expected for instance http://127.0.0.1:26657"
    )]
    Url { url: String, reason: String },

    #[error(
        "cannot reach the node at {url}: {reason}; is it running, and is this its RPC address?"
    )]
    Unreachable { url: String, reason: String },

    #[error(
        "what answers at {url} is no CometBFT RPC: {reason}; REST and gRPC have other ports than RPC"
    )]
    NotANode { url: String, reason: String },

    #[error("the node at {url} refuses: {reason}")]
    Rpc { url: String, reason: String },

    #[error(
        "the node is on the chain {found}, expected {expected}: give --node an address on {expected}"
    )]
    WrongChain { expected: String, found: String },

    #[error(
        "there is no contract {address} on the chain {chain_id}: check the address and the node"
    )]
    NoContract { address: String, chain_id: String },

    #[error("{address} is no address of this chain: {reason}")]
    Address { address: String, reason: String },

    #[error("{reason}")]
    Query { reason: String },

    #[error(
        "{address} does not exist on the chain {chain_id} yet: send it some {denom} for gas first"
    )]
    EmptyWallet {
        address: String,
        chain_id: String,
        denom: String,
    },

    #[error(
        "{address} cannot pay the gas: {reason}; send it more {denom}, or offer a lower gas price"
    )]
    Funds {
        address: String,
        denom: String,
        reason: String,
    },

    #[error("the gas price is too low for this node: {reason}; raise --gas-prices")]
    Fee { reason: String },

    #[error(
        "out of gas: {used} used, {wanted} allowed; give --gas a higher limit, or leave it out to have it simulated"
    )]
    OutOfGas { used: u64, wanted: u64 },

    #[error(
        "another transaction of {address} came first each of {tries} times: wait until it has ended, then try again"
    )]
    Sequence { address: String, tries: u32 },

    #[error("{reason}{}", transaction(.hash))]
    Refused {
        /// None when it was refused before it came into a block.
        hash: Option<String>,
        /// In the contract's words, where it was a contract that refused.
        reason: String,
    },

    #[error(
        "the transaction {hash} is in no block after {seconds} s; it may still come: ask for it before you send again"
    )]
    NotIncluded { hash: String, seconds: u64 },

    #[error("{what}: expected {expected}, found {found}")]
    Answer {
        what: &'static str,
        expected: &'static str,
        found: String,
    },

    #[error(
        "{text} is no gas price: expected an amount and a denomination, for instance 0.025ustake"
    )]
    GasPrice { text: String },

    #[error("{what}: {reason}")]
    Key { what: String, reason: String },

    #[error(transparent)]
    Protobuf(#[from] cosmrs::ErrorReport),

    #[error(transparent)]
    Io(#[from] std::io::Error),

    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

fn transaction(hash: &Option<String>) -> String {
    match hash {
        Some(hash) => format!(" (transaction {hash}; it changed nothing but the gas it cost)"),
        None => String::new(),
    }
}
