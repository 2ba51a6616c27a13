//! Builds the artefacts and prints whether a chain would take them, with their sizes:
//! `cargo run --release -p embedded-chain --example check`.

use anyhow::{Result, ensure};

/// Many chains store no larger code, in bytes.
const SIZE_LIMIT: u64 = 800_000;

fn main() -> Result<()> {
    let built = artifacts::build()?;
    for wasm in [built.tributary, built.cw20_base] {
        embedded_chain::check(&std::fs::read(&wasm)?)?;
        let size = artifacts::size(&wasm)?;
        println!(
            "{}: passes cosmwasm-vm's checks, {size} bytes of at most {SIZE_LIMIT}",
            wasm.file_name().unwrap_or_default().to_string_lossy()
        );
        ensure!(size <= SIZE_LIMIT, "larger than chains store");
    }
    Ok(())
}
