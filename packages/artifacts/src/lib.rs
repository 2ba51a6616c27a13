//! Builds the contracts' Wasm when it is missing or stale.
