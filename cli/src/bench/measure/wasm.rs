//! How large the contract is.

use crate::amount::grouped;
use crate::bench::stage::Wasm;
use crate::bench::table::Table;
use anyhow::Result;

/// What many chains store at most.
const STORED: u64 = 800_000;
/// What the optimised one is to be at most.
const OPTIMISED: u64 = 600_000;

/// As built, and made smaller.
pub fn run(wasm: &Wasm, table: &mut Table) -> Result<()> {
    table.section("Wasm");
    let mut add = |what: &str, bytes: u64, most: u64| {
        let target = format!("≤ {}", grouped(most));
        let found = format!("{} bytes", grouped(bytes));
        table.found(what, found, Some((&target, bytes <= most)));
    };
    add("as built", artifacts::size(&wasm.tributary)?, STORED);
    match wasm.optimised {
        Some(bytes) => add("after wasm-opt", u64::try_from(bytes)?, OPTIMISED),
        None => table.found("after wasm-opt: by --optimize only", "–", None),
    }
    Ok(())
}
