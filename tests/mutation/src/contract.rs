//! The Wasm that holds all mutants, built once from a copy of the workspace's last commit.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

use crate::mutant::{self, Mutant};
use crate::rewrite::rewrite;

/// Stands in the Wasm where the id of the mutant that is awake comes to stand.
const NOBODY: u32 = 0x5EED_CAFE;

const SWITCH: &str = "
#[allow(unsafe_code)]
#[inline(never)]
pub(crate) fn mutant(id: u32) -> bool {
    #[unsafe(no_mangle)]
    static AWAKE: u32 = 0x5EED_CAFE;
    // SAFETY: reads a constant; volatile, for the compiler must not know it
    id == unsafe { core::ptr::read_volatile(&raw const AWAKE) }
}
";

pub struct Mutants {
    pub all: Vec<Mutant>,
    /// Those that the compiler refuses, and those that one build cannot hold.
    pub left_out: BTreeSet<u32>,
    wasm: Vec<u8>,
}

impl Mutants {
    /// `scratch` is a folder that may be written.
    pub fn build(root: &Path, scratch: &Path) -> Result<Self> {
        let copy = scratch.join("copy");
        if copy.exists() {
            fs::remove_dir_all(&copy)?;
        }
        let clone = Command::new("git")
            .args(["clone", "--quiet", "--shared"])
            .args([root, &copy])
            .status()?;
        ensure!(clone.success(), "no copy of the last commit");
        let listed = mutant::listed(&copy)?;
        let sources = sources(&copy.join("contracts/tributary/src"))?;
        let mut unviable = BTreeSet::new();
        loop {
            let (all, unplaced) = write(&copy, &sources, &listed, &unviable)?;
            match compile(&copy, scratch)? {
                Ok(wasm) => {
                    for mutant in all.iter().filter(|mutant| unplaced.contains(&mutant.id)) {
                        println!("by hand: {}", mutant.name);
                    }
                    let wasm = fs::read(wasm)?;
                    let places = wasm
                        .windows(4)
                        .filter(|bytes| *bytes == NOBODY.to_le_bytes());
                    ensure!(places.count() == 1, "the switch is not in the Wasm once");
                    let left_out = unviable.union(&unplaced).copied().collect();
                    return Ok(Self {
                        all,
                        left_out,
                        wasm,
                    });
                }
                Err(refused) => {
                    eprintln!("{} mutants are no Rust, and are left out", refused.len());
                    ensure!(
                        !refused.is_empty(),
                        "the compiler refuses more than mutants"
                    );
                    unviable.extend(refused);
                }
            }
        }
    }

    /// The contract with one mutant awake; as it is for 0.
    pub fn wasm(&self, id: u32) -> Vec<u8> {
        let mut wasm = self.wasm.clone();
        let place = wasm
            .windows(4)
            .position(|bytes| bytes == NOBODY.to_le_bytes());
        let bytes = place.and_then(|place| wasm.get_mut(place..place + 4));
        bytes
            .expect("it is there once")
            .copy_from_slice(&id.to_le_bytes());
        wasm
    }
}

/// Path → text of each source below a folder.
fn sources(folder: &Path) -> Result<BTreeMap<PathBuf, String>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(sources(&path)?);
        } else {
            found.insert(path.clone(), fs::read_to_string(&path)?);
        }
    }
    Ok(found)
}

/// Writes the sources with their mutants, and returns all of these, and those of the list that found no place.
fn write(
    copy: &Path,
    sources: &BTreeMap<PathBuf, String>,
    listed: &[Mutant],
    unviable: &BTreeSet<u32>,
) -> Result<(Vec<Mutant>, BTreeSet<u32>)> {
    let mut all = listed.to_vec();
    let mut unplaced: BTreeSet<_> = listed.iter().map(|mutant| mutant.id).collect();
    unplaced.retain(|id| !unviable.contains(id));
    for (path, source) in sources {
        let file = path.strip_prefix(copy)?.display().to_string();
        let here: Vec<_> = listed.iter().filter(|mutant| mutant.file == file).collect();
        let next_id = u32::try_from(all.len())? + 1;
        let rewritten = rewrite(source, &file, &here, next_id, unviable)
            .with_context(|| format!("cannot rewrite {file}"))?;
        let mut text = rewritten.text;
        if file.ends_with("/lib.rs") {
            text += SWITCH;
        }
        fs::write(path, text)?;
        unplaced.retain(|id| !rewritten.placed.contains(id));
        all.extend(rewritten.added);
    }
    Ok((all, unplaced))
}

/// The Wasm, or the mutants that the compiler refused. Quickly built: it must be right, not small.
fn compile(copy: &Path, scratch: &Path) -> Result<Result<PathBuf, BTreeSet<u32>>> {
    let mut command = Command::new("cargo");
    command
        .current_dir(copy)
        .env("CARGO_TARGET_DIR", scratch.join("target"));
    for setting in [
        r#"inherits="release""#,
        "opt-level=1",
        "incremental=true",
        r#"panic="abort""#,
        "strip=true",
    ] {
        command.args(["--config", &format!("profile.mutant.{setting}")]);
    }
    let output = command
        .args([
            "build",
            "--locked",
            "--quiet",
            "--profile",
            "mutant",
            "--lib",
        ])
        .args([
            "--target",
            "wasm32-unknown-unknown",
            "--package",
            "tributary",
        ])
        .arg("--message-format=json")
        .output()?;
    let mut refused = BTreeSet::new();
    let mut wasm = None;
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let message: Value = serde_json::from_str(line)?;
        if message["message"]["level"] == "error" {
            refused.extend(blamed(copy, &message["message"])?);
        }
        let files = message["filenames"].as_array().into_iter().flatten();
        let mut files = files.filter_map(Value::as_str);
        wasm = files
            .find(|file| file.ends_with(".wasm"))
            .map(PathBuf::from)
            .or(wasm);
    }
    match (output.status.success(), wasm) {
        (true, Some(wasm)) => Ok(Ok(wasm)),
        (false, _) => Ok(Err(refused)),
        _ => bail!("no Wasm was built"),
    }
}

/// The mutants that an error is about: the one on its line, or the last before it in the few lines that one may take; where
/// patterns are missing, the arms that can be left out.
fn blamed(copy: &Path, error: &Value) -> Result<Vec<u32>> {
    let mut ids = vec![];
    for span in error["spans"].as_array().into_iter().flatten() {
        let (Some(file), Some(line)) = (span["file_name"].as_str(), span["line_start"].as_u64())
        else {
            continue;
        };
        if span["is_primary"] != true {
            continue;
        }
        let source = fs::read_to_string(copy.join(file))?;
        let lines: Vec<_> = source.lines().collect();
        let (before, after) = lines.split_at(usize::try_from(line)?.min(lines.len()));
        if error["code"]["code"] == "E0004" {
            let arms = after.iter().take(20).filter(|line| line.ends_with(')'));
            ids.extend(arms.filter_map(|line| id_in(line.strip_prefix('!')?)));
        } else {
            let near = before.iter().rev().take(6);
            ids.extend(near.filter_map(|line| id_in(line)).next());
        }
    }
    Ok(ids)
}

fn id_in(line: &str) -> Option<u32> {
    let (_, behind) = line.rsplit_once("crate::mutant(")?;
    behind.split(')').next()?.parse().ok()
}
