//! Gas that ends anywhere.

use std::collections::{BTreeMap, BTreeSet};

use embedded_chain::GasReport;

use super::trial::Trial;

/// Limits are no further apart than this part of the whole cost.
const PARTS: u64 = 50;

/// How many operations are charged for.
pub fn ends(trial: &Trial) -> u64 {
    operations(trial.gas())
}

/// Lets gas end all over the message, until it has ended at each operation that is charged for.
pub fn sweep(trial: &mut Trial) {
    let cost = trial.gas().total;
    let mut ends = BTreeMap::new();
    for part in 0..PARTS {
        let limit = cost * part / PARTS;
        ends.insert(limit, charged(trial, limit));
    }
    ends.insert(cost - 1, charged(trial, cost - 1));
    while let Some(limit) = gap(&ends) {
        ends.insert(limit, charged(trial, limit));
    }
    for limit in [cost, cost + 1] {
        trial.assert_done_within(limit);
    }
    let found: BTreeSet<_> = ends.into_values().collect();
    let expected: BTreeSet<_> = (1..=operations(trial.gas())).collect();
    assert_eq!(found, expected, "{}: where gas ended", trial.name);
}

/// How many operations had been charged for when gas ended, the one included that there was too little for.
fn charged(trial: &mut Trial, limit: u64) -> u64 {
    operations(&trial.assert_all_or_nothing_within(limit))
}

fn operations(gas: &GasReport) -> u64 {
    gas.parts.values().map(|part| part.count).sum()
}

/// Between two limits of which one gets further by more than one operation.
fn gap(ends: &BTreeMap<u64, u64>) -> Option<u64> {
    let mut pairs = ends.iter().zip(ends.iter().skip(1));
    let (low, high) =
        pairs.find(|((low, done), (high, more))| **more > **done + 1 && **high > **low + 1)?;
    Some((low.0 + high.0) / 2)
}
