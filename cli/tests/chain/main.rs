//! The command on a real node, from a new chain to an upgrade: `cargo test --release --locked -p tributary-cli --test chain`.
//!
//! Needs Go; the first run builds wasmd. One chain for all parts, one part after another; with arguments, only the parts whose
//! names contain one of them. No test harness: the chain is taken down at the end whatever happens. With `--at FOLDER` it
//! stays: it is made there by the first run, and others find it. `--list` names the parts.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(clippy::arithmetic_side_effects, clippy::as_conversions)]

mod bench;
mod beside;
mod chain;
mod crash;
mod data;
#[path = "../../src/table/tests/history.rs"]
mod history;
mod mistakes;
mod options;
mod upgrade;
mod weights;
mod words;
mod world;

use chain::Chain;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

type Part = fn(&Chain);

const PARTS: [(&str, Part); 11] = [
    (
        "the demo's deployment stands as the file says",
        chain::stands,
    ),
    (
        "every message is sent and every question asked by its words",
        words::every,
    ),
    (
        "what a user gets wrong is told, with what to do next",
        mistakes::told,
    ),
    (
        "what is not typed is taken from the deployment, the node or the contract",
        options::taken,
    ),
    (
        "long lists of weights are sent as far as they are not there",
        weights::set,
    ),
    (
        "transactions of one account at once all arrive",
        mistakes::crowd,
    ),
    (
        "thousands are registered, a trace is replayed, and everyone is paid",
        data::replayed,
    ),
    (
        "what operations cost is what the documentation says",
        bench::documented,
    ),
    ("another chain comes and goes beside it", beside::kept),
    ("a node killed at work has lost nothing", crash::survived),
    (
        "a contract of 0.1.0 is upgraded with all claims",
        upgrade::migrated,
    ),
];

fn main() -> ExitCode {
    let mut args: Vec<_> = std::env::args().skip(1).collect();
    let at = args.iter().position(|arg| arg == "--at");
    let at = at.map(|at| args.splice(at..at + 2, []).nth(1));
    let at = at.flatten().map(PathBuf::from);
    if args.iter().any(|arg| arg == "--list") {
        PARTS.iter().for_each(|(name, _)| println!("{name}: test"));
        return ExitCode::SUCCESS;
    }
    args.retain(|arg| !arg.starts_with('-'));
    let chain = Chain::start(at.as_deref());
    let mut failed = 0;
    for (name, part) in PARTS {
        if !args.is_empty() && !args.iter().any(|wanted| name.contains(wanted.as_str())) {
            continue;
        }
        let began = Instant::now();
        let passed = catch_unwind(AssertUnwindSafe(|| part(&chain))).is_ok();
        let outcome = if passed { "ok" } else { "FAILED" };
        let seconds = began.elapsed().as_secs_f64();
        println!("{seconds:.1} s for {name} ... {outcome}");
        failed += usize::from(!passed);
    }
    if failed > 0 {
        println!(
            "{failed} failed; the end of the node's log:\n{}",
            chain.log()
        );
    }
    ExitCode::from(u8::from(failed > 0))
}
