//! `tributary roll`: rolls of any number of contributors, from a list to the messages that publish and enrol.

mod build;
mod draft;
mod fault;
mod folder;
mod leaves;
mod message;
mod proof;
mod source;
mod verify;

pub use fault::Fault;

use anyhow::Result;
use clap::Subcommand;
use std::process::ExitCode;

/// Register any number of contributors in one transaction: build a roll, prove, verify, and print its messages
///
/// A roll is a list of addresses and weights under one hash. Its curator publishes root, total weight and count, and
/// everyone on the list takes a seat by proof, whenever they like, with all that it has earned since the roll opened.
///
/// Files are CSV in UTF-8 with a header line; an error tells the place as FILE:LINE:COLUMN, counted from 1.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    step: Step,
}

#[derive(Subcommand)]
enum Step {
    Build(build::Args),
    Proof(proof::Args),
    Verify(verify::Args),
    Message(message::Args),
}

/// Takes one step.
///
/// # Errors
/// [`InputError`](crate::input::InputError) and [`Fault`] for what the user brings; anything else is a failure, or
/// something that does not hold.
pub fn run(args: &Args) -> Result<ExitCode> {
    match &args.step {
        Step::Build(args) => build::run(args),
        Step::Proof(args) => proof::run(args),
        Step::Verify(args) => verify::run(args),
        Step::Message(args) => message::run(args),
    }?;
    Ok(ExitCode::SUCCESS)
}
