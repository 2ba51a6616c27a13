//! `tributary demo --contributors N`: a roll of N contributors, side by side with one contributor who weighs as much.

mod leaves;
mod memory;
mod print;
mod report;
mod side;
mod sides;
#[cfg(test)]
mod tests;
mod tree;

use super::plan::{LastTerms, Plan};
use super::{Args, build_wasm};
use anyhow::Result;
use embedded_chain::Bech32Api;
use leaves::Leaves;
use report::{Built, Report};
use sides::Sides;
use std::process::ExitCode;
use std::time::Instant;
use tree::Tree;

/// Most contributors: their level file has some 800 MB.
pub const MAX_CONTRIBUTORS: u64 = 10_000_000;

/// Runs this part of the demo and prints its report.
///
/// # Errors
/// [`InputError`](crate::input::InputError) for the trace; anything else is a failure of the build or of the run.
pub fn run(args: &Args, contributors: u64) -> Result<ExitCode> {
    let report = perform(args, contributors)?;
    super::print(args, &report, print::text)?;
    Ok(report.exit())
}

/// Everything but the printing.
fn perform(args: &Args, contributors: u64) -> Result<Report> {
    let api = Bech32Api::default();
    let plain = LastTerms {
        royalty_bps: Some(0),
        influence_bps: Some(0),
    };
    let mut plan = Plan::read(&[], args.trace.as_deref(), args.limit, plain, &api)?;
    let real = plan.datanets.iter().flat_map(|s| &s.datanet.contributors);
    let leaves = Leaves::new(api, real.map(|contributor| contributor.weight).collect());

    let (artifacts, wasm) = build_wasm()?;

    let started = Instant::now();
    let mut tree = Tree::build(contributors, |index| leaves.leaf(index))?;
    let peak = memory::peak();
    let sides = Sides::run(&artifacts, &mut plan, &leaves, &mut tree)?;
    let built = Built {
        tree,
        drawn_from: leaves.drawn_from(),
        peak,
        wasm,
        started,
    };
    Report::new(&plan, &built, sides)
}
