//! One fee, cut as the design says, in whole numbers without a bound.

use num_bigint::BigInt;
use num_traits::{One, Zero};

/// Fractions of a unit are kept as 2^−112 of it.
pub fn scale() -> BigInt {
    BigInt::one() << 112
}

/// A datanet on the live route: its share against the sum of all, and its curator's fee.
pub struct RouteShare {
    pub datanet_id: u64,
    pub share: u64,
    pub curator_fee_bps: u16,
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
    /// Scaled: `curator` and `base` together.
    pub part: BigInt,
    /// Whole units.
    pub curator: BigInt,
    /// Scaled.
    pub base: BigInt,
}

pub fn cut(amount: u128, protocol_bps: u16, operator_bps: u16, route: &[RouteShare]) -> Cut {
    let amount = BigInt::from(amount);
    let protocol: BigInt = &amount * protocol_bps / 10_000;
    let operator: BigInt = &amount * operator_bps / 10_000;
    let rest = (amount - &protocol - &operator) * scale();

    let all: BigInt = route.iter().map(|entry| BigInt::from(entry.share)).sum();
    let mut reached = BigInt::zero();
    let parts = route.iter().map(|entry| {
        let before = &rest * &reached / &all;
        reached += entry.share;
        let part = &rest * &reached / &all - before;
        let curator: BigInt = &part * entry.curator_fee_bps / (scale() * 10_000);
        Part {
            datanet_id: entry.datanet_id,
            base: &part - &curator * scale(),
            part,
            curator,
        }
    });
    Cut {
        protocol,
        operator,
        parts: parts.collect(),
    }
}
