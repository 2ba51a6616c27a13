//! A pool and its contributors beside a naive splitter, which hands every fee to everyone in exact fractions.

use cosmwasm_std::Uint256;
use fee_split::{INCOME_BOUND, Pool, Position, ROUNDING, Scaled, SplitError, Weight};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};
use proptest::prelude::*;

use crate::numbers::{any_scaled, any_weight, big, pow2};

pub const CONTRIBUTORS: usize = 5;

#[derive(Clone, Copy, Debug)]
pub enum Step {
    Fee(Scaled),
    /// The fee after which the pool is a scaled unit short of its bound.
    LastFee,
    /// 0 leaves; more comes, stays or comes back.
    Weigh(usize, u64),
    /// Takes all the weight that is left.
    Fill(usize),
    Settle(usize),
    /// A claim of what is claimable, shifted right.
    Claim(usize, u32),
}

pub fn any_history() -> impl Strategy<Value = Vec<Step>> {
    let who = || 0..CONTRIBUTORS;
    let step = prop_oneof![
        32 => any_scaled().prop_map(Step::Fee),
        1 => Just(Step::LastFee),
        28 => (who(), any_weight()).prop_map(|(who, weight)| Step::Weigh(who, weight)),
        3 => who().prop_map(Step::Fill),
        8 => who().prop_map(Step::Settle),
        12 => (who(), 0..4u32).prop_map(|(who, shift)| Step::Claim(who, shift)),
    ];
    prop::collection::vec(step, 1..40)
}

#[derive(Clone, Debug, Default)]
pub struct Contributor {
    pub position: Position,
    pub weight: Weight,
    /// The exact share of every fee so far, in scaled units.
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
    /// Every fee that was taken, in scaled units.
    income: BigInt,
    /// What the last fee was divided by, and the largest that any was.
    divisor: Weight,
    largest: Weight,
    /// Runs of fees with the same weights.
    runs: u64,
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
        match step {
            Step::Fee(base) => self.fee(base),
            Step::LastFee => self.fee(Scaled(INCOME_BOUND.0 - self.pool.income.0 - Uint256::one())),
            Step::Weigh(who, weight) => self.weigh(who, weight),
            Step::Fill(who) => {
                let others = self.total.get() - self.contributors[who].weight.get();
                self.weigh(who, Weight::MAX - others);
            }
            Step::Settle(who) => self.settle(who),
            Step::Claim(who, shift) => self.claim(who, shift),
        }
    }

    fn fee(&mut self, base: Scaled) {
        let before = self.pool;
        let income = &self.income + big(base.0);
        let entered = self.pool.enter(base, self.total);
        if self.total.is_zero() {
            assert_eq!(entered, Err(SplitError::NoWeight {}));
            assert_eq!(self.pool, before);
        } else if income >= pow2(255) {
            assert!(matches!(entered, Err(SplitError::IncomeBound { .. })));
            assert_eq!(self.pool, before);
        } else {
            assert_eq!(entered, Ok(()));
            assert!(self.pool.index >= before.index, "the index fell");
            self.income = income;
            self.divisor = self.total;
            self.largest = self.largest.max(self.total);
            self.runs += u64::from(std::mem::take(&mut self.weights_changed));
            for one in &mut self.contributors {
                let numer = big(base.0) * one.weight.get();
                one.exact += BigRational::new(numer, self.total.get().into());
            }
        }
    }

    fn weigh(&mut self, who: usize, weight: u64) {
        let before = self.contributors[who].weight;
        let others = self.total.get() - before.get();
        let after = Weight::new(weight).unwrap();
        match self.total.replace(before, after) {
            Ok(total) => {
                self.settle(who);
                self.contributors[who].weight = after;
                self.total = total;
                self.weights_changed |= before != after;
            }
            Err(error) => {
                let found = others + weight;
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
        assert_eq!(earned + self.pool.remainder, self.income);
        assert_eq!(big(self.pool.income.0), self.income);
        assert!(self.pool.remainder < self.divisor.get().max(1));
    }

    /// Nobody's `earned` is further from the exact share than one largest total weight for each run of fees.
    pub fn assert_dust_is_bounded(&self) {
        let bound = BigInt::from(self.runs) * self.largest.get();
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

    /// The pool as a whole is ahead of its income by at most 2^−40 of a unit for each position.
    pub fn assert_solvent(&self) {
        let lifetime: BigInt = self
            .contributors
            .iter()
            .map(|one| big(one.settled(&self.pool).lifetime().unwrap()))
            .sum();
        let ahead = big(ROUNDING) * CONTRIBUTORS;
        assert!(lifetime * pow2(112) <= &self.income + ahead);
    }
}
