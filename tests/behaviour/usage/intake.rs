//! Who may bring what.

use cosmwasm_std::{coin, to_json_binary};
use cw_utils::PaymentError;
use cw20::{Cw20ExecuteMsg, Cw20ReceiveMsg};
use rstest::rstest;
use suite::{
    ConfigUpdate, ModelUpdate,
    Runtime::{self, Native, Wasm},
    hook,
};
use tributary::error::ContractError;
use tributary_api::ExecuteMsg;

use super::simple;

#[rstest]
fn only_fee_tokens_are_heard(#[values(Native, Wasm)] runtime: Runtime) {
    let (mut suite, model) = simple(runtime);
    let claimed_payment = ExecuteMsg::Receive(Cw20ReceiveMsg {
        sender: suite.addr("payer").into(),
        amount: 1_000u128.into(),
        msg: to_json_binary(&hook(model, "q")).unwrap(),
    });
    for liar in [
        "payer", "mallory", "owner", "olga", "cora", "ann", "treasury",
    ] {
        let found = suite.addr(liar);
        suite.refused(
            |suite| suite.execute(liar, claimed_payment.clone()),
            ContractError::NotAFeeToken { found },
        );
    }
    // a real payment, in a token that nobody chose
    let token = suite.new_token(&[("payer", 1_000)]);
    suite.refused(
        |suite| suite.record("payer", &token, 1_000, &hook(model, "q")),
        ContractError::NotAFeeToken {
            found: token.clone(),
        },
    );
    suite.assert_invariants();
}

#[rstest]
fn what_the_contract_cannot_read_stays_with_the_payer(#[values(Native, Wasm)] runtime: Runtime) {
    let (mut suite, _) = simple(runtime);
    let deep = "[".repeat(10_000);
    let long = format!(
        r#"{{"record_query":{{"model_id":1,"query_id":"{}"}}}}"#,
        "q".repeat(100_000)
    );
    let garbage = [
        "",
        " ",
        "null",
        "{}",
        "[]",
        "\"record_query\"",
        r#"{"record_query":{}}"#,
        r#"{"record_query":null}"#,
        r#"{"record_query":{"model_id":1}}"#,
        r#"{"record_query":{"query_id":"q"}}"#,
        r#"{"record_query":{"model_id":"1","query_id":"q"}}"#,
        r#"{"record_query":{"model_id":-1,"query_id":"q"}}"#,
        r#"{"record_query":{"model_id":1.5,"query_id":"q"}}"#,
        r#"{"record_query":{"model_id":18446744073709551616,"query_id":"q"}}"#,
        r#"{"record_query":{"model_id":1,"query_id":7}}"#,
        r#"{"record_query":{"model_id":1,"query_id":"q","tip":1}}"#,
        r#"{"record_query":{"model_id":1,"query_id":"q","Units":1}}"#,
        r#"{"record_query":{"model_id":1,"model_id":2,"query_id":"q"}}"#,
        r#"{"record_query":{"model_id":1,"query_id":"q","units":-1}}"#,
        r#"{"record_query":{"model_id":1,"query_id":"q","digest":"?"}}"#,
        r#"{"record_query":{"model_id":1,"query_id":"q"}}x"#,
        r#"{"record_query":{"model_id":1,"query_id":"q"},"deposit":{}}"#,
        r#"{"withdraw":{}}"#,
        r#"{"claim":{}}"#,
        deep.as_str(),
        long.as_str(),
    ];
    let token = suite.token(0);
    let unreadable = &b"\xff\xfe"[..];
    for msg in garbage.map(str::as_bytes).into_iter().chain([unreadable]) {
        let before = suite.snapshot();
        let sent = suite.send("payer", &token, 100, msg.to_vec());
        let start = String::from_utf8_lossy(&msg[..msg.len().min(80)]);
        assert!(sent.is_err(), "taken: {start}");
        assert!(suite.snapshot() == before, "not undone: {start}");
    }
}

#[rstest]
fn nothing_is_no_fee(#[values(Native, Wasm)] runtime: Runtime) {
    let (mut suite, model) = simple(runtime);
    suite.refused(
        |suite| suite.record_query("payer", model, "q", 0),
        ContractError::ZeroAmount { field: "amount" },
    );
    suite.pay("payer", model, 1);
    suite.assert_invariants();
}

#[rstest]
fn nobody_pays_more_than_they_have(#[values(Native, Wasm)] runtime: Runtime) {
    let (mut suite, model) = simple(runtime);
    let all = suite.balance(suite.token(0), "payer");
    for amount in [all + 1, u128::MAX] {
        suite.refused(|suite| suite.record_query("payer", model, "q", amount), "");
    }
    suite.refused(|suite| suite.record_query("ann", model, "q", 1), "");
    suite.pay("payer", model, all);
    suite.assert_invariants();
}

#[rstest]
fn a_spender_of_anothers_tokens_is_the_payer(#[values(Native, Wasm)] runtime: Runtime) {
    let (mut suite, model) = simple(runtime);
    let token = suite.token(0);
    let allow = Cw20ExecuteMsg::IncreaseAllowance {
        spender: suite.addr("sue").into(),
        amount: 5_000u128.into(),
        expires: None,
    };
    suite.execute_token("payer", &token, &allow).unwrap();
    let before = suite.balance(&token, "payer");
    let send_from = Cw20ExecuteMsg::SendFrom {
        owner: suite.addr("payer").into(),
        contract: suite.contract.to_string(),
        amount: 1_000u128.into(),
        msg: to_json_binary(&hook(model, "q")).unwrap(),
    };
    suite.execute_token("sue", &token, &send_from).unwrap();

    assert_eq!(suite.balance(&token, "payer"), before - 1_000);
    let record = suite.query_record(model, 1);
    assert_eq!(record.payer, suite.addr("sue"));
    assert_eq!(suite.query_record_of(model, "sue", "q"), record);
    // the owner's own query of that name is still to be paid
    suite.record_query("payer", model, "q", 1_000).unwrap();
    let owners = suite.query_record_of(model, "payer", "q");
    assert_eq!(owners.record_id, 2);
    suite.assert_invariants();
}

#[rstest]
fn a_plain_transfer_credits_nobody(#[values(Native, Wasm)] runtime: Runtime) {
    let (mut suite, model) = simple(runtime);
    suite.pay("payer", model, 1_000);
    let stored = suite.storage();
    let token = suite.token(0);
    suite.donate("payer", &token, 5_000);
    assert!(suite.storage() == stored);

    for who in ["ann", "bob", "cora", "olga", "treasury", "payer", "owner"] {
        suite.claim(who).unwrap();
    }
    let credited = 1_000;
    let dust = suite.held(&token) - 5_000;
    assert!(dust < 2, "{dust} of {credited} left beside the surplus");
    suite.assert_invariants();
}

#[rstest]
fn native_coins_are_refused_with_every_message(#[values(Native, Wasm)] runtime: Runtime) {
    let (mut suite, model) = simple(runtime);
    let payer = suite.addr("payer");
    suite.chain.mint(&payer, &[coin(100, "gold")]).unwrap();
    let token = suite.token(0).to_string();
    let messages: Vec<ExecuteMsg> = vec![
        ExecuteMsg::Receive(Cw20ReceiveMsg {
            sender: payer.to_string(),
            amount: 1u128.into(),
            msg: to_json_binary(&hook(model, "q")).unwrap(),
        }),
        suite::NewDatanet::default().into(),
        suite::DatanetUpdate::default().of(1),
        ExecuteMsg::SetWeights {
            datanet_id: 1,
            weights: vec![],
        },
        ExecuteMsg::LeaveDatanet { datanet_id: 1 },
        ExecuteMsg::NominateCurator {
            datanet_id: 1,
            address: None,
        },
        ExecuteMsg::AcceptCuratorship { datanet_id: 1 },
        suite::NewModel::default().into(),
        ModelUpdate::default().of(model),
        ExecuteMsg::NominateOperator {
            model_id: model,
            address: None,
        },
        ExecuteMsg::AcceptOperatorship { model_id: model },
        suite::Claim::default().into(),
        ExecuteMsg::SetPayoutAddress { address: None },
        ConfigUpdate {
            retire_fee_token: Some(token),
            ..ConfigUpdate::default()
        }
        .into(),
        ExecuteMsg::Pause {},
        ExecuteMsg::Unpause {},
        ExecuteMsg::UpdateOwnership(cw_ownable::Action::AcceptOwnership),
    ];
    for msg in messages {
        suite.refused(
            |suite| suite.execute_with("payer", msg, &[coin(1, "gold")]),
            ContractError::Payment(PaymentError::NonPayable {}),
        );
    }
    assert_eq!(suite.chain.balance(&payer, "gold").unwrap().u128(), 100);
}

#[rstest]
fn a_query_needs_a_model_that_is_active(#[values(Native, Wasm)] runtime: Runtime) {
    let (mut suite, model) = simple(runtime);
    for model_id in [0, model + 1, u64::MAX] {
        suite.refused(
            |suite| suite.record_query("payer", model_id, "q", 100),
            ContractError::ModelNotFound { model_id },
        );
    }
    let activity = |active| ModelUpdate {
        active: Some(active),
        ..ModelUpdate::default()
    };
    suite.update_model("olga", model, activity(false)).unwrap();
    suite.refused(
        |suite| suite.record_query("payer", model, "q", 100),
        ContractError::ModelInactive { model_id: model },
    );
    suite.update_model("olga", model, activity(true)).unwrap();
    suite.record_query("payer", model, "q", 100).unwrap();
    suite.assert_invariants();
}

#[rstest]
fn a_retired_token_takes_no_fees_until_it_is_added_again(#[values(Native, Wasm)] runtime: Runtime) {
    let (mut suite, model) = simple(runtime);
    let token = suite.token(0);
    suite.pay("payer", model, 1_000);
    let retire = ConfigUpdate {
        retire_fee_token: Some(token.to_string()),
        ..ConfigUpdate::default()
    };
    suite.update_config("owner", retire).unwrap();
    suite.refused(
        |suite| suite.record_query("payer", model, "q", 100),
        ContractError::FeeTokenRetired {
            token: token.clone(),
        },
    );
    suite.claim("ann").unwrap();
    assert!(suite.balance(&token, "ann") > 0);

    let add = ConfigUpdate {
        add_fee_token: Some(token.to_string()),
        ..ConfigUpdate::default()
    };
    suite.update_config("owner", add).unwrap();
    let before = suite.pool(1, &token).income;
    suite.record_query("payer", model, "q", 100).unwrap();
    assert!(
        suite.pool(1, &token).income > before,
        "the same pool goes on"
    );
    suite.assert_invariants();
}
