//! A pool and its contributors beside a naive splitter, which hands every fee to everyone in exact fractions.

use cosmwasm_std::{Uint128, Uint256};
use fee_split::{INCOME_BOUND, Pool, Position, ROUNDING, Scaled, SplitError, Weight, cut_pot};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};

use crate::numbers::{big, pow2, weight};
use crate::steps::{CONTRIBUTORS, Scores, Step};

#[derive(Clone, Debug, Default)]
pub struct Contributor {
    pub position: Position,
    pub weight: Weight,
    /// The exact share of every fee and shared pot so far, in scaled units.
    pub exact: BigRational,
}

impl Contributor {
    pub fn settled(&self, pool: &Pool) -> Position {
        let mut position = self.position;
        position.settle(self.weight, pool.index).unwrap();
        position
    }
}

#[derive(Clone, Debug, Default)]
pub struct World {
    pub pool: Pool,
    pub contributors: [Contributor; CONTRIBUTORS],
    pub total: Weight,
    /// Pots that wait.
    pots: Vec<Uint128>,
    /// Every fee and pot that was taken, in scaled units.
    income: BigInt,
    /// The total weight that the index was last raised over, and the largest that it ever was.
    divisor: Weight,
    largest: Weight,
    /// Runs of fees with the same weights.
    runs: u64,
    /// How many scores ever got a credit.
    credits: usize,
    weights_changed: bool,
}

impl World {
    pub fn after(history: &[Step]) -> Self {
        let mut world = Self {
            weights_changed: true,
            ..Self::default()
        };
        for step in history {
            world.take(*step);
        }
        world
    }

    pub fn take(&mut self, step: Step) {
        let before = self.pool.index;
        match step {
            Step::Fee(base) => self.fee(base),
            Step::LastFee => self.fee(Scaled(INCOME_BOUND.0 - self.pool.income.0 - Uint256::one())),
            Step::Pot(pot) => self.hold(pot),
            Step::Attribute(pot, scores, unattributed) => self.attribute(pot, scores, unattributed),
            // nobody has a score, so everything is left
            Step::Release(pot) => self.attribute(pot, Scores::default(), 1),
            Step::Weigh(who, weight) => self.weigh(who, weight),
            Step::Fill(who) => {
                let others = self.total.get() - self.contributors[who].weight.get();
                self.weigh(who, Weight::MAX - others);
            }
            Step::Settle(who) => self.settle(who),
            Step::Claim(who, shift) => self.claim(who, shift),
        }
        assert!(self.pool.index >= before, "the index fell");
    }

    fn fee(&mut self, base: Scaled) {
        let before = self.pool;
        let income = &self.income + big(base.0);
        let entered = self.pool.enter(base, self.total);
        if income >= pow2(255) {
            assert!(matches!(entered, Err(SplitError::IncomeBound { .. })));
            assert_eq!(self.pool, before);
        } else if self.total.is_zero() {
            assert_eq!(entered, Err(SplitError::NoWeight {}));
            assert_eq!(self.pool, before);
        } else {
            assert_eq!(entered, Ok(()));
            self.income = income;
            self.share_by_weight(big(base.0).into());
        }
    }

    fn hold(&mut self, pot: Uint128) {
        let before = self.pool;
        let income = &self.income + big(pot) * pow2(112);
        let held = self.pool.hold(pot);
        if income >= pow2(255) {
            assert!(matches!(held, Err(SplitError::IncomeBound { .. })));
            assert_eq!(self.pool, before);
        } else {
            assert_eq!(held, Ok(()));
            assert_eq!(self.pool.index, before.index, "nobody has it yet");
            self.income = income;
            self.pots.push(pot);
        }
    }

    /// Whoever has no weight gets nothing for a score.
    fn attribute(&mut self, which: usize, scores: Scores, unattributed: u64) {
        let Some(which) = which.checked_rem(self.pots.len()) else {
            return;
        };
        let (pot, before) = (self.pots[which], self.pool);
        let total_score = scores.iter().sum::<u64>() + unattributed;
        let (who, scores): (Vec<usize>, Vec<u64>) = (0..CONTRIBUTORS)
            .map(|who| (who, scores[who]))
            .filter(|(who, score)| *score > 0 && !self.contributors[*who].weight.is_zero())
            .unzip();
        let cut = cut_pot(pot, &scores, total_score);
        if total_score == 0 {
            assert_eq!(cut, Err(SplitError::Scores {}));
            return;
        }
        let cut = cut.unwrap();
        let shared = self.pool.share_pot(pot, cut.rest, self.total);
        if self.total.is_zero() {
            assert_eq!(shared, Err(SplitError::NoWeight {}));
            assert_eq!(self.pool, before);
            return;
        }
        assert_eq!(shared, Ok(()));
        self.pots.remove(which);
        self.credits += scores.len();
        let scaled = big(pot) * pow2(112);
        let mut rest = BigRational::from(scaled.clone());
        for ((who, score), credit) in who.into_iter().zip(scores).zip(cut.credits) {
            let one = &mut self.contributors[who];
            one.position.credit(credit).unwrap();
            let exact = BigRational::new(&scaled * score, total_score.into());
            one.exact += &exact;
            rest -= exact;
        }
        self.share_by_weight(rest);
    }

    /// What the pool has just done with an amount, in exact fractions.
    fn share_by_weight(&mut self, exact: BigRational) {
        self.divisor = self.total;
        self.largest = self.largest.max(self.total);
        self.runs += u64::from(std::mem::take(&mut self.weights_changed));
        let each = exact / BigInt::from(self.total.get());
        for one in &mut self.contributors {
            one.exact += &each * BigInt::from(one.weight.get());
        }
    }

    fn weigh(&mut self, who: usize, after: u64) {
        let before = self.contributors[who].weight.get();
        let found = self.total.get() - before + after;
        match Weight::new(found) {
            Ok(total) => {
                self.settle(who);
                self.contributors[who].weight = weight(after);
                self.total = total;
                self.weights_changed |= before != after;
            }
            Err(error) => {
                assert_eq!(error, SplitError::Weight { found });
                assert!(found > Weight::MAX);
            }
        }
        let sum: u64 = self.contributors.iter().map(|one| one.weight.get()).sum();
        assert_eq!(self.total.get(), sum);
    }

    fn settle(&mut self, who: usize) {
        let one = &mut self.contributors[who];
        one.position = one.settled(&self.pool);
        assert_eq!(one.position, one.settled(&self.pool), "settled twice");
    }

    fn claim(&mut self, who: usize, shift: u32) {
        self.settle(who);
        let position = &mut self.contributors[who].position;
        let claimable = position.claimable().unwrap();
        let found = claimable + Uint256::one();
        assert_eq!(
            position.pay(found),
            Err(SplitError::Overpaid { claimable, found })
        );
        let paid = claimable >> shift;
        position.pay(paid).unwrap();
        assert_eq!(position.claimable(), Ok(claimable - paid));
    }

    pub fn claim_everything(&mut self) {
        for who in 0..CONTRIBUTORS {
            self.claim(who, 0);
        }
    }

    pub fn assert_conserves(&self) {
        let earned: BigInt = self
            .contributors
            .iter()
            .map(|one| big(one.settled(&self.pool).earned.0))
            .sum();
        let waiting: BigInt = self.pots.iter().map(|pot| big(*pot)).sum();
        assert_eq!(big(self.pool.waiting), waiting);
        assert_eq!(
            earned + self.pool.remainder + waiting * pow2(112),
            self.income
        );
        assert_eq!(big(self.pool.income.0), self.income);
        assert!(self.pool.remainder < self.divisor.get().max(1));
    }

    /// Nobody's `earned` is further from the exact share than one largest total weight for each run of fees, and one for
    /// each credit.
    pub fn assert_dust_is_bounded(&self) {
        let bound = BigInt::from(self.runs) * self.largest.get() + self.credits;
        for one in &self.contributors {
            let earned = big(one.settled(&self.pool).earned.0);
            let dust = (BigRational::from(earned) - &one.exact).abs();
            assert!(dust.is_zero() || dust < BigRational::from(bound.clone()));
        }
    }

    /// Every whole unit of the exact share is there; nothing is further ahead of it than 2^−39 of a unit.
    pub fn assert_nobody_is_ahead_or_behind(&self) {
        for one in &self.contributors {
            let lifetime = big(one.settled(&self.pool).lifetime().unwrap());
            let units = one.exact.to_integer() / pow2(112);
            assert!(lifetime >= units, "{lifetime} of {units} units");
            let scaled = BigRational::from(lifetime * pow2(112));
            assert!(scaled <= &one.exact + BigRational::from(pow2(112 - 39)));
        }
    }

    /// The pool as a whole is ahead of its income, without what waits, by at most 2^−40 of a unit for each position.
    pub fn assert_solvent(&self) {
        let lifetime: BigInt = self
            .contributors
            .iter()
            .map(|one| big(one.settled(&self.pool).lifetime().unwrap()))
            .sum();
        let ahead = big(ROUNDING) * CONTRIBUTORS;
        let waiting = big(self.pool.waiting) * pow2(112);
        assert!(lifetime * pow2(112) + waiting <= &self.income + ahead);
    }
}
