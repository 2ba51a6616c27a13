//! `tributary audit`: is everything there that the contract owes?

mod book;
mod difference;
mod embedded;
mod line;
mod money;
mod node;
mod owed;
mod pool;
mod print;
mod report;
mod source;
mod state;
#[cfg(test)]
mod tests;

pub use embedded::Embedded;
pub use print::text;
pub use report::Report;

use crate::{output, progress};
use anyhow::{Context, Result, bail};
use node::Live;
use node_client::Node;
use source::{Log, Source};
use std::collections::BTreeSet;
use std::process::ExitCode;

/// See that everything is there that the contract owes
///
/// Asks for all that the contract keeps as of one block, by public queries, and adds up exactly: each pool's income is what
/// was earned of it, what waits and what no division could take; each datanet's weight is that of its seats; what is owed to
/// contributors, curators, operators, protocol and accounts is in the contract's cw20 balance, and what is more came by plain
/// transfers; and the contract's events, from its instantiation on, come to the same, line by line.
///
/// The exit code is 1 on any difference, each of which is named, and where the events could not be compared. docs/AUDIT.md
/// has the formulas.
///
/// Example: tributary audit --node http://127.0.0.1:26657 --contract wasm1…
#[derive(clap::Args, Debug)]
pub struct Args {
    /// As of the state after this block [default: the newest but one, which the node has indexed]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    height: Option<u64>,

    /// Make do without the events, and so without the surplus and people who hold no weight any more
    #[arg(long)]
    without_events: bool,
}

/// Audits a contract on a live chain.
///
/// # Errors
/// When the node can't be reached, has no such contract, or no state of that height any more.
pub fn run(node: &Node, contract: &str, args: &Args, json: bool) -> Result<ExitCode> {
    let newest = node.status()?.height;
    let height = match args.height {
        Some(height) if height > newest => {
            bail!("expected --height up to {newest}, the node's newest block, found {height}")
        }
        Some(height) => height,
        // the newest block's state and index may still be written
        None => newest.saturating_sub(1).max(1),
    };
    let source = Live::new(node, contract, height);
    let report =
        audit(&source, !args.without_events).with_context(|| format!("as of block {height}"))?;
    output::print(&if json {
        serde_json::to_string_pretty(&report)?
    } else {
        text(&report)
    })?;
    Ok(report.exit())
}

/// Asks, reads and compares. `with_events`: without them, less is compared, see [`Report::holds`].
pub fn audit(source: &dyn Source, with_events: bool) -> Result<Report> {
    let log = match with_events {
        true => {
            let _shown = progress::spinner("reading events");
            source.events()?
        }
        false => Log::NotKept("not asked for".to_owned()),
    };
    let (told, unread) = match log {
        Log::Kept(log) => (Some(book::read(source.contract(), &log)), None),
        Log::NotKept(reason) => (None, Some(reason)),
    };
    let nobody = BTreeSet::new();
    let named = told.as_ref().map_or(&nobody, |told| &told.people);
    let state = state::ask(source, named)?;
    Ok(report::compare(source, state, told, unread, with_events))
}
