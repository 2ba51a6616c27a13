//! What is not as it has to be, and what to do about it.

use std::path::PathBuf;

#[derive(Debug, thiserror::Error)]
pub enum Fault {
    #[error(
        "port {port} ({what}) is taken ({reason}): stop what listens there, or choose another with {option}"
    )]
    PortTaken {
        port: u16,
        what: &'static str,
        option: &'static str,
        reason: std::io::Error,
    },
    #[error("port {port} is to be both {first} and {second}: give each its own")]
    PortTwice {
        port: u16,
        first: &'static str,
        second: &'static str,
    },
    #[error(
        "Go is not to be found: install Go {needed} or later (https://go.dev/doc/install) and have `go` in PATH"
    )]
    NoGo { needed: String },
    #[error(
        "Go is too old: expected {needed} or later, found {found}; install a newer one (https://go.dev/doc/install) and have it first in PATH"
    )]
    OldGo { needed: String, found: String },
    #[error(
        "the C compiler `{compiler}` that Go wants is not to be found: install one, for instance gcc or clang, or name yours in CC"
    )]
    NoCompiler { compiler: String },
    #[error(
        "{home} holds other files and no chain of `tributary localnet`: choose another folder with --home"
    )]
    Foreign { home: PathBuf },
    #[error("the chain in {home} is only half made: run `tributary localnet reset --home {home}`")]
    HalfMade { home: PathBuf },
    #[error(
        "the chain in {home} was made with {what} {found}, and this is {expected}: run `tributary localnet reset --home {home}`"
    )]
    Stale {
        home: PathBuf,
        what: &'static str,
        expected: String,
        found: String,
    },
    #[error(
        "what was deployed on the chain in {home} is only half there: run `tributary localnet reset --home {home}`"
    )]
    HalfDeployed { home: PathBuf },
    #[error(
        "the contract on the chain in {home} was deployed without an admin, which cannot be had later: run `tributary localnet reset --home {home}` first"
    )]
    NoAdmin { home: PathBuf },
    #[error(
        "the node runs with {what} on port {found}: run `tributary localnet down --home {home}` first"
    )]
    OtherPort {
        home: PathBuf,
        what: &'static str,
        found: u16,
    },
    #[error("another `tributary localnet` is at work in {home}: wait for it to end")]
    Busy { home: PathBuf },
    #[error("{what} failed\n\n{said}\n\n{advice}")]
    Failed {
        what: String,
        said: String,
        advice: &'static str,
    },
    #[error("the node ended as it started\n\n{said}\n\nall of it is in {log}")]
    Ended { said: String, log: PathBuf },
    #[error("the node runs, but made no block within {seconds} s: see {log}")]
    Silent { seconds: u64, log: PathBuf },
}

/// The end of what a command said.
pub fn last_lines(text: &str, count: usize) -> String {
    let lines: Vec<_> = text.lines().collect();
    let from = lines.len().saturating_sub(count);
    lines.get(from..).unwrap_or_default().join("\n")
}
