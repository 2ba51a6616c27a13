//! Lineages worked out by hand: 2 and 3 derive from 1, and 4 from both.

use cosmwasm_std::Uint128;
use fee_split::{cut_route, reduce_shares};

use crate::family::{Lineage, flatten, lineage, merge};
use crate::numbers::scaled;

const PERCENT: u64 = 10_000_000_000_000_000;

/// 10 % and 20 % of what 2 and 3 get is 1's; 30 % and 5 % of what 4 gets is theirs.
fn diamond() -> [Lineage; 4] {
    let one = flatten(1, &[]).unwrap();
    let two = flatten(2, &[(1_000, one.clone())]).unwrap();
    let three = flatten(3, &[(2_000, one.clone())]).unwrap();
    let four = flatten(4, &[(3_000, two.clone()), (500, three.clone())]).unwrap();
    [one, two, three, four]
}

#[test]
fn a_diamond_pays_its_root_through_both_sides() {
    let [one, two, three, four] = diamond();
    assert_eq!(one, lineage(&[(1, 100 * PERCENT)]));
    assert_eq!(two, lineage(&[(1, 10 * PERCENT), (2, 90 * PERCENT)]));
    assert_eq!(three, lineage(&[(1, 20 * PERCENT), (3, 80 * PERCENT)]));
    // 1: 30 % · 10 % + 5 % · 20 %; 2: 30 % · 90 %; 3: 5 % · 80 %
    let shares = [(1, 4), (2, 27), (3, 4), (4, 65)].map(|(id, share)| (id, share * PERCENT));
    assert_eq!(four, lineage(&shares));
}

#[test]
fn a_parent_may_be_an_ancestor_through_another() {
    let [one, two, ..] = diamond();
    let five = flatten(5, &[(1_000, one), (5_000, two)]).unwrap();
    // 1: 10 % + 50 % · 10 %; 2: 50 % · 90 %
    let shares = [(1, 15), (2, 45), (5, 40)].map(|(id, share)| (id, share * PERCENT));
    assert_eq!(five, lineage(&shares));
}

#[test]
fn an_ancestor_loses_less_than_the_last_digit_and_the_datanet_has_it() {
    let odd = lineage(&[(1, 1_999_999), (2, 100 * PERCENT - 1_999_999)]);
    let child = flatten(3, &[(5_000, odd)]).unwrap();
    // 999 999.5 and 499 999 999 999 000 000.5 (in 10^-18): each loses a half
    assert_eq!(
        child,
        lineage(&[
            (1, 999_999),
            (2, 50 * PERCENT - 1_000_000),
            (3, 50 * PERCENT + 1)
        ])
    );
}

#[test]
fn a_model_over_a_datanet_and_its_root_merges_both() {
    let [one, _, _, four] = diamond();
    let route = merge(&[(3, four), (1, one)]).unwrap();
    // 3 · 4 % + 100 %, and three times the others
    let percent = u128::from(PERCENT);
    let shares = [(1, 112), (2, 81), (3, 12), (4, 195)].map(|(id, share)| (id, share * percent));
    assert_eq!(route, shares);

    let mut shares: Vec<u128> = route.into_iter().map(|(_, share)| share).collect();
    reduce_shares(&mut shares);
    assert_eq!(shares, [112, 81, 12, 195]);
    // 400 shares in all: 200 units are half a unit for each
    let parts = cut_route(Uint128::new(200), &shares).unwrap();
    let half = 1 << 111;
    assert_eq!(
        parts,
        [
            scaled(56, 0),
            scaled(40, half),
            scaled(6, 0),
            scaled(97, half)
        ]
    );
}
