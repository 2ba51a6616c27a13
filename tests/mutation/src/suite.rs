//! The behaviour suite, built once, run on any Wasm of the contract.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

/// Random histories take long, and write down what failed.
const LEFT_OUT: [&str; 2] = ["state_machine::", "roll::twin::"];
/// Takes seconds each, so they come last.
const SLOW: [&str; 8] = [
    "receipt::derived::every_fee",
    "receipt::people::thousands",
    "hostile::transfer::a_token_that_burns",
    "usage::route::indivisible_fees",
    "claim::often::a_thousand",
    "roll::dishonest::lie_that",
    "ledger::",
    "roles::",
];

pub struct Suite {
    root: PathBuf,
    binary: PathBuf,
    /// The tests that run the compiled contract.
    tests: Vec<String>,
}

impl Suite {
    pub fn build(root: &Path) -> Result<Self> {
        let output = Command::new("cargo")
            .current_dir(root)
            .args(["test", "--release", "--locked", "--package", "suite"])
            .args(["--test", "behaviour", "--no-run", "--message-format=json"])
            .stderr(Stdio::inherit())
            .output()?;
        ensure!(output.status.success(), "the suite does not build");
        let text = String::from_utf8(output.stdout)?;
        let messages = text
            .lines()
            .filter_map(|line| serde_json::from_str::<Value>(line).ok());
        let mut binaries =
            messages.filter_map(|message| Some(message["executable"].as_str()?.into()));
        let binary: PathBuf = binaries.next_back().context("cargo named no test binary")?;
        let list = Command::new(&binary).arg("--list").output()?;
        let list = String::from_utf8(list.stdout)?;
        let tests = list.lines().filter_map(|line| line.strip_suffix(": test"));
        let compiled = tests
            .filter(|test| test.to_lowercase().contains("wasm") || test.contains("both_runtimes"));
        let tests = compiled
            .filter(|test| !begins(test, &LEFT_OUT))
            .map(str::to_owned);
        Ok(Self {
            root: root.to_owned(),
            binary,
            tests: tests.collect(),
        })
    }

    /// The first test that fails on this Wasm; those come first that are of the file's area or among `likely`.
    pub fn first_failure(
        &self,
        wasm: &Path,
        file: &str,
        likely: &[String],
    ) -> Result<Option<String>> {
        let area = file
            .rsplit('/')
            .next()
            .unwrap_or_default()
            .trim_end_matches(".rs");
        let (slow, fast): (Vec<_>, Vec<_>) =
            self.tests.iter().partition(|test| begins(test, &SLOW));
        let (near, far): (Vec<_>, Vec<_>) = fast
            .into_iter()
            .partition(|test| test.starts_with(area) || likely.contains(test));
        for batch in [near, far, slow] {
            if let Some(failed) = self.run(wasm, &batch)? {
                return Ok(Some(failed));
            }
        }
        Ok(None)
    }

    fn run(&self, wasm: &Path, tests: &[&String]) -> Result<Option<String>> {
        if tests.is_empty() {
            return Ok(None);
        }
        // a loop without an end comes to an end where the gas does
        let mut child = Command::new(&self.binary)
            .current_dir(self.root.join("tests"))
            .env("TRIBUTARY_WASM", wasm)
            .arg("--exact")
            .args(tests)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let output = child.stdout.take().context("no output")?;
        let mut failed = None;
        for line in BufReader::new(output).lines() {
            if let Some(test) = line?.strip_suffix(" ... FAILED") {
                failed = Some(test.trim_start_matches("test ").to_owned());
                child.kill()?;
                break;
            }
        }
        let passed = child.wait()?.success();
        Ok(failed.or((!passed).then(|| "the suite broke off".to_owned())))
    }
}

fn begins(test: &str, any: &[&str]) -> bool {
    any.iter().any(|start| test.starts_with(start))
}
