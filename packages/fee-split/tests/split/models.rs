//! The lineages of a model's datanets, merged into its route.

use cosmwasm_std::Uint128;
use fee_split::{LINEAGE_ONE, SplitError, cut_route, reduce_shares};
use num_bigint::BigInt;
use proptest::prelude::*;

use crate::family::{Lineage, any_family, exact_sums, flatten, lineage, merge};

const LARGEST_WEIGHT: u64 = (1 << 32) - 1;

/// Weights, and the lineages of a family that they are given to.
fn any_model() -> impl Strategy<Value = Vec<(u64, Lineage)>> {
    let weight = prop_oneof![
        2 => 1..=5u64,
        2 => 1..=LARGEST_WEIGHT,
        1 => Just(LARGEST_WEIGHT),
    ];
    (any_family(), prop::collection::vec(weight, 10)).prop_map(|(family, weights)| {
        let lineages = family.into_iter().filter_map(|one| one.flattened.ok());
        weights.into_iter().zip(lineages).collect()
    })
}

proptest! {
    #[test]
    fn a_route_is_the_exact_sum_of_its_lineages_in_order_of_id(model in any_model()) {
        let route = merge(&model)?;
        let found: Vec<(u64, BigInt)> = route.into_iter().map(|(id, share)| (id, share.into())).collect();
        let exact: Vec<(u64, BigInt)> = exact_sums(&model).into_iter().collect();
        prop_assert_eq!(&found, &exact);

        let weights: BigInt = model.iter().map(|(weight, _)| BigInt::from(*weight)).sum();
        let sum: BigInt = found.into_iter().map(|(_, share)| share).sum();
        prop_assert_eq!(sum, weights * LINEAGE_ONE);
    }

    #[test]
    fn the_order_of_a_models_datanets_never_matters(model in any_model().prop_flat_map(|model| {
        (Just(model.clone()), Just(model).prop_shuffle())
    })) {
        let (model, shuffled) = model;
        prop_assert_eq!(merge(&model), merge(&shuffled));
    }

    #[test]
    fn a_model_over_datanets_without_parents_has_its_weights_for_shares(
        weights in prop::collection::vec(1..=LARGEST_WEIGHT, 1..=32),
    ) {
        let model: Vec<(u64, Lineage)> = (1..)
            .zip(&weights)
            .map(|(datanet_id, weight)| (*weight, flatten(datanet_id, &[]).unwrap()))
            .collect();
        let mut shares: Vec<u128> = merge(&model)?.into_iter().map(|(_, share)| share).collect();
        let mut plain: Vec<u128> = weights.into_iter().map(u128::from).collect();
        reduce_shares(&mut shares);
        reduce_shares(&mut plain);
        prop_assert_eq!(shares, plain);
    }
}

/// 32 datanets of the largest weight, which all pay the same 15 ancestors.
#[test]
fn the_largest_weights_of_the_longest_lineages_fit() {
    let ancestors: Vec<(u64, u64)> = (1..=15).map(|id| (id, LINEAGE_ONE / 16)).collect();
    let model: Vec<(u64, Lineage)> = (16..48)
        .map(|datanet_id| {
            let own = (datanet_id, LINEAGE_ONE / 16);
            let entries: Vec<(u64, u64)> = ancestors.iter().copied().chain([own]).collect();
            (LARGEST_WEIGHT, lineage(&entries))
        })
        .collect();
    let route = merge(&model).unwrap();
    assert_eq!(route.len(), 15 + 32);
    let each = u128::from(LARGEST_WEIGHT) * u128::from(LINEAGE_ONE / 16);
    assert!(route[..15].iter().all(|(_, share)| *share == 32 * each));
    assert!(route[15..].iter().all(|(_, share)| *share == each));

    let shares: Vec<u128> = route.into_iter().map(|(_, share)| share).collect();
    assert_eq!(cut_route(Uint128::MAX, &shares).unwrap().len(), 47);
}

#[test]
fn a_share_above_the_numbers_is_refused() {
    let most = lineage(&[(1, u64::MAX)]);
    let largest = u128::from(u64::MAX) * u128::from(u64::MAX);
    assert_eq!(merge(&[(u64::MAX, most.clone())]), Ok(vec![(1, largest)]));
    let twice = [(u64::MAX, most.clone()), (u64::MAX, most)];
    assert_eq!(merge(&twice), Err(SplitError::Shares {}));
    assert_eq!(merge(&[]), Ok(vec![]));
}
