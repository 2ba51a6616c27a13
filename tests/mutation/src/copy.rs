//! All mutants of a package in one build, asleep, made from a copy of the workspace's last commit.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::mutant::{self, Mutant};
use crate::rewrite::rewrite;

/// How a package is built.
pub struct Package<'a> {
    pub name: &'a str,
    /// The function `mutant`, which tells whether the one with this id is awake.
    pub switch: &'a str,
    /// Whether statements and conditions are added to the list of cargo-mutants.
    pub with_added: bool,
}

pub struct Mutants {
    pub all: Vec<Mutant>,
    /// Those that the compiler refuses, and those that one build cannot hold.
    pub left_out: BTreeSet<u32>,
    /// The package's folder in the copy.
    pub folder: PathBuf,
    /// Where cargo builds.
    pub target: PathBuf,
    /// What cargo said of the build.
    pub messages: Vec<Value>,
}

impl Mutants {
    /// `scratch` is a folder that may be written; the command builds in the copy, and writes messages as JSON.
    pub fn build(
        root: &Path,
        scratch: &Path,
        package: &Package,
        command: &mut Command,
    ) -> Result<Self> {
        let (copy, target) = (scratch.join("copy"), scratch.join("target"));
        renew(root, &copy)?;
        command
            .current_dir(&copy)
            .env("CARGO_TARGET_DIR", &target)
            .arg("--message-format=json");
        let listed = mutant::listed(&copy, package.name)?;
        let file = &listed.first().context("it has no mutants")?.file;
        let (folder, _) = file.split_once("/src/").context("no source of a package")?;
        let folder = copy.join(folder);
        let sources = sources(&folder.join("src"))?;
        let mut unviable = BTreeSet::new();
        loop {
            let (all, unplaced) = write(package, &copy, &sources, &listed, &unviable)?;
            let (built, messages) = run(command)?;
            if built {
                for mutant in &all {
                    if unplaced.contains(&mutant.id) {
                        println!("by hand {}", mutant.name);
                    } else if unviable.contains(&mutant.id) {
                        println!("unviable {}", mutant.name);
                    }
                }
                return Ok(Self {
                    all,
                    left_out: unviable.union(&unplaced).copied().collect(),
                    folder,
                    target,
                    messages,
                });
            }
            let mut refused = BTreeSet::new();
            for message in messages {
                if message["message"]["level"] == "error" {
                    refused.extend(blamed(&copy, &message["message"])?);
                }
            }
            eprintln!("{} mutants are no Rust, and are left out", refused.len());
            ensure!(
                !refused.is_subset(&unviable),
                "the compiler refuses more than mutants"
            );
            unviable.extend(refused);
        }
    }
}

/// Makes the copy that of the last commit; what did not change keeps its time, so that cargo need not build it again.
fn renew(root: &Path, copy: &Path) -> Result<()> {
    let git = |folder: &Path, args: &[&str]| {
        let done = Command::new("git")
            .current_dir(folder)
            .args(args)
            .status()?;
        ensure!(done.success(), "no copy of the last commit");
        Ok(())
    };
    let (from, to) = (root.to_string_lossy(), copy.to_string_lossy());
    if !copy.exists() {
        git(root, &["clone", "--quiet", "--shared", &from, &to])?;
    }
    git(copy, &["fetch", "--quiet", &from, "HEAD"])?;
    git(copy, &["reset", "--quiet", "--hard", "FETCH_HEAD"])
}

/// Path → text of each source below a folder.
fn sources(folder: &Path) -> Result<BTreeMap<PathBuf, String>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(sources(&path)?);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            found.insert(path.clone(), fs::read_to_string(&path)?);
        }
    }
    Ok(found)
}

/// Writes the sources with their mutants, and returns all of these, and those of the list that found no place.
fn write(
    package: &Package,
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
        let next_id = package.with_added.then_some(next_id);
        let rewritten = rewrite(source, &file, &here, next_id, unviable)
            .with_context(|| format!("cannot rewrite {file}"))?;
        let mut text = rewritten.text;
        if file.ends_with("/src/lib.rs") || file.ends_with("/src/main.rs") {
            text += package.switch;
        }
        fs::write(path, text)?;
        unplaced.retain(|id| !rewritten.placed.contains(id));
        all.extend(rewritten.added);
    }
    Ok((all, unplaced))
}

/// Whether it built, and what cargo said.
fn run(command: &mut Command) -> Result<(bool, Vec<Value>)> {
    let output = command.output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let messages = text.lines().map(serde_json::from_str);
    Ok((output.status.success(), messages.collect::<Result<_, _>>()?))
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
