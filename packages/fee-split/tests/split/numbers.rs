//! Numbers near the edges, and the same numbers without bounds.

use cosmwasm_std::Uint256;
use fee_split::{Bps, Scaled, Weight};
use num_bigint::{BigInt, Sign};
use proptest::prelude::*;

pub const FRACTION: u128 = (1 << 112) - 1;

pub fn big(number: impl Into<Uint256>) -> BigInt {
    BigInt::from_bytes_be(Sign::Plus, &number.into().to_be_bytes())
}

/// 2^`bits`.
pub fn pow2(bits: u32) -> BigInt {
    BigInt::from(1) << bits
}

/// `units · 2^112 + fraction`.
pub fn scaled(units: u128, fraction: u128) -> Scaled {
    Scaled((Uint256::from(units) << 112) + Uint256::from(fraction))
}

pub fn weight(weight: u64) -> Weight {
    Weight::new(weight).unwrap()
}

pub fn bps(bps: u16) -> Bps {
    Bps::new(bps).unwrap()
}

pub fn any_amount() -> impl Strategy<Value = u128> {
    prop_oneof![
        3 => 0..=3u128,
        2 => 0..100_000u128,
        1 => Just(u128::MAX),
        1 => Just(u128::MAX - 1),
        2 => (1..128u32, 0..3u128).prop_map(|(bits, above)| (1 << bits) - 1 + above),
        2 => any::<u128>(),
    ]
}

/// What the cuts can hand to a pool: below 2^240.
pub fn any_scaled() -> impl Strategy<Value = Scaled> {
    let fraction = prop_oneof![
        3 => Just(0),
        1 => 0..=2u128,
        1 => Just(FRACTION),
        2 => 0..=FRACTION,
    ];
    (any_amount(), fraction).prop_map(|(units, fraction)| scaled(units, fraction))
}

/// Any 256 bits.
pub fn any_wide() -> impl Strategy<Value = Uint256> {
    prop_oneof![
        Just(Uint256::zero()),
        Just(Uint256::MAX),
        (0..256u32, 0..2u128)
            .prop_map(|(bits, below)| (Uint256::one() << bits) - Uint256::from(below)),
        (any::<[u8; 32]>(), 0..256u32).prop_map(|(bytes, cut)| Uint256::new(bytes) >> cut),
    ]
}

pub fn any_weight() -> impl Strategy<Value = u64> {
    prop_oneof![
        3 => 0..=3u64,
        4 => 0..1_000u64,
        1 => Just(Weight::MAX),
        1 => Just(Weight::MAX - 1),
        2 => (0..53u32).prop_map(|bits| 1 << bits),
        1 => 0..=Weight::MAX,
    ]
}

/// Weights, not all zero, whose sum is a weight.
pub fn any_weights() -> impl Strategy<Value = Vec<u64>> {
    prop::collection::vec(any_weight(), 1..8)
        .prop_map(|weights| fitting(weights, Weight::MAX))
        .prop_filter("somebody has weight", |weights| {
            weights.iter().any(|weight| *weight > 0)
        })
}

pub fn any_bps() -> impl Strategy<Value = u16> {
    prop_oneof![0..=1u16, 9_999..=10_000u16, 0..=10_000u16]
}

/// Drops whatever would lift the sum above `most`.
pub fn fitting<N: Copy + PartialOrd + Into<u128>>(mut numbers: Vec<N>, most: N) -> Vec<N> {
    let mut room = most.into();
    numbers.retain(|number| {
        let left = room.checked_sub((*number).into());
        room = left.unwrap_or(room);
        left.is_some()
    });
    numbers
}
