//! What one address got of one record, in units times 10^18, rounded down.

use cosmwasm_std::Addr;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;

use super::{Charge, Record, Weights, scale};

/// Of a base lane: the weight, the total and the amount.
#[derive(Clone, Debug, PartialEq)]
pub struct ByWeight {
    pub weight: u64,
    pub total: u64,
    pub amount: BigInt,
}

/// Of a pot.
#[derive(Clone, Debug, PartialEq)]
pub struct ByInfluence {
    pub score: u64,
    pub total_score: u64,
    pub attributed: BigInt,
    /// None while it waits.
    pub released: Option<ByWeight>,
}

impl ByInfluence {
    pub fn amount(&self) -> BigInt {
        let released = self.released.as_ref().map(|lane| &lane.amount);
        released.cloned().unwrap_or_default() + &self.attributed
    }
}

/// Rounded down.
pub fn atomics(scaled: &BigInt) -> BigInt {
    scaled * 10u64.pow(18) / scale()
}

/// What so much weight got of a base lane, rounded down.
fn part_of(base: &BigInt, weights: &Weights, weight: u64) -> BigInt {
    base * weight * 10u64.pow(18) / (scale() * weights.total)
}

fn by_weight(base: &BigInt, weights: &Weights, address: &Addr) -> ByWeight {
    let weight = weights.weight(address);
    ByWeight {
        weight,
        total: weights.total,
        amount: part_of(base, weights, weight),
    }
}

impl Record {
    /// What an address got through one datanet's base lane, and its weight.
    pub fn receipt(&self, place: usize, address: &Addr) -> (u64, BigInt) {
        let lane = by_weight(&self.cut.parts[place].base, &self.weights[place], address);
        (lane.weight, lane.amount)
    }

    /// What it got of the datanet's pot, where there is one.
    pub fn influence(&self, place: usize, address: &Addr) -> Option<ByInfluence> {
        if self.cut.parts[place].pot.is_zero() {
            return None;
        }
        let mut receipt = ByInfluence {
            score: 0,
            total_score: 0,
            attributed: BigInt::zero(),
            released: None,
        };
        if let Some(decision) = &self.decisions[place] {
            receipt.released = Some(by_weight(&decision.base, &decision.weights, address));
            if let Some(attribution) = &decision.attribution {
                receipt.total_score = attribution.total_score;
                if let Some((score, credit)) = attribution.credits.get(address) {
                    receipt.score = *score;
                    receipt.attributed = atomics(credit);
                }
            }
        }
        Some(receipt)
    }

    /// What nobody has taken yet of one datanet's part, of the base lane and of what joined it from the pot.
    pub fn untaken(&self, place: usize) -> [BigInt; 2] {
        let weights = &self.weights[place];
        let base = part_of(&self.cut.parts[place].base, weights, weights.untaken());
        let decision = self.decisions[place].as_ref();
        let released = decision.map(|one| part_of(&one.base, &one.weights, one.weights.untaken()));
        [base, released.unwrap_or_default()]
    }

    /// All that an address has of it by now, in units, exactly.
    pub fn exact(&self, address: &Addr) -> BigRational {
        let by_weight = |base: &BigInt, weights: &Weights| {
            let weight = weights.weight(address);
            BigRational::new(base * weight, weights.total.into())
        };
        let mut sum = BigRational::zero();
        for (place, part) in self.cut.parts.iter().enumerate() {
            sum += by_weight(&part.base, &self.weights[place]);
            if let Some(decision) = &self.decisions[place] {
                sum += by_weight(&decision.base, &decision.weights);
                let attribution = decision.attribution.as_ref();
                let credit = attribution.and_then(|one| one.credits.get(address));
                sum += credit.map_or_else(BigInt::zero, |(_, credit)| credit.clone());
            }
        }
        sum / scale()
    }

    /// What of that one charge of the batch brought.
    pub fn exact_of(&self, charge: &Charge, address: &Addr) -> BigRational {
        self.exact(address) * BigRational::new(charge.amount.into(), self.amount.into())
    }
}
