//! Receipts: what one address got of one query, for ever.

mod derived;
mod influence;
mod kept;
mod lasting;
mod people;

use num_bigint::BigInt;
use rstest::rstest;
use suite::{
    NOBODY,
    Runtime::{self, Native, Wasm},
    Suite,
};
use tributary::error::ContractError;
use tributary_api::{QueryMsg, ReceiptResponse};

use crate::oracle::{Oracle, big};

fn amount(suite: &Suite, record_id: u64, who: &str) -> String {
    suite.receipt(1, record_id, who).amount.to_string()
}

#[rstest]
fn a_receipt_says_how_it_came_about(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::builder(runtime).protocol_fee_bps(0).build();
    let first = suite.add_datanet("cora", 1_000, &[("ann", 1), ("bob", 2)]);
    let second = suite.add_datanet("carl", 0, &[("ann", 3), ("cat", 1)]);
    let empty = suite.add_datanet("carl", 0, NOBODY);
    let model = suite.add_model("olga", 0, &[(first, 1), (second, 1), (empty, 1)]);
    let record_id = suite.pay("payer", model, 1_000);
    let receipt = suite.receipt(model, record_id, "ann");
    assert_eq!(receipt.model_id, model);
    assert_eq!(receipt.record_id, record_id);
    assert_eq!(receipt.address, suite.addr("ann"));
    assert_eq!(receipt.token, suite.token(0));
    assert_eq!(receipt.paid.u128(), 1_000);
    // 450 · 1/3 and 500 · 3/4
    assert_eq!(receipt.amount.to_string(), "525");
    let [a, b] = receipt.datanets.try_into().unwrap();
    assert_eq!((a.datanet_id, a.weights_version), (first, 1));
    assert_eq!((a.base.weight, a.base.total_weight), (1, 3));
    assert_eq!(a.base.amount.to_string(), "150");
    assert_eq!(a.amount, a.base.amount);
    assert_eq!((b.datanet_id, b.weights_version), (second, 1));
    assert_eq!((b.base.weight, b.base.total_weight), (3, 4));
    assert_eq!(b.amount.to_string(), "375");

    let payer = suite.receipt(model, record_id, "payer");
    assert_eq!(payer.amount.to_string(), "0");
    assert_eq!(payer.datanets[0].base.weight, 0);
}

/// Weights that are set, and what ann, bob and cat then get of each fee.
type Version = (&'static [(&'static str, u64)], [u64; 3]);

#[rstest]
fn later_weights_do_not_change_a_receipt(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::builder(runtime).protocol_fee_bps(0).build();
    let datanet = suite.add_datanet("cora", 0, &[("ann", 1)]);
    let model = suite.add_model("olga", 0, &[(datanet, 1)]);
    let people = ["ann", "bob", "cat"];
    let versions: [Version; 7] = [
        (&[("ann", 1)], [1_200, 0, 0]),
        (&[("bob", 2)], [400, 800, 0]),
        (&[("ann", 0), ("cat", 6)], [0, 300, 900]),
        (&[("ann", 4)], [400, 200, 600]),
        (&[("bob", 2)], [400, 200, 600]),
        (&[("bob", 0), ("cat", 0)], [1_200, 0, 0]),
        (&[("ann", 10), ("bob", 1), ("cat", 1)], [1_000, 100, 100]),
    ];
    for (weights, _) in versions {
        suite.set_weights("cora", datanet, weights).unwrap();
        suite.pay("payer", model, 1_200);
        suite.advance_blocks(1);
        suite.pay("payer", model, 1_200);
    }
    let check = |suite: &Suite| {
        for (place, (_, due)) in versions.iter().enumerate() {
            for record_id in [2 * place as u64 + 1, 2 * place as u64 + 2] {
                for (who, due) in people.iter().zip(due) {
                    assert_eq!(amount(suite, record_id, who), due.to_string(), "{who}");
                }
            }
        }
    };
    check(&suite);
    // nor does anything else
    for who in people {
        suite.claim(who).unwrap();
    }
    suite
        .nominate_curator("cora", datanet, Some("carl"))
        .unwrap();
    suite.accept_curatorship("carl", datanet).unwrap();
    suite
        .set_weights("carl", datanet, &[("ann", 0), ("bob", 0), ("cat", 0)])
        .unwrap();
    check(&suite);
    // the first, and one for each change: two lists changed nothing
    assert_eq!(suite.datanet(datanet).weights_version, 7);
}

#[rstest]
fn what_is_not_there_has_no_receipt(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    let datanet = suite.add_datanet("cora", 0, &[("ann", 1)]);
    let model_id = suite.add_model("olga", 0, &[(datanet, 1)]);
    suite.pay("payer", model_id, 10);
    let ask = |model_id, record_id| QueryMsg::Receipt {
        model_id,
        record_id,
        address: suite.addr("ann").into(),
        payer: None,
        query_id: None,
    };
    for record_id in [0, 2, u64::MAX] {
        suite.query_refused(
            &ask(model_id, record_id),
            ContractError::RecordNotFound {
                model_id,
                record_id,
            },
        );
    }
    suite.query_refused(&ask(9, 1), ContractError::ModelNotFound { model_id: 9 });
}

/// Sums of floors: never more than the whole, and less by under a digit for each.
#[track_caller]
fn assert_adds_up(suite: &Suite, model: u64, record_id: u64, receipts: &[ReceiptResponse]) {
    let one = BigInt::from(10u64.pow(18));
    let record = suite.query_record(model, record_id);
    let curators: u128 = record.datanets.iter().map(|part| part.curator.u128()).sum();
    let whole = record.protocol.u128() + record.operator.u128() + curators;
    let shares: BigInt = receipts
        .iter()
        .map(|receipt| big(receipt.amount.atomics()))
        .sum();
    let missing = (BigInt::from(record.amount.u128()) - whole) * one - shares;
    let most = receipts.len() * record.datanets.len() + record.datanets.len();
    assert!(
        missing >= BigInt::ZERO && missing < most.into(),
        "record {record_id}: {missing} · 10^-18 of {} missing",
        record.amount
    );
}

#[rstest]
fn receipts_add_up_to_the_fee(#[values(Native, Wasm)] runtime: Runtime) {
    let people = ["ann", "bob", "cat", "dan"];
    let mut suite = Suite::builder(runtime)
        .balance("payer", u128::MAX)
        .protocol_fee_bps(123)
        .build();
    let first = suite.add_datanet("cora", 777, &[("ann", 1), ("bob", 2), ("cat", 4)]);
    let second = suite.add_datanet("carl", 0, &[("dan", (1 << 53) - 3), ("ann", 2)]);
    let third = suite.add_datanet("cleo", 1_000, &[("cat", 999_983)]);
    let lineage = [(first, 3), (second, 7), (third, (1 << 32) - 1)];
    let model = suite.add_model("olga", 3_210, &lineage);

    let mut oracle = Oracle::new(123, suite.addr("treasury"));
    for (datanet_id, bps) in [(first, 777), (second, 0), (third, 1_000)] {
        let listed = suite.contributors(datanet_id, None, None).into_iter();
        let weights: Vec<_> = listed
            .map(|entry| (cosmwasm_std::Addr::unchecked(entry.address), entry.weight))
            .collect();
        let curator = suite.datanet(datanet_id).curator;
        oracle.register_datanet(&curator, bps, &weights);
    }
    oracle.register_model(&suite.addr("olga"), 3_210, &lineage);

    let (payer, token) = (suite.addr("payer"), suite.token(0));
    for amount in [1, 2, 7, 100, 1_000_003, 1 << 64, u128::MAX - (1 << 65)] {
        let record_id = suite.pay("payer", model, amount);
        let id = amount.to_string();
        oracle.record(model, &payer, &id, &token, amount).unwrap();
        let receipts: Vec<_> = people
            .iter()
            .map(|who| suite.receipt(model, record_id, who))
            .collect();
        assert_adds_up(&suite, model, record_id, &receipts);
        // and digit by digit against exact fractions
        let record = oracle.records.last().unwrap();
        for receipt in &receipts {
            for (place, part) in receipt.datanets.iter().enumerate() {
                let (weight, atomics) = record.receipt(place, &receipt.address);
                assert_eq!(part.base.weight, weight);
                assert_eq!(big(part.amount.atomics()), atomics);
            }
        }
    }
}

/// What somebody earned is the sum of the receipts, but for their last digits.
#[rstest]
fn receipts_add_up_to_the_earnings(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    let datanet = suite.add_datanet("cora", 250, &[("ann", 1), ("bob", 2)]);
    let model = suite.add_model("olga", 1_000, &[(datanet, 1)]);
    for fee in 0..40u64 {
        let weights = [("ann", 1 + fee % 5), ("bob", fee % 3), ("cat", fee % 2)];
        suite.set_weights("cora", datanet, &weights).unwrap();
        suite.pay("payer", model, 1 + u128::from(fee * fee));
    }
    let one = BigInt::from(10u64.pow(18));
    for who in ["ann", "bob", "cat"] {
        let receipts = (1..=40).map(|record_id| suite.receipt(model, record_id, who));
        let sum: BigInt = receipts.map(|receipt| big(receipt.amount.atomics())).sum();
        suite.claim(who).unwrap();
        let paid = BigInt::from(suite.balance(suite.token(0), who));
        assert!(&paid * &one <= &sum + 40, "{who}: {paid}, {sum}");
        assert!((paid + 1) * &one > sum, "{who}: {sum}");
    }
}
