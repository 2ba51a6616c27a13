#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects)]

use super::super::balances::Exact;
use super::super::plan::Source;
use super::*;
use crate::input::{Contributor, Datanet};

fn address(name: &str) -> Addr {
    Addr::unchecked(name)
}

fn source(weights: &[(&str, u64)], lineage_weight: u64) -> Source {
    let contributors = weights.iter().map(|(name, weight)| Contributor {
        address: address(name),
        weight: *weight,
    });
    Source {
        datanet: Datanet {
            name: String::new(),
            contributors: contributors.collect(),
            total_weight: weights.iter().map(|(_, weight)| weight).sum(),
        },
        lineage_weight,
        royalty_bps: 0,
        influence_bps: 0,
    }
}

/// The second datanet pays the first a royalty of 10 % and shares 20 % by influence. Of a fee of 10,000 units 7,800 run
/// over the route.
fn plan() -> Plan {
    let derived = Source {
        royalty_bps: 1_000,
        influence_bps: 2_000,
        ..source(&[("both", 1), ("child", 1)], 1)
    };
    Plan {
        datanets: vec![source(&[("parent", 2), ("both", 1)], 3), derived],
        trace: String::new(),
        requests: vec![],
    }
}

fn attributed(both: u64, child: u64) -> Decision {
    Decision {
        record_ids: vec![1],
        scores: vec![(address("both"), both), (address("child"), child)],
    }
}

fn released() -> Decision {
    Decision {
        record_ids: vec![2],
        scores: vec![],
    }
}

fn compute(plan: &Plan, decisions: &[Decision]) -> Dues {
    compute_for(&[10_000, 10_000], plan, decisions)
}

fn compute_for(fees: &[u128], plan: &Plan, decisions: &[Decision]) -> Dues {
    let fees: Vec<_> = fees.iter().copied().map(Uint128::new).collect();
    let curators = ["curator 1", "curator 2"].map(address);
    let parties = Parties {
        protocol: &address("protocol"),
        operator: &address("operator"),
        curators: curators.iter().collect(),
    };
    dues(plan, &fees, &parties, decisions).unwrap()
}

const NAMES: [&str; 7] = [
    "protocol",
    "operator",
    "curator 1",
    "curator 2",
    "parent",
    "both",
    "child",
];

/// Of each fee 6,045 reach the first datanet and 1,755 the second: 5,743 and 1,668 after the curators' whole units. The
/// pots are 333 each. The first is attributed: 199.8, 83.25 and 49.95 for nobody; the second is released.
const SHARES: [u128; 7] = [400, 4_000, 604, 174, 7_657, 3_828 + 1_726, 1_609];

fn shares(dues: &Dues) -> Vec<Uint128> {
    let share = |name| dues.by_address[&address(name)].exact;
    NAMES
        .map(share)
        .map(|share| share.try_into().unwrap())
        .into()
}

/// Whether the check holds when these were paid.
fn holds(dues: &Dues, paid: &[u128; 7], waiting: u128) -> bool {
    let paid = paid.map(Uint128::new);
    Exact::new(dues, &NAMES.map(address), &paid, waiting.into()).holds
}

#[test]
fn royalties_attributions_and_releases_are_shared_exactly() {
    let dues = compute(&plan(), &[attributed(60, 25), released()]);
    assert_eq!(shares(&dues), SHARES.map(Uint128::new));
    assert_eq!(dues.waiting, Uint256::zero());
    // two units are fractions
    assert_eq!(SHARES.iter().sum::<u128>(), 20_000 - 2);
}

#[test]
fn undecided_pots_wait_and_are_nobodys() {
    let dues = compute(&plan(), &[attributed(60, 25)]);
    let paid = [400, 4_000, 604, 174, 7_657, 3_828 + 1_559, 1_443];
    assert_eq!(shares(&dues), paid.map(Uint128::new));
    assert_eq!(dues.waiting, Uint256::from(333_u128));
    assert!(holds(&dues, &paid, 333));
    assert!(!holds(&dues, &paid, 0));
}

#[test]
fn a_unit_that_went_to_another_is_noticed() {
    let dues = compute(&plan(), &[attributed(60, 25), released()]);
    assert!(holds(&dues, &SHARES, 0));
    for (from, to) in [(0, 1), (2, 3), (4, 5), (5, 6), (6, 5)] {
        let mut paid = SHARES;
        paid[from] -= 1;
        paid[to] += 1;
        assert!(!holds(&dues, &paid, 0), "{} for {}", NAMES[from], NAMES[to]);
    }
}

#[test]
fn other_scores_royalties_and_influence_are_noticed() {
    let decisions = [attributed(60, 25), released()];
    let noticed = |plan: &Plan, decisions: &[Decision]| {
        let dues = compute(plan, decisions);
        assert!(!holds(&dues, &SHARES, 0));
    };
    noticed(&plan(), &[attributed(61, 25), released()]);
    noticed(&plan(), &[attributed(25, 60), released()]);
    noticed(&plan(), &[released()]);
    for (royalty, influence) in [(0, 2_000), (1_100, 2_000), (1_000, 2_100), (1_000, 0)] {
        let mut plan = plan();
        plan.datanets[1].royalty_bps = royalty;
        plan.datanets[1].influence_bps = influence;
        noticed(&plan, &decisions);
    }
}

#[test]
fn a_batch_is_split_once_of_its_sum() {
    // in two records 5 % of each half are rounded down
    let shares = |fees: &[u128]| shares(&compute_for(fees, &plan(), &[]))[2].u128();
    assert_eq!(shares(&[10_000, 10_000]), 302 + 302);
    assert_eq!(shares(&[20_000]), 604);
    assert_eq!(shares(&[10_010, 10_010]), 302 + 302);
    assert_eq!(shares(&[20_020]), 605);
}

#[test]
fn a_charge_too_many_or_too_few_in_a_batch_is_noticed() {
    let paid = shares(&compute_for(&[10_000, 10_000], &plan(), &[]));
    for fees in [[10_000, 12_500], [7_500, 10_000]] {
        let dues = compute_for(&fees, &plan(), &[]);
        let exact = Exact::new(&dues, &NAMES.map(address), &paid, dues.waiting);
        assert!(!exact.holds, "{fees:?}");
    }
}

#[test]
fn decisions_that_cannot_be_are_refused() {
    let share = |decision| Lane::share(vec![Uint256::one()], &[decision]).map(|lane| lane.base);
    assert!(share(released()).is_err());
    assert!(share(attributed(60, 41)).is_err());
    assert_eq!(share(attributed(60, 40)).unwrap(), Uint256::zero());
}
