//! Figures worked out by hand. 2^112 leaves 1 when divided by 3: THIRD · 3 + 1 == 2^112.

use cosmwasm_std::{Uint128, Uint256};
use fee_split::{
    Bps, Pool, Position, Scaled, SplitError, Weight, cut_fee, cut_part, cut_route, receipt_share,
};

use crate::numbers::{FRACTION, bps, scaled, weight};

const THIRD: u128 = FRACTION / 3;

fn entered(fees: &[(u128, u64)]) -> Pool {
    let mut pool = Pool::default();
    for (units, total) in fees {
        pool.enter(scaled(*units, 0), weight(*total)).unwrap();
    }
    pool
}

fn settled(held: u64, pool: &Pool) -> Position {
    let mut position = Position::default();
    position.settle(weight(held), pool.index).unwrap();
    position
}

fn units(units: u128) -> Result<Uint256, SplitError> {
    Ok(Uint256::from(units))
}

#[test]
fn a_fee_of_1999_is_cut_into_39_399_and_the_rest() {
    let cut = cut_fee(Uint128::new(1_999), bps(200), bps(2_000)).unwrap();
    // 39.98 and 399.8
    let parts = (cut.protocol.u128(), cut.operator.u128(), cut.rest.u128());
    assert_eq!(parts, (39, 399, 1_561));
}

#[test]
fn a_fee_of_one_unit_goes_to_the_route_whole() {
    let cut = cut_fee(Uint128::one(), bps(500), bps(4_000)).unwrap();
    assert_eq!(cut.rest, Uint128::one());
}

#[test]
fn curator_and_pot_get_whole_units_and_the_fractions_stay() {
    // 10 % of 59.25 units is 5.925
    let cut = cut_part(scaled(59, 1 << 110), bps(1_000), Bps::default()).unwrap();
    assert_eq!((cut.curator.u128(), cut.pot.u128()), (5, 0));
    assert_eq!(cut.base, scaled(54, 1 << 110));
    // and 20 % of 54.25 units is 10.85
    let cut = cut_part(scaled(59, 1 << 110), bps(1_000), bps(2_000)).unwrap();
    assert_eq!((cut.curator.u128(), cut.pot.u128()), (5, 10));
    assert_eq!(cut.base, scaled(44, 1 << 110));
}

#[test]
fn a_curator_of_a_scaled_unit_too_little_gets_a_unit_less() {
    let at = |part| {
        let cut = cut_part(part, bps(1_000), bps(5_000)).unwrap();
        (cut.curator.u128(), cut.pot.u128())
    };
    assert_eq!(at(scaled(10, 0)), (1, 4));
    assert_eq!(at(scaled(9, FRACTION)), (0, 4));
}

#[test]
fn a_pot_of_a_scaled_unit_too_little_gets_a_unit_less() {
    let at = |part| cut_part(part, Bps::default(), bps(2_500)).unwrap();
    assert_eq!(at(scaled(8, 0)).pot.u128(), 2);
    let cut = at(scaled(7, FRACTION));
    assert_eq!((cut.pot.u128(), cut.base), (1, scaled(6, FRACTION)));
}

#[test]
fn a_route_of_thirds_gives_the_odd_scaled_unit_where_the_sum_passes_it() {
    let parts = cut_route(Uint128::one(), &[1, 1, 1]).unwrap();
    assert_eq!(
        parts,
        [scaled(0, THIRD), scaled(0, THIRD), scaled(0, THIRD + 1)]
    );
    // 2 / 3 of 2^112 leaves 2, so 2 units cut at a third round down once more
    let parts = cut_route(Uint128::new(2), &[1, 2]).unwrap();
    assert_eq!(parts, [scaled(0, 2 * THIRD), scaled(1, THIRD + 1)]);
}

#[test]
fn indivisible_fee_carries_its_remainder() {
    let pool = entered(&[(1, 3)]);
    assert_eq!((pool.index, pool.remainder), (THIRD.into(), 1));
    let pool = entered(&[(1, 3), (1, 3)]);
    assert_eq!((pool.index, pool.remainder), ((2 * THIRD).into(), 2));
    // three fees of one unit are one fee of three
    let pool = entered(&[(1, 3), (1, 3), (1, 3)]);
    assert_eq!(pool, entered(&[(3, 3)]));
    assert_eq!((pool.index, pool.remainder), (scaled(1, 0).0, 0));
}

#[test]
fn a_remainder_goes_to_the_weights_of_the_next_fee() {
    let mut pool = entered(&[(1, 3)]);
    pool.enter(Scaled::ZERO, weight(1)).unwrap();
    assert_eq!((pool.index, pool.remainder), ((THIRD + 1).into(), 0));
}

#[test]
fn two_to_one_shares_100_units_as_66_and_33() {
    let pool = entered(&[(100, 3)]);
    let (ann, bob) = (settled(2, &pool), settled(1, &pool));
    assert_eq!((ann.claimable(), bob.claimable()), (units(66), units(33)));
    // 66.67 and 33.33: one more unit of income makes 67.33 and 33.67
    let pool = entered(&[(100, 3), (1, 3)]);
    let (ann, bob) = (settled(2, &pool), settled(1, &pool));
    assert_eq!((ann.claimable(), bob.claimable()), (units(67), units(33)));
}

#[test]
fn dust_holds_no_unit_back() {
    // three thirds of a unit, a scaled unit short
    let pool = entered(&[(1, 3)]);
    let lone = settled(3, &pool);
    assert_eq!(lone.earned, scaled(0, FRACTION));
    assert_eq!(lone.claimable(), units(1));
}

#[test]
fn a_unit_is_paid_from_two_to_the_72_scaled_units_before_it_is_full() {
    let lifetime = |earned| {
        let position = Position {
            earned,
            ..Position::default()
        };
        position.lifetime()
    };
    let full = 1 << 112;
    assert_eq!(lifetime(scaled(0, full - (1 << 72))), units(1));
    assert_eq!(lifetime(scaled(0, full - (1 << 72) - 1)), units(0));
}

#[test]
fn who_leaves_and_comes_back_keeps_the_fraction() {
    let mut ann = Position::default();
    // half a unit, then away for 10 units, then half a unit again
    let mut pool = entered(&[(1, 2)]);
    ann.settle(weight(1), pool.index).unwrap();
    pool.enter(scaled(10, 0), weight(1)).unwrap();
    ann.settle(weight(0), pool.index).unwrap();
    assert_eq!(ann.claimable(), units(0));
    pool.enter(scaled(1, 0), weight(2)).unwrap();
    ann.settle(weight(1), pool.index).unwrap();
    assert_eq!(ann.earned, scaled(1, 0));
    assert_eq!(ann.claimable(), units(1));
    assert!(!ann.is_fresh());
}

#[test]
fn a_receipt_of_two_thirds_of_a_unit_rounds_down_at_the_18th_digit() {
    let share = |base, held| receipt_share(base, weight(held), weight(3)).unwrap();
    assert_eq!(share(scaled(1, 0), 2).to_string(), "0.666666666666666666");
    assert_eq!(share(scaled(100, 0), 3).to_string(), "100");
    assert_eq!(share(scaled(100, 0), 0).to_string(), "0");
    assert_eq!(
        share(scaled(0, FRACTION), 1).to_string(),
        "0.333333333333333333"
    );
}

#[test]
fn a_scaled_amount_reads_in_units() {
    let read = |amount: Scaled| amount.to_decimal().unwrap().to_string();
    assert_eq!(read(scaled(1, 1 << 111)), "1.5");
    assert_eq!(read(scaled(0, 1)), "0");
    assert_eq!(read(scaled(0, FRACTION)), "0.999999999999999999");
    assert_eq!(scaled(7, FRACTION).whole(), Uint256::from(7u8));
    assert!(Scaled::ZERO.is_zero() && !scaled(0, 1).is_zero());
    assert_eq!(Weight::new(42).unwrap().to_string(), "42");
}

#[test]
fn an_error_says_what_it_expected_and_found() {
    let mut pool = entered(&[(5, 1)]);
    let refused = pool.enter(fee_split::INCOME_BOUND, weight(1));
    assert_eq!(
        refused.unwrap_err().to_string(),
        format!(
            "lifetime income of a pool: below 2^143 units, found 5 and {} more",
            Uint256::one() << 143
        )
    );
    assert_eq!(
        Weight::new(1 << 53).unwrap_err().to_string(),
        "weight: at most 9007199254740991, found 9007199254740992"
    );
    assert_eq!(
        SplitError::NoShare { datanet_id: 7 }.to_string(),
        "lineage: the share of datanet 7 comes to nothing (below 10^-18)"
    );
}
