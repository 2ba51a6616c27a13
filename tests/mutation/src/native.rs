//! A native package: its own tests hold all mutants, and a variable tells which one is awake.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Command, Stdio};
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

pub struct Native {
    folder: PathBuf,
    target: PathBuf,
    /// The quickest first.
    binaries: Vec<PathBuf>,
    /// For one binary.
    limit: Duration,
}

impl Native {
    pub fn new(mutants: &Mutants) -> Result<Self> {
        let tests = mutants
            .messages
            .iter()
            .filter(|message| message["profile"]["test"] == true);
        let binaries = tests.filter_map(|test| test["executable"].as_str());
        let mut native = Self {
            folder: mutants.folder.clone(),
            target: mutants.target.clone(),
            binaries: binaries.map(PathBuf::from).collect(),
            limit: Duration::from_secs(1200),
        };
        ensure!(!native.binaries.is_empty(), "it has no tests");
        // once to build what the tests build, and once to see how long they take
        native.judge(0, None, &[])?;
        let mut times = vec![];
        for binary in &native.binaries {
            let start = Instant::now();
            native.run(binary, None, &[])?;
            times.push((start.elapsed(), binary.clone()));
        }
        times.sort();
        let (longest, _) = times.last().context("it has no tests")?;
        native.limit = Duration::from_secs(60) + *longest * 4;
        native.binaries = times.into_iter().map(|(_, binary)| binary).collect();
        Ok(native)
    }

    /// All tests of a binary, or those named.
    fn run(&self, binary: &PathBuf, id: Option<u32>, tests: &[&str]) -> Result<Verdict> {
        let mut command = Command::new(binary);
        if let Some(id) = id {
            command.env("TRIBUTARY_MUTANT", id.to_string());
        }
        if !tests.is_empty() {
            command.arg("--exact").args(tests);
        }
        let mut child = command
            .current_dir(&self.folder)
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
        let likely: Vec<&str> = likely.iter().map(String::as_str).collect();
        let first = self.binaries.iter().filter(|_| !likely.is_empty());
        let first = first.map(|binary| (binary, likely.as_slice()));
        let all = self.binaries.iter().map(|binary| (binary, [].as_slice()));
        for (binary, tests) in first.chain(all) {
            let verdict = self.run(binary, id, tests)?;
            if verdict != Verdict::Missed {
                return Ok(verdict);
            }
        }
        Ok(Verdict::Missed)
    }
}
