//! `tributary bench`: what the contract costs on a node, against the least that anything could.

mod chain;
mod measure;
mod people;
mod print;
mod register;
mod stage;
mod table;

use crate::input::InputError;
use crate::localnet::deployment::Deployment;
use crate::output;
use crate::progress;
use anyhow::Result;
use chain::Chain;
use people::People;
use stage::{Stage, Wasm};
use std::path::PathBuf;
use std::process::ExitCode;
use table::Report;

/// Measure on a running chain what each operation costs, in one run
///
/// Deploys a token, Tributary and a contract that only stores a payment anew, so it can be run again and again; takes some
/// minutes. All gas is that of whole transactions, signature and fee included. F is a cw20 `send` to the contract that only
/// stores it: what no recorded payment can cost less than. Targets are shown with what was found, met or missed.
#[derive(clap::Args)]
pub struct Args {
    /// The deployment file that names the node and its funded accounts
    #[arg(long, value_name = "FILE", default_value = "deployments/localnet.json")]
    deployment: PathBuf,

    /// The node's RPC, where it is not the one in the deployment file
    #[arg(long, value_name = "URL")]
    node: Option<String>,

    /// Measure `release` as well: it takes an hour more, since no pot can be released earlier than that
    #[arg(long)]
    with_release: bool,

    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// # Errors
/// [`InputError`] when the deployment file is not right; anything else is what the node or a contract says.
pub fn run(args: &Args) -> Result<ExitCode> {
    let deployment = read(args)?;
    let chain = Chain::reach(&deployment, args.node.as_deref())?;
    let people = People::of(&chain, &deployment)?;
    let report = measured(chain, people, args.with_release)?;
    output::print(&if args.json {
        serde_json::to_string_pretty(&report)?
    } else {
        print::text(&report)
    })?;
    Ok(ExitCode::SUCCESS)
}

fn read(args: &Args) -> Result<Deployment> {
    if !args.deployment.exists() {
        return Err(InputError::Option {
            option: "--deployment",
            expected: "the file that `tributary localnet up` writes; run that first".to_owned(),
            found: format!("no file {}", args.deployment.display()),
        }
        .into());
    }
    Deployment::read(&args.deployment)
}

fn measured(chain: Chain, people: People, with_release: bool) -> Result<Report> {
    let wasm = {
        let _shown = progress::spinner("building the contracts' Wasm");
        Wasm::build()?
    };
    let from_height = chain.node.status()?.height;
    let stage = {
        let _shown = progress::spinner("deploying the contracts");
        people.fund(&chain)?;
        Stage::set(chain, people, &wasm)?
    };
    let table = measure::all(&stage, &wasm, with_release)?;
    Ok(Report {
        chain_id: stage.chain.chain_id.clone(),
        from_height,
        to_height: stage.chain.node.status()?.height,
        floor_gas: table.floor,
        rows: table.rows,
    })
}
