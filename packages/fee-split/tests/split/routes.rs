//! The cumulative cut of a route.

use cosmwasm_std::Uint128;
use fee_split::{cut_route, reduce_shares};
use num_bigint::BigInt;
use num_traits::Signed;
use proptest::prelude::*;

use crate::numbers::{any_amount, big, fitting, pow2};

/// Up to a route's 32 entries, and sums up to 2^128 − 1 itself.
fn any_shares() -> impl Strategy<Value = Vec<u128>> {
    let share = prop_oneof![
        3 => 1..=3u128,
        3 => 1..1_000_000_000_000_000_000u128,
        1 => (0..128u32).prop_map(|bits| 1 << bits),
        1 => 1..=u128::MAX,
    ];
    (prop::collection::vec(share, 1..32), any::<bool>()).prop_map(|(shares, is_full)| {
        let mut shares = fitting(shares, u128::MAX);
        let left = u128::MAX - shares.iter().sum::<u128>();
        if is_full && left > 0 {
            shares.push(left);
        }
        shares
    })
}

/// Shares, and an order for them.
fn any_shuffle() -> impl Strategy<Value = (Vec<u128>, Vec<usize>)> {
    any_shares().prop_flat_map(|shares| {
        let order: Vec<usize> = (0..shares.len()).collect();
        (Just(shares), Just(order).prop_shuffle())
    })
}

proptest! {
    #[test]
    fn the_parts_add_up_to_the_rest_exactly(rest in any_amount(), shares in any_shares()) {
        let parts = cut_route(Uint128::new(rest), &shares)?;
        prop_assert_eq!(parts.len(), shares.len());
        let sum: BigInt = parts.iter().map(|part| big(part.0)).sum();
        prop_assert_eq!(sum, BigInt::from(rest) * pow2(112));
    }

    #[test]
    fn each_part_is_within_a_scaled_unit_of_its_exact_share(rest in any_amount(), shares in any_shares()) {
        let total: BigInt = shares.iter().copied().map(BigInt::from).sum();
        let scaled = BigInt::from(rest) * pow2(112);
        for (part, share) in cut_route(Uint128::new(rest), &shares)?.into_iter().zip(shares) {
            let away = big(part.0) * &total - &scaled * share;
            prop_assert!(away.abs() < total);
        }
    }

    #[test]
    fn the_order_of_shares_moves_no_part_by_more_than_a_scaled_unit(
        rest in any_amount(), (shares, order) in any_shuffle(),
    ) {
        let parts = cut_route(Uint128::new(rest), &shares)?;
        let shuffled: Vec<u128> = order.iter().map(|place| shares[*place]).collect();
        for (part, place) in cut_route(Uint128::new(rest), &shuffled)?.into_iter().zip(order) {
            prop_assert!((big(part.0) - big(parts[place].0)).abs() <= BigInt::from(1));
        }
    }

    #[test]
    fn a_common_factor_of_the_shares_changes_no_part(
        rest in any_amount(),
        shares in prop::collection::vec(1..=1_000_000u128, 1..32),
        factor in 1..=u128::from(u64::MAX),
    ) {
        let mut scaled: Vec<u128> = shares.iter().map(|share| share * factor).collect();
        let parts = cut_route(Uint128::new(rest), &shares)?;
        prop_assert_eq!(&parts, &cut_route(Uint128::new(rest), &scaled)?);

        reduce_shares(&mut scaled);
        prop_assert_eq!(parts, cut_route(Uint128::new(rest), &scaled)?);
        let mut reduced = shares;
        reduce_shares(&mut reduced);
        prop_assert_eq!(&reduced, &scaled);
        let no_common_factor = (2..1_000).all(|factor| scaled.iter().any(|share| share % factor > 0));
        prop_assert!(no_common_factor);
    }
}

#[test]
fn a_lone_share_takes_the_whole_rest() {
    for share in [1, 10_000, u128::MAX] {
        let parts = cut_route(Uint128::MAX, &[share]).unwrap();
        assert_eq!(big(parts[0].0), BigInt::from(u128::MAX) * pow2(112));
    }
}

#[test]
fn shares_are_divided_by_their_greatest_common_divisor() {
    let reduced = |mut shares: Vec<u128>| {
        reduce_shares(&mut shares);
        shares
    };
    assert_eq!(reduced(vec![12, 18, 30]), [2, 3, 5]);
    assert_eq!(reduced(vec![7, 5]), [7, 5]);
    assert_eq!(reduced(vec![u128::MAX, u128::MAX]), [1, 1]);
    assert_eq!(reduced(vec![0, 6, 4]), [0, 3, 2]);
    assert_eq!(reduced(vec![0, 0]), [0, 0]);
    assert_eq!(reduced(vec![]), [0; 0]);
}
