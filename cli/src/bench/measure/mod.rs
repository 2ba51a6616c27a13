//! What is measured, in the order in which it is shown.

mod account;
mod batch;
mod contributors;
mod influence;
mod million;
mod payment;
mod query;
mod route;
mod transaction;
mod wasm;
mod weights;

use super::stage::{Stage, Wasm};
use super::table::Table;
use crate::progress;
use anyhow::Result;
use influence::Lanes;
use million::Million;

/// Everything, in one run.
///
/// # Errors
/// What the node or a contract says.
pub fn all(stage: &Stage, wasm: &Wasm, with_release: bool) -> Result<Table> {
    let mut table = shown("measuring the floor", || payment::table(stage))?;
    let table_mut = &mut table;
    // first, so that these pots can be released soonest
    let lanes = shown("recording with influence lanes", || Lanes::record(stage))?;
    let routes = shown("recording, by datanets", || {
        route::recorded(stage, table_mut)
    })?;
    let mut million = shown("building a roll of a million", || {
        Million::build(&stage.chain)
    })?;
    let published = shown("recording, by contributors", || {
        contributors::recorded(stage, &mut million, table_mut)
    })?;
    shown("recording, by count", || {
        route::counted(stage, &routes, table_mut)
    })?;
    lanes.recorded(table_mut);
    shown("batches of charges", || {
        batch::run(stage, &routes, table_mut)
    })?;
    shown("claims", || route::claimed(stage, &routes, table_mut))?;
    shown("rolls", || {
        contributors::rolls(stage, &mut million, published, table_mut)
    })?;
    shown("weights", || weights::run(stage, table_mut))?;
    shown("accounts and registrations", || {
        account::run(stage, &routes, table_mut)
    })?;
    shown("transactions of many messages", || {
        transaction::run(stage, &routes, table_mut)
    })?;
    shown("attributions and releases", || {
        lanes.shared(stage, with_release, table_mut)
    })?;
    shown("queries", || query::run(stage, &routes, &lanes, table_mut))?;
    shown("the size of the Wasm", || wasm::run(wasm, table_mut))?;
    Ok(table)
}

/// Does something, shown while it lasts.
fn shown<T>(what: &'static str, run: impl FnOnce() -> Result<T>) -> Result<T> {
    let _shown = progress::spinner(what);
    run()
}
