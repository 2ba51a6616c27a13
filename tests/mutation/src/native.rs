//! A native package: its own tests hold all mutants, and a variable tells which one is awake.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::slice;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, ensure};

use crate::copy::{Mutants, Package};
use crate::mutant::Mutant;
use crate::{Judge, Verdict, WORKERS};

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

/// The package whose tests have a real node.
const COMMAND: &str = "tributary-cli";

/// By which tests.
#[derive(Clone, Copy, PartialEq)]
pub enum By {
    /// The package's own.
    Itself,
    /// Those of its binary's sources alone: the quick ones of a command.
    Units,
    /// The parts of the command's test on a real node.
    Node,
}

/// As for a release, but for the package itself and the command, which must be right, not fast.
pub fn build(package: &str, by: By) -> Command {
    let mut command = Command::new("cargo");
    for package in [package, COMMAND] {
        for setting in ["opt-level=0", "incremental=true"] {
            let setting = format!("profile.release.package.{package}.{setting}");
            command.args(["--config", &setting]);
        }
    }
    command.args(["test", "--release", "--locked", "--quiet", "--no-run"]);
    match by {
        By::Itself => command.args(["--package", package]),
        By::Units => command.args(["--package", package, "--bins"]),
        By::Node => command.args(["--package", COMMAND, "--test", "chain"]),
    };
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

/// Tests that take longer come last, one by one.
const QUICK: Duration = Duration::from_secs(1);

/// Parts of the test on a real node that are not run for each mutant: one kills the node, the other takes two minutes.
const LEFT_OUT: [&str; 2] = [
    "a node killed at work has lost nothing",
    "thousands are registered, a trace is replayed, and everyone is paid",
];

/// A test, as it ran alone with nobody awake.
struct Test {
    /// Which binary it is in.
    binary: usize,
    name: String,
    /// Of the processor.
    took: Duration,
    /// The mutants that could be awake in it.
    reached: BTreeSet<u32>,
}

pub struct Native {
    by: By,
    scratch: PathBuf,
    folder: PathBuf,
    target: PathBuf,
    cargo: PathBuf,
    binaries: Vec<PathBuf>,
    tests: Vec<Test>,
}

impl Native {
    pub fn new(scratch: &Path, mutants: &Mutants, by: By) -> Result<Self> {
        if by == By::Node {
            share_wasmd(scratch)?;
        }
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
            by,
            scratch: scratch.to_owned(),
            folder: mutants.folder.clone(),
            target: mutants.target.clone(),
            cargo,
            binaries: binaries.map(PathBuf::from).collect(),
            tests: vec![],
        };
        for binary in 0..native.binaries.len() {
            native.measure(binary)?;
        }
        ensure!(!native.tests.is_empty(), "it has no tests");
        native.tests.sort_by_key(|test| test.took);
        Ok(native)
    }

    /// Runs each test of a binary alone, and sees what it reaches.
    fn measure(&mut self, binary: usize) -> Result<()> {
        let list = Command::new(&self.binaries[binary])
            .arg("--list")
            .output()?;
        let list = String::from_utf8(list.stdout)?;
        let names: Vec<_> = list
            .lines()
            .filter_map(|line| line.strip_suffix(": test"))
            .filter(|name| !LEFT_OUT.contains(name))
            .collect();
        let seen = self.scratch.join("reached");
        for name in names {
            fs::write(&seen, "")?;
            let start = cpu_time()?;
            let asleep = self.run(0, binary, &[name], LIMIT, |command| {
                command.env("TRIBUTARY_REACHED", &seen);
            })?;
            ensure!(
                asleep == Verdict::Missed,
                "fails with no mutant awake: {name}"
            );
            let reached = fs::read_to_string(&seen)?;
            self.tests.push(Test {
                binary,
                name: name.to_owned(),
                took: cpu_time()?.saturating_sub(start),
                reached: reached.lines().map(str::parse).collect::<Result<_, _>>()?,
            });
        }
        let here = self.tests.iter().filter(|test| test.binary == binary);
        let took: Duration = here.clone().map(|test| test.took).sum();
        let path = self.binaries[binary].display();
        eprintln!("{} tests take {} s: {path}", here.count(), took.as_secs());
        Ok(())
    }

    /// Tests of one binary.
    fn run_awake(&self, worker: usize, mutant: &Mutant, tests: &[&Test]) -> Result<Verdict> {
        let Some(first) = tests.first() else {
            return Ok(Verdict::Missed);
        };
        let names: Vec<_> = tests.iter().map(|test| &*test.name).collect();
        let took: Duration = tests.iter().map(|test| test.took).sum();
        // others may work here too
        let limit = Duration::from_secs(120) + took * 20;
        self.run(worker, first.binary, &names, limit, |command| {
            command.env("TRIBUTARY_MUTANT", mutant.id.to_string());
        })
    }

    fn run(
        &self,
        worker: usize,
        binary: usize,
        tests: &[&str],
        limit: Duration,
        prepare: impl FnOnce(&mut Command),
    ) -> Result<Verdict> {
        let mut command = Command::new(&self.binaries[binary]);
        prepare(&mut command);
        let temporary = self.scratch.join(format!("temporary-{worker}"));
        if self.by == By::Node {
            fs::create_dir_all(&temporary)?;
            command.arg("--at").arg(self.chain(worker));
            command.env("TMPDIR", &temporary);
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
        if self.by == By::Node {
            clear(&temporary)?;
        }
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
    /// By the tests that reach it: the quick ones, those that are likely to find it, the others.
    fn judge(&self, worker: usize, mutant: &Mutant, likely: &[String]) -> Result<Verdict> {
        let reach = self.tests.iter();
        let mut reach: Vec<_> = reach
            .filter(|test| test.reached.contains(&mutant.id))
            .collect();
        if reach.is_empty() {
            return Ok(Verdict::Unreached);
        }
        // otherwise they stay in order
        reach.sort_by_key(|test| !likely.contains(&test.name));
        if self.by == By::Node {
            return self.judge_on_a_node(worker, mutant, &reach);
        }
        let (quick, slow): (Vec<_>, Vec<_>) = reach.into_iter().partition(|test| test.took < QUICK);
        let quick = (0..self.binaries.len()).map(|binary| {
            let here = quick.iter().filter(|test| test.binary == binary);
            here.copied().collect::<Vec<_>>()
        });
        let slow = slow.into_iter().map(|test| vec![test]);
        for tests in quick.chain(slow) {
            let verdict = self.run_awake(worker, mutant, &tests)?;
            if verdict != Verdict::Missed {
                return Ok(verdict);
            }
        }
        Ok(Verdict::Missed)
    }
}

/// The command's test on a real node: each worker has a chain that stays.
impl Native {
    fn chain(&self, worker: usize) -> PathBuf {
        self.scratch.join(format!("chain-{worker}"))
    }

    /// Part by part; a mutant that did away with the chain must not be blamed on the next one.
    fn judge_on_a_node(&self, worker: usize, mutant: &Mutant, parts: &[&Test]) -> Result<Verdict> {
        for part in parts {
            let found = match self.run_awake(worker, mutant, slice::from_ref(part))? {
                Verdict::Missed => continue,
                Verdict::Caught(_) => Verdict::Caught(part.name.clone()),
                other => other,
            };
            let first = self.tests.first().context("no part")?;
            let asleep = self.run(worker, first.binary, &[&first.name], LIMIT, |_| {})?;
            ensure!(
                asleep == Verdict::Missed,
                "the chain is no more: {}, {asleep:?}",
                mutant.name
            );
            return Ok(found);
        }
        Ok(Verdict::Missed)
    }
}

impl Drop for Native {
    /// Takes the chains down.
    fn drop(&mut self) {
        for chain in (0..WORKERS).map(|worker| self.chain(worker)) {
            if chain.exists() {
                let mut reset = Command::new(self.target.join("release/tributary"));
                let reset = reset.args(["localnet", "reset", "--home"]);
                let done = reset.arg(chain.join("home")).status();
                if !done.is_ok_and(|status| status.success()) {
                    eprintln!("the chain in {} may still run", chain.display());
                }
                let _ = fs::remove_dir_all(chain);
            }
        }
    }
}

/// Ends what runs on files below a folder, such as a node that a mutant has forgotten, and deletes them.
fn clear(folder: &Path) -> Result<()> {
    let files = format!("{}/", folder.display());
    Command::new("pkill")
        .args(["-KILL", "-f", &files])
        .status()?;
    while Command::new("pgrep")
        .args(["-f", &files])
        .output()?
        .status
        .success()
    {
        thread::sleep(Duration::from_millis(50));
    }
    Ok(fs::remove_dir_all(folder)?)
}

/// What commands have taken of the processor until now.
fn cpu_time() -> Result<Duration> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    // behind the name in brackets; of the children that were waited for, in hundredths of a second
    let (_, fields) = stat.rsplit_once(')').context("no times of this process")?;
    let ticks = fields.split_whitespace().skip(13).take(2);
    let ticks: u64 = ticks.map(str::parse::<u64>).sum::<Result<_, _>>()?;
    Ok(Duration::from_millis(ticks * 10))
}

/// The node is built once, in the workspace's own folder and not in the copy's.
fn share_wasmd(scratch: &Path) -> Result<()> {
    let built = scratch.join("../../localnet");
    let target = scratch.join("copy/target");
    fs::create_dir_all(&built)?;
    fs::create_dir_all(&target)?;
    let link = target.join("localnet");
    if !link.exists() {
        symlink(built.canonicalize()?, link)?;
    }
    Ok(())
}
