//! `tributary bench`: what the contract costs on a node, against the least that anything could.

mod chain;
mod measure;
mod people;
mod print;
mod register;
mod stage;
mod table;

use crate::live::Options;
use crate::output;
use crate::progress;
use anyhow::Result;
use chain::Chain;
use people::People;
use stage::{Stage, Wasm};
use std::process::ExitCode;
use table::Report;

/// Measure on a running chain what each operation costs, in one run
///
/// Deploys a token, Tributary and a contract that only stores a payment anew, so it can be run again and again; takes some
/// minutes. All gas is that of whole transactions, signature and fee included. F is a cw20 `send` to the contract that only
/// stores it: what no recorded payment can cost less than. Targets are shown with what was found, met or missed.
#[derive(clap::Args)]
pub struct Args {
    /// Measure `release` as well: it takes an hour more, since no pot can be released earlier than that
    #[arg(long)]
    with_release: bool,

    /// Measure the optimised Wasm as well, by binaryen's wasm-opt (needs Node's npm)
    #[arg(long)]
    optimize: bool,
}

/// Options for a chain that would do nothing here: it deploys contracts of its own, by the deployment's accounts.
pub const UNUSED: [&str; 4] = ["contract", "from", "gas", "dry_run"];

/// # Errors
/// [`InputError`](crate::input::InputError) without a deployment; anything else is what the node or a contract says.
pub fn run(args: &Args, options: &Options) -> Result<ExitCode> {
    let connection = options.connect(options.deployment()?)?;
    let people = People::of(&connection)?;
    let chain = Chain::reach(connection)?;
    let report = measured(chain, people, args)?;
    output::print(&if options.json {
        serde_json::to_string_pretty(&report)?
    } else {
        print::text(&report)
    })?;
    Ok(ExitCode::SUCCESS)
}

fn measured(chain: Chain, people: People, args: &Args) -> Result<Report> {
    let wasm = {
        let _shown = progress::spinner("building the contracts' Wasm");
        Wasm::build(args.optimize)?
    };
    let from_height = chain.node.status()?.height;
    let stage = {
        let _shown = progress::spinner("deploying the contracts");
        people.fund(&chain)?;
        Stage::set(chain, people, &wasm)?
    };
    let table = measure::all(&stage, &wasm, args.with_release)?;
    Ok(Report {
        chain_id: stage.chain.chain_id.clone(),
        from_height,
        to_height: stage.chain.node.status()?.height,
        floor_gas: table.floor,
        rows: table.rows,
    })
}
