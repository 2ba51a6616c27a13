//! What receipts say of the influence lane.

use num_bigint::BigInt;
use rstest::rstest;
use suite::{
    NewDatanet,
    Runtime::{self, Native, Wasm},
    Suite, parents,
};
use tributary_api::{BaseReceipt, InfluenceReceipt, ReceiptResponse};

use crate::influence::exact::{decimal, digits, scale};
use crate::influence::{NOTICE, WINDOW, add, attribute_with, half, lane, schedule};
use crate::oracle::big;

fn influence(receipt: &ReceiptResponse) -> InfluenceReceipt {
    receipt.datanets[0].influence.clone().unwrap()
}

fn lane_part(weight: u64, total_weight: u64, amount: &str) -> BaseReceipt {
    BaseReceipt {
        weight,
        total_weight,
        amount: amount.parse().unwrap(),
    }
}

#[rstest]
fn a_receipt_says_what_still_waits(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = half(runtime);
    let record_id = suite.pay("payer", 1, 1_001);
    let deadline = suite.now() + WINDOW;
    for (who, weight, base) in [("ann", 3, "375.75"), ("bob", 1, "125.25"), ("sam", 0, "0")] {
        let receipt = suite.receipt(1, record_id, who);
        assert_eq!(receipt.datanets[0].base, lane_part(weight, 4, base));
        let expected = InfluenceReceipt {
            pot: 500u128.into(),
            waiting: 500u128.into(),
            deadline: Some(deadline),
            attributed: "0".parse().unwrap(),
            score: 0,
            total_score: 0,
            released: None,
            amount: "0".parse().unwrap(),
        };
        assert_eq!(influence(&receipt), expected, "{who}");
        assert_eq!(receipt.datanets[0].amount.to_string(), base);
        assert_eq!(receipt.amount.to_string(), base);
        // nobody's yet, so the same for everybody
        assert_eq!(receipt.waiting.u128(), 500);
    }
}

#[rstest]
fn a_receipt_says_what_was_attributed(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = half(runtime);
    schedule(&mut suite, 1, &[("cat", 5)]);
    let record_id = suite.pay("payer", 1, 200);
    suite.apply_changes("sam", 1).unwrap();
    attribute_with(&mut suite, &[record_id], &[("bob", 2), ("cat", 1)], 4).unwrap();
    // of 100: 2/7, 1/7, and 4/7 by weight: 3, 1 and 5 of 9
    let rows = [
        (
            "ann",
            3,
            3,
            0,
            "0",
            "19.047619047619047619",
            "94.047619047619047619",
        ),
        (
            "bob",
            1,
            1,
            2,
            "28.571428571428571428",
            "6.349206349206349206",
            "59.920634920634920634",
        ),
        (
            "cat",
            0,
            5,
            1,
            "14.285714285714285714",
            "31.746031746031746031",
            "46.031746031746031745",
        ),
        ("sam", 0, 0, 0, "0", "0", "0"),
    ];
    for (who, weight, weight_then, score, attributed, released, sum) in rows {
        let receipt = suite.receipt(1, record_id, who);
        let found = influence(&receipt);
        assert_eq!(
            (
                receipt.datanets[0].base.weight,
                receipt.datanets[0].weights_version
            ),
            (weight, 1)
        );
        assert_eq!((found.score, found.total_score), (score, 7), "{who}");
        assert_eq!(found.attributed.to_string(), attributed, "{who}");
        assert_eq!(
            found.released,
            Some(lane_part(weight_then, 9, released)),
            "{who}"
        );
        assert_eq!(
            found.amount,
            found.attributed + found.released.unwrap().amount
        );
        assert_eq!((found.waiting.u128(), found.deadline), (0, None));
        assert_eq!(receipt.amount.to_string(), sum, "{who}");
        assert_eq!(receipt.waiting.u128(), 0);
    }
}

#[rstest]
fn a_receipt_says_what_was_released(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = half(runtime);
    schedule(&mut suite, 1, &[("cat", 3)]);
    let record_id = suite.pay("payer", 1, 200);
    suite.apply_changes("sam", 1).unwrap();
    suite.leave_datanet("bob", 1).unwrap();
    suite.advance_time(WINDOW);
    suite.release("sam", 1, 1, &[record_id]).unwrap();
    for (who, weight, base, weight_then, released, sum) in [
        ("ann", 3, "75", 3, "50", "125"),
        ("bob", 1, "25", 0, "0", "25"),
        ("cat", 0, "0", 3, "50", "50"),
    ] {
        let receipt = suite.receipt(1, record_id, who);
        let found = influence(&receipt);
        assert_eq!(receipt.datanets[0].base, lane_part(weight, 4, base));
        assert_eq!((found.score, found.total_score), (0, 0));
        assert_eq!(found.released, Some(lane_part(weight_then, 6, released)));
        assert_eq!(found.amount.to_string(), released);
        assert_eq!(receipt.amount.to_string(), sum, "{who}");
    }
}

/// A leaver's score has joined the base lane, and stays in the sum of scores.
#[rstest]
fn a_leavers_score_is_none_on_the_receipt(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = half(runtime);
    let record_id = suite.pay("payer", 1, 200);
    suite.leave_datanet("bob", 1).unwrap();
    suite
        .attribute("tess", 1, 1, &[record_id], &[("ann", 1), ("bob", 3)])
        .unwrap();
    let (ann, bob) = (
        suite.receipt(1, record_id, "ann"),
        suite.receipt(1, record_id, "bob"),
    );
    assert_eq!((influence(&ann).score, influence(&ann).total_score), (1, 4));
    assert_eq!(influence(&ann).attributed.to_string(), "25");
    assert_eq!(influence(&ann).released, Some(lane_part(3, 3, "75")));
    assert_eq!((influence(&bob).score, influence(&bob).total_score), (0, 4));
    assert_eq!(influence(&bob).amount.to_string(), "0");
    assert_eq!(
        (ann.amount.to_string(), bob.amount.to_string()),
        ("175".into(), "25".into())
    );
}

/// Who, the amount and the pot of each datanet, and the sum.
type Row = (
    &'static str,
    [(&'static str, Option<u128>); 3],
    &'static str,
);

/// Parents' parts are parts like any others, each with its own lane or none.
#[rstest]
fn a_receipt_covers_every_ancestor(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::builder(runtime).protocol_fee_bps(0).build();
    let root = lane(&suite, 5_000, &[("ann", 1), ("bob", 3)]);
    add(&mut suite, "cora", root);
    let middle = NewDatanet {
        parents: Some(parents(&[(1, 1_000)])),
        curator_fee_bps: Some(1_000),
        contributors: lane(&suite, 0, &[("ann", 1), ("cat", 1)]).contributors,
        ..NewDatanet::default()
    };
    add(&mut suite, "carl", middle);
    let leaf = NewDatanet {
        parents: Some(parents(&[(1, 2_000), (2, 3_000)])),
        ..lane(&suite, 2_500, &[("dan", 1), ("ann", 4)])
    };
    add(&mut suite, "cleo", leaf);
    suite.add_model("olga", 0, &[(3, 1)]);
    // 1: 20 % + 3 %, 2: 27 %, 3: 50 %
    let record_id = suite.pay("payer", 1, 10_000);
    suite
        .attribute("tess", 1, 1, &[record_id], &[("bob", 1)])
        .unwrap();
    let waiting = 1_250;
    let rows: [Row; 4] = [
        (
            "ann",
            [
                ("287.5", Some(1_150)),
                ("1215", None),
                ("3000", Some(1_250)),
            ],
            "4502.5",
        ),
        (
            "bob",
            [("2012.5", Some(1_150)), ("0", None), ("0", Some(1_250))],
            "2012.5",
        ),
        (
            "cat",
            [("0", Some(1_150)), ("1215", None), ("0", Some(1_250))],
            "1215",
        ),
        (
            "dan",
            [("0", Some(1_150)), ("0", None), ("750", Some(1_250))],
            "750",
        ),
    ];
    for (who, parts, sum) in rows {
        let receipt = suite.receipt(1, record_id, who);
        let found: Vec<_> = receipt
            .datanets
            .iter()
            .map(|part| {
                let pot = part.influence.as_ref().map(|lane| lane.pot.u128());
                (part.datanet_id, part.amount.to_string(), pot)
            })
            .collect();
        let expected: Vec<_> = (1..)
            .zip(parts)
            .map(|(id, (amount, pot))| (id, amount.to_owned(), pot))
            .collect();
        assert_eq!(found, expected, "{who}");
        assert_eq!(receipt.amount.to_string(), sum, "{who}");
        assert_eq!(receipt.waiting.u128(), waiting);
    }
    suite.assert_invariants();
}

/// Scores and pots of every size: `⌊credit · 10^18 / 2^112⌋`, and what is left by weight.
#[rstest]
fn credits_are_shown_to_the_last_digit(#[values(Native, Wasm)] runtime: Runtime) {
    let most = (1u64 << 53) - 1;
    let mut suite = Suite::builder(runtime)
        .balance("payer", u128::MAX)
        .protocol_fee_bps(0)
        .build();
    let weights = [("ann", 1), ("bob", 2), ("cat", most - 3)];
    let new = lane(&suite, 5_000, &weights);
    add(&mut suite, "cora", new);
    suite.add_model("olga", 0, &[(1, 1)]);
    let cases: [(u128, [u64; 3], u64); 5] = [
        (1, [1, 1, 1], 0),
        (2, [1, 1, most - 2], 0),
        (999_983, [7, 11, 13], 17),
        (1 << 64, [most / 3, 5, 1], most / 3),
        (u128::MAX / 4, [1, most - 3, 1], 1),
    ];
    for (pot, scores, unattributed) in cases {
        let record_id = suite.pay("payer", 1, 2 * pot);
        let people = ["ann", "bob", "cat"];
        let given: Vec<_> = people.into_iter().zip(scores).collect();
        attribute_with(&mut suite, &[record_id], &given, unattributed).unwrap();
        let total = BigInt::from(scores.iter().sum::<u64>() + unattributed);
        let pot = BigInt::from(pot) * scale();
        let credits = scores.map(|score| &pot * score / &total);
        let rest = &pot - credits.iter().sum::<BigInt>();
        for ((who, weight), credit) in weights.into_iter().zip(&credits) {
            let receipt = suite.receipt(1, record_id, who);
            let found = influence(&receipt);
            assert_eq!(found.attributed.to_string(), digits(credit), "{who}");
            let base =
                |base: &BigInt| -> BigInt { base * weight * 10u64.pow(18) / (scale() * most) };
            let released = found.released.unwrap().amount;
            assert_eq!(released.to_string(), decimal(&base(&rest)), "{who}");
            let sum = big(found.attributed.atomics()) + base(&rest) + base(&pot);
            assert_eq!(receipt.amount.to_string(), decimal(&sum), "{who}");
        }
    }
    suite.advance_time(NOTICE);
    suite.assert_invariants();
}
