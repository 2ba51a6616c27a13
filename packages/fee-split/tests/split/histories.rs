//! Fees, pots, attributions, releases, weight changes, leaving, coming back, settling and claiming, in any order.

use cosmwasm_std::Uint256;
use fee_split::{Pool, Position, Scaled, Weight};
use proptest::prelude::*;

use crate::numbers::{any_amount, any_scaled, any_weight, scaled, weight};
use crate::steps::{CONTRIBUTORS, Step, any_history};
use crate::world::World;

proptest! {
    #[test]
    fn what_is_earned_the_remainder_and_what_waits_are_the_income(history in any_history()) {
        let mut world = World::after(&[]);
        for step in history {
            world.take(step);
            world.assert_conserves();
            world.assert_solvent();
        }
    }

    #[test]
    fn nobody_is_ahead_of_the_exact_share_or_behind_it(history in any_history()) {
        let mut world = World::after(&[]);
        for step in history {
            world.take(step);
            world.assert_dust_is_bounded();
            world.assert_nobody_is_ahead_or_behind();
        }
    }

    #[test]
    fn when_and_how_often_anyone_settles_or_claims_changes_nothing(history in any_history()) {
        let is_forced = |step: &Step| !matches!(step, Step::Settle(_) | Step::Claim(..));
        let forced: Vec<Step> = history.iter().copied().filter(is_forced).collect();
        let restless: Vec<Step> = forced
            .iter()
            .flat_map(|step| [*step].into_iter().chain((0..CONTRIBUTORS).map(|who| Step::Claim(who, 0))))
            .collect();

        let mut once = World::after(&forced);
        let mut sometimes = World::after(&history);
        let mut always = World::after(&restless);
        for world in [&mut once, &mut sometimes, &mut always] {
            world.claim_everything();
        }
        for other in [sometimes, always] {
            prop_assert_eq!(once.pool, other.pool);
            for (one, same) in once.contributors.iter().zip(&other.contributors) {
                prop_assert_eq!(one.position, same.position);
            }
        }
    }

    #[test]
    fn a_lone_contributor_gets_everything(fees in prop::collection::vec((any_amount(), 1..=Weight::MAX), 1..40)) {
        let mut pool = Pool::default();
        let mut lone = Position::default();
        let mut income = Uint256::zero();
        for (units, held) in fees {
            income += Uint256::from(units);
            pool.enter(Scaled::from_units(units.into())?, weight(held))?;
            lone.settle(weight(held), pool.index)?;
            prop_assert_eq!(lone.claimable(), Ok(income));
        }
    }

    #[test]
    fn weight_that_comes_after_a_fee_earns_nothing_of_it(
        base in any_scaled(), held in 1..=Weight::MAX, joining in any_weight(),
    ) {
        let mut pool = Pool::default();
        pool.enter(base, weight(held))?;
        let mut late = Position::default();
        prop_assert!(late.is_fresh());
        late.settle(weight(0), pool.index)?;
        late.settle(weight(joining), pool.index)?;
        prop_assert!(late.earned.is_zero());
    }
}

/// The design's bound, (weight changes) · (largest total weight) ≤ 2^72, filled by whoever does it worst: each fee
/// leaves the largest remainder there is, and the weight changes so that the next fee gives it to someone else.
#[test]
fn half_a_million_adverse_weight_changes_cost_nobody_a_unit() {
    let held = weight(Weight::MAX);
    let (mut pool, mut robbed, mut robber) =
        (Pool::default(), Position::default(), Position::default());
    let mut due = Scaled::ZERO;
    for _ in 0..1 << 18 {
        let base = Scaled(Uint256::from(Weight::MAX - 1));
        pool.enter(base, held).unwrap();
        robbed.settle(held, pool.index).unwrap();
        due = due.checked_add(base).unwrap();

        robber.settle(weight(0), pool.index).unwrap();
        pool.enter(Scaled::ZERO, weight(1)).unwrap();
        robber.settle(weight(1), pool.index).unwrap();
        robbed.settle(weight(0), pool.index).unwrap();
    }
    assert_eq!((robbed.earned, robber.earned), (Scaled::ZERO, due));

    let missing = scaled(1, 0).checked_sub(due).unwrap();
    pool.enter(missing, held).unwrap();
    robbed.settle(held, pool.index).unwrap();
    assert_eq!(robbed.claimable(), Ok(Uint256::one()));
}
