//! Runs compiled CosmWasm contracts in-process.
