//! `tributary roll`: rolls of any number of contributors, from a list to what publishes and enrols.

mod build;
mod draft;
mod fault;
mod folder;
mod leaves;
mod message;
mod proof;
mod source;
mod verify;

#[cfg(test)]
pub use build::{Args as BuildArgs, build};
pub use fault::Fault;
pub use folder::{Folder, Which};
pub use message::{PublishArgs, enrol};
pub use proof::Proof;

use crate::command;
use anyhow::Result;
use clap::Subcommand;
use std::process::ExitCode;

/// Register any number of contributors in one transaction: build a roll, prove, verify, publish, enrol
///
/// A roll is a list of addresses and weights under one hash. Its curator publishes root, total weight and count, and
/// everyone on the list takes a seat by proof, whenever they like, with all that it has earned since the roll opened.
///
/// Files are CSV in UTF-8 with a header line; an error tells the place as FILE:LINE:COLUMN, counted from 1.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    pub step: Step,
}

#[derive(Subcommand)]
pub enum Step {
    #[command(flatten)]
    Offline(Offline),
    #[command(flatten)]
    OnChain(command::roll::Step),
}

/// Steps that need files alone.
#[derive(Subcommand)]
pub enum Offline {
    Build(build::Args),
    Proof(proof::Args),
    Verify(verify::Args),
    Message(message::Args),
}

/// Takes a step that needs no chain.
///
/// # Errors
/// [`InputError`](crate::input::InputError) and [`Fault`] for what the user brings; anything else is a failure, or
/// something that does not hold.
pub fn run(step: &Offline) -> Result<ExitCode> {
    match step {
        Offline::Build(args) => build::run(args),
        Offline::Proof(args) => proof::run(args),
        Offline::Verify(args) => verify::run(args),
        Offline::Message(args) => message::run(args),
    }?;
    Ok(ExitCode::SUCCESS)
}
