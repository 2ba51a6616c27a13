//! Fees over deep and shared ancestry split exactly.

use cosmwasm_std::Uint256;
use num_bigint::{BigInt, Sign};
use num_rational::BigRational;
use num_traits::Zero;
use rstest::rstest;
use suite::{
    NewDatanet,
    Runtime::{self, Native, Wasm},
    Suite, attribute, contributor_weights, events, parents,
};

use super::family::{Family, Member, Part, scale};

fn big(value: Uint256) -> BigInt {
    BigInt::from_bytes_be(Sign::Plus, &value.to_be_bytes())
}

fn parse(text: &str) -> BigInt {
    text.parse().unwrap()
}

/// (parents, curator's fee, influence, weights)
type Terms<'a> = (&'a [(u64, u16)], u16, u16, &'a [(&'a str, u64)]);

/// Each datanet has a curator of its own; those with an influence lane have no attestors.
fn found(suite: &mut Suite, members: &[Terms]) -> Family {
    let mut family = Family::default();
    for (from, curator_fee_bps, influence_bps, weights) in members {
        let lane = *influence_bps > 0;
        let new = NewDatanet {
            curator_fee_bps: Some(*curator_fee_bps),
            influence_bps: Some(*influence_bps),
            notice_seconds: lane.then_some(172_800),
            parents: Some(parents(from)),
            contributors: Some(contributor_weights(suite, weights)),
            ..NewDatanet::default()
        };
        let datanet_id = family.0.len() as u64 + 1;
        let curator = format!("curator {datanet_id}");
        let result = suite.register_datanet(curator, new).unwrap();
        assert_eq!(attribute(&result, "", "datanet_id"), datanet_id.to_string());
        let member = Member {
            parents: from.to_vec(),
            curator_fee_bps: *curator_fee_bps,
            influence_bps: *influence_bps,
            has_weight: !weights.is_empty(),
        };
        family.0.insert(datanet_id, member);
    }
    family
}

/// Twelve datanets in five generations: shared ancestors, odd royalties, own fees and lanes; two have no weight.
const DYNASTY: [Terms; 12] = [
    (&[], 0, 0, &[("ann", 3), ("bob", 4)]),
    (&[], 1_000, 0, &[("cat", 1)]),
    (&[], 333, 5_000, &[("ann", 1), ("dan", 2)]),
    (&[(1, 1_111), (2, 777)], 500, 0, &[("bob", 7), ("eve", 1)]),
    (&[(1, 1), (3, 4_999)], 0, 1, &[("fay", 1 << 40)]),
    (&[], 100, 0, &[]),
    (
        &[(4, 3_333), (5, 333), (6, 33), (1, 3)],
        77,
        0,
        &[("gil", 5)],
    ),
    (&[(4, 1), (3, 1)], 1_000, 2_500, &[]),
    (
        &[(7, 2_500), (8, 2_500)],
        250,
        100,
        &[("ann", 11), ("gil", 2)],
    ),
    (&[(9, 1_234), (2, 1_234)], 0, 0, &[("hal", 1)]),
    (
        &[(7, 17), (10, 4_983)],
        999,
        3_000,
        &[("ida", 2), ("bob", 1)],
    ),
    (&[(11, 5_000)], 1, 1, &[("ann", 1)]),
];

const RESTS_ON: [(u64, u64); 4] = [(12, 1_000_003), (9, 17), (1, 1), (5, (1 << 32) - 1)];

const AMOUNTS: [u128; 7] = [1, 2, 7, 99, 12_345_678_901, 10u128.pow(24), u128::MAX >> 20];

#[rstest]
fn fee_over_deep_and_shared_ancestry_splits_exactly(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::builder(runtime)
        .balance("payer", u128::MAX)
        .protocol_fee_bps(123)
        .build();
    let family = found(&mut suite, &DYNASTY);
    let model_id = suite.add_model("olga", 2_345, &RESTS_ON);
    assert_eq!(suite.model(model_id).route.len(), 12);
    let token = suite.token(0);
    let mut incomes = vec![BigInt::zero(); 13];
    let mut curators = vec![BigInt::zero(); 13];
    for (number, amount) in AMOUNTS.into_iter().enumerate() {
        let preview = suite.split_preview(model_id, None, amount);
        let hook = suite::hook(model_id, number.to_string());
        let result = suite.record("payer", &token, amount, &hook).unwrap();
        suite.assert_invariants();

        let per = |bps: u128| amount / 10_000 * bps + amount % 10_000 * bps / 10_000;
        let rest = amount - per(123) - per(2_345);
        let expected = family.split(&RESTS_ON, rest);
        let found: Vec<_> = events(&result, "fee_split")
            .iter()
            .map(|fact| Part {
                datanet_id: fact["datanet_id"].parse().unwrap(),
                part: parse(&fact["part_scaled"]),
                curator: parse(&fact["curator"]),
                pot: parse(&fact["pot"]),
                base: parse(&fact["base_scaled"]),
            })
            .collect();
        assert_eq!(found, expected, "{amount}");
        let whole: BigInt = found.iter().map(|part| &part.part).sum();
        assert_eq!(whole, BigInt::from(rest) * scale());

        // what was foretold is what was recorded, and says why
        let record = suite.query_record(model_id, number as u64 + 1);
        assert_eq!(preview.datanets, record.datanets);
        assert_eq!(preview.protocol, record.protocol);
        assert_eq!(preview.operator, record.operator);
        assert_eq!(preview.route, suite.model(model_id).route);
        for (part, shown) in expected.iter().zip(&preview.datanets) {
            let atomics = &part.part * BigInt::from(10u64.pow(18)) / scale();
            assert_eq!(big(shown.part.atomics()), atomics);
            assert_eq!(shown.curator.u128().to_string(), part.curator.to_string());
            let pot = shown.pot.as_ref().map_or(0, |pot| pot.amount.u128());
            assert_eq!(pot.to_string(), part.pot.to_string());
        }
        for part in expected {
            let place = usize::try_from(part.datanet_id).unwrap();
            incomes[place] += &part.part - &part.curator * scale();
            curators[place] += part.curator;
        }
    }

    for datanet_id in 1..=12u64 {
        let place = usize::try_from(datanet_id).unwrap();
        let pool = suite.pool(datanet_id, &token);
        assert_eq!(big(pool.income_scaled), incomes[place]);
        assert_eq!(big(pool.curator_income), curators[place]);
        suite.claim(format!("curator {datanet_id}")).unwrap();
        let paid = suite.balance(&token, format!("curator {datanet_id}"));
        assert_eq!(BigInt::from(paid), curators[place]);
    }
    suite.assert_invariants();
}

/// Without lanes: what people are paid is what their weights in all datanets come to, in exact fractions.
#[rstest]
fn people_are_paid_their_exact_share_of_every_ancestor(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::builder(runtime)
        .balance("payer", u128::MAX)
        .protocol_fee_bps(0)
        .build();
    let members = DYNASTY.map(|(from, _, _, weights)| (from, 0, 0, weights));
    let family = found(&mut suite, &members);
    let model_id = suite.add_model("olga", 0, &RESTS_ON);
    let amounts = [1, 3, 1_000_003, 10u128.pow(20) + 7];
    let mut exact = std::collections::BTreeMap::<&str, BigRational>::new();
    for amount in amounts {
        suite.pay("payer", model_id, amount);
        let mut route = family.route(&RESTS_ON);
        route.retain(|datanet_id, _| family.0[datanet_id].has_weight);
        let whole: BigInt = route.values().sum();
        for (datanet_id, share) in route {
            let weights = members[usize::try_from(datanet_id).unwrap() - 1].3;
            let total: u64 = weights.iter().map(|(_, weight)| weight).sum();
            for (who, weight) in weights {
                *exact.entry(who).or_insert_with(BigRational::zero) += BigRational::new(
                    BigInt::from(amount) * &share * *weight,
                    &whole * BigInt::from(total),
                );
            }
        }
    }
    let token = suite.token(0);
    let mut paid = BigInt::zero();
    for (who, share) in &exact {
        suite.claim(*who).unwrap();
        let units = BigInt::from(suite.balance(&token, *who));
        // less than a unit is left in each datanet that one holds weight in
        let held = suite.memberships(*who, None, None).len();
        let behind = share - BigRational::from(units.clone());
        let dust = BigRational::new(1.into(), BigInt::from(1u64 << 30));
        assert!(
            behind > -dust && behind < BigRational::from(BigInt::from(held)),
            "{who}: {units} of {share}"
        );
        paid += units;
    }
    let all: BigInt = amounts.iter().map(|amount| BigInt::from(*amount)).sum();
    assert!(paid <= all && paid > all - 20, "{paid}");
    suite.assert_invariants();
}

/// A curator of an ancestor takes its own fee of the ancestor's part, and nothing of the child's.
#[rstest]
fn ancestor_is_treated_like_any_other_datanet(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = super::plain(runtime);
    let members: [Terms; 3] = [
        (&[], 1_000, 0, &[("ann", 1)]),
        (&[(1, 2_500)], 500, 0, &[("bob", 1)]),
        (&[(2, 4_000)], 0, 0, &[("cat", 1)]),
    ];
    found(&mut suite, &members);
    suite.add_model("olga", 0, &[(3, 1)]);
    suite.pay("payer", 1, 10_000);
    // 1 000, 3 000 and 6 000
    let token = suite.token(0);
    for (who, due) in [
        ("curator 1", 100),
        ("ann", 900),
        ("curator 2", 150),
        ("bob", 2_850),
        ("curator 3", 0),
        ("cat", 6_000),
    ] {
        suite.claim(who).unwrap();
        assert_eq!(suite.balance(&token, who), due, "{who}");
    }
    for (who, amount) in [("ann", "900"), ("bob", "2850"), ("cat", "6000")] {
        let receipt = suite.receipt(1, 1, who);
        assert_eq!(receipt.amount.to_string(), amount);
        assert_eq!(receipt.datanets.len(), 3);
    }
    suite.assert_invariants();
}
