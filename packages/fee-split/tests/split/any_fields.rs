//! Whatever the fields hold, also what no history leads to: nothing panics, and a refusal changes nothing.

use cosmwasm_std::{Uint128, Uint256};
use fee_split::{
    LineageShare, Pool, Position, Scaled, SplitError, cut_fee, cut_part, cut_pot, cut_route,
    flatten_lineage, merge_lineages, receipt_share,
};
use proptest::prelude::*;

use crate::numbers::{any_amount, any_bps, any_weight, any_wide, bps, weight};

/// Every divisor is checked by name before anything is divided by it.
fn never_divides_by_zero<T>(result: Result<T, SplitError>) -> Result<T, SplitError> {
    assert!(!matches!(result, Err(SplitError::DivideByZero(_))));
    result
}

#[track_caller]
fn refused_unchanged<S: Copy + PartialEq + std::fmt::Debug>(
    before: S,
    change: impl FnOnce(&mut S) -> Result<(), SplitError>,
) {
    let mut state = before;
    if never_divides_by_zero(change(&mut state)).is_err() {
        assert_eq!(state, before);
    }
}

proptest! {
    #[test]
    fn a_pool_refuses_without_a_change(
        index in any_wide(), remainder in any::<u64>(), income in any_wide(), waiting in any_wide(),
        base in any_wide(), pot in any_amount(), total in any_weight(),
    ) {
        let (base, pot, total) = (Scaled(base), Uint128::new(pot), weight(total));
        let pool = Pool { index, remainder, income: Scaled(income), waiting };
        refused_unchanged(pool, |pool| pool.enter(base, total));
        refused_unchanged(pool, |pool| pool.hold(pot));
        refused_unchanged(pool, |pool| pool.share_pot(pot, base, total));
    }

    #[test]
    fn a_position_refuses_without_a_change(
        last_index in any_wide(), earned in any_wide(), paid in any_wide(), other in any_wide(),
        held in any_weight(),
    ) {
        let position = Position { last_index, earned: Scaled(earned), paid };
        refused_unchanged(position, |position| position.settle(weight(held), other));
        refused_unchanged(position, |position| position.credit(Scaled(other)));
        refused_unchanged(position, |position| position.pay(other));
    }

    #[test]
    fn no_cut_panics(
        wide in any_wide(), amount in any_amount(), (one, other) in (any_weight(), any_weight()),
        (points, influence) in (any_bps(), any_bps()),
        shares in prop::collection::vec(any::<u128>(), 0..4),
        scores in prop::collection::vec(any::<u64>(), 0..4), total_score in any::<u64>(),
    ) {
        let (amount, points, influence) = (Uint128::new(amount), bps(points), bps(influence));
        let _ = never_divides_by_zero(receipt_share(Scaled(wide), weight(one), weight(other)));
        let _ = never_divides_by_zero(cut_part(Scaled(wide), points, influence));
        let _ = never_divides_by_zero(cut_fee(amount, points, influence));
        let _ = never_divides_by_zero(cut_route(amount, &shares));
        // any total does, as long as the scores are within it
        let within = scores.iter().copied().map(u128::from).sum::<u128>() <= total_score.into();
        let cut = cut_pot(amount, &scores, total_score);
        prop_assert_eq!(cut.is_ok(), within && total_score > 0);
        prop_assert!(Scaled(wide).to_decimal().is_ok());
        prop_assert!(Scaled(wide).whole() < Uint256::one() << 144);
    }

    #[test]
    fn no_lineage_panics(
        entries in prop::collection::vec((0..4u64, any::<u64>()), 0..6), points in any_bps(), factor in any::<u64>(),
    ) {
        let lineage: Vec<LineageShare> = entries
            .into_iter()
            .map(|(datanet_id, share)| LineageShare { datanet_id, share })
            .collect();
        let _ = never_divides_by_zero(flatten_lineage(4, &[(bps(points), &lineage), (bps(1), &lineage)]));
        let _ = never_divides_by_zero(merge_lineages(&[(factor, &lineage), (u64::MAX, &lineage)]));
    }
}
