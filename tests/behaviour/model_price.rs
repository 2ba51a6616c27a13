//! `update_model`: the price, and activity.

use rstest::rstest;
use suite::{
    ConfigUpdate, ModelUpdate, NewModel,
    Runtime::{self, Native, Wasm},
    Suite, hook,
};
use tributary::error::ContractError;
use tributary_api::{QueryMsg, UnitPrice, UnitPriceUpdate};

use crate::model::{price, set, suite_with_datanet};

#[rstest]
fn price_is_in_an_active_token_and_not_zero(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_datanet(runtime);
    suite.add_model("olga", 0, &[(1, 1)]);
    let retire = ConfigUpdate {
        retire_fee_token: Some(suite.token(1).into()),
        ..ConfigUpdate::default()
    };
    suite.update_config("owner", retire).unwrap();
    let foreign = suite.new_token(&[]);

    let in_token = |token: cosmwasm_std::Addr| UnitPrice {
        token: token.into(),
        amount: 1u128.into(),
        unit: "query".to_owned(),
    };
    let (retired, free) = (suite.token(1), price(&suite, 0, "query"));
    let cases = [
        (
            in_token(foreign.clone()),
            ContractError::NotAFeeToken {
                found: foreign.clone(),
            },
        ),
        (
            in_token(retired.clone()),
            ContractError::FeeTokenRetired {
                token: retired.clone(),
            },
        ),
        (free.clone(), ContractError::ZeroPrice {}),
    ];
    for (price, expected) in cases {
        let new = NewModel {
            unit_price: Some(price.clone()),
            ..NewModel::default()
        };
        let text = expected.to_string();
        suite.refused(|s| s.register_model("olga", new), expected);
        suite.refused(|s| s.update_model("olga", 1, set(price)), text.as_str());
    }
}

#[rstest]
fn price_holds_from_when_it_is_set_until_it_is_removed(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_datanet(runtime);
    suite.add_model("olga", 0, &[(1, 1)]);
    suite.pay_in("payer", suite.token(1), 1, 5);
    let update = set(price(&suite, 30, "query"));
    suite.update_model("olga", 1, update).unwrap();
    let wrong = |suite: &Suite, found: u128, token: usize| ContractError::WrongPrice {
        model_id: 1,
        units: 1,
        unit_price: 30u128.into(),
        expected: 30u128.into(),
        expected_token: suite.token(0),
        found: found.into(),
        found_token: suite.token(token),
    };
    let (low, foreign) = (wrong(&suite, 29, 0), wrong(&suite, 30, 1));
    let (first, second) = (suite.token(0), suite.token(1));
    suite.refused(|s| s.record("payer", &first, 29, &hook(1, "q")), low);
    suite.refused(|s| s.record("payer", &second, 30, &hook(1, "q")), foreign);
    suite.pay("payer", 1, 30);

    let removal = ModelUpdate {
        unit_price: Some(UnitPriceUpdate::None {}),
        ..ModelUpdate::default()
    };
    suite.update_model("olga", 1, removal).unwrap();
    suite.pay_in("payer", suite.token(1), 1, 1);
    suite.assert_invariants();
}

#[rstest]
fn inactive_model_takes_nothing_until_it_is_active_again(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_datanet(runtime);
    suite.add_model("olga", 0, &[(1, 1)]);
    suite.pay("payer", 1, 100);
    let active = |active| ModelUpdate {
        active: Some(active),
        ..ModelUpdate::default()
    };
    suite.update_model("olga", 1, active(false)).unwrap();
    let inactive = || ContractError::ModelInactive { model_id: 1 };
    suite.refused(|s| s.record_query("payer", 1, "q", 100), inactive());
    let preview = QueryMsg::SplitPreview {
        model_id: 1,
        token: None,
        amount: 1u128.into(),
    };
    suite.query_refused(&preview, inactive());
    // what came in stays claimable
    suite.claim("ann").unwrap();
    assert_eq!(suite.balance(suite.token(0), "ann"), 98);
    suite.update_model("olga", 1, active(true)).unwrap();
    suite.pay("payer", 1, 100);
    suite.assert_invariants();
}
