//! The artefacts as they are published: a folder with each contract's Wasm and their checksums.

use crate::{Artifacts, build};
use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// One published file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    pub path: PathBuf,
    pub bytes: usize,
    /// SHA-256 in hex, as a chain tells it of stored code.
    pub checksum: String,
}

/// Builds all contracts and writes `tributary.wasm`, `cw20_base.wasm` and `checksums.txt` into a folder, each Wasm as `change`
/// returns it. Nothing is written before `change` has seen all.
///
/// `checksums.txt` is what `sha256sum --check` reads.
///
/// # Errors
/// As [`build`]; what `change` says; when the folder can't be written.
pub fn publish(
    folder: &Path,
    mut change: impl FnMut(&str, Vec<u8>) -> Result<Vec<u8>>,
) -> Result<Vec<Published>> {
    let Artifacts {
        tributary,
        cw20_base,
    } = build()?;
    let mut contracts = vec![];
    for (name, built) in [("tributary.wasm", tributary), ("cw20_base.wasm", cw20_base)] {
        let wasm = fs::read(&built).with_context(|| format!("cannot read {}", built.display()))?;
        contracts.push((name, change(name, wasm)?));
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let mut published = vec![];
    for (name, wasm) in contracts {
        let path = folder.join(name);
        write(&path, &wasm)?;
        published.push(Published {
            path,
            bytes: wasm.len(),
            checksum: hex::encode(Sha256::digest(&wasm)),
        });
    }
    let lines = published.iter().map(|file| {
        let name = file.path.file_name().unwrap_or_default();
        format!("{}  {}\n", file.checksum, name.to_string_lossy())
    });
    write(
        &folder.join("checksums.txt"),
        lines.collect::<String>().as_bytes(),
    )?;
    Ok(published)
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}
