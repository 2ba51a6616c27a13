//! Changes a package in every small way and sees whether its tests notice: see README.md.

mod contract;
mod copy;
mod mutant;
mod native;
mod rewrite;
mod suite;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::{Mutex, MutexGuard};
use std::thread;

use anyhow::{Context, Result, ensure};

use contract::Contract;
use copy::Mutants;
use mutant::Mutant;
use native::{By, Native};

/// How many mutants are judged at a time.
const WORKERS: usize = 2;

/// Wakes a mutant and runs the tests.
trait Judge: Sync {
    /// `likely` are tests that found others in its file.
    fn judge(&self, worker: usize, mutant: &Mutant, likely: &[String]) -> Result<Verdict>;
}

#[derive(Debug, PartialEq)]
enum Verdict {
    /// By this test.
    Caught(String),
    /// Caught too: the tests did not end in time.
    Timeout,
    Missed,
    /// Missed too: no test gets there.
    Unreached,
}

#[derive(Default)]
struct Outcome {
    next: usize,
    /// file → tests that found a mutant there
    found_by: BTreeMap<String, Vec<String>>,
    caught: usize,
    timeouts: usize,
    missed: usize,
}

/// Arguments: `--package NAME` for another one than the contract, then `--node` to judge it on a real node or `--units` by a
/// command's unit tests alone; parts of the names of the mutants to judge, in this order; none for all.
fn main() -> Result<()> {
    let mut wanted: Vec<String> = std::env::args().skip(1).collect();
    let package = match wanted.first().map(String::as_str) {
        Some("--package") => wanted.drain(..2.min(wanted.len())).nth(1),
        _ => None,
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()?;
    let by = match wanted.first().map(String::as_str) {
        Some("--node") => By::Node,
        Some("--units") => By::Units,
        _ => By::Itself,
    };
    if by != By::Itself {
        wanted.remove(0);
        ensure!(package.is_some(), "--node and --units need a --package");
    }
    // one for each, so that two can be judged at a time
    let name = package.as_deref().unwrap_or(contract::PACKAGE.name);
    let scratch = root.join("target/mutation").join(match by {
        By::Itself | By::Units => name.to_owned(),
        By::Node => format!("{name}-node"),
    });
    fs::create_dir_all(&scratch)?;

    match package {
        None => {
            let mutants =
                Mutants::build(&root, &scratch, &contract::PACKAGE, &mut contract::build())?;
            let contract = Contract::new(&root, &scratch, &mutants)?;
            judge_all(&mutants, &wanted, &contract)
        }
        Some(name) => {
            let package = native::package(&name);
            let mutants = Mutants::build(&root, &scratch, &package, &mut native::build(&name, by))?;
            judge_all(&mutants, &wanted, &Native::new(&scratch, &mutants, by)?)
        }
    }
}

fn judge_all(mutants: &Mutants, wanted: &[String], judge: &dyn Judge) -> Result<()> {
    let place = |mutant: &Mutant| wanted.iter().position(|part| mutant.name.contains(part));
    let judged = mutants.all.iter().filter(|mutant| {
        let is_wanted = wanted.is_empty() || place(mutant).is_some();
        is_wanted && !mutants.left_out.contains(&mutant.id)
    });
    let mut judged: Vec<_> = judged.collect();
    judged.sort_by_key(|mutant| place(mutant));

    let outcome = Mutex::new(Outcome::default());
    thread::scope(|scope| {
        let work = |worker| {
            let (outcome, judged) = (&outcome, &judged);
            scope.spawn(move || -> Result<()> {
                while let Some((mutant, likely)) = next(outcome, judged)? {
                    let verdict = judge.judge(worker, mutant, &likely)?;
                    note(&mut *lock(outcome)?, mutant, verdict);
                }
                Ok(())
            })
        };
        let workers: Vec<_> = (0..WORKERS).map(work).collect();
        workers
            .into_iter()
            .try_for_each(|worker| worker.join().ok().context("a worker panicked")?)
    })?;
    let Outcome {
        caught,
        timeouts,
        missed,
        ..
    } = &*lock(&outcome)?;
    println!(
        "{} judged: {caught} caught, {timeouts} timeouts, {missed} missed; {} left out",
        judged.len(),
        mutants.left_out.len()
    );
    Ok(())
}

fn lock(outcome: &Mutex<Outcome>) -> Result<MutexGuard<'_, Outcome>> {
    outcome.lock().ok().context("a worker panicked")
}

/// The next mutant, and the tests that are likely to find it.
fn next<'a>(
    outcome: &Mutex<Outcome>,
    judged: &[&'a Mutant],
) -> Result<Option<(&'a Mutant, Vec<String>)>> {
    let mut outcome = lock(outcome)?;
    let mutant = judged.get(outcome.next).copied();
    outcome.next += 1;
    // of its file, or of the one before
    let likely = |mutant: &Mutant| {
        let files = outcome.found_by.range(..=mutant.file.clone());
        files.last().map(|(_, tests)| tests.clone())
    };
    Ok(mutant.map(|mutant| (mutant, likely(mutant).unwrap_or_default())))
}

fn note(outcome: &mut Outcome, mutant: &Mutant, verdict: Verdict) {
    let name = &mutant.name;
    match verdict {
        Verdict::Caught(test) => {
            println!("caught {name} by {test}");
            outcome.caught += 1;
            let found_by = outcome.found_by.entry(mutant.file.clone()).or_default();
            if !found_by.contains(&test) {
                found_by.push(test);
            }
        }
        Verdict::Timeout => {
            println!("timeout {name}");
            outcome.timeouts += 1;
        }
        Verdict::Missed => {
            println!("MISSED {name}");
            outcome.missed += 1;
        }
        Verdict::Unreached => {
            println!("MISSED {name}, which no test reaches");
            outcome.missed += 1;
        }
    }
}
