//! Pots, from the cut to the credits.

use cosmwasm_std::{Uint128, Uint256};
use fee_split::{Pool, Position, Scaled, SplitError, Weight, cut_pot};
use num_bigint::BigInt;
use num_traits::Signed;
use proptest::prelude::*;

use crate::numbers::{any_amount, any_weight, big, fitting, pow2, scaled, weight};

/// Scores, and a total from 1: theirs, or with something that nobody could be found for.
fn any_scores() -> impl Strategy<Value = (Vec<u64>, u64)> {
    (prop::collection::vec(any_weight(), 0..33), any_weight())
        .prop_map(|(scores, unattributed)| {
            let scores = fitting(scores, Weight::MAX);
            let scored: u64 = scores.iter().sum();
            (scores, scored + unattributed.min(Weight::MAX - scored))
        })
        .prop_filter("something was scored", |(_, total)| *total > 0)
}

/// Scores, their total, and an order for them.
fn any_shuffle() -> impl Strategy<Value = (Vec<u64>, u64, Vec<usize>)> {
    any_scores().prop_flat_map(|(scores, total)| {
        let order: Vec<usize> = (0..scores.len()).collect();
        (Just(scores), Just(total), Just(order).prop_shuffle())
    })
}

proptest! {
    #[test]
    fn a_pot_is_shared_by_scores_rounded_down(pot in any_amount(), (scores, total) in any_scores()) {
        let cut = cut_pot(Uint128::new(pot), &scores, total)?;
        prop_assert_eq!(cut.credits.len(), scores.len());
        for (credit, score) in cut.credits.into_iter().zip(scores) {
            prop_assert_eq!(big(credit.0), BigInt::from(pot) * score * pow2(112) / total);
        }
    }

    #[test]
    fn credits_and_rest_add_up_to_the_pot_exactly(pot in any_amount(), (scores, total) in any_scores()) {
        let cut = cut_pot(Uint128::new(pot), &scores, total)?;
        let credited: BigInt = cut.credits.iter().map(|credit| big(credit.0)).sum();
        prop_assert_eq!(credited + big(cut.rest.0), BigInt::from(pot) * pow2(112));
    }

    #[test]
    fn the_rest_is_what_was_not_scored_and_a_scaled_unit_for_each_score_at_most(
        pot in any_amount(), (scores, total) in any_scores(),
    ) {
        let cut = cut_pot(Uint128::new(pot), &scores, total)?;
        let unscored = total - scores.iter().sum::<u64>();
        // times the total, which does not divide the pot
        let above = big(cut.rest.0) * total - BigInt::from(pot) * unscored * pow2(112);
        prop_assert!(!above.is_negative());
        prop_assert!(above <= BigInt::from(total) * scores.len());
        prop_assert!(scores.is_empty() || above < BigInt::from(total) * scores.len());
    }

    #[test]
    fn the_order_of_scores_never_matters(pot in any_amount(), (scores, total, order) in any_shuffle()) {
        let cut = cut_pot(Uint128::new(pot), &scores, total)?;
        let shuffled: Vec<u64> = order.iter().map(|place| scores[*place]).collect();
        let same = cut_pot(Uint128::new(pot), &shuffled, total)?;
        prop_assert_eq!(cut.rest, same.rest);
        for (credit, place) in same.credits.into_iter().zip(order) {
            prop_assert_eq!(credit, cut.credits[place]);
        }
    }

    /// A lone contributor gets every unit that ever came, whatever the scores say.
    #[test]
    fn a_pot_of_a_lone_contributor_is_all_theirs(
        pots in prop::collection::vec((any_amount(), any_scores()), 1..20), held in 1..=Weight::MAX,
    ) {
        let (mut pool, mut lone) = (Pool::default(), Position::default());
        let mut income = Uint256::zero();
        for (pot, (scores, total)) in pots {
            let pot = Uint128::new(pot);
            income += Uint256::from(pot);
            pool.hold(pot)?;
            let cut = cut_pot(pot, &scores, total)?;
            pool.share_pot(pot, cut.rest, weight(held))?;
            for credit in cut.credits {
                lone.credit(credit)?;
            }
            lone.settle(weight(held), pool.index)?;
            prop_assert_eq!(lone.claimable(), Ok(income));
            prop_assert!(pool.waiting.is_zero());
        }
    }
}

/// Pots of one unit, shared one by one.
fn shared(pots: usize, scores: &[u64], held: u64) -> (Pool, Vec<Position>) {
    let mut pool = Pool::default();
    let mut positions = vec![Position::default(); scores.len()];
    for _ in 0..pots {
        pool.hold(Uint128::one()).unwrap();
        let cut = cut_pot(Uint128::one(), scores, scores.iter().sum()).unwrap();
        pool.share_pot(Uint128::one(), cut.rest, weight(held))
            .unwrap();
        for (position, credit) in positions.iter_mut().zip(cut.credits) {
            position.credit(credit).unwrap();
        }
    }
    (pool, positions)
}

fn claimable(positions: &[Position]) -> Vec<Uint256> {
    let units = positions.iter().map(|one| one.claimable().unwrap());
    units.collect()
}

#[test]
fn a_thousand_pots_of_one_unit_shared_1_to_1_pay_500_and_500() {
    let (pool, positions) = shared(1_000, &[1, 1], 7);
    assert_eq!(claimable(&positions), [Uint256::from(500u128); 2]);
    assert_eq!((pool.index, pool.remainder), (Uint256::zero(), 0));
    assert_eq!(pool.income, scaled(1_000, 0));
    assert!(pool.waiting.is_zero());
}

/// Nor does a third of a unit, which no pot can give exactly, cost anybody a unit after many.
#[test]
fn three_thousand_pots_of_one_unit_shared_in_thirds_pay_1_000_each() {
    let (pool, positions) = shared(3_000, &[5, 5, 5], 1);
    assert_eq!(claimable(&positions), [Uint256::from(1_000u128); 3]);
    // the scaled unit of each pot that does not divide
    assert_eq!(pool.index, Uint256::from(3_000u128));
}

#[test]
fn the_largest_pot_is_shared_over_the_largest_scores() {
    let (pot, most) = (Uint128::MAX, Weight::MAX);
    let whole = Scaled::from_units(pot).unwrap();

    let cut = cut_pot(pot, &[most], most).unwrap();
    assert_eq!((cut.credits, cut.rest), (vec![whole], Scaled::ZERO));

    let cut = cut_pot(pot, &[most - 1, 1], most).unwrap();
    let exact = |score: u64| big(pot) * score * pow2(112) / most;
    assert_eq!(big(cut.credits[0].0), exact(most - 1));
    assert_eq!(big(cut.credits[1].0), exact(1));

    // nothing of it for anybody
    let cut = cut_pot(pot, &[], most).unwrap();
    assert_eq!((cut.credits, cut.rest), (vec![], whole));
    let cut = cut_pot(pot, &[0, 0], most).unwrap();
    assert_eq!((cut.credits, cut.rest), (vec![Scaled::ZERO; 2], whole));

    let mut pool = Pool::default();
    pool.hold(pot).unwrap();
    pool.share_pot(pot, whole, weight(most)).unwrap();
    let mut lone = Position::default();
    lone.settle(weight(most), pool.index).unwrap();
    assert_eq!(lone.claimable(), Ok(pot.into()));
}

#[test]
fn scores_of_nothing_or_above_their_total_are_refused() {
    let refused: [(&[u64], u64); 7] = [
        (&[], 0),
        (&[0], 0),
        (&[1], 0),
        (&[2], 1),
        (&[3, 4], 6),
        (&[u64::MAX, 1], u64::MAX),
        // a sum that would wrap around to 2
        (&[u64::MAX, 3], 2),
    ];
    for (scores, total) in refused {
        let cut = cut_pot(Uint128::new(9), scores, total);
        assert_eq!(cut, Err(SplitError::Scores {}));
    }
}

#[test]
fn a_pot_that_does_not_wait_or_is_exceeded_or_has_nobody_to_go_to_is_not_shared() {
    let mut pool = Pool::default();
    pool.hold(Uint128::new(5)).unwrap();
    let before = pool;
    let over = |result| matches!(result, Err(SplitError::Overflow(_)));

    assert!(over(pool.share_pot(
        Uint128::new(6),
        scaled(6, 0),
        weight(1)
    )));
    assert!(over(pool.share_pot(
        Uint128::new(5),
        scaled(5, 1),
        weight(1)
    )));
    assert_eq!(
        pool.share_pot(Uint128::new(5), Scaled::ZERO, Weight::ZERO),
        Err(SplitError::NoWeight {})
    );
    assert_eq!(pool, before);

    pool.share_pot(Uint128::new(5), scaled(5, 0), weight(1))
        .unwrap();
    assert!(over(pool.share_pot(
        Uint128::one(),
        scaled(1, 0),
        weight(1)
    )));
}
