//! Pots and their shares in whole numbers and fractions without a bound, from the design's formulas alone.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Zero};
use suite::Suite;

use crate::oracle::assert_right;

pub fn scale() -> BigInt {
    BigInt::one() << 112
}

pub fn units(n: impl Into<BigInt>) -> BigRational {
    BigRational::from(n.into())
}

/// A datanet's terms, and its share against the sum of all.
#[derive(Clone, Copy)]
pub struct Terms {
    pub share: u128,
    pub curator_bps: u32,
    pub influence_bps: u32,
}

/// Of one fee, in one datanet; `curator` and `pot` in whole units, the others scaled.
pub struct Part {
    pub part: BigInt,
    pub curator: BigInt,
    pub pot: BigInt,
    pub base: BigInt,
}

/// Steps 1 to 6 of how one fee is split, as far as the pools.
pub fn split(fee: u128, protocol_bps: u32, operator_bps: u32, route: &[Terms]) -> Vec<Part> {
    let fee = BigInt::from(fee);
    let rest: BigInt = &fee
        - &fee * protocol_bps / BigInt::from(10_000)
        - &fee * operator_bps / BigInt::from(10_000);
    let rest = rest * scale();
    let all: u128 = route.iter().map(|terms| terms.share).sum();
    let reach = |shares: u128| &rest * shares / BigInt::from(all);
    let mut before = 0u128;
    let parts = route.iter().map(|terms| {
        let part = reach(before + terms.share) - reach(before);
        before += terms.share;
        let whole = scale() * 10_000;
        let curator = &part * terms.curator_bps / &whole;
        let left = &part - &curator * scale();
        let pot = &left * terms.influence_bps / &whole;
        Part {
            base: left - &pot * scale(),
            part,
            curator,
            pot,
        }
    });
    parts.collect()
}

/// 18 digits of a scaled amount, as a `Decimal256` shows them.
pub fn digits(scaled: &BigInt) -> String {
    let atomics: BigInt = scaled * 10u64.pow(18) / scale();
    decimal(&atomics)
}

/// 10^−18 of a unit each.
pub fn decimal(atomics: &BigInt) -> String {
    let one = BigInt::from(10u64.pow(18));
    let (whole, fraction) = (atomics / &one, atomics % &one);
    let fraction = format!("{fraction:0>18}");
    match fraction.trim_end_matches('0') {
        "" => whole.to_string(),
        fraction => format!("{whole}.{fraction}"),
    }
}

/// One pool, where everybody's due is kept as an exact fraction of a unit.
#[derive(Default)]
pub struct Pool {
    pub weights: BTreeMap<String, u64>,
    due: BTreeMap<String, BigRational>,
}

impl Pool {
    pub fn of(weights: &[(&str, u64)]) -> Self {
        let mut pool = Self::default();
        for (who, weight) in weights {
            pool.weigh(who, *weight);
        }
        pool
    }

    pub fn weigh(&mut self, who: &str, weight: u64) {
        self.weights.insert(who.to_owned(), weight);
    }

    pub fn total(&self) -> u64 {
        self.weights.values().sum()
    }

    /// By weight.
    pub fn base(&mut self, amount: &BigRational) {
        let total = BigInt::from(self.total());
        for (who, weight) in &self.weights {
            let part = amount * BigInt::from(*weight) / &total;
            *self.due.entry(who.clone()).or_default() += part;
        }
    }

    /// By scores; those of nobody, and of whoever has no weight, by weight.
    pub fn attribute(&mut self, pot: u128, scores: &[(&str, u64)], unattributed: u64) {
        let total: u128 = scores.iter().map(|(_, score)| u128::from(*score)).sum();
        let total = total + u128::from(unattributed);
        let mut rest = units(pot);
        for (who, score) in scores {
            if self.weights.get(*who).is_some_and(|weight| *weight > 0) {
                let part = units(BigInt::from(pot) * *score) / BigInt::from(total);
                rest -= &part;
                *self.due.entry((*who).to_owned()).or_default() += part;
            }
        }
        self.base(&rest);
    }

    pub fn due(&self, who: &str) -> BigRational {
        self.due.get(who).cloned().unwrap_or_else(BigRational::zero)
    }

    /// Everybody has every whole unit of the due, paid or not, and next to nothing more.
    #[track_caller]
    pub fn assert_due(&self, suite: &Suite, datanet_id: u64) {
        for who in self.due.keys() {
            let positions = suite.contributor(datanet_id, who).positions;
            let lifetime = positions
                .iter()
                .find(|position| position.token == suite.token(0))
                .map_or(BigInt::ZERO, |position| {
                    crate::oracle::big(position.claimable) + crate::oracle::big(position.claimed)
                });
            assert_right(&self.due(who), &lifetime, who);
        }
    }
}
