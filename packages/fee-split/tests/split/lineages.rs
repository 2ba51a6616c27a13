//! The flattened lineage of a datanet.

use std::collections::BTreeMap;

use fee_split::{Bps, LINEAGE_ONE, SplitError};
use num_bigint::BigInt;
use proptest::prelude::*;

use crate::family::{any_family, exact_sums, flatten, lineage};

proptest! {
    #[test]
    fn shares_of_a_lineage_are_one_and_in_order_of_id(family in any_family()) {
        for lineage in family.into_iter().filter_map(|one| one.flattened.ok()) {
            prop_assert!(lineage.is_sorted_by(|one, next| one.datanet_id < next.datanet_id));
            let sum: BigInt = lineage.iter().map(|one| BigInt::from(one.share)).sum();
            prop_assert_eq!(sum, BigInt::from(LINEAGE_ONE));
        }
    }

    #[test]
    fn ancestors_get_their_royalties_rounded_down_once(family in any_family()) {
        for one in family {
            let mut due = exact_sums(&one.parents);
            due.values_mut().for_each(|sum| *sum /= Bps::WHOLE);
            let nothing = due.iter().find(|(_, share)| **share == BigInt::ZERO);
            if let Some((datanet_id, _)) = nothing {
                prop_assert_eq!(one.flattened, Err(SplitError::NoShare { datanet_id: *datanet_id }));
                continue;
            }
            let rest = BigInt::from(LINEAGE_ONE) - due.values().sum::<BigInt>();
            due.insert(one.datanet_id, rest);
            let found: BTreeMap<u64, BigInt> =
                one.flattened?.into_iter().map(|entry| (entry.datanet_id, entry.share.into())).collect();
            prop_assert_eq!(found, due);
        }
    }

    /// What the ancestors of a datanet lose by rounding is its own.
    #[test]
    fn a_datanet_keeps_at_least_what_its_parents_leave(family in any_family()) {
        for one in family {
            let Ok(lineage) = one.flattened else { continue };
            let royalties: u64 = one.parents.iter().map(|(royalty, _)| u64::from(*royalty)).sum();
            let own = lineage.iter().find(|entry| entry.datanet_id == one.datanet_id).unwrap().share;
            let left = LINEAGE_ONE / 10_000 * (10_000 - royalties);
            // less than 10^−18 of each ancestor
            prop_assert!(own >= left && own - left < lineage.len() as u64);
        }
    }

    #[test]
    fn the_order_of_parents_never_matters(family in any_family()) {
        for mut one in family {
            one.parents.reverse();
            prop_assert_eq!(&flatten(one.datanet_id, &one.parents), &one.flattened);
            let first = 1.min(one.parents.len());
            one.parents.rotate_left(first);
            prop_assert_eq!(flatten(one.datanet_id, &one.parents), one.flattened);
        }
    }
}

#[test]
fn a_lineage_so_deep_that_a_share_comes_to_nothing_is_refused() {
    let mut parent = flatten(1, &[]).unwrap();
    for datanet_id in 2..=5 {
        parent = flatten(datanet_id, &[(1, parent)]).unwrap();
    }
    // 10^18, four times cut to a ten-thousandth
    assert_eq!((parent[0].datanet_id, parent[0].share), (1, 100));
    let refused = flatten(6, &[(1, parent.clone())]);
    assert_eq!(refused, Err(SplitError::NoShare { datanet_id: 1 }));
    let refused = flatten(6, &[(99, parent.clone())]);
    assert_eq!(refused, Err(SplitError::NoShare { datanet_id: 1 }));
    // 100 · 100 / 10 000: the least share there is
    assert_eq!(flatten(6, &[(100, parent)]).unwrap()[0].share, 1);
}

#[test]
fn what_comes_to_nothing_through_each_parent_counts_together() {
    let rest = LINEAGE_ONE - 2;
    let (left, right) = (lineage(&[(1, 2), (2, rest)]), lineage(&[(1, 2), (3, rest)]));
    let refused = flatten(4, &[(2_500, left.clone())]);
    assert_eq!(refused, Err(SplitError::NoShare { datanet_id: 1 }));

    let both = flatten(4, &[(2_500, left), (2_500, right)]).unwrap();
    assert_eq!((both[0].datanet_id, both[0].share), (1, 1));
}

#[test]
fn royalties_that_leave_the_datanet_nothing_are_refused() {
    let parents = [flatten(1, &[]).unwrap(), flatten(2, &[]).unwrap()];
    let derived = |royalties: [u16; 2]| {
        let [one, other] = parents.clone();
        flatten(3, &[(royalties[0], one), (royalties[1], other)])
    };
    let own = LINEAGE_ONE / 10_000;
    assert_eq!(derived([5_000, 4_999]).unwrap()[2].share, own);
    for royalties in [[5_000, 5_000], [5_000, 5_001], [10_000, 10_000]] {
        let refused = derived(royalties);
        assert_eq!(refused, Err(SplitError::NoShare { datanet_id: 3 }));
    }
    // a royalty of nothing leaves the parent nothing
    let refused = derived([1, 0]);
    assert_eq!(refused, Err(SplitError::NoShare { datanet_id: 2 }));
    // more than any lineage can hold
    let refused = flatten(3, &[(10_000, lineage(&[(1, u64::MAX), (1, u64::MAX)]))]);
    assert_eq!(refused, Err(SplitError::NoShare { datanet_id: 3 }));
}

#[test]
fn a_datanet_stands_among_its_ancestors_in_order_of_id() {
    let parent = lineage(&[(3, LINEAGE_ONE / 2), (7, LINEAGE_ONE / 2)]);
    for (datanet_id, place) in [(1, 0), (5, 1), (9, 2)] {
        let flattened = flatten(datanet_id, &[(5_000, parent.clone())]).unwrap();
        assert_eq!(flattened[place].datanet_id, datanet_id);
        assert_eq!(flattened[place].share, LINEAGE_ONE / 2);
    }
    assert_eq!(flatten(1, &[]), Ok(lineage(&[(1, LINEAGE_ONE)])));
}
