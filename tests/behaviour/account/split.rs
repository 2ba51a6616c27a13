//! A batch runs down the route as one payment by `send` does.

use cosmwasm_std::Decimal256;
use rstest::rstest;
use suite::{
    NewAllowance, NewDatanet, NewModel, Outcome,
    Runtime::{self, Native, Wasm},
    Suite, charge, contributor_weights, events, hook, lineage, parents,
};
use tributary_api::HookMsg;

use super::{PRICE, charging, suite_with_payer};

/// Three datanets, one derived from another and with an influence lane, and two models that rest on them alike: one is
/// paid by `send`, one is charged for.
fn twins(runtime: Runtime) -> Suite {
    let mut suite = Suite::new(runtime);
    suite.add_datanet("cora", 500, &[("ann", 2), ("bob", 1)]);
    let derived = NewDatanet {
        influence_bps: Some(3_000),
        attestors: Some(vec![suite.addr("tess").into()]),
        notice_seconds: Some(172_800),
        curator_fee_bps: Some(250),
        parents: Some(parents(&[(1, 2_500)])),
        contributors: Some(contributor_weights(&suite, &[("dan", 3), ("eve", 4)])),
        ..NewDatanet::default()
    };
    suite.register_datanet("carl", derived).unwrap();
    suite.add_datanet("cleo", 0, &[("ann", 1)]);
    for _ in 0..2 {
        let new = NewModel {
            operator_fee_bps: 1_999,
            lineage: lineage(&[(2, 5), (3, 2)]),
            ..charging(&suite, PRICE)
        };
        suite.register_model("olga", new).unwrap();
    }
    suite.deposit("payer", 1_000_000).unwrap();
    let allowance = NewAllowance {
        model_id: 2,
        ..NewAllowance::default()
    };
    suite.set_allowance("payer", allowance).unwrap();
    suite
}

fn send(suite: &mut Suite, model_id: u64, query_id: &str, units: u64) -> Outcome {
    let hook = HookMsg::RecordQuery {
        model_id,
        query_id: query_id.to_owned(),
        units: Some(units),
        count: None,
        digest: None,
    };
    suite.record("payer", suite.token(0), u128::from(units) * PRICE, &hook)
}

fn batch(suite: &mut Suite, model_id: u64, ids: &[(&str, u64)]) -> Outcome {
    let charges: Vec<_> = ids
        .iter()
        .map(|(id, units)| {
            let mut charge = charge(suite, "payer", id);
            charge.units = Some(*units);
            charge
        })
        .collect();
    suite.record_queries("gate", model_id, &charges)
}

#[rstest]
fn batch_is_split_once_as_its_sum_would_be(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = twins(runtime);
    let sent = send(&mut suite, 1, "all", 7).unwrap();
    let charged = batch(&mut suite, 2, &[("a", 1), ("b", 4), ("c", 2)]).unwrap();
    let strip = |result, model: &str| {
        let mut splits = events(result, "fee_split");
        for split in &mut splits {
            assert_eq!(split.remove("model_id").as_deref(), Some(model));
            split.remove("index_scaled");
        }
        splits
    };
    let splits = strip(&charged, "2");
    assert_eq!(splits.len(), 3);
    assert_eq!(splits, strip(&sent, "1"));

    let (by_send, by_charges) = (suite.query_record(1, 1), suite.query_record(2, 1));
    assert_eq!(by_send.datanets, by_charges.datanets);
    assert!(by_charges.datanets[1].pot.is_some());
    for (sent, charged) in [
        (by_send.amount, by_charges.amount),
        (by_send.protocol, by_charges.protocol),
        (by_send.operator, by_charges.operator),
    ] {
        assert_eq!(sent, charged);
    }
    suite.assert_invariants();
}

#[rstest]
fn pots_of_a_batch_are_attributed_and_released(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = twins(runtime);
    for record in ["a", "b"] {
        send(&mut suite, 1, record, 5).unwrap();
        let ids = [(record, 2), (&format!("{record}-2"), 3)];
        batch(&mut suite, 2, &ids).unwrap();
    }
    for model in [1, 2] {
        let scores = [("dan", 1), ("eve", 5)];
        suite.attribute("tess", model, 2, &[1], &scores).unwrap();
    }
    suite.advance_time(86_400);
    for model in [1, 2] {
        suite.release("sam", model, 2, &[2]).unwrap();
    }
    for who in ["ann", "bob", "dan", "eve"] {
        for record in [1, 2] {
            let (sent, charged) = (suite.receipt(1, record, who), suite.receipt(2, record, who));
            assert_eq!(sent.datanets, charged.datanets, "{who}");
        }
        suite.claim(who).unwrap();
    }
    suite.assert_invariants();
}

#[rstest]
fn receipts_of_the_charges_add_up_to_that_of_the_batch(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = twins(runtime);
    let ids = [("a", 1), ("b", 3), ("c", 9)];
    batch(&mut suite, 2, &ids).unwrap();
    for who in ["ann", "bob", "dan", "eve"] {
        let whole = suite.receipt(2, 1, who);
        assert_eq!(whole.charge, None);
        let parts = ids.map(|(id, units)| {
            let receipt = suite.charge_receipt(2, 1, who, "payer", id);
            assert_eq!(receipt.amount, whole.amount);
            assert_eq!(receipt.datanets, whole.datanets);
            let charge = receipt.charge.unwrap();
            assert_eq!(charge.charge.query_id, id);
            assert_eq!(charge.charge.amount.u128(), u128::from(units) * PRICE);
            charge.amount
        });
        let sum = parts.into_iter().sum::<Decimal256>();
        assert!(sum <= whole.amount, "{who}");
        // each is cut at 18 digits
        let lost = (whole.amount - sum).atomics();
        assert!(lost < 3u64.into(), "{who}: {lost}");
    }
}

/// I6
#[rstest]
fn order_of_the_charges_changes_nothing(#[values(Native, Wasm)] runtime: Runtime) {
    let after = |places: [usize; 4]| {
        // enough for three charges of four: which one is left out does not depend on the list
        let mut suite = suite_with_payer(runtime, 3 * PRICE);
        let mut charges = ["a", "b", "c", "d"].map(|id| charge(&suite, "payer", id));
        charges[2].units = Some(2);
        let list: Vec<_> = places.map(|place| charges[place].clone()).into();
        let batch = suite::Batch {
            charges: list,
            skip_refused: Some(true),
            digest: None,
        };
        suite.execute("gate", batch.of(1)).unwrap();
        suite.assert_invariants();
        suite.snapshot()
    };
    let expected = after([0, 1, 2, 3]);
    for places in [[3, 2, 1, 0], [2, 0, 3, 1], [1, 3, 0, 2]] {
        assert!(after(places) == expected, "{places:?}");
    }
}

#[rstest]
fn a_fee_that_reaches_nobody_is_not_charged(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_payer(runtime, 1_000);
    for who in ["ann", "bob"] {
        suite.leave_datanet(who, 1).unwrap();
    }
    for skip_refused in [None, Some(true)] {
        let batch = suite::Batch {
            charges: vec![charge(&suite, "payer", "a")],
            skip_refused,
            digest: None,
        };
        suite.refused(
            |s| s.execute("gate", batch.of(1)),
            tributary::error::ContractError::NobodyToPay { model_id: 1 },
        );
    }
    // the same query id is free still
    suite.set_weights("cora", 1, &[("ann", 1)]).unwrap();
    let hook = hook(1, "a");
    suite.record("payer", suite.token(0), PRICE, &hook).unwrap();
}
