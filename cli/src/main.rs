//! The command `tributary`.

mod amount;
mod artefacts;
mod audit;
mod bench;
mod command;
mod demo;
mod event;
#[cfg(test)]
mod golden;
mod input;
mod live;
mod localnet;
mod output;
mod progress;
mod roll;
mod spread;
mod table;

use anyhow::Result;
use clap::parser::ValueSource;
use clap::{ArgMatches, CommandFactory, FromArgMatches, Parser, Subcommand};
use input::InputError;
use std::process::ExitCode;

/// Splits the fees of model queries, to the last unit, among everyone whose data the model rests on.
///
/// Exit codes: 0 when all went well, 1 when something failed or a check did not hold, 2 when the arguments or the
/// files given are not right; then nothing was run.
#[derive(Parser)]
#[command(name = "tributary", version)]
struct Cli {
    #[command(flatten)]
    options: live::Options,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Demo(demo::Args),
    Localnet(localnet::Args),
    Artifacts(artefacts::Args),
    Bench(bench::Args),
    Roll(roll::Args),
    Audit(audit::Args),
    #[command(flatten)]
    Words(command::Words),
    /// Print a shell's completions
    ///
    /// Example: tributary completions bash > ~/.local/share/bash-completion/completions/tributary
    Completions {
        shell: clap_complete::Shell,
    },
}

fn main() -> ExitCode {
    let matches = Cli::command().get_matches();
    let cli = Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    run(cli, &matches).unwrap_or_else(|error| {
        output::print_error(&error);
        let users = error.is::<InputError>() || error.is::<roll::Fault>();
        ExitCode::from(if users { 2 } else { 1 })
    })
}

fn run(cli: Cli, matches: &ArgMatches) -> Result<ExitCode> {
    match cli.command {
        Command::Words(_)
        | Command::Audit(_)
        | Command::Roll(roll::Args {
            step: roll::Step::OnChain(_),
        }) => {}
        Command::Bench(_) => assert_unused(matches, bench::UNUSED)?,
        _ => assert_no_chain(matches)?,
    }
    let options = &cli.options;
    match cli.command {
        Command::Demo(args) => demo::run(&args),
        Command::Localnet(args) => localnet::run(&args),
        Command::Artifacts(args) => artefacts::run(&args),
        Command::Bench(args) => bench::run(&args, options),
        Command::Roll(args) => match args.step {
            roll::Step::Offline(step) => roll::run(&step),
            roll::Step::OnChain(step) => live::run(|_token| step.call(), options),
        },
        Command::Audit(args) => {
            let connection = options.connect(options.deployment()?)?;
            audit::run(
                &connection.node,
                connection.contract()?,
                &args,
                options.json,
            )
        }
        Command::Words(words) => live::run(|token| words.call(token), options),
        Command::Completions { shell } => {
            let mut script = vec![];
            clap_complete::generate(shell, &mut Cli::command(), "tributary", &mut script);
            output::print(&String::from_utf8(script)?)?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// What reaches no chain takes none of its options: they would seem to do something.
fn assert_no_chain(matches: &ArgMatches) -> Result<(), InputError> {
    match typed(matches, live::OPTIONS) {
        Some(option) => Err(InputError::OffChain { option }),
        None => Ok(()),
    }
}

/// The same with some of these options.
fn assert_unused<const N: usize>(matches: &ArgMatches, ids: [&str; N]) -> Result<(), InputError> {
    match typed(matches, ids) {
        Some(option) => Err(InputError::Unused { option }),
        None => Ok(()),
    }
}

/// The first of some options that was typed, and not taken from a variable.
fn typed<const N: usize>(matches: &ArgMatches, ids: [&str; N]) -> Option<String> {
    let typed = |id: &&str| matches.value_source(id) == Some(ValueSource::CommandLine);
    let found = ids.into_iter().find(typed)?;
    Some(found.replace('_', "-"))
}
