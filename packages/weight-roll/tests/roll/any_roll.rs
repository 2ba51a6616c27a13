//! Random leaves, with a liking for the bounds.

use proptest::prelude::*;
use proptest::sample::Index;
use weight_roll::{MAX_ADDRESS_LEN, MAX_WEIGHT};

use crate::Leaf;

pub fn any_leaves() -> impl Strategy<Value = Vec<Leaf>> {
    any_size().prop_flat_map(|size| {
        let addresses = prop::collection::vec(any_address(), size);
        (addresses, any_weights(size)).prop_map(|(addresses, weights)| {
            let leaves = addresses.into_iter().zip(weights);
            leaves.collect()
        })
    })
}

/// 1 to 2,000 leaves, often few, often about a power of two.
fn any_size() -> impl Strategy<Value = usize> {
    let about_a_power = (1_u32..=10, -1_isize..=1)
        .prop_map(|(power, off)| 2_usize.pow(power).saturating_add_signed(off));
    prop_oneof![1_usize..=20, about_a_power, 1_usize..=2_000]
}

/// Mostly as on chain; some as short and as long as there are; some the same.
fn any_address() -> impl Strategy<Value = String> {
    let longest = usize::from(MAX_ADDRESS_LEN);
    prop_oneof![
        8 => any::<[u64; 2]>().prop_map(|[a, b]| format!("tributary1{a:016x}{b:017x}")),
        1 => (1..=longest).prop_map(|len| "q".repeat(len)),
        1 => Just("ł".repeat(longest / 2)),
        1 => Just("tributary1same".to_owned()),
    ]
}

/// Weights that add up to [`MAX_WEIGHT`] at most, and often to just that.
fn any_weights(size: usize) -> impl Strategy<Value = Vec<u64>> {
    let most = MAX_WEIGHT / size as u64;
    let weight = prop_oneof![Just(1), 1..=100_u64, 1..=most, Just(most)];
    let one_takes_the_rest = proptest::option::of(any::<Index>());
    (prop::collection::vec(weight, size), one_takes_the_rest).prop_map(|(mut weights, one)| {
        let sum: u64 = weights.iter().sum();
        if let Some(one) = one {
            *one.get_mut(&mut weights) += MAX_WEIGHT - sum;
        }
        weights
    })
}
