//! A native package: its own tests hold all mutants, and a variable tells which one is awake.

use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::slice;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::copy::{Mutants, Package};
use crate::mutant::Mutant;
use crate::{Judge, Verdict};

const SWITCH: &str = r#"
pub(crate) fn mutant(id: u32) -> bool {
    static AWAKE: std::sync::LazyLock<Option<u32>> =
        std::sync::LazyLock::new(|| std::env::var("TRIBUTARY_MUTANT").ok()?.parse().ok());
    *AWAKE == Some(id)
}
"#;

pub fn package(name: &str) -> Package<'_> {
    Package {
        name,
        switch: SWITCH,
        with_added: false,
    }
}

/// As for a release, but for the package itself, which must be right, not fast.
pub fn build(package: &str) -> Command {
    let mut command = Command::new("cargo");
    for setting in ["opt-level=1", "incremental=true"] {
        let setting = format!("profile.release.package.{package}.{setting}");
        command.args(["--config", &setting]);
    }
    command.args(["test", "--release", "--locked", "--quiet", "--no-run"]);
    command.args(["--package", package]);
    command
}

/// Stands for cargo where the tests build Wasm: the first answer is kept, for nothing of it is changed.
const CARGO: &str = r#"#!/bin/sh
answer="$0-$(echo "$*" | cksum | tr -d ' ')"
test -f "$answer" || { cargo "$@" > "$answer.$$" && mv "$answer.$$" "$answer"; } || exit 1
cat "$answer"
"#;

/// Tests that take longer come last.
const QUICK: Duration = Duration::from_secs(1);

pub struct Native {
    folder: PathBuf,
    target: PathBuf,
    cargo: PathBuf,
    /// Tests of one binary each; the quick ones first.
    batches: Vec<(PathBuf, Vec<String>)>,
    /// For one batch.
    limit: Duration,
}

impl Native {
    pub fn new(scratch: &Path, mutants: &Mutants) -> Result<Self> {
        let answers = scratch.join("cargo");
        if answers.exists() {
            fs::remove_dir_all(&answers)?;
        }
        fs::create_dir_all(&answers)?;
        let cargo = answers.join("cargo");
        fs::write(&cargo, CARGO)?;
        fs::set_permissions(&cargo, fs::Permissions::from_mode(0o755))?;

        let tests = mutants
            .messages
            .iter()
            .filter(|message| message["profile"]["test"] == true);
        let binaries = tests.filter_map(|test| test["executable"].as_str());
        let binaries = binaries.map(|binary| {
            let list = Command::new(binary).arg("--list").output()?;
            let list = String::from_utf8(list.stdout)?;
            let tests = list.lines().filter_map(|line| line.strip_suffix(": test"));
            let tests: Vec<_> = tests.map(str::to_owned).collect();
            Ok((PathBuf::from(binary), tests))
        });
        let all = binaries.collect::<Result<Vec<_>>>()?;
        ensure!(!all.is_empty(), "it has no tests");
        let mut native = Self {
            folder: mutants.folder.clone(),
            target: mutants.target.clone(),
            cargo,
            batches: all,
            limit: Duration::from_secs(1200),
        };
        // builds what the tests build
        native.judge(0, None, &[])?;
        native.sort()?;
        Ok(native)
    }

    /// The quick tests of each binary, then the others.
    fn sort(&mut self) -> Result<()> {
        let (mut quick, mut slow) = (vec![], vec![]);
        let mut longest = Duration::ZERO;
        for (binary, tests) in &self.batches {
            let mut batches = (vec![], vec![]);
            let begin = Instant::now();
            for test in tests {
                let start = Instant::now();
                self.run(binary, None, slice::from_ref(test))?;
                let is_quick = start.elapsed() < QUICK;
                let batch = if is_quick {
                    &mut batches.0
                } else {
                    &mut batches.1
                };
                batch.push(test.clone());
            }
            longest = longest.max(begin.elapsed());
            quick.push((binary.clone(), batches.0));
            slow.push((binary.clone(), batches.1));
        }
        self.limit = Duration::from_secs(60) + longest * 2;
        self.batches = quick.into_iter().chain(slow).collect();
        self.batches.retain(|(_, tests)| !tests.is_empty());
        Ok(())
    }

    fn run(&self, binary: &Path, id: Option<u32>, tests: &[String]) -> Result<Verdict> {
        let mut command = Command::new(binary);
        if let Some(id) = id {
            command.env("TRIBUTARY_MUTANT", id.to_string());
        }
        let mut child = command
            .arg("--exact")
            .args(tests)
            .current_dir(&self.folder)
            .env("CARGO", &self.cargo)
            .env("CARGO_TARGET_DIR", &self.target)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            // so that the commands that it has started end with it
            .process_group(0)
            .spawn()?;
        let group = format!("-{}", child.id());
        let kill = move || {
            let mut kill = Command::new("kill");
            kill.args(["-KILL", "--", &group])
                .stderr(Stdio::null())
                .status()
        };
        let output = BufReader::new(child.stdout.take().context("no output")?);
        let (done, ended) = mpsc::channel::<()>();
        let (limit, late) = (self.limit, kill.clone());
        let clock = thread::spawn(move || {
            let late_by_now = ended.recv_timeout(limit) == Err(mpsc::RecvTimeoutError::Timeout);
            late_by_now && late().is_ok()
        });
        let lines = output.lines().map_while(|line| line.ok());
        let mut failed = lines.filter_map(|line| {
            let test = line.strip_suffix(" ... FAILED")?;
            Some(test.trim_start_matches("test ").to_owned())
        });
        let failed = failed.next();
        if failed.is_some() {
            kill()?;
        }
        let passed = child.wait()?.success();
        drop(done);
        let late = clock.join().ok().context("the clock panicked")?;
        Ok(match failed {
            Some(test) => Verdict::Caught(test),
            None if late => Verdict::Timeout,
            None if !passed => Verdict::Caught("what broke off".to_owned()),
            None => Verdict::Missed,
        })
    }
}

impl Judge for Native {
    /// Those tests come first that are likely to find it.
    fn judge(&self, _: usize, mutant: Option<&Mutant>, likely: &[String]) -> Result<Verdict> {
        let id = mutant.map(|mutant| mutant.id);
        let first = self.batches.iter().map(|(binary, tests)| {
            let near = tests.iter().filter(|test| likely.contains(test));
            (binary.clone(), near.cloned().collect::<Vec<_>>())
        });
        let all = self.batches.iter().cloned();
        let first = first.filter(|(_, tests)| !tests.is_empty());
        for (binary, tests) in first.chain(all) {
            let verdict = self.run(&binary, id, &tests)?;
            if verdict != Verdict::Missed {
                return Ok(verdict);
            }
        }
        Ok(Verdict::Missed)
    }
}
