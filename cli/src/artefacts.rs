//! `tributary artifacts`: the contracts' Wasm as it is published.

pub mod optimise;

use crate::amount::grouped;
use crate::{output, progress, table};
use anyhow::{Context, Result, ensure};
use serde_json::json;
use std::path::PathBuf;
use std::process::ExitCode;

/// Many chains store no larger code, in bytes.
const SIZE_LIMIT: usize = 800_000;

/// Build both contracts' Wasm, check that chains take it, and write it with its checksums
///
/// Writes tributary.wasm, cw20_base.wasm and checksums.txt (for `sha256sum --check`). The same sources give the same
/// bytes in any folder and with any cargo home: the compiler is pinned, dependencies are locked, paths are mapped.
#[derive(clap::Args)]
pub struct Args {
    /// Where to
    #[arg(long, value_name = "DIR", default_value = "artifacts")]
    out: PathBuf,

    /// Make them smaller by binaryen's wasm-opt (needs Node's npm)
    #[arg(long)]
    optimize: bool,

    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// # Errors
/// When a build fails, a chain would refuse what was built, or it can't be written.
pub fn run(args: &Args) -> Result<ExitCode> {
    let wasm_opt = if args.optimize {
        Some(optimise::WasmOpt::install()?)
    } else {
        None
    };
    let shown = progress::spinner("building the contracts' Wasm");
    let mut checked = vec![];
    let published = artifacts::publish(&args.out, |name, wasm| {
        let wasm = match &wasm_opt {
            Some(wasm_opt) => wasm_opt.run(name, &wasm)?,
            None => wasm,
        };
        checked.push(check(name, &wasm)?);
        Ok(wasm)
    })?;
    drop(shown);
    for (checked, file) in checked.iter_mut().zip(&published) {
        checked["file"] = file.path.display().to_string().into();
        checked["sha256"] = file.checksum.clone().into();
    }
    if args.json {
        output::print(&serde_json::to_string_pretty(&checked)?)?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut shown = table::table(["file", "bytes", "gzipped", "needs", "sha256"]);
    for file in &checked {
        let text = |name: &str| file[name].as_str().unwrap_or_default().to_owned();
        shown.add_row([
            text("file"),
            grouped(&file["bytes"]),
            grouped(&file["gzipped"]),
            text("needs"),
            text("sha256"),
        ]);
    }
    output::print(&format!(
        "{shown}\neach passes the checks of cosmwasm-vm 2.3, and is at most {} bytes",
        grouped(SIZE_LIMIT)
    ))?;
    Ok(ExitCode::SUCCESS)
}

/// What a chain checks when code is uploaded: features of Wasm, limits, imports, exports; and the usual limit of size.
/// Before anything is written.
fn check(name: &str, wasm: &[u8]) -> Result<serde_json::Value> {
    let needs = embedded_chain::check(wasm).with_context(|| format!("{name}: chains refuse it"))?;
    let bytes = wasm.len();
    ensure!(
        bytes <= SIZE_LIMIT,
        "{name}: {} bytes, more than many chains store ({})",
        grouped(bytes),
        grouped(SIZE_LIMIT)
    );
    Ok(json!({
        "file": name,
        "bytes": bytes,
        "gzipped": node_client::gzip(wasm)?.len(),
        "needs": if needs.is_empty() { "nothing".to_owned() } else { needs.join(", ") },
        "sha256": "",
    }))
}
