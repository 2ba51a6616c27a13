//! A native package: its own tests hold all mutants, and a variable tells which one is awake.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::copy::{Mutants, Package};
use crate::mutant::Mutant;
use crate::{Judge, Verdict};

/// `TRIBUTARY_MUTANT` is the number of the one that is awake; where `TRIBUTARY_REACHED` names a file, each number that is asked
/// for is added to it.
const SWITCH: &str = r#"
pub(crate) fn mutant(id: u32) -> bool {
    use std::{collections::HashSet, env, fs, io::Write, sync};
    static AWAKE: sync::LazyLock<Option<u32>> =
        sync::LazyLock::new(|| env::var("TRIBUTARY_MUTANT").ok()?.parse().ok());
    static REACHED: sync::LazyLock<Option<sync::Mutex<(fs::File, HashSet<u32>)>>> =
        sync::LazyLock::new(|| {
            let path = env::var_os("TRIBUTARY_REACHED")?;
            let file = fs::File::options().append(true).create(true).open(path).ok()?;
            Some(sync::Mutex::new((file, HashSet::new())))
        });
    if let Some(Ok(mut reached)) = REACHED.as_ref().map(sync::Mutex::lock) {
        if reached.1.insert(id) {
            let _ = reached.0.write_all(format!("{id}\n").as_bytes());
        }
    }
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

/// For what no mutant disturbs.
const LIMIT: Duration = Duration::from_secs(1200);

/// Tests that take longer come last.
const QUICK: Duration = Duration::from_secs(1);

/// A test, as it ran alone with nobody awake.
struct Test {
    /// Which binary it is in.
    binary: usize,
    name: String,
    took: Duration,
    /// The mutants that could be awake in it.
    reached: BTreeSet<u32>,
}

pub struct Native {
    folder: PathBuf,
    target: PathBuf,
    cargo: PathBuf,
    binaries: Vec<PathBuf>,
    tests: Vec<Test>,
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
        let mut native = Self {
            folder: mutants.folder.clone(),
            target: mutants.target.clone(),
            cargo,
            binaries: binaries.map(PathBuf::from).collect(),
            tests: vec![],
        };
        for binary in 0..native.binaries.len() {
            native.measure(binary, scratch)?;
        }
        ensure!(!native.tests.is_empty(), "it has no tests");
        Ok(native)
    }

    /// Runs each test of a binary alone, and sees what it reaches.
    fn measure(&mut self, binary: usize, scratch: &Path) -> Result<()> {
        let list = Command::new(&self.binaries[binary])
            .arg("--list")
            .output()?;
        let list = String::from_utf8(list.stdout)?;
        let names: Vec<_> = list
            .lines()
            .filter_map(|line| line.strip_suffix(": test"))
            .collect();
        // builds what the tests build
        let asleep = self.run(binary, &names, LIMIT, |_| {})?;
        ensure!(
            asleep == Verdict::Missed,
            "fails with no mutant awake: {asleep:?}"
        );
        let seen = scratch.join("reached");
        for name in names {
            fs::write(&seen, "")?;
            let start = Instant::now();
            let asleep = self.run(binary, &[name], LIMIT, |command| {
                command.env("TRIBUTARY_REACHED", &seen);
            })?;
            ensure!(asleep == Verdict::Missed, "fails alone: {name}");
            let reached = fs::read_to_string(&seen)?;
            self.tests.push(Test {
                binary,
                name: name.to_owned(),
                took: start.elapsed(),
                reached: reached.lines().map(str::parse).collect::<Result<_, _>>()?,
            });
        }
        let here = self.tests.iter().filter(|test| test.binary == binary);
        let took: Duration = here.clone().map(|test| test.took).sum();
        let path = self.binaries[binary].display();
        eprintln!("{} tests take {} s: {path}", here.count(), took.as_secs());
        Ok(())
    }

    fn run(
        &self,
        binary: usize,
        tests: &[&str],
        limit: Duration,
        prepare: impl FnOnce(&mut Command),
    ) -> Result<Verdict> {
        let mut command = Command::new(&self.binaries[binary]);
        prepare(&mut command);
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
        let late = kill.clone();
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
    /// By the tests that reach it: first those that are likely to find it, then the quick ones.
    fn judge(&self, _: usize, mutant: &Mutant, likely: &[String]) -> Result<Verdict> {
        let reach = self.tests.iter();
        let reach: Vec<_> = reach
            .filter(|test| test.reached.contains(&mutant.id))
            .collect();
        if reach.is_empty() {
            return Ok(Verdict::Unreached);
        }
        let (near, far): (Vec<_>, Vec<_>) = reach
            .into_iter()
            .partition(|test| likely.contains(&test.name));
        let (quick, slow): (Vec<_>, Vec<_>) = far.into_iter().partition(|test| test.took < QUICK);
        for tests in [near, quick, slow] {
            for binary in 0..self.binaries.len() {
                let here = tests.iter().filter(|test| test.binary == binary);
                let took: Duration = here.clone().map(|test| test.took).sum();
                let names: Vec<_> = here.map(|test| &*test.name).collect();
                if names.is_empty() {
                    continue;
                }
                let limit = Duration::from_secs(60) + took * 4;
                let verdict = self.run(binary, &names, limit, |command| {
                    command.env("TRIBUTARY_MUTANT", mutant.id.to_string());
                })?;
                if verdict != Verdict::Missed {
                    return Ok(verdict);
                }
            }
        }
        Ok(Verdict::Missed)
    }
}
