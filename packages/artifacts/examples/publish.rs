//! Writes the artefacts into a folder, unchecked: `cargo run -p artifacts --example publish -- FOLDER`. The command
//! `tributary artifacts` checks them as well.

use anyhow::{Context, Result};
use std::path::Path;

fn main() -> Result<()> {
    let folder = std::env::args_os().nth(1).context("expected a folder")?;
    for file in artifacts::publish(Path::new(&folder), |_, wasm| Ok(wasm))? {
        println!("{}  {}", file.checksum, file.path.display());
    }
    Ok(())
}
