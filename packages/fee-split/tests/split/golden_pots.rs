//! Figures of pots, worked out by hand. 2^112 leaves 1 when divided by 3: THIRD · 3 + 1 == 2^112.

use cosmwasm_std::{Uint128, Uint256};
use fee_split::{Pool, Position, PotCut, Scaled, cut_pot};

use crate::numbers::{FRACTION, scaled, weight};

const THIRD: u128 = FRACTION / 3;

fn cut(pot: u128, scores: &[u64], total: u64) -> PotCut {
    cut_pot(Uint128::new(pot), scores, total).unwrap()
}

fn settled(mut position: Position, held: u64, pool: &Pool) -> u128 {
    position.settle(weight(held), pool.index).unwrap();
    let claimable = Uint128::try_from(position.claimable().unwrap());
    claimable.unwrap().u128()
}

#[test]
fn ten_units_at_4_to_1_with_3_unattributed() {
    let cut = cut(10, &[4, 1], 8);
    assert_eq!(cut.credits, [scaled(5, 0), scaled(1, 1 << 110)]);
    assert_eq!(cut.rest, scaled(3, 3 << 110));
}

#[test]
fn thirds_of_a_unit_leave_a_scaled_unit_to_the_base() {
    let cut = cut(1, &[1, 1, 1], 3);
    assert_eq!(cut.credits, [scaled(0, THIRD); 3]);
    assert_eq!(cut.rest, scaled(0, 1));
}

/// 2 · 2^112 is 3 · (2 · THIRD) + 2, and a score of 2 has a scaled unit of those 2.
#[test]
fn what_a_pot_leaves_when_divided_is_shared_by_scores_too() {
    let cut = cut(2, &[2, 1], 3);
    assert_eq!(cut.credits, [scaled(1, THIRD), scaled(0, 2 * THIRD)]);
    assert_eq!(cut.rest, scaled(0, 1));
}

/// 30 units of base, and a pot of 12, between Ann and Bob, who hold 2 and 1.
#[test]
fn a_pot_pays_by_scores_and_its_rest_by_weights() {
    let (mut pool, ann, mut bob) = (Pool::default(), Position::default(), Position::default());
    pool.enter(scaled(30, 0), weight(3)).unwrap();
    pool.hold(Uint128::new(12)).unwrap();
    // the pot waits, and is nobody's
    assert_eq!((settled(ann, 2, &pool), settled(bob, 1, &pool)), (20, 10));
    assert_eq!(pool.waiting, Uint256::from(12u8));
    assert_eq!(pool.income, scaled(42, 0));

    // half of the influence was Bob's, and the other half nobody's
    let cut = cut(12, &[1], 2);
    pool.share_pot(Uint128::new(12), cut.rest, weight(3))
        .unwrap();
    bob.credit(cut.credits[0]).unwrap();
    assert_eq!((settled(ann, 2, &pool), settled(bob, 1, &pool)), (24, 18));
    assert_eq!(
        (pool.waiting, pool.income),
        (Uint256::zero(), scaled(42, 0))
    );
}

#[test]
fn a_released_pot_goes_to_the_weights_of_that_moment() {
    let (mut pool, mut ann, mut bob) = (Pool::default(), Position::default(), Position::default());
    pool.enter(scaled(9, 0), weight(1)).unwrap();
    pool.hold(Uint128::new(4)).unwrap();
    // Ann held all there was, leaves, and Bob comes
    ann.settle(weight(1), pool.index).unwrap();
    bob.settle(weight(0), pool.index).unwrap();
    pool.share_pot(Uint128::new(4), scaled(4, 0), weight(5))
        .unwrap();
    assert_eq!((settled(ann, 0, &pool), settled(bob, 5, &pool)), (9, 4));
}

#[test]
fn pots_wait_together_and_are_shared_one_at_a_time() {
    let mut pool = Pool::default();
    for pot in [3, 0, 4] {
        pool.hold(Uint128::new(pot)).unwrap();
    }
    assert_eq!(
        (pool.waiting, pool.income),
        (Uint256::from(7u8), scaled(7, 0))
    );
    pool.share_pot(Uint128::new(4), scaled(1, 0), weight(1))
        .unwrap();
    assert_eq!(
        (pool.waiting, pool.income),
        (Uint256::from(3u8), scaled(7, 0))
    );
    // what was credited is not in the index
    assert_eq!(pool.index, scaled(1, 0).0);
}

#[test]
fn the_rest_of_a_pot_takes_the_remainder_along() {
    let mut pool = Pool::default();
    pool.enter(scaled(1, 0), weight(3)).unwrap();
    assert_eq!(pool.remainder, 1);
    pool.hold(Uint128::one()).unwrap();
    assert_eq!(pool.remainder, 1);
    pool.share_pot(Uint128::one(), scaled(1, 0), weight(3))
        .unwrap();
    assert_eq!((pool.index, pool.remainder), ((2 * THIRD).into(), 2));
    pool.hold(Uint128::one()).unwrap();
    pool.share_pot(Uint128::one(), Scaled::ZERO, weight(1))
        .unwrap();
    assert_eq!((pool.index, pool.remainder), ((2 * THIRD + 2).into(), 0));
}

#[test]
fn a_credit_is_earned_at_once_and_needs_no_weight() {
    let mut ann = Position::default();
    ann.credit(scaled(2, 1 << 111)).unwrap();
    assert_eq!(ann.claimable(), Ok(Uint256::from(2u8)));
    ann.pay(Uint256::from(2u8)).unwrap();
    ann.credit(scaled(0, 1 << 111)).unwrap();
    assert_eq!(ann.claimable(), Ok(Uint256::one()));
    assert_eq!(
        (ann.earned, ann.last_index),
        (scaled(3, 0), Uint256::zero())
    );
    assert!(!ann.is_fresh());
}
