//! `tributary demo --contributors N`: a roll of N contributors, side by side with one contributor who weighs as much.

mod leaves;
mod memory;
mod print;
mod report;
mod side;
mod tree;

use super::Args;
use super::plan::{LastTerms, Plan, Source};
use crate::input::{Contributor, Datanet};
use crate::{output, progress};
use anyhow::Result;
use embedded_chain::Bech32Api;
use leaves::Leaves;
use report::{Built, Report, SideReport};
use side::{Side, Weights};
use std::process::ExitCode;
use std::time::Instant;
use tree::Tree;
use tributary_api::{ContributorWeight, MAX_WEIGHTS};

/// Most contributors: their level file is some 800 MB.
pub const MAX_CONTRIBUTORS: u64 = 10_000_000;

/// Runs this part of the demo and prints its report.
///
/// # Errors
/// [`InputError`](crate::input::InputError) for the trace; anything else is a failure of the build or of the run.
pub fn run(args: &Args, contributors: u64) -> Result<ExitCode> {
    let api = Bech32Api::default();
    let plain = LastTerms {
        royalty_bps: Some(0),
        influence_bps: Some(0),
    };
    let mut plan = Plan::read(&[], args.trace.as_deref(), args.limit, plain, &api)?;
    let real = plan.datanets.iter().flat_map(|s| &s.datanet.contributors);
    let leaves = Leaves::new(api, real.map(|contributor| contributor.weight).collect());

    let started = Instant::now();
    let artifacts = {
        let _shown = progress::spinner("building the contracts' Wasm");
        artifacts::build()?
    };
    let wasm = started.elapsed();

    let started = Instant::now();
    let mut tree = Tree::build(contributors, |index| leaves.leaf(index))?;
    let peak = memory::peak();
    let total_weight = tree.roll.total_weight;
    let alone = || -> Result<Contributor> {
        Ok(Contributor {
            address: leaves.leaf(0)?.address,
            weight: total_weight,
        })
    };

    plan.datanets = vec![source("one contributor", vec![alone()?], total_weight)];
    let weights = Weights::Direct(vec![entry(&alone()?)]);
    let mut direct = Side::run(&artifacts, &plan, weights)?;
    let list: Result<Vec<_>> = (0..)
        .take(MAX_WEIGHTS)
        .map(|index| Ok(entry(&leaves.leaf(index)?)))
        .collect();
    let list = direct.set_list(list?)?;
    let direct = SideReport::new(1, &plan, &direct)?;

    let mut single = Tree::build(1, |_| alone())?;
    let weights = Weights::Roll {
        roll: single.roll,
        last: single.last(|_| alone())?,
        sample: vec![single.prove(0, alone()?)?],
    };
    let one = Side::run(&artifacts, &plan, weights)?;
    let due = report::due_to(&plan, &one, &alone()?.address)?;
    let one = (SideReport::new(1, &plan, &one)?, one.replay.gas);

    let sample = tree.sample(&leaves)?;
    let places = report::places(&sample);
    let contributors = sample.iter().map(|proven| Contributor {
        address: proven.contributor.address.clone(),
        weight: proven.contributor.weight,
    });
    plan.datanets = vec![source(
        "many contributors",
        contributors.collect(),
        total_weight,
    )];
    let weights = Weights::Roll {
        roll: tree.roll,
        last: tree.last(|index| leaves.leaf(index))?,
        sample,
    };
    let many = Side::run(&artifacts, &plan, weights)?;
    let built = Built {
        tree,
        drawn_from: leaves.drawn_from(),
        peak,
        wasm,
        started,
    };
    let report = Report::new(&plan, built, (direct, list), one, &many, places, due)?;
    output::print(&if args.json {
        serde_json::to_string_pretty(&report)?
    } else {
        print::text(&report)
    })?;
    Ok(if report.holds() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Of `total_weight`, of which these contributors may hold a part only.
fn source(name: &str, contributors: Vec<Contributor>, total_weight: u64) -> Source {
    Source {
        datanet: Datanet {
            name: name.to_owned(),
            contributors,
            total_weight,
        },
        lineage_weight: 1,
        royalty_bps: 0,
        influence_bps: 0,
    }
}

fn entry(contributor: &Contributor) -> ContributorWeight {
    ContributorWeight {
        address: contributor.address.to_string(),
        weight: contributor.weight,
    }
}
