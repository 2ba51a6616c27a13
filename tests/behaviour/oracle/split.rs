//! One fee, cut as the design says, in whole numbers without a bound.

use num_bigint::BigInt;
use num_traits::{One, Zero};

/// Fractions of a unit are kept as 2^−112 of it.
pub fn scale() -> BigInt {
    BigInt::one() << 112
}

/// A datanet on the live route: its share against the sum of all, and what is taken of its part first.
pub struct RouteShare {
    pub datanet_id: u64,
    pub share: BigInt,
    pub curator_fee_bps: u16,
    pub influence_bps: u16,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Cut {
    /// Whole units.
    pub protocol: BigInt,
    pub operator: BigInt,
    pub parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    pub datanet_id: u64,
    /// Scaled: `curator`, `pot` and `base` together.
    pub part: BigInt,
    /// Whole units.
    pub curator: BigInt,
    /// Whole units.
    pub pot: BigInt,
    /// Scaled.
    pub base: BigInt,
}

impl Part {
    /// What is the contributors', scaled.
    pub fn income(&self) -> BigInt {
        &self.part - &self.curator * scale()
    }
}

pub fn cut(amount: u128, protocol_bps: u16, operator_bps: u16, route: &[RouteShare]) -> Cut {
    let amount = BigInt::from(amount);
    let protocol: BigInt = &amount * protocol_bps / 10_000;
    let operator: BigInt = &amount * operator_bps / 10_000;
    let rest = (amount - &protocol - &operator) * scale();

    let all: BigInt = route.iter().map(|entry| &entry.share).sum();
    let mut reached = BigInt::zero();
    let parts = route.iter().map(|entry| {
        let before = &rest * &reached / &all;
        reached += &entry.share;
        let part = &rest * &reached / &all - before;
        let curator: BigInt = &part * entry.curator_fee_bps / (scale() * 10_000);
        let income = &part - &curator * scale();
        let pot: BigInt = &income * entry.influence_bps / (scale() * 10_000);
        Part {
            datanet_id: entry.datanet_id,
            base: income - &pot * scale(),
            part,
            curator,
            pot,
        }
    });
    Cut {
        protocol,
        operator,
        parts: parts.collect(),
    }
}
