use rstest::rstest;
use suite::{
    Batch, NewAllowance,
    Runtime::{self, Native, Wasm},
    Suite, attribute, charge, events, hook,
};
use tributary::error::ContractError;
use tributary_api::{Charge, HookMsg};

use super::{PRICE, suite_with_payer};

fn charges(suite: &Suite, ids: &[(&str, &str)]) -> Vec<Charge> {
    ids.iter()
        .map(|(payer, id)| charge(suite, *payer, id))
        .collect()
}

#[rstest]
fn batch_is_one_record_and_each_charge_is_found_again(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_payer(runtime, 1_000);
    suite.deposit("agent", 1_000).unwrap();
    suite
        .set_allowance("agent", NewAllowance::default())
        .unwrap();
    let mut list = charges(&suite, &[("payer", "a"), ("agent", "a"), ("payer", "b")]);
    list[2].units = Some(3);
    list[2].digest = Some([7; 32].into());
    let done = suite.record_queries("gate", 1, &list).unwrap();
    assert_eq!(attribute(&done, "query_recorded", "amount"), "500");
    assert_eq!(events(&done, "charged").len(), 3);

    let record = suite.query_record(1, 1);
    assert_eq!((record.count, record.units), (3, Some(5)));
    assert_eq!(record.amount.u128(), 5 * PRICE);
    assert_eq!(
        (record.payer, record.query_id.as_str()),
        (suite.addr("gate"), "")
    );
    let found = suite.query_record_of(1, "payer", "b");
    assert_eq!(found.record_id, 1);
    let charge = found.charge.unwrap();
    assert_eq!((charge.amount.u128(), charge.units), (300, 3));
    assert_eq!(charge.digest, Some([7; 32].into()));
    assert_eq!((suite.prepaid("payer"), suite.prepaid("agent")), (600, 900));
    suite.assert_invariants();

    // ann: 2 of 3 of what 500 leave after 2 % and 20 %, and 5 % for the curator
    let receipt = suite.charge_receipt(1, 1, "ann", "payer", "b");
    assert_eq!(receipt.amount.to_string(), "247.333333333333333333");
    assert_eq!(
        receipt.charge.unwrap().amount.to_string(),
        "148.399999999999999999"
    );
}

#[rstest]
fn charge_that_cannot_be_met_refuses_the_batch_or_is_left_out(
    #[values(Native, Wasm)] runtime: Runtime,
) {
    let mut suite = suite_with_payer(runtime, 250);
    let list = charges(&suite, &[("payer", "c"), ("payer", "a"), ("payer", "b")]);
    let over = ContractError::ChargeRefused {
        position: 0,
        payer: suite.addr("payer").into(),
        query_id: "c".to_owned(),
        reason: Box::new(ContractError::OverBalance {
            address: suite.addr("payer"),
            token: suite.token(0),
            balance: 50u128.into(),
            found: PRICE.into(),
        }),
    };
    suite.refused(|s| s.record_queries("gate", 1, &list), over);
    let batch = Batch {
        charges: list,
        skip_refused: Some(true),
        digest: None,
    };
    let done = suite.execute("gate", batch.clone().of(1)).unwrap();
    let left_out = &events(&done, "charge_refused")[0];
    assert_eq!(
        (left_out["position"].as_str(), left_out["query_id"].as_str()),
        ("0", "c")
    );
    assert_eq!(suite.query_record(1, 1).count, 2);
    assert_eq!(suite.prepaid("payer"), 50);
    suite.refused(
        |s| s.execute("gate", batch.of(1)),
        ContractError::NothingCharged {},
    );
    suite.assert_invariants();
}

#[rstest]
fn query_id_is_paid_once_whether_sent_or_charged(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_payer(runtime, 1_000);
    suite
        .record("payer", suite.token(0), PRICE, &hook(1, "a"))
        .unwrap();
    let taken = |suite: &Suite| ContractError::QueryIdTaken {
        model_id: 1,
        payer: suite.addr("payer"),
        query_id: "a".to_owned(),
        record_id: 1,
    };
    let list = charges(&suite, &[("payer", "a")]);
    let expected = ContractError::ChargeRefused {
        position: 0,
        payer: suite.addr("payer").into(),
        query_id: "a".to_owned(),
        reason: Box::new(taken(&suite)),
    };
    suite.refused(|s| s.record_queries("gate", 1, &list), expected);

    let list = charges(&suite, &[("payer", "b"), ("payer", "b")]);
    let twice = ContractError::Duplicate {
        list: "charges",
        entry: format!("charge 1, b of {}", suite.addr("payer")),
    };
    suite.refused(|s| s.record_queries("gate", 1, &list), twice);
    suite.record_queries("gate", 1, &list[..1]).unwrap();
    assert!(
        suite
            .record("payer", suite.token(0), PRICE, &hook(1, "b"))
            .is_err()
    );
    suite.assert_invariants();
}

#[rstest]
fn only_a_gateway_charges_and_only_within_bounds(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_payer(runtime, 100_000);
    let list = charges(&suite, &[("payer", "a")]);
    for stranger in ["sam", "olga", "payer", "owner"] {
        let expected = ContractError::NotGateway {
            model_id: 1,
            found: suite.addr(stranger),
        };
        suite.refused(|s| s.record_queries(stranger, 1, &list), expected);
    }
    let length = |found| ContractError::ListLength {
        list: "charges",
        min: 1,
        max: 100,
        found,
    };
    suite.refused(|s| s.record_queries("gate", 1, &[]), length(0));
    let many: Vec<_> = (0..101)
        .map(|n| charge(&suite, "payer", &format!("q-{n}")))
        .collect();
    suite.refused(|s| s.record_queries("gate", 1, &many), length(101));
    suite.record_queries("gate", 1, &many[..100]).unwrap();
    suite.assert_invariants();

    suite.pause("owner").unwrap();
    assert!(suite.record_queries("gate", 1, &many[100..]).is_err());
    let hook = HookMsg::Deposit { beneficiary: None };
    assert!(suite.record("payer", suite.token(0), 1, &hook).is_err());
}
