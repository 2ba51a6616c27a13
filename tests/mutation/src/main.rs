//! Changes the contract in every small way and sees whether the behaviour suite notices: see README.md.

mod contract;
mod mutant;
mod rewrite;
mod suite;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Mutex;
use std::thread;

use anyhow::{Context, Result, ensure};

use contract::Mutants;
use suite::Suite;

/// How many mutants are judged at a time.
const WORKERS: usize = 2;

#[derive(Default)]
struct Outcome {
    next: usize,
    /// file → tests that found a mutant there
    found_by: BTreeMap<String, Vec<String>>,
    missed: Vec<String>,
}

/// Arguments: parts of the names of the mutants to judge; none for all.
fn main() -> Result<()> {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()?;
    let scratch = root.join("target/mutation");
    fs::create_dir_all(&scratch)?;

    let mutants = Mutants::build(&root, &scratch)?;
    let suite = Suite::build(&root)?;
    let judged = mutants.all.iter().filter(|mutant| {
        let named = wanted.iter().any(|part| mutant.name.contains(part));
        (named || wanted.is_empty()) && !mutants.left_out.contains(&mutant.id)
    });
    let judged: Vec<_> = judged.collect();

    let file = scratch.join("nobody.wasm");
    fs::write(&file, mutants.wasm(0))?;
    let failed = suite.first_failure(&file, "", &[])?;
    ensure!(failed.is_none(), "fails with no mutant awake: {failed:?}");

    let outcome = Mutex::new(Outcome::default());
    thread::scope(|scope| {
        let work = |worker| {
            let file = scratch.join(format!("worker-{worker}.wasm"));
            let (outcome, judged, mutants, suite) = (&outcome, &judged, &mutants, &suite);
            scope.spawn(move || -> Result<()> {
                while let Some(mutant) = next(outcome, judged) {
                    fs::write(&file, mutants.wasm(mutant.id))?;
                    let likely = lock(outcome)?.found_by.get(&mutant.file).cloned();
                    let failed =
                        suite.first_failure(&file, &mutant.file, &likely.unwrap_or_default())?;
                    let mut outcome = lock(outcome)?;
                    match failed {
                        Some(test) => {
                            println!("caught {} by {test}", mutant.name);
                            outcome
                                .found_by
                                .entry(mutant.file.clone())
                                .or_default()
                                .push(test);
                        }
                        None => {
                            println!("MISSED {}", mutant.name);
                            outcome.missed.push(mutant.name.clone());
                        }
                    }
                }
                Ok(())
            })
        };
        let workers: Vec<_> = (0..WORKERS).map(work).collect();
        workers
            .into_iter()
            .try_for_each(|worker| worker.join().ok().context("a worker panicked")?)
    })?;
    let missed = lock(&outcome)?.missed.len();
    println!(
        "{} judged, {missed} missed; {} left out",
        judged.len(),
        mutants.left_out.len()
    );
    Ok(())
}

fn lock(outcome: &Mutex<Outcome>) -> Result<std::sync::MutexGuard<'_, Outcome>> {
    outcome.lock().ok().context("a worker panicked")
}

fn next<'a>(outcome: &Mutex<Outcome>, judged: &[&'a mutant::Mutant]) -> Option<&'a mutant::Mutant> {
    let mut outcome = outcome.lock().ok()?;
    let mutant = judged.get(outcome.next).copied();
    outcome.next += 1;
    mutant
}
