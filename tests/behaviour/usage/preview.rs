//! Previews: what a fee would be split into.

use rstest::rstest;
use suite::{
    NOBODY,
    Runtime::{self, Native, Wasm},
    Suite,
};
use tributary::error::ContractError;

#[rstest]
fn a_preview_is_what_is_then_split(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::builder(runtime)
        .balance("payer", u128::MAX)
        .protocol_fee_bps(499)
        .build();
    let first = suite.add_datanet("cora", 777, &[("ann", 2), ("bob", 5)]);
    let second = suite.add_datanet("carl", 0, &[("ann", 1)]);
    let empty = suite.add_datanet("carl", 0, NOBODY);
    let model = suite.add_model("olga", 3_333, &[(first, 2), (second, 5), (empty, 1)]);
    let token = suite.token(0);
    let amounts = [1, 2, 3, 99, 1_000_000, 1 << 64, u128::MAX - (1 << 65)];
    for amount in amounts {
        let with_token = suite.split_preview(model, Some(token.clone()), amount);
        let preview = suite.split_preview(model, None, amount);
        assert_eq!(preview, with_token);
        let stored = suite.storage();
        let record_id = suite.pay("payer", model, amount);
        assert!(suite.storage() != stored);
        let record = suite.query_record(model, record_id);
        assert_eq!(preview.amount, record.amount);
        assert_eq!(preview.protocol, record.protocol);
        assert_eq!(preview.operator, record.operator);
        assert_eq!(preview.datanets, record.datanets);
    }
    suite.assert_invariants();
}

#[rstest]
fn a_preview_is_refused_where_the_fee_would_be(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::builder(runtime).tokens(2).build();
    let datanet = suite.add_datanet("cora", 0, &[("ann", 1)]);
    let model_id = suite.add_model("olga", 0, &[(datanet, 1)]);
    let (first, second) = (suite.token(0), suite.token(1));
    let preview = |model_id, token: Option<&cosmwasm_std::Addr>, amount: u128| {
        tributary_api::QueryMsg::SplitPreview {
            model_id,
            token: token.map(|token| token.to_string()),
            amount: amount.into(),
        }
    };
    suite.query_refused(
        &preview(model_id, None, 0),
        ContractError::ZeroAmount { field: "amount" },
    );
    suite.query_refused(
        &preview(7, None, 1),
        ContractError::ModelNotFound { model_id: 7 },
    );
    let found = suite.addr("mallory");
    suite.query_refused(
        &preview(model_id, Some(&found), 1),
        ContractError::NotAFeeToken {
            found: found.clone(),
        },
    );
    let retire = suite::ConfigUpdate {
        retire_fee_token: Some(second.to_string()),
        ..Default::default()
    };
    suite.update_config("owner", retire).unwrap();
    suite.query_refused(
        &preview(model_id, Some(&second), 1),
        ContractError::FeeTokenRetired {
            token: second.clone(),
        },
    );
    let add = suite::ConfigUpdate {
        add_fee_token: Some(second.to_string()),
        ..Default::default()
    };
    suite.update_config("owner", add).unwrap();
    let price = suite::ModelUpdate {
        unit_price: Some(tributary_api::UnitPriceUpdate::Set {
            token: first.to_string(),
            amount: 5u128.into(),
            unit: "query".to_owned(),
        }),
        ..Default::default()
    };
    suite.update_model("olga", model_id, price).unwrap();
    suite.query_refused(
        &preview(model_id, Some(&second), 1),
        ContractError::WrongToken {
            model_id,
            expected: first,
            found: second,
        },
    );
    let inactive = suite::ModelUpdate {
        active: Some(false),
        ..Default::default()
    };
    suite.update_model("olga", model_id, inactive).unwrap();
    suite.query_refused(
        &preview(model_id, None, 1),
        ContractError::ModelInactive { model_id },
    );
}
