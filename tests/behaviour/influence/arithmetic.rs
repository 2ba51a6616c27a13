//! Pots and credits, digit by digit.

use num_bigint::BigInt;
use rstest::rstest;
use suite::{
    NewDatanet,
    Runtime::{self, Native, Wasm},
    Suite, events,
};

use super::exact::{Pool, Terms, digits, scale, split};
use super::{WINDOW, add, attribute_with, claimable, earned, half_of, lane};

const ROUTE: [Terms; 4] = [
    Terms {
        share: 3,
        curator_bps: 777,
        influence_bps: 5_000,
    },
    Terms {
        share: 7,
        curator_bps: 0,
        influence_bps: 0,
    },
    Terms {
        share: (1 << 32) - 1,
        curator_bps: 1_000,
        influence_bps: 1,
    },
    Terms {
        share: 999_999_937,
        curator_bps: 1,
        influence_bps: 3_333,
    },
];

#[rstest]
fn pots_are_cut_from_what_curators_leave(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::builder(runtime)
        .balance("payer", u128::MAX)
        .protocol_fee_bps(499)
        .build();
    let mut lineage = vec![];
    for terms in ROUTE {
        let curator_fee_bps = Some(terms.curator_bps.try_into().unwrap());
        let new = match terms.influence_bps {
            0 => NewDatanet {
                contributors: lane(&suite, 0, &[("ann", 2), ("bob", 5)]).contributors,
                curator_fee_bps,
                ..NewDatanet::default()
            },
            bps => NewDatanet {
                curator_fee_bps,
                ..lane(&suite, bps.try_into().unwrap(), &[("ann", 2), ("bob", 5)])
            },
        };
        lineage.push((
            add(&mut suite, "cora", new),
            terms.share.try_into().unwrap(),
        ));
    }
    let model = suite.add_model("olga", 3_333, &lineage);

    let token = suite.token(0);
    let mut waiting = vec![BigInt::ZERO; ROUTE.len()];
    let mut fees = vec![1, 2, 3, 99, 9_999, 10_000, 10_001, 123_456_789, 1 << 64];
    fees.push(u128::MAX - fees.iter().sum::<u128>());
    for fee in fees {
        let preview = suite.split_preview(model, None, fee);
        let record_id = suite.pay("payer", model, fee);
        let record = suite.query_record(model, record_id);
        assert_eq!(preview.datanets, record.datanets, "{fee}");
        let expected = split(fee, 499, 3_333, &ROUTE);
        for ((part, expected), waiting) in record.datanets.iter().zip(expected).zip(&mut waiting) {
            let id = part.datanet_id;
            let pot = part.pot.as_ref().map_or(0, |pot| pot.amount.u128());
            assert_eq!(BigInt::from(pot), expected.pot, "{fee}, datanet {id}");
            assert_eq!(part.pot.is_some(), pot > 0, "{fee}, datanet {id}");
            assert_eq!(BigInt::from(part.curator.u128()), expected.curator);
            assert_eq!(part.part.to_string(), digits(&expected.part));
            assert_eq!(part.base.to_string(), digits(&expected.base));
            *waiting += pot;
            let pool = suite.pool(id, &token);
            assert_eq!(pool.waiting_pots.to_string(), waiting.to_string());
        }
        suite.assert_invariants();
    }
}

/// `⌊score · pot · 2^112 / Σ scores⌋` each, and not a scaled unit is lost.
#[rstest]
fn credits_are_scaled_and_rounded_down(#[values(Native, Wasm)] runtime: Runtime) {
    let most = (1u64 << 53) - 1;
    let cases: [(u128, &[u64], u64); 8] = [
        (1, &[1], 0),
        (1, &[1, 1], 1),
        (1, &[1, 1, 1], 0),
        (7, &[3, 5, 11], 2),
        (1_000_003, &[1, most - 3, 1], 1),
        (1, &[1, 1], most - 2),
        (u128::MAX / 8, &[most - 2, 1], 1),
        (u128::MAX / 8, &[most / 3, most / 3, most / 3], 0),
    ];
    let people = ["ann", "bob", "cat"];
    for (pot, scores, unattributed) in cases {
        let mut suite = Suite::builder(runtime)
            .balance("payer", u128::MAX)
            .protocol_fee_bps(0)
            .build();
        let new = lane(
            &suite,
            5_000,
            &[("ann", 2), ("bob", 5), ("cat", 4), ("dan", 2)],
        );
        add(&mut suite, "cora", new);
        suite.add_model("olga", 0, &[(1, 1)]);
        suite.pay("payer", 1, 2 * pot);
        let scores: Vec<_> = people.into_iter().zip(scores.iter().copied()).collect();
        let total = scores.iter().map(|(_, score)| score).sum::<u64>() + unattributed;
        let result = attribute_with(&mut suite, &[1], &scores, unattributed).unwrap();

        let mut rest = BigInt::from(pot) * scale();
        let credited = events(&result, "influence_credited");
        for (who, score) in &scores {
            let address = suite.addr(who);
            let event = credited
                .iter()
                .find(|event| event["address"] == address.as_str());
            let credit = BigInt::from(pot) * scale() * *score / BigInt::from(total);
            assert_eq!(event.unwrap()["credited_scaled"], credit.to_string());
            rest -= credit;
        }
        assert_eq!(credited.len(), scores.len());
        assert_eq!(
            suite::attribute(&result, "attributed", "base_scaled"),
            rest.to_string()
        );

        let mut pool = Pool::of(&[("ann", 2), ("bob", 5), ("cat", 4), ("dan", 2)]);
        pool.base(&super::exact::units(pot));
        pool.attribute(pot, &scores, unattributed);
        pool.assert_due(&suite, 1);
        suite.assert_invariants();
    }
}

#[rstest]
fn what_is_unattributed_joins_the_base_lane(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = half_of(Suite::builder(runtime).protocol_fee_bps(0).build());
    suite.pay("payer", 1, 800);
    // of 400: 100 are bob's, and of the other 300 ann has 3 parts of 4
    attribute_with(&mut suite, &[1], &[("bob", 1)], 3).unwrap();
    assert_eq!(claimable(&suite, 1, "ann"), 300 + 225);
    assert_eq!(claimable(&suite, 1, "bob"), 100 + 100 + 75);
    suite.assert_invariants();
}

/// The whole supply in one fee, by the largest scores, in the largest datanet.
#[rstest]
fn the_largest_pot_is_shared_by_the_largest_scores(#[values(Native, Wasm)] runtime: Runtime) {
    let most = (1u64 << 53) - 1;
    let mut suite = Suite::builder(runtime)
        .balance("payer", u128::MAX)
        .protocol_fee_bps(0)
        .build();
    let new = lane(&suite, 5_000, &[("ann", most - 1), ("bob", 1)]);
    add(&mut suite, "cora", new);
    suite.add_model("olga", 0, &[(1, 1)]);
    let token = suite.token(0);
    suite.pay("payer", 1, u128::MAX);
    suite
        .attribute("tess", 1, 1, &[1], &[("ann", 1), ("bob", most - 1)])
        .unwrap();
    suite.assert_invariants();
    let mut pool = Pool::of(&[("ann", most - 1), ("bob", 1)]);
    pool.base(&super::exact::units(u128::MAX - u128::MAX / 2));
    pool.attribute(u128::MAX / 2, &[("ann", 1), ("bob", most - 1)], 0);
    pool.assert_due(&suite, 1);
    for who in ["ann", "bob"] {
        suite.claim(who).unwrap();
    }
    assert!(suite.held(&token) < 2, "{}", suite.held(&token));

    // and the same once more, with nothing left anywhere, released
    let (ann, bob) = (suite.balance(&token, "ann"), suite.balance(&token, "bob"));
    suite.transfer("ann", &token, "payer", ann).unwrap();
    suite.transfer("bob", &token, "payer", bob).unwrap();
    suite.pay("payer", 1, ann + bob);
    suite.advance_time(WINDOW);
    suite.release("sam", 1, 1, &[2]).unwrap();
    suite.assert_invariants();
    for who in ["ann", "bob"] {
        suite.claim(who).unwrap();
    }
    assert!(suite.held(&token) < 2, "{}", suite.held(&token));
    assert_eq!(suite.balance(&token, "payer"), 0);
    assert!(earned(&suite, 1, "ann") > BigInt::from(u128::MAX) * scale());
    suite.assert_invariants();
}
