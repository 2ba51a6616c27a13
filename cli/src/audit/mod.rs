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
pub use source::Source;

use crate::progress;
use anyhow::Result;
use source::Log;
use std::collections::BTreeSet;

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
