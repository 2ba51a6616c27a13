//! The cuts of a fee and of a part, and a whole fee from end to end.

use cosmwasm_std::Uint128;
use fee_split::{
    Bps, Pool, Position, ROUNDING, Scaled, SplitError, Weight, cut_fee, cut_part, cut_pot,
    cut_route,
};
use num_bigint::BigInt;
use proptest::prelude::*;

use crate::numbers::{any_amount, any_bps, any_scaled, any_weights, big, bps, pow2, weight};

proptest! {
    #[test]
    fn a_fee_is_cut_without_loss_and_rounds_down(
        amount in any_amount(), protocol in any_bps(), operator in any_bps(),
    ) {
        let part = |bps: u16| BigInt::from(amount) * bps / Bps::WHOLE;
        let rest = BigInt::from(amount) - part(protocol) - part(operator);
        match cut_fee(Uint128::new(amount), bps(protocol), bps(operator)) {
            Ok(cut) => {
                prop_assert_eq!(big(cut.protocol), part(protocol));
                prop_assert_eq!(big(cut.operator), part(operator));
                prop_assert_eq!(big(cut.rest), rest);
            }
            Err(error) => {
                prop_assert!(matches!(error, SplitError::Overflow(_)));
                prop_assert!(rest < BigInt::ZERO);
            }
        }
    }

    #[test]
    fn a_part_is_cut_without_loss_and_curator_and_pot_round_down(
        part in any_scaled(), curator in any_bps(), influence in any_bps(),
    ) {
        let cut = cut_part(part, bps(curator), bps(influence))?;
        let units = |amount: &BigInt, bps: u16| amount * bps / (pow2(112) * Bps::WHOLE);
        let part = big(part.0);
        let curator = units(&part, curator);
        prop_assert_eq!(big(cut.curator), curator.clone());
        let rest = part - curator * pow2(112);
        let pot = units(&rest, influence);
        prop_assert_eq!(big(cut.pot), pot.clone());
        prop_assert_eq!(big(cut.base.0), rest - pot * pow2(112));
    }

    /// At most 1 000 bps to the curator, and at most 5 000 bps of what that leaves to the pot.
    #[test]
    fn the_base_is_never_below_its_part_of_a_part(
        part in any_scaled(), curator in 0..=1_000u16, influence in 0..=5_000u16,
    ) {
        let cut = cut_part(part, bps(curator), bps(influence))?;
        let part = big(part.0);
        let whole = BigInt::from(Bps::WHOLE);
        prop_assert!(big(cut.curator) * pow2(112) * &whole <= &part * curator);
        let rest = part - big(cut.curator) * pow2(112);
        prop_assert!(big(cut.pot) * pow2(112) * &whole <= &rest * influence);
        prop_assert!(big(cut.base.0) * whole >= rest * (Bps::WHOLE - influence));
    }

    #[test]
    fn without_influence_a_part_has_no_pot(part in any_scaled(), curator in any_bps()) {
        prop_assert!(cut_part(part, bps(curator), Bps::default())?.pot.is_zero());
    }

    /// From end to end: what was paid in is, to the scaled unit, what everybody has or waits; no more of it ever goes out
    /// than came in; and when all have claimed, less than a unit stays behind for each.
    #[test]
    fn every_unit_of_a_fee_is_accounted_for(
        fees in prop::collection::vec((any_amount(), any::<bool>()), 1..12),
        (protocol, operator, curator, influence) in (0..=500u16, 0..=4_000u16, 0..=1_000u16, 0..=5_000u16),
        datanets in prop::collection::vec((1..=u128::from(u64::MAX), any_weights()), 1..6),
    ) {
        let (shares, weights): (Vec<u128>, Vec<Vec<u64>>) = datanets.into_iter().unzip();
        let seats: usize = weights.iter().map(Vec::len).sum();
        let mut datanets: Vec<(Pool, Vec<Position>)> = weights
            .iter()
            .map(|held| (Pool::default(), vec![Position::default(); held.len()]))
            .collect();
        let mut credited = BigInt::ZERO;
        for (fee, is_attributed) in &fees {
            let cut = cut_fee(Uint128::new(*fee), bps(protocol), bps(operator))?;
            credited += big(cut.protocol) + big(cut.operator);
            let parts = cut_route(cut.rest, &shares)?;
            for ((part, (pool, positions)), held) in parts.into_iter().zip(&mut datanets).zip(&weights) {
                let total = held.iter().sum();
                let cut = cut_part(part, bps(curator), bps(influence))?;
                credited += big(cut.curator);
                pool.enter(cut.base, weight(total))?;
                pool.hold(cut.pot)?;
                if *is_attributed {
                    // whoever holds least had the most influence
                    let scores: Vec<u64> = held.iter().map(|held| total - held).collect();
                    let shared = cut_pot(cut.pot, &scores, scores.iter().sum::<u64>() + 1)?;
                    pool.share_pot(cut.pot, shared.rest, weight(total))?;
                    for (position, credit) in positions.iter_mut().zip(shared.credits) {
                        position.credit(credit)?;
                    }
                }
            }
        }

        let (mut held_scaled, mut paid_out, mut waiting) = (&credited * pow2(112), credited, BigInt::ZERO);
        for ((pool, positions), held) in datanets.into_iter().zip(weights) {
            held_scaled += pool.remainder;
            waiting += big(pool.waiting);
            for (mut position, held) in positions.into_iter().zip(held) {
                position.settle(weight(held), pool.index)?;
                held_scaled += big(position.earned.0);
                paid_out += big(position.claimable()?);
            }
        }
        let paid_in: BigInt = fees.iter().map(|(fee, _)| BigInt::from(*fee)).sum();
        prop_assert_eq!(held_scaled + &waiting * pow2(112), &paid_in * pow2(112));
        prop_assert!(paid_out <= &paid_in - &waiting);
        prop_assert!(paid_in - paid_out - waiting < BigInt::from(seats));
    }
}

/// One-unit fees over an uneven route: after a whole number of turns everybody has whole units, wherever they stand.
#[test]
fn nobody_is_favoured_by_the_place_in_a_list() {
    let shares = [[3, 1, 2], [1, 2, 3], [2, 3, 1]];
    for shares in shares {
        let mut pools = [Pool::default(); 3];
        for _ in 0..6_000 {
            let parts = cut_route(Uint128::one(), &shares).unwrap();
            for (part, pool) in parts.into_iter().zip(&mut pools) {
                pool.enter(part, weight(7)).unwrap();
            }
        }
        for (share, pool) in shares.into_iter().zip(pools) {
            let mut lone = Position::default();
            lone.settle(weight(7), pool.index).unwrap();
            assert_eq!(big(lone.claimable().unwrap()), BigInt::from(share * 1_000));
        }
    }
}

/// `ROUNDING` is what the largest weights can lose over half a million changes, and no more than 2^−40 of a unit.
#[test]
fn the_rounding_is_two_to_the_minus_forty_of_a_unit() {
    assert_eq!(big(ROUNDING) * pow2(40), pow2(112));
    assert!(big(ROUNDING) > BigInt::from(Weight::MAX) * pow2(19));
    assert_eq!(big(fee_split::INDEX_SCALE), pow2(fee_split::SCALE_BITS));
    assert_eq!(big(Scaled(fee_split::INCOME_BOUND.0).0), pow2(143 + 112));
}
