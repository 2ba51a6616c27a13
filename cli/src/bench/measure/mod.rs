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

/// Everything, in one run.
///
/// # Errors
/// What the node or a contract says.
pub fn all(stage: &Stage, wasm: &Wasm, with_release: bool) -> Result<Table> {
    let shown = |what: &'static str| progress::spinner(what);
    let mut table = {
        let _shown = shown("the floor");
        payment::table(stage)?
    };
    let table_mut = &mut table;
    // recorded first, so that their pots can be released soonest
    let lanes = {
        let _shown = shown("recording with influence lanes");
        influence::Lanes::record(stage)?
    };
    let routes = {
        let _shown = shown("recorded queries");
        route::recorded(stage, table_mut)?
    };
    let mut roll = {
        let _shown = shown("a roll of a million");
        million::Million::build(&stage.chain)?
    };
    let enrolled = {
        let _shown = shown("recorded queries, by contributors");
        let rolls = contributors::recorded(stage, &mut roll, table_mut)?;
        route::counted(stage, &routes, table_mut)?;
        lanes.recorded(table_mut);
        rolls
    };
    {
        let _shown = shown("batches of charges");
        batch::run(stage, &routes, table_mut)?;
    }
    {
        let _shown = shown("claims");
        route::claimed(stage, &routes, table_mut)?;
    }
    {
        let _shown = shown("rolls");
        contributors::rolls(stage, &mut roll, enrolled, table_mut)?;
    }
    {
        let _shown = shown("weights");
        weights::run(stage, table_mut)?;
    }
    {
        let _shown = shown("accounts and registrations");
        account::run(stage, &routes, table_mut)?;
    }
    {
        let _shown = shown("transactions of many messages");
        transaction::run(stage, &routes, table_mut)?;
    }
    {
        let _shown = shown("queries");
        query::run(stage, &routes, &lanes, table_mut)?;
    }
    wasm::run(wasm, table_mut)?;
    {
        let _shown = shown("attributions and releases");
        lanes.shared(stage, with_release, table_mut)?;
    }
    Ok(table)
}
