//! The command `tributary`.

mod amount;
mod audit;
// what they come to is not sent from here yet
#[allow(dead_code, unused_imports)]
mod command;
mod demo;
mod event;
mod input;
mod output;
mod progress;
mod roll;
mod spread;

use clap::{Parser, Subcommand};
use input::InputError;
use std::process::ExitCode;

/// Splits the fees of model queries, to the last unit, among everyone whose data the model rests on.
///
/// Exit codes: 0 when all went well, 1 when something failed or a check did not hold, 2 when the arguments or the
/// files given are not right; then nothing was run.
#[derive(Parser)]
#[command(name = "tributary", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Demo(demo::Args),
    Roll(roll::Args),
    #[command(flatten)]
    Words(command::Words),
}

fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Demo(args) => demo::run(&args),
        Command::Roll(args) => match args.step {
            roll::Step::Offline(step) => roll::run(&step),
            roll::Step::OnChain(step) => step.call().and_then(no_node),
        },
        Command::Words(words) => words.call(None).and_then(no_node),
    };
    result.unwrap_or_else(|error| {
        output::print_error(&error);
        let users = error.is::<InputError>() || error.is::<roll::Fault>();
        ExitCode::from(if users { 2 } else { 1 })
    })
}

fn no_node(_call: command::Call) -> anyhow::Result<ExitCode> {
    anyhow::bail!("expected a node to send it to")
}
