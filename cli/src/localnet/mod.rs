//! `tributary localnet`: a chain of one's own on this machine.

mod accounts;
mod build;
mod config;
mod deploy;
pub mod deployment;
mod fault;
mod genesis;
mod go;
mod home;
mod ports;
mod process;
mod register;
mod reset;
mod status;
mod step;
mod up;

use crate::output;
use anyhow::{Context, Result};
use home::Home;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Run a chain of your own on this machine, with Tributary on it
///
/// One validator of wasmd, the reference chain for CosmWasm contracts, some three blocks a second, reachable from this
/// machine only. It is for trying things out: its accounts' keys are derived from their names, so everybody has them,
/// and must never hold anything of worth on another chain.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,

    /// Where the node's files are; without this option `.localnet` in the workspace
    #[arg(long, global = true, value_name = "FOLDER")]
    home: Option<PathBuf>,
}

#[derive(clap::Subcommand)]
enum Command {
    Up(up::Args),
    /// Stop the node; its chain stays
    ///
    /// Does nothing where no node runs. A node that doesn't end within ten seconds is killed.
    Down,
    Status(status::Args),
    /// Stop the node and delete its chain, its keys, and the deployment file that tells of it
    Reset,
}

/// # Errors
/// [`Fault`](fault::Fault) where something is not as it has to be; anything else is a failure of the machine or the node.
pub fn run(args: &Args) -> Result<ExitCode> {
    let home = Home::at(match &args.home {
        Some(folder) => folder.clone(),
        None => workspace()?.join(".localnet"),
    })?;
    match &args.command {
        Command::Up(args) => up::run(&home, args)?,
        Command::Down => {
            let _lock = home.lock_if_any()?;
            output::print(match process::stop(&home)? {
                Some(_) => "the node is stopped; its chain stays",
                None => "no node runs",
            })?;
        }
        Command::Status(args) => status::run(&home, args)?,
        Command::Reset => reset::run(&home)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Where this command was built from: it needs `chain/` there, and the contracts' sources.
fn workspace() -> Result<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    root.canonicalize()
        .with_context(|| format!("the workspace is no longer at {}", root.display()))
}
