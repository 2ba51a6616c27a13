//! `instantiate`, and what `config` answers.

use cosmwasm_std::{coins, to_json_string};
use cw_utils::PaymentError;
use rstest::rstest;
use suite::{
    Refusal,
    Runtime::{self, Native, Wasm},
    Suite,
};
use tributary::error::ContractError;
use tributary_api::{ConfigResponse, FeeTokenInfo, InstantiateMsg, QueryMsg};

fn message(suite: &Suite) -> InstantiateMsg {
    InstantiateMsg {
        owner: None,
        fee_tokens: vec![suite.token(0).into()],
        protocol_fee_bps: 0,
        protocol_fee_recipient: None,
    }
}

#[track_caller]
fn refused(suite: &mut Suite, msg: &InstantiateMsg, expected: impl Into<Refusal>) {
    let deploy = |s: &mut Suite| s.instantiate(msg).map(|(_, result)| result);
    suite.refused(deploy, expected);
}

#[rstest]
fn config_answers_with_everything(#[values(Native, Wasm)] runtime: Runtime) {
    let suite = Suite::builder(runtime)
        .tokens(2)
        .protocol_fee_bps(123)
        .build();
    let config = suite.config();
    let mut tokens = [0, 1].map(|number| suite.token(number));
    tokens.sort_by_key(|token| suite.chain.api().canonicalize(token.as_str()).unwrap());
    let expected = ConfigResponse {
        owner: Some(suite.addr("owner")),
        fee_tokens: tokens
            .map(|token| FeeTokenInfo {
                token,
                active: true,
            })
            .to_vec(),
        protocol_fee_bps: 123,
        protocol_fee_recipient: suite.addr("treasury"),
        paused_until: None,
        next_pause_from: None,
        admin: None,
        version: tributary::CONTRACT_VERSION.to_owned(),
    };
    assert_eq!(config, expected);
}

#[rstest]
fn config_names_whoever_may_replace_the_code(#[values(Native, Wasm)] runtime: Runtime) {
    let suite = Suite::builder(runtime).admin("dao").build();
    assert_eq!(suite.config().admin, Some(suite.addr("dao")));
}

#[rstest]
fn owner_and_recipient_have_defaults(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    let config = |suite: &Suite, contract| -> ConfigResponse {
        suite.chain.query(&contract, &QueryMsg::Config {}).unwrap()
    };
    let (contract, _) = suite.instantiate(&message(&suite)).unwrap();
    let found = config(&suite, contract);
    assert_eq!(found.owner, Some(suite.addr("deployer")));
    assert_eq!(found.protocol_fee_recipient, suite.addr("deployer"));

    let owned = InstantiateMsg {
        owner: Some(suite.addr("owner").into()),
        ..message(&suite)
    };
    let (contract, _) = suite.instantiate(&owned).unwrap();
    let found = config(&suite, contract);
    assert_eq!(found.owner, Some(suite.addr("owner")));
    assert_eq!(found.protocol_fee_recipient, suite.addr("owner"));
}

#[rstest]
fn protocol_fee_is_at_most_a_twentieth(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    let fee = |protocol_fee_bps| InstantiateMsg {
        protocol_fee_bps,
        ..message(&suite)
    };
    let (fits, bound) = (fee(500), [501, u16::MAX].map(|found| (found, fee(found))));
    for (found, msg) in bound {
        let expected = ContractError::OutOfRange {
            field: "protocol_fee_bps",
            min: 0,
            max: 500,
            found: found.into(),
        };
        refused(&mut suite, &msg, expected);
    }
    suite.instantiate(&fits).unwrap();
}

#[rstest]
fn fee_tokens_are_at_most_4_and_each_once(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    let tokens: Vec<String> = (0..5).map(|_| suite.new_token(&[]).into()).collect();
    let with = |fee_tokens: &[String]| InstantiateMsg {
        fee_tokens: fee_tokens.to_vec(),
        ..message(&suite)
    };
    let (fits, long) = (with(&tokens[..4]), with(&tokens));
    let doubled = with(&[&tokens[..2], &tokens[..1]].concat());
    suite.instantiate(&fits).unwrap();
    let expected = ContractError::ListLength {
        list: "fee_tokens",
        min: 0,
        max: 4,
        found: 5,
    };
    refused(&mut suite, &long, expected);
    let expected = ContractError::Duplicate {
        list: "fee_tokens",
        entry: tokens[0].clone(),
    };
    refused(&mut suite, &doubled, expected);
}

#[rstest]
fn addresses_are_validated(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    for bad in ["", "ann", &suite.addr("ann").as_str().to_uppercase()] {
        let owner = InstantiateMsg {
            owner: Some(bad.to_owned()),
            ..message(&suite)
        };
        refused(&mut suite, &owner, Refusal::Address("owner"));
        let recipient = InstantiateMsg {
            protocol_fee_recipient: Some(bad.to_owned()),
            ..message(&suite)
        };
        refused(
            &mut suite,
            &recipient,
            Refusal::Address("protocol_fee_recipient"),
        );
        let token = InstantiateMsg {
            fee_tokens: vec![suite.token(0).into(), bad.to_owned()],
            ..message(&suite)
        };
        refused(&mut suite, &token, Refusal::Address("fee_tokens"));
    }
}

#[rstest]
fn native_coins_are_refused(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    let deployer = suite.addr("deployer");
    let coins = coins(5, "uatom");
    suite.chain.mint(&deployer, &coins).unwrap();
    let msg = message(&suite);
    let info = suite.chain.contract_info(&suite.contract).unwrap();
    suite.refused(
        |s| {
            s.chain
                .instantiate(&deployer, info.code_id, &msg, "paid", None, &coins)
                .map(|(_, result)| result)
        },
        ContractError::from(PaymentError::NonPayable {}),
    );
    assert_eq!(suite.chain.balance(&deployer, "uatom").unwrap().u128(), 5);
}

#[rstest]
fn message_without_its_options_is_understood(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    let msg: InstantiateMsg = cosmwasm_std::from_json(format!(
        r#"{{"fee_tokens":[{}],"protocol_fee_bps":0}}"#,
        to_json_string(&suite.token(0)).unwrap()
    ))
    .unwrap();
    suite.instantiate(&msg).unwrap();
}
