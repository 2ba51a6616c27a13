//! Plants one fault after another into a copy of the contract and sees the tests fail that are there for it.
//!
//! ```sh
//! cargo test --release --locked -p suite --test behaviour --no-run
//! cargo run --release --locked -p suite --example planted            # all; or `-- A22`, the faults of one row
//! ```
//!
//! Each fault is compiled to Wasm (quickly: not optimised), on which the behaviour tests run that are named beside it, after they
//! have passed on the contract as it is. The exit code is 1 if any fault is not caught.

mod faults;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;
use std::{env, fs};

use anyhow::{Context, Result, bail, ensure};
use faults::Fault;
use serde_json::Value;

/// What is copied; the other members are in the manifest, so they must be there.
const COPIED: [&str; 8] = [
    ".cargo",
    "Cargo.lock",
    "Cargo.toml",
    "cli",
    "contracts",
    "packages",
    "rust-toolchain.toml",
    "tests",
];

fn main() -> Result<ExitCode> {
    let wanted: Vec<String> = env::args().skip(1).collect();
    let faults: Vec<&Fault> = faults::all()
        .filter(|fault| {
            wanted.is_empty()
                || fault
                    .row
                    .split(", ")
                    .any(|row| wanted.iter().any(|w| w == row))
        })
        .collect();
    ensure!(!faults.is_empty(), "no fault is planted for {wanted:?}");

    let field = Field::prepare()?;
    let tests: BTreeSet<_> = faults
        .iter()
        .flat_map(|fault| fault.tests)
        .copied()
        .collect();
    let wasm = field
        .build()?
        .context("the contract as it is does not compile")?;
    ensure!(
        field.pass(&wasm, &tests)?,
        "these tests do not pass on the contract as it is: {tests:?}"
    );

    let mut missed = 0;
    for fault in &faults {
        let started = Instant::now();
        let outcome = field.plant(fault)?;
        let seconds = started.elapsed().as_secs();
        println!(
            "{outcome:8} {:8} {} ({}, {seconds} s)",
            fault.row,
            fault.what,
            fault.tests.join(", ")
        );
        missed += usize::from(outcome != "caught");
    }
    println!(
        "{} of {} planted faults are caught",
        faults.len() - missed,
        faults.len()
    );
    Ok(ExitCode::from(u8::from(missed > 0)))
}

/// A copy of the workspace, and the tests that are run on what it makes.
struct Field {
    tree: PathBuf,
    target: PathBuf,
    behaviour: PathBuf,
}

impl Field {
    fn prepare() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("..")
            .canonicalize()?;
        let folder = root.join("target/planted");
        let field = Self {
            tree: folder.join("tree"),
            target: folder.join("target"),
            behaviour: behaviour_binary(&root)?,
        };
        if field.tree.exists() {
            fs::remove_dir_all(&field.tree)?;
        }
        for entry in COPIED {
            copy(&root.join(entry), &field.tree.join(entry))?;
        }
        Ok(field)
    }

    /// The Wasm of the copy as it is now; none if it does not compile.
    fn build(&self) -> Result<Option<PathBuf>> {
        let status = Command::new("cargo")
            .current_dir(&self.tree)
            .env("CARGO_TARGET_DIR", &self.target)
            .env("CARGO_PROFILE_CONTRACT_OPT_LEVEL", "1")
            .env("CARGO_PROFILE_CONTRACT_LTO", "off")
            .env("CARGO_PROFILE_CONTRACT_CODEGEN_UNITS", "16")
            .args([
                "build",
                "--locked",
                "--quiet",
                "--profile",
                "contract",
                "--package",
                "tributary",
                "--lib",
            ])
            .args(["--target", "wasm32-unknown-unknown"])
            .stderr(Stdio::null())
            .status()?;
        let wasm = self
            .target
            .join("wasm32-unknown-unknown/contract/tributary.wasm");
        Ok(status.success().then_some(wasm))
    }

    fn pass(&self, wasm: &Path, tests: &BTreeSet<&str>) -> Result<bool> {
        let listed = Command::new(&self.behaviour)
            .args(["--list", "--format", "terse"])
            .output()?;
        let listed = String::from_utf8(listed.stdout)?;
        let names = listed
            .lines()
            .filter_map(|line| line.strip_suffix(": test"));
        let compiled = names.filter(|name| !runtime(name).contains("native"));
        let chosen: Vec<_> = compiled
            .filter(|name| tests.iter().any(|begin| name.starts_with(begin)))
            .collect();
        ensure!(!chosen.is_empty(), "no test begins with any of {tests:?}");
        let status = Command::new(&self.behaviour)
            .env("TRIBUTARY_WASM", wasm)
            .arg("--exact")
            .args(chosen)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()?;
        Ok(status.success())
    }

    fn plant(&self, fault: &Fault) -> Result<&'static str> {
        let path = self.tree.join(fault.file);
        let text = fs::read_to_string(&path)?;
        let places = text.matches(fault.from).count();
        ensure!(
            places == 1,
            "{}: {} stands there {places} times",
            fault.file,
            fault.from
        );
        fs::write(&path, text.replace(fault.from, fault.to))?;
        let wasm = self.build();
        let outcome = match &wasm {
            Ok(Some(wasm)) if self.pass(wasm, &fault.tests.iter().copied().collect())? => "MISSED",
            Ok(Some(_)) => "caught",
            _ => "BROKEN",
        };
        fs::write(&path, text)?;
        Ok(outcome)
    }
}

/// The last part of a test's name, which says on what it runs, if on one form of the contract alone.
fn runtime(name: &str) -> String {
    name.rsplit("::").next().unwrap_or_default().to_lowercase()
}

/// The tests, built as `cargo test` builds them.
fn behaviour_binary(root: &Path) -> Result<PathBuf> {
    let output = Command::new("cargo")
        .current_dir(root)
        .args([
            "test",
            "--release",
            "--locked",
            "-p",
            "suite",
            "--test",
            "behaviour",
            "--no-run",
        ])
        .arg("--message-format=json")
        .stderr(Stdio::inherit())
        .output()?;
    let messages = String::from_utf8(output.stdout)?;
    let built = messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let mut binaries =
        built.filter_map(|message| Some(PathBuf::from(message.get("executable")?.as_str()?)));
    match binaries.next_back() {
        Some(binary) => Ok(binary),
        None => bail!("the behaviour tests could not be built"),
    }
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if !from.is_dir() {
        fs::copy(from, to).with_context(|| from.display().to_string())?;
        return Ok(());
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        copy(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}
