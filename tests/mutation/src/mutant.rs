//! The list of mutants: those of cargo-mutants, and from `rewrite` statements and conditions.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

/// One small change.
#[derive(Clone, Debug)]
pub struct Mutant {
    /// From 1.
    pub id: u32,
    /// From the root of the workspace.
    pub file: String,
    pub name: String,
    pub change: Change,
}

#[derive(Clone, Debug)]
pub enum Change {
    /// As cargo-mutants lists it: what kind it is, where it stands by (line, column) from 1, and what comes in its place.
    Listed {
        genre: String,
        start: (usize, usize),
        end: (usize, usize),
        replacement: String,
    },
    /// A statement left out.
    Statement,
    /// A condition that always has one value.
    Condition,
}

/// What `cargo mutants --list` knows of a package.
pub fn listed(root: &Path, package: &str) -> Result<Vec<Mutant>> {
    let output = Command::new("cargo")
        .current_dir(root)
        .args(["mutants", "--list", "--json", "--package", package])
        .output()?;
    ensure!(
        output.status.success(),
        "cargo-mutants is needed: cargo install --locked cargo-mutants"
    );
    let list: Vec<Value> = serde_json::from_slice(&output.stdout)?;
    let mutants = (1..).zip(&list);
    mutants
        .map(|(id, mutant)| parse(id, mutant).with_context(|| format!("unknown form: {mutant}")))
        .collect()
}

fn parse(id: u32, mutant: &Value) -> Option<Mutant> {
    let text = |name: &str| Some(mutant[name].as_str()?.to_owned());
    let place = |end: &str| {
        let place = &mutant["span"][end];
        let number = |name: &str| usize::try_from(place[name].as_u64()?).ok();
        Some((number("line")?, number("column")?))
    };
    Some(Mutant {
        id,
        file: text("file")?,
        name: text("name")?,
        change: Change::Listed {
            genre: text("genre")?,
            start: place("start")?,
            end: place("end")?,
            replacement: text("replacement")?,
        },
    })
}
