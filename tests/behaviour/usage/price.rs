//! Models that charge for units.

use cosmwasm_std::{Addr, Uint128};
use rstest::rstest;
use suite::{
    ModelUpdate, NewModel, Outcome,
    Runtime::{self, Native, Wasm},
    Suite, lineage,
};
use tributary::error::ContractError;
use tributary_api::{HookMsg, MAX_COUNT, UnitPrice, UnitPriceUpdate};

/// A model at so much for each thousand tokens, payable in the first of two fee tokens.
fn priced(runtime: Runtime, amount: u128) -> (Suite, u64) {
    let mut suite = Suite::builder(runtime)
        .tokens(2)
        .balance("payer", u128::MAX)
        .build();
    let datanet = suite.add_datanet("cora", 0, &[("ann", 1)]);
    let new = NewModel {
        unit_price: Some(UnitPrice {
            token: suite.token(0).into(),
            amount: amount.into(),
            unit: "thousand tokens".to_owned(),
        }),
        lineage: lineage(&[(datanet, 1)]),
        ..NewModel::default()
    };
    suite.register_model("olga", new).unwrap();
    (suite, 1)
}

fn pay(suite: &mut Suite, token: &Addr, units: Option<u64>, amount: u128, id: &str) -> Outcome {
    let hook = HookMsg::RecordQuery {
        model_id: 1,
        query_id: id.to_owned(),
        units,
        count: None,
        digest: None,
    };
    suite.record("payer", token, amount, &hook)
}

#[rstest]
fn the_price_is_met_exactly(#[values(Native, Wasm)] runtime: Runtime) {
    let (mut suite, model_id) = priced(runtime, 250);
    let token = suite.token(0);
    pay(&mut suite, &token, None, 250, "one").unwrap();
    assert_eq!(suite.query_record(model_id, 1).units, Some(1));
    pay(&mut suite, &token, Some(7), 1_750, "seven").unwrap();
    let record = suite.query_record(model_id, 2);
    assert_eq!((record.units, record.amount.u128()), (Some(7), 1_750));

    let wrong = [(None, 249), (None, 251), (Some(1), 1), (Some(7), 1_749)];
    let wrong = wrong.into_iter().chain([
        (Some(7), 1_751),
        (Some(7), 250),
        (Some(2), 1_750),
        (Some(1), u128::MAX - 2_000),
    ]);
    for (units, found) in wrong {
        let expected = 250 * u128::from(units.unwrap_or(1));
        let error = ContractError::WrongPrice {
            model_id,
            units: units.unwrap_or(1),
            unit_price: Uint128::new(250),
            expected: expected.into(),
            expected_token: token.clone(),
            found: found.into(),
            found_token: token.clone(),
        };
        let text = error.to_string();
        assert!(text.contains(&expected.to_string()), "{text}");
        assert!(text.contains(&found.to_string()), "{text}");
        suite.refused(|suite| pay(suite, &token, units, found, "q"), error);
    }
    suite.assert_invariants();
}

#[rstest]
fn another_fee_token_does_not_meet_the_price(#[values(Native, Wasm)] runtime: Runtime) {
    let (mut suite, model_id) = priced(runtime, 250);
    let (right, wrong) = (suite.token(0), suite.token(1));
    suite.refused(
        |suite| pay(suite, &wrong, None, 250, "q"),
        ContractError::WrongPrice {
            model_id,
            units: 1,
            unit_price: Uint128::new(250),
            expected: Uint128::new(250),
            expected_token: right,
            found: Uint128::new(250),
            found_token: wrong.clone(),
        },
    );
}

#[rstest]
fn units_are_bounded(#[values(Native, Wasm)] runtime: Runtime) {
    let (mut suite, model_id) = priced(runtime, 3);
    let token = suite.token(0);
    for found in [0, MAX_COUNT + 1, u64::MAX] {
        suite.refused(
            |suite| pay(suite, &token, Some(found), 3 * u128::from(found), "q"),
            match found {
                0 => ContractError::ZeroAmount { field: "amount" },
                found => ContractError::OutOfRange {
                    field: "units",
                    min: 1,
                    max: MAX_COUNT,
                    found,
                },
            },
        );
    }
    suite.refused(
        |suite| pay(suite, &token, Some(0), 3, "q"),
        ContractError::OutOfRange {
            field: "units",
            min: 1,
            max: MAX_COUNT,
            found: 0,
        },
    );
    let most = 3 * u128::from(MAX_COUNT);
    pay(&mut suite, &token, Some(MAX_COUNT), most, "q").unwrap();
    assert_eq!(suite.query_record(model_id, 1).units, Some(MAX_COUNT));
    suite.assert_invariants();
}

#[rstest]
fn a_price_past_the_largest_amount_is_refused(#[values(Native, Wasm)] runtime: Runtime) {
    let unit_price = u128::MAX / 2;
    let (mut suite, model_id) = priced(runtime, unit_price);
    let token = suite.token(0);
    for units in [3, MAX_COUNT] {
        suite.refused(
            |suite| pay(suite, &token, Some(units), u128::MAX, "q"),
            ContractError::PriceOverflow {
                model_id,
                units,
                unit_price: unit_price.into(),
            },
        );
    }
    pay(&mut suite, &token, Some(2), u128::MAX - 1, "q").unwrap();
    suite.assert_invariants();
}

#[rstest]
fn without_a_price_there_are_no_units(#[values(Native, Wasm)] runtime: Runtime) {
    let (mut suite, model_id) = priced(runtime, 250);
    let (first, second) = (suite.token(0), suite.token(1));
    let none = ModelUpdate {
        unit_price: Some(UnitPriceUpdate::None {}),
        ..ModelUpdate::default()
    };
    suite.update_model("olga", model_id, none).unwrap();
    for found in [0, 1, 250] {
        suite.refused(
            |suite| pay(suite, &first, Some(found), 250, "q"),
            ContractError::UnitsWithoutPrice { model_id, found },
        );
    }
    // any fee token, any amount
    pay(&mut suite, &first, None, 1, "a").unwrap();
    pay(&mut suite, &second, None, 12_345, "b").unwrap();
    assert_eq!(suite.query_record(model_id, 2).units, None);
    suite.assert_invariants();
}

#[rstest]
fn a_new_price_holds_from_the_next_query(#[values(Native, Wasm)] runtime: Runtime) {
    let (mut suite, model_id) = priced(runtime, 250);
    let (first, second) = (suite.token(0), suite.token(1));
    pay(&mut suite, &first, None, 250, "before").unwrap();
    let dearer = ModelUpdate {
        unit_price: Some(UnitPriceUpdate::Set {
            token: second.to_string(),
            amount: Uint128::new(300),
            unit: "query".to_owned(),
        }),
        ..ModelUpdate::default()
    };
    suite.update_model("olga", model_id, dearer).unwrap();
    suite.refused(
        |suite| pay(suite, &first, None, 250, "after"),
        ContractError::WrongPrice {
            model_id,
            units: 1,
            unit_price: Uint128::new(300),
            expected: Uint128::new(300),
            expected_token: second.clone(),
            found: Uint128::new(250),
            found_token: first.clone(),
        },
    );
    pay(&mut suite, &second, None, 300, "after").unwrap();
    suite.assert_invariants();
}
