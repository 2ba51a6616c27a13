//! `tributary demo`: a whole life of fees on the embedded chain, from registration to the last claim.

mod agents;
mod balances;
mod claims;
mod clock;
mod exact;
mod influence;
pub mod message;
pub mod plan;
mod print;
mod receipt;
mod register;
mod replay;
mod report;
mod rolls;
mod run;
mod stage;
pub mod terms;
#[cfg(test)]
mod tests;

use crate::audit::{Embedded, audit};
use crate::{output, progress};
use agents::Crew;
use anyhow::Result;
use artifacts::Artifacts;
use clap::builder::RangedI64ValueParser;
use embedded_chain::Bech32Api;
use plan::{DatanetFile, LastTerms, Plan};
use report::Report;
use serde::Serialize;
use stage::Stage;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};
use tributary_api::{MAX_CHARGES, MAX_INFLUENCE_BPS, MAX_ROYALTIES_BPS};

/// Split thousands of real fees among thousands of real contributors, on the compiled contracts
///
/// Builds both contracts' Wasm if it is missing or stale, and runs it in this process: deploys cw20-base and Tributary,
/// registers the datanets, one of them derived from another, and a model that rests on them, replays a trace of
/// requests as recorded queries, each paid by a cw20 send, replays it once more with agents that pay from prepaid
/// accounts, charged in batches, shares what waits to be shared by influence, lets everyone claim, and reports who got
/// what, and why, for one contributor in words. Whether nothing was lost is computed from the cw20 balances, never from
/// the contract's own word, but for what is left on prepaid accounts; the exit code is 1 if something was.
///
/// Files are CSV in UTF-8 with a header line. Every line of all files is checked before anything is built or run, and
/// an error tells the place as FILE:LINE:COLUMN, counted from 1; the exit code is 2 then.
///
/// Gas is the embedded chain's: the contracts' calls at a wasmd chain's prices, without what a transaction costs by
/// itself (signatures, its size, the deduction of its fee), which is some 60,000 gas more on wasmd.
#[derive(clap::Args)]
pub struct Args {
    /// A datanet of your own and its weight in the model's lineage, from 1 to 4294967295; up to 32 times
    ///
    /// The file has a column `address` (bech32, as in wasm1…) or `account_hex` (20 or 32 bytes in hex), and a column
    /// `weight` or `commits` (whole numbers from 1, at most 2^53 − 1 in all); others are ignored, and of two the
    /// first is taken. Each address stands in it once. Without this option: tldr-pages with weight 3 and promptsource
    /// with weight 1.
    #[arg(long = "datanet", value_name = "FILE.csv=WEIGHT")]
    datanets: Vec<DatanetFile>,

    /// A trace of requests of your own
    ///
    /// The file has the columns `ContextTokens` and `GeneratedTokens`, whole numbers that are not both 0. Where it has
    /// a `TIMESTAMP` such as `2023-11-16 18:17:03.97`, in UTC, the chain's time follows it; other times, like all other
    /// columns, are ignored, and the request gets a block one second later. Without this option: an hour of requests
    /// to a model on Azure.
    #[arg(long, value_name = "FILE.csv")]
    trace: Option<PathBuf>,

    /// Replay only the first N requests
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    limit: Option<u64>,

    /// Derive the last datanet from the first one, with this royalty in basis points, from 0 (not at all) to 5000
    ///
    /// Without this option: 1000, which is 10 %, for promptsource as if it were derived from tldr-pages, and 0 for
    /// datanets of your own.
    #[arg(long, value_name = "BPS", value_parser = bps(MAX_ROYALTIES_BPS))]
    royalty: Option<u16>,

    /// Share this much of the last datanet's income by influence, in basis points, from 0 (nothing) to 5000
    ///
    /// It waits in a pot on each record. An attestor attributes the pot of one record by itself, which is shown with a
    /// receipt before and after it, and half of the others in messages of up to 100; what is left is released after the
    /// deadline. The scores are the demo's own. Such a datanet gives notice of changes of its weights, so that those of
    /// its contributors that don't fit into the first message, which takes 200, join when the notice is over; the trace
    /// begins then. Without this option: 2000, which is 20 %, for promptsource, and 0 for datanets of your own.
    #[arg(long, value_name = "BPS", value_parser = bps(MAX_INFLUENCE_BPS))]
    influence: Option<u16>,

    /// How many agents replay the trace from prepaid accounts, from 0 (leave this part out) to 10000
    ///
    /// Each deposits once, or has a sponsor deposit for it, sets an allowance, and takes turns with the others at asking;
    /// a gateway charges them in batches, which leave out what an account or an allowance does not meet. Of each hundred,
    /// one withdraws everything and one revokes its allowance just before a batch, one has too small a budget, and one
    /// asks for more at once than it may. In the end all withdraw what is left. There are no more agents than requests.
    #[arg(long, value_name = "N", default_value_t = terms::AGENTS)]
    #[arg(value_parser = clap::value_parser!(u16).range(0..=MAX_AGENTS))]
    agents: u16,

    /// How many charges of agents the gateway puts in one batch at most, from 1 to 100
    #[arg(long, value_name = "N", default_value_t = BATCH)]
    #[arg(value_parser = clap::value_parser!(u8).range(1..=i64::from(BATCH)))]
    batch: u8,

    /// Make a roll of N contributors instead, from 1 to 10000000, and see what it takes beside a single one
    ///
    /// Their addresses are made up, their weights drawn from those of the contributors of tldr-pages and promptsource.
    /// The roll's tree is built into a temporary file of some 80 bytes for each, and published in one message; the trace
    /// is replayed, one recorded query for each request; then 200 of the contributors (the first, the last, the largest,
    /// and others spread between them) take their seats by proof and claim. Side by side with it, on chains of their
    /// own, the same for one contributor who weighs as much as all of them, from a roll of one leaf and set directly. The
    /// exit code is 1 if money was lost, a payment or the roll's earnings are not what they should be, or a query took
    /// other gas with N contributors in the roll than with one.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=rolls::MAX_CONTRIBUTORS))]
    #[arg(conflicts_with_all = ["datanets", "royalty", "influence", "agents", "batch", "audit"])]
    contributors: Option<u64>,

    /// Audit the contract in the end, as `tributary audit` does on a live chain
    ///
    /// Everything that it owes is asked for by queries, rebuilt from its events, and compared with its balance; the exit
    /// code is 1 on any difference.
    #[arg(long)]
    audit: bool,

    /// Print the report as JSON, amounts as strings in the token's base units
    #[arg(long)]
    json: bool,
}

/// Their accounts take some seconds.
const MAX_AGENTS: i64 = 10_000;
/// Most charges of a batch.
const BATCH: u8 = 100;
const _: () = assert!(MAX_CHARGES == 100);

fn bps(max: u16) -> RangedI64ValueParser<u16> {
    clap::value_parser!(u16).range(0..=i64::from(max))
}

/// Runs the demo and prints its report.
///
/// # Errors
/// [`InputError`](crate::input::InputError) for the user's files; anything else is a failure of the build or of the run.
pub fn run(args: &Args) -> Result<ExitCode> {
    if let Some(contributors) = args.contributors {
        return rolls::run(args, contributors);
    }
    let report = perform(args)?;
    print(args, &report, print::text)?;
    Ok(report.exit())
}

/// Everything but the printing.
fn perform(args: &Args) -> Result<Report> {
    let api = Bech32Api::default();
    let last = LastTerms {
        royalty_bps: args.royalty,
        influence_bps: args.influence,
    };
    let plan = Plan::read(
        &args.datanets,
        args.trace.as_deref(),
        args.limit,
        last,
        &api,
    )?;
    let crew = Crew::new(&plan, args.agents.into(), &api)?;

    let (artifacts, build) = build_wasm()?;

    let started = Instant::now();
    let funds = crew.as_ref().map(Crew::funds).transpose()?;
    let begins_at = register::begins_at(&plan);
    let funds = funds.unwrap_or_default();
    let mut stage = Stage::set(&artifacts, &plan, begins_at, &funds, args.audit)?;
    register::run(&mut stage, &plan)?;
    let register = started.elapsed();

    let recipients = stage.recipients(&plan);
    let run = run::run(&mut stage, &plan, crew, args.batch.into(), &recipients)?;
    let mut report = Report::new(&plan, &stage, &recipients, run, [build, register])?;
    if args.audit {
        let source = Embedded {
            chain: &stage.chain,
            contract: &stage.tributary,
        };
        report.audit = Some(audit(&source, true)?);
    }
    Ok(report)
}

/// The contracts' Wasm, and how long it took to build.
fn build_wasm() -> Result<(Artifacts, Duration)> {
    let started = Instant::now();
    let _shown = progress::spinner("building the contracts' Wasm");
    Ok((artifacts::build()?, started.elapsed()))
}

fn print<R: Serialize>(args: &Args, report: &R, text: impl FnOnce(&R) -> String) -> Result<()> {
    output::print(&if args.json {
        serde_json::to_string_pretty(report)?
    } else {
        text(report)
    })?;
    Ok(())
}

/// A run fails when something that it found does not hold.
fn exit(holds: bool) -> ExitCode {
    if holds {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
