//! The contract: one Wasm holds all mutants, four bytes in it tell which one is awake, and the behaviour suite runs it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::copy::{Mutants, Package};
use crate::mutant::Mutant;
use crate::suite::Suite;
use crate::{Judge, Verdict};

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

pub const PACKAGE: Package = Package {
    name: "tributary",
    switch: SWITCH,
    with_added: true,
};

/// Quickly built: it must be right, not small.
pub fn build() -> Command {
    let mut command = Command::new("cargo");
    for setting in [
        r#"inherits="release""#,
        "opt-level=1",
        "incremental=true",
        r#"panic="abort""#,
        "strip=true",
    ] {
        command.args(["--config", &format!("profile.mutant.{setting}")]);
    }
    command.args(["build", "--locked", "--quiet", "--profile", "mutant"]);
    command.args(["--target", "wasm32-unknown-unknown"]);
    command.args(["--lib", "--package", PACKAGE.name]);
    command
}

pub struct Contract {
    scratch: PathBuf,
    wasm: Vec<u8>,
    /// Where the four bytes are.
    switch: usize,
    suite: Suite,
}

impl Contract {
    pub fn new(root: &Path, scratch: &Path, mutants: &Mutants) -> Result<Self> {
        let files = mutants
            .messages
            .iter()
            .filter_map(|message| message["filenames"].as_array());
        let mut files = files.flatten().filter_map(Value::as_str);
        let file = files
            .rfind(|file| file.ends_with(".wasm"))
            .context("no Wasm was built")?;
        let wasm = fs::read(file)?;
        let mut places = wasm
            .windows(4)
            .enumerate()
            .filter(|(_, bytes)| *bytes == NOBODY.to_le_bytes())
            .map(|(place, _)| place);
        let (switch, second) = (places.next(), places.next());
        ensure!(second.is_none(), "the switch is in the Wasm twice");
        let contract = Self {
            scratch: scratch.to_owned(),
            switch: switch.context("the switch is not in the Wasm")?,
            wasm,
            suite: Suite::build(root)?,
        };
        let asleep = contract.run(0, 0, "", &[])?;
        ensure!(asleep.is_none(), "fails with no mutant awake: {asleep:?}");
        Ok(contract)
    }

    /// The first test that fails with this mutant awake; no mutant is number 0.
    fn run(&self, worker: usize, id: u32, file: &str, likely: &[String]) -> Result<Option<String>> {
        let mut wasm = self.wasm.clone();
        wasm[self.switch..self.switch + 4].copy_from_slice(&id.to_le_bytes());
        let path = self.scratch.join(format!("worker-{worker}.wasm"));
        fs::write(&path, wasm)?;
        self.suite.first_failure(&path, file, likely)
    }
}

impl Judge for Contract {
    fn judge(&self, worker: usize, mutant: &Mutant, likely: &[String]) -> Result<Verdict> {
        let failed = self.run(worker, mutant.id, &mutant.file, likely)?;
        Ok(failed.map_or(Verdict::Missed, Verdict::Caught))
    }
}
