//! What can't be read.

use cosmwasm_std::WasmMsg;
use rstest::rstest;
use serde_json::{Value, json};
use suite::{
    Runtime::{self, Native, Wasm},
    Suite,
};

use crate::interface_unknown::suite_with_both;

/// How the libraries say that they can't read a message.
const UNREADABLE: &str = "rror parsing into type";

/// Sends what no client of ours would.
fn send_raw(suite: &mut Suite, msg: &[u8]) -> suite::Outcome {
    let msg = WasmMsg::Execute {
        contract_addr: suite.contract.to_string(),
        msg: msg.into(),
        funds: vec![],
    };
    let sam = suite.addr("sam");
    suite.chain.transact(&sam, vec![msg.into()])
}

#[rstest]
fn what_is_no_message_is_refused(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_both(runtime);
    let messages = [
        "",
        "\0",
        "{}",
        "[]",
        "null",
        r#""pause""#,
        r#"{"sweep":{}}"#,
        r#"{"leave_datanet":{}}"#,
        r#"{"leave_datanet":{"datanet_id":1}"#,
        r#"{"leave_datanet":{"datanet_id":"1"}}"#,
        r#"{"leave_datanet":{"datanet_id":-1}}"#,
        r#"{"leave_datanet":{"datanet_id":1.5}}"#,
        r#"{"leave_datanet":{"datanet_id":18446744073709551616}}"#,
        r#"{"leave_datanet":{"datanet_id":1},"claim":{}}"#,
        r#"{"leave_datanet":{"datanet_id":1,"datanet_id":1}}"#,
        r#"{"leave_datanet":{"datanet_id":1,"to":"sam"}}"#,
        r#"{"claim":{"adress":"sam"}}"#,
        r#"{"set_weights":{"datanet_id":1,"weights":[{"address":"sam","weight":1,"seat":2}]}}"#,
        r#"{"update_config":{"protocol_fee_bps":65536}}"#,
        r#"{"register_datanet":{"name":"x","content_hash":"no base64"}}"#,
        r#"{"register_model":{"name":"x","operator_fee_bps":0,"lineage":"all"}}"#,
        r#"{"update_model":{"model_id":1,"unit_price":"none"}}"#,
        r#"{"register_datanet":{"name":"x","parents":[{"datanet_id":1}]}}"#,
        r#"{"register_datanet":{"name":"x","parents":[{"datanet_id":1,"royalty_bps":65536}]}}"#,
        r#"{"register_datanet":{"name":"x","parents":[[1,100]]}}"#,
        r#"{"update_datanet":{"datanet_id":1,"notice_seconds":-1}}"#,
        r#"{"apply_changes":{"datanet_id":1,"limit":4294967296}}"#,
        r#"{"cancel_change":{"datanet_id":1}}"#,
        r#"{"submit_contribution":{"datanet_id":1}}"#,
        r#"{"submit_contribution":{"datanet_id":1,"content_hash":[1,2]}}"#,
        r#"{"review_contributions":{"datanet_id":1,"verdicts":[{"contribution_id":1}]}}"#,
        r#"{"review_contributions":{"datanet_id":1,"verdicts":[{"contribution_id":1,"verdict":"accepted"}]}}"#,
        r#"{"review_contributions":{"datanet_id":1,"verdicts":[{"contribution_id":1,"verdict":{"accepted":{}}}]}}"#,
        r#"{"review_contributions":{"datanet_id":1,"verdicts":[{"contribution_id":1,"verdict":{"accepted":{"weight":1},"rejected":{"reason":"x"}}}]}}"#,
        r#"{"review_contributions":{"datanet_id":1,"verdicts":[{"contribution_id":1,"verdict":{"pending":{}}}]}}"#,
    ];
    for msg in messages {
        suite.refused(|s| send_raw(s, msg.as_bytes()), UNREADABLE);
    }
    suite.refused(|s| send_raw(s, b"\xff\xfe"), UNREADABLE);
    let nested = "[".repeat(10_000);
    suite.refused(|s| send_raw(s, nested.as_bytes()), UNREADABLE);
}

#[rstest]
fn what_is_no_query_is_refused(#[values(Native, Wasm)] runtime: Runtime) {
    let suite = suite_with_both(runtime);
    for msg in [
        json!({}),
        json!({"balance": {}}),
        json!({"config": {"verbose": true}}),
        json!({"datanet": {}}),
        json!({"contributions": {"datanet_id": 1, "status": "pending"}}),
        json!({"contributions": {"datanet_id": 1, "status": {"open": {}}}}),
        json!("config"),
    ] {
        let answer = suite.chain.query::<Value>(&suite.contract, &msg);
        assert!(answer.is_err(), "{msg}: {answer:?}");
    }
}

#[rstest]
fn what_is_no_hook_is_refused_and_the_payer_keeps_the_tokens(
    #[values(Native, Wasm)] runtime: Runtime,
) {
    let mut suite = suite_with_both(runtime);
    for msg in [
        &b""[..],
        b"\xff\xfe",
        b"{}",
        b"null",
        br#"{"deposit":{"account":"payer"}}"#,
        br#"{"record_query":{"model_id":1}}"#,
        br#"{"record_query":{"model_id":1,"query_id":"q","count":-1}}"#,
        br#"{"record_query":{"model_id":1,"query_id":"q","unit":2}}"#,
    ] {
        let token = suite.token(0);
        suite.refused(
            |s| s.send("payer", token, 10, msg),
            "rror parsing into type",
        );
    }
}
