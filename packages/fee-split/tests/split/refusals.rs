//! What is refused, variant by variant, and that a refusal changes nothing.

use cosmwasm_std::{Uint128, Uint256};
use fee_split::{
    Bps, INCOME_BOUND, Pool, Position, Scaled, SplitError, Weight, cut_fee, cut_part, cut_route,
    receipt_share,
};

use crate::numbers::{bps, scaled, weight};

#[test]
fn basis_points_end_at_the_whole() {
    assert_eq!(Bps::new(10_000).unwrap().get(), Bps::WHOLE);
    for found in [10_001, u16::MAX] {
        assert_eq!(Bps::new(found), Err(SplitError::Bps { found }));
    }
}

#[test]
fn a_weight_ends_where_a_json_number_stops_being_exact() {
    assert_eq!(Weight::new((1 << 53) - 1).unwrap().get(), Weight::MAX);
    for found in [1 << 53, u64::MAX] {
        assert_eq!(Weight::new(found), Err(SplitError::Weight { found }));
    }
}

#[test]
fn a_route_without_shares_or_with_an_empty_or_overflowing_one_is_refused() {
    let refused: [&[u128]; 6] = [
        &[],
        &[0],
        &[1, 0],
        &[0, 1],
        &[u128::MAX, 1],
        &[1, 1 << 127, 1 << 127],
    ];
    for shares in refused {
        assert_eq!(
            cut_route(Uint128::new(5), shares),
            Err(SplitError::Shares {})
        );
    }
    assert!(cut_route(Uint128::new(5), &[u128::MAX - 1, 1]).is_ok());
}

#[test]
fn nobody_can_be_paid_where_nobody_has_weight() {
    let mut pool = Pool::default();
    assert_eq!(
        pool.enter(scaled(1, 0), Weight::ZERO),
        Err(SplitError::NoWeight {})
    );
    assert_eq!(pool, Pool::default());
    assert_eq!(
        receipt_share(scaled(1, 0), Weight::ZERO, Weight::ZERO),
        Err(SplitError::NoWeight {})
    );
}

#[test]
fn lifetime_income_stays_below_two_to_the_143() {
    let one = scaled(1, 0);
    let below = INCOME_BOUND.checked_sub(one).unwrap();
    let mut pool = Pool::default();
    // as many units as there can be, to a lone contributor with the most weight there can be
    pool.enter(below, weight(Weight::MAX)).unwrap();
    assert_eq!(
        pool.income.whole(),
        (Uint256::one() << 143) - Uint256::one()
    );

    let mut lone = Position::default();
    lone.settle(weight(Weight::MAX), pool.index).unwrap();
    assert_eq!(lone.claimable(), Ok(below.whole()));

    let before = pool;
    for added in [one, INCOME_BOUND, Scaled(Uint256::MAX)] {
        let income = below;
        assert_eq!(
            pool.enter(added, weight(1)),
            Err(SplitError::IncomeBound { income, added })
        );
        assert_eq!(pool, before);
    }
    pool.enter(scaled(0, (1 << 112) - 1), weight(1)).unwrap();
    assert_eq!(pool.income.0, INCOME_BOUND.0 - Uint256::one());
}

#[test]
fn pots_count_towards_the_bound_of_lifetime_income() {
    let mut pool = Pool::default();
    // a unit and a scaled unit short of the bound
    let below = Scaled(INCOME_BOUND.0 - scaled(1, 1).0);
    pool.enter(below, weight(Weight::MAX)).unwrap();
    for (pot, fits) in [(2, false), (u128::MAX, false), (1, true), (1, false)] {
        let before = pool;
        let held = pool.hold(Uint128::new(pot));
        if fits {
            assert_eq!(held, Ok(()));
            continue;
        }
        let (income, added) = (before.income, scaled(pot, 0));
        assert_eq!(held, Err(SplitError::IncomeBound { income, added }));
        assert_eq!(pool, before);
    }
    assert_eq!(pool.income.0, INCOME_BOUND.0 - Uint256::one());

    // what waited came in before, and can still be shared
    pool.share_pot(Uint128::one(), scaled(1, 0), weight(Weight::MAX))
        .unwrap();
    let mut lone = Position::default();
    lone.settle(weight(Weight::MAX), pool.index).unwrap();
    // all but a scaled unit of them, which is dust
    assert_eq!(lone.claimable(), Ok(Uint256::one() << 143));
}

#[test]
fn an_index_that_fell_is_refused() {
    let mut position = Position::default();
    let (last, found) = (Uint256::from(7u8), Uint256::from(6u8));
    position.settle(weight(1), last).unwrap();
    let before = position;
    assert_eq!(
        position.settle(weight(1), found),
        Err(SplitError::IndexFell { last, found })
    );
    assert_eq!(position, before);
    assert_eq!(position.settle(weight(1), last), Ok(()));
}

#[test]
fn a_payment_above_what_is_claimable_is_refused() {
    let mut position = Position {
        earned: scaled(3, 9),
        ..Position::default()
    };
    let (claimable, found) = (Uint256::from(3u8), Uint256::from(4u8));
    let before = position;
    assert_eq!(
        position.pay(found),
        Err(SplitError::Overpaid { claimable, found })
    );
    assert_eq!(position, before);
    position.pay(claimable).unwrap();
    assert_eq!(position.claimable(), Ok(Uint256::zero()));
}

#[test]
fn what_passes_the_numbers_overflows() {
    let over = |result: Result<_, SplitError>| matches!(result, Err(SplitError::Overflow(_)));
    let (all, one) = (Scaled(Uint256::MAX), Scaled(Uint256::one()));
    assert!(over(all.checked_add(one)));
    assert!(over(Scaled::ZERO.checked_sub(one)));
    assert!(over(cut_part(all, bps(2), bps(0)).map(|cut| cut.base)));
    assert!(over(cut_part(all, bps(0), bps(2)).map(|cut| cut.base)));

    let cut = cut_fee(Uint128::new(10), bps(6_000), bps(6_000));
    assert!(matches!(cut, Err(SplitError::Overflow(_))));

    let paid_unearned = Position {
        paid: Uint256::one(),
        ..Position::default()
    };
    let claimable = paid_unearned.claimable();
    assert!(matches!(claimable, Err(SplitError::Overflow(_))));

    let full = Position {
        earned: all,
        ..Position::default()
    };
    let mut credited = full;
    let over = credited.credit(one);
    assert!(matches!(over, Err(SplitError::Overflow(_))));
    assert_eq!(credited, full);
}

#[test]
fn what_passes_the_result_is_not_converted() {
    // 2^129 whole units to the curator, or to the pot
    for (curator, influence) in [(10_000, 0), (0, 10_000)] {
        let part = Scaled(Uint256::one() << 241);
        let cut = cut_part(part, bps(curator), bps(influence));
        assert!(matches!(cut, Err(SplitError::Conversion(_))));
    }

    let most = weight(Weight::MAX);
    assert!(receipt_share(Scaled(INCOME_BOUND.0 - Uint256::one()), most, most).is_ok());
    let share = receipt_share(Scaled(Uint256::MAX), most, most);
    assert!(matches!(share, Err(SplitError::Conversion(_))));
}
