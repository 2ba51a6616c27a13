//! Builds the contracts' Wasm when it is missing or stale.
//!
//! Whether anything must be built is cargo's decision: each function runs
//! `cargo build --locked --profile contract --target wasm32-unknown-unknown --lib -p <contract>`, which takes a
//! fraction of a second when all is fresh. The same sources give the same bytes on every machine with the same
//! toolchain, for the paths that the compiler writes into panic messages are mapped to fixed ones.
//!
//! ```no_run
//! let artifacts = artifacts::build()?;
//! println!("tributary: {} bytes", artifacts::size(&artifacts.tributary)?);
//! # Ok::<(), anyhow::Error>(())
//! ```

mod cargo;
mod release;

pub use release::{Published, publish};

use anyhow::{Context, Result, anyhow};
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex, PoisonError};

/// Where the compiled contracts are.
#[derive(Clone, Debug)]
pub struct Artifacts {
    /// Our contract.
    pub tributary: PathBuf,
    /// The token contract `cw20-base` 2.0.0, unmodified.
    pub cw20_base: PathBuf,
}

/// Builds all contracts and returns where they are.
///
/// One build per contract, so that one's features can't change the other's bytes. The builds run once in a process;
/// processes wait for each other by cargo's own lock on the target directory.
///
/// # Errors
/// When a build fails: cargo's own message and what to do about it. A later call in the same process reports the
/// same error without building again.
pub fn build() -> Result<Artifacts> {
    Ok(Artifacts {
        tributary: tributary()?,
        cw20_base: cw20_base()?,
    })
}

/// Builds `tributary` alone and returns its path.
///
/// # Errors
/// As [`build`].
pub fn tributary() -> Result<PathBuf> {
    contract("tributary")
}

/// Builds `cw20-base` alone and returns its path.
///
/// # Errors
/// As [`build`].
pub fn cw20_base() -> Result<PathBuf> {
    contract("cw20-base-wasm")
}

/// Builds the contract in any package that the workspace knows and returns its path.
///
/// # Errors
/// As [`build`].
pub fn contract(package: &str) -> Result<PathBuf> {
    static BUILT: LazyLock<Mutex<HashMap<String, Built>>> = LazyLock::new(Mutex::default);
    // Tests run on many threads: the first builds, the others wait and share its outcome.
    let mut built = BUILT.lock().unwrap_or_else(PoisonError::into_inner);
    built
        .entry(package.to_owned())
        .or_insert_with(|| cargo::build_contract(package).map_err(|error| format!("{error:#}")))
        .clone()
        .map_err(|error| anyhow!(error))
}

type Built = Result<PathBuf, String>;

/// The size of a compiled contract, in bytes.
///
/// # Errors
/// When the file can't be read.
pub fn size(wasm: &Path) -> Result<u64> {
    let file = fs::metadata(wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
    Ok(file.len())
}
