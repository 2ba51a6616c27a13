//! Receipts with pots stay exact for ever.

use rstest::rstest;
use suite::{
    ConfigUpdate, DatanetUpdate, ModelUpdate, NewDatanet,
    Runtime::{self, Native, Wasm},
    Suite,
};
use tributary_api::ReceiptResponse;

use crate::influence::{WINDOW, add, attribute_with, claimable, half, lane, schedule};

const PEOPLE: [&str; 4] = ["ann", "bob", "cat", "sam"];

fn receipts(suite: &Suite, records: &[u64]) -> Vec<ReceiptResponse> {
    let pairs = records.iter().flat_map(|id| PEOPLE.map(|who| (*id, who)));
    pairs.map(|(id, who)| suite.receipt(1, id, who)).collect()
}

#[rstest]
fn nothing_that_comes_later_changes_a_receipt(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = half(runtime);
    let records = [1_003, 77, 3].map(|fee| suite.pay("payer", 1, fee));
    attribute_with(&mut suite, &records[..1], &[("ann", 1), ("bob", 3)], 2).unwrap();
    suite.advance_time(WINDOW);
    suite.release("sam", 1, 1, &records[1..2]).unwrap();
    let expected = receipts(&suite, &records);
    let check = |suite: &Suite| assert!(receipts(suite, &records) == expected);

    // claims, more pots of all kinds, with other scores
    suite.claim("ann").unwrap();
    let later = suite.pay("payer", 1, 1_003);
    let last = suite.pay("payer", 1, 1_003);
    suite
        .attribute("tess", 1, 1, &[later], &[("bob", 1)])
        .unwrap();
    check(&suite);
    // weights of others, and of the same people
    schedule(&mut suite, 1, &[("ann", 11), ("cat", 5)]);
    suite.apply_changes("sam", 1).unwrap();
    check(&suite);
    suite.release("sam", 1, 1, &[last]).unwrap();
    check(&suite);
    // whoever leaves, and comes back
    suite.leave_datanet("bob", 1).unwrap();
    suite.leave_datanet("ann", 1).unwrap();
    check(&suite);
    schedule(&mut suite, 1, &[("bob", 2)]);
    suite.apply_changes("sam", 1).unwrap();
    suite.leave_datanet("cat", 1).unwrap();
    suite.leave_datanet("bob", 1).unwrap();
    check(&suite);
    // terms, attestors, curator, operator, token
    let update = DatanetUpdate {
        attestors: Some(vec![]),
        notice_seconds: Some(suite.datanet(1).notice_seconds + 5),
        ..DatanetUpdate::default()
    };
    suite.update_datanet("cora", 1, update).unwrap();
    suite.advance_time(suite.datanet(1).notice_seconds);
    suite.apply_changes("sam", 1).unwrap();
    suite.nominate_curator("cora", 1, Some("carl")).unwrap();
    suite.accept_curatorship("carl", 1).unwrap();
    suite.nominate_operator("olga", 1, Some("otto")).unwrap();
    suite.accept_operatorship("otto", 1).unwrap();
    let update = ModelUpdate {
        active: Some(false),
        ..ModelUpdate::default()
    };
    suite.update_model("otto", 1, update).unwrap();
    let retire = ConfigUpdate {
        retire_fee_token: Some(suite.token(0).into()),
        ..ConfigUpdate::default()
    };
    suite.update_config("owner", retire).unwrap();
    check(&suite);
    suite.assert_invariants();
}

/// Weights and the curator's fee change in the block in which a fee is recorded and its pot shared: before the fee, between
/// both, or after both.
#[rstest]
fn changes_in_one_block_are_told_apart(#[values(Native, Wasm)] runtime: Runtime) {
    // ann and bob: base by weight, and what joined it
    let expected = [
        [("250", "200"), ("250", "200")],
        [("337.5", "180"), ("112.5", "180")],
        [("337.5", "270"), ("112.5", "90")],
    ];
    for (place, expected) in expected.into_iter().enumerate() {
        let mut suite = Suite::builder(runtime).protocol_fee_bps(0).build();
        let new = NewDatanet {
            curator_fee_bps: Some(1_000),
            ..lane(&suite, 5_000, &[("ann", 3), ("bob", 1)])
        };
        add(&mut suite, "cora", new);
        suite.add_model("olga", 0, &[(1, 1)]);
        schedule(&mut suite, 1, &[("ann", 1)]);
        let height = suite.block().height;
        let change = |suite: &mut Suite, when| {
            if when == place {
                suite.apply_changes("sam", 1).unwrap();
                let update = DatanetUpdate {
                    curator_fee_bps: Some(0),
                    ..DatanetUpdate::default()
                };
                suite.update_datanet("cora", 1, update).unwrap();
            }
        };
        change(&mut suite, 0);
        let record_id = suite.pay("payer", 1, 1_000);
        change(&mut suite, 1);
        attribute_with(&mut suite, &[record_id], &[("bob", 1)], 4).unwrap();
        change(&mut suite, 2);
        assert_eq!(suite.block().height, height);
        let fifth = if place == 0 { "100" } else { "90" };
        for ((who, attributed), (base, released)) in
            [("ann", "0"), ("bob", fifth)].into_iter().zip(expected)
        {
            let receipt = suite.receipt(1, record_id, who);
            let part = &receipt.datanets[0];
            assert_eq!(part.base.amount.to_string(), base, "{who}, {place}");
            let lane = part.influence.clone().unwrap();
            assert_eq!(lane.attributed.to_string(), attributed, "{who}, {place}");
            assert_eq!(
                lane.released.unwrap().amount.to_string(),
                released,
                "{who}, {place}"
            );
            let due = crate::oracle::big(receipt.amount.atomics()) / 10u64.pow(18);
            assert_eq!(due, claimable(&suite, 1, who).into(), "{who}, {place}");
        }
        suite.assert_invariants();
    }
}
