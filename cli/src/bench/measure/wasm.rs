//! How large the contract is.

use crate::amount::grouped;
use crate::bench::stage::Wasm;
use crate::bench::table::Table;
use anyhow::{Result, bail};
use std::io::ErrorKind;
use std::process::Command;

/// What many chains store at most.
const STORED: u64 = 800_000;
/// What the optimised one is to be at most.
const OPTIMISED: u64 = 600_000;

/// As built, and as binaryen makes it smaller, where that is installed.
pub fn run(wasm: &Wasm, table: &mut Table) -> Result<()> {
    table.section("Wasm");
    let bytes = |size| format!("{} bytes", grouped(size));
    let built = artifacts::size(&wasm.tributary)?;
    let target = format!("≤ {}", grouped(STORED));
    table.found("as built", bytes(built), Some((&target, built <= STORED)));

    let smaller = tempfile::NamedTempFile::new()?;
    let output = Command::new("wasm-opt")
        .args(["-Oz", "--signext-lowering", "--strip-debug"])
        .arg(&wasm.tributary)
        .arg("-o")
        .arg(smaller.path())
        .output();
    let what = "after wasm-opt -Oz";
    match output {
        Ok(output) if output.status.success() => {
            let size = artifacts::size(smaller.path())?;
            let target = format!("≤ {}", grouped(OPTIMISED));
            table.found(what, bytes(size), Some((&target, size <= OPTIMISED)));
        }
        Ok(output) => bail!(
            "wasm-opt failed: {}",
            String::from_utf8_lossy(&output.stderr).trim()
        ),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            table.found(what, "not measured: wasm-opt is not installed", None);
        }
        Err(error) => return Err(error.into()),
    }
    Ok(())
}
