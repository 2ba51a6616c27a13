//! What is named but not there, and what can't be read.

use cosmwasm_std::WasmMsg;
use rstest::rstest;
use serde_json::{Value, json};
use suite::{
    DatanetUpdate, ModelUpdate, NewModel,
    Runtime::{self, Native, Wasm},
    Suite, hook, lineage,
};
use tributary::error::ContractError;
use tributary_api::{ExecuteMsg, QueryMsg};

const UNKNOWN: [u64; 3] = [0, 2, u64::MAX];
/// How the libraries say that they can't read a message.
const UNREADABLE: &str = "rror parsing into type";

fn suite_with_both(runtime: Runtime) -> Suite {
    let mut suite = Suite::new(runtime);
    suite.add_datanet("cora", 0, &[("ann", 1)]);
    suite.add_model("olga", 0, &[(1, 1)]);
    suite.pay("payer", 1, 100);
    suite
}

#[rstest]
fn messages_name_the_datanet_that_is_not_there(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_both(runtime);
    for datanet_id in UNKNOWN {
        let claim = suite::Claim {
            datanets: Some(vec![1, datanet_id]),
            ..suite::Claim::default()
        };
        let model = NewModel {
            lineage: lineage(&[(datanet_id, 1)]),
            ..NewModel::default()
        };
        let weights = vec![];
        let messages: [ExecuteMsg; 7] = [
            DatanetUpdate::default().of(datanet_id),
            ExecuteMsg::SetWeights {
                datanet_id,
                weights,
            },
            ExecuteMsg::LeaveDatanet { datanet_id },
            ExecuteMsg::NominateCurator {
                datanet_id,
                address: None,
            },
            ExecuteMsg::AcceptCuratorship { datanet_id },
            claim.into(),
            model.into(),
        ];
        for message in messages {
            suite.refused(
                |s| s.execute("cora", message),
                ContractError::DatanetNotFound { datanet_id },
            );
        }
    }
}

#[rstest]
fn messages_name_the_model_that_is_not_there(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_both(runtime);
    for model_id in UNKNOWN {
        let heir = NewModel {
            succeeds: Some(model_id),
            ..NewModel::default()
        };
        let messages: [ExecuteMsg; 4] = [
            ModelUpdate::default().of(model_id),
            ExecuteMsg::NominateOperator {
                model_id,
                address: None,
            },
            ExecuteMsg::AcceptOperatorship { model_id },
            heir.into(),
        ];
        let unknown = || ContractError::ModelNotFound { model_id };
        for message in messages {
            suite.refused(|s| s.execute("olga", message), unknown());
        }
        let token = suite.token(0);
        suite.refused(
            |s| s.record("payer", token, 1, &hook(model_id, "q")),
            unknown(),
        );
    }
}

#[rstest]
fn queries_name_what_is_not_there(#[values(Native, Wasm)] runtime: Runtime) {
    let suite = suite_with_both(runtime);
    let ann = || suite.addr("ann").to_string();
    let foreign = suite.addr("no token");
    for datanet_id in UNKNOWN {
        let (start_after, limit) = (None, None);
        let questions = [
            QueryMsg::Datanet { datanet_id },
            QueryMsg::Pool {
                datanet_id,
                token: suite.token(0).into(),
            },
            QueryMsg::Contributor {
                datanet_id,
                address: ann(),
            },
            QueryMsg::Contributors {
                datanet_id,
                start_after: None,
                limit,
            },
            QueryMsg::WeightAt {
                datanet_id,
                address: ann(),
                height: None,
                version: None,
            },
            QueryMsg::ModelsByDatanet {
                datanet_id,
                start_after,
                limit,
            },
            QueryMsg::Earnings {
                address: ann(),
                datanets: Some(vec![datanet_id]),
                start_after,
                limit,
            },
        ];
        for question in questions {
            suite.query_refused(&question, ContractError::DatanetNotFound { datanet_id });
        }
    }
    for model_id in UNKNOWN {
        let questions = [
            QueryMsg::Model { model_id },
            QueryMsg::QueryRecord {
                model_id,
                record_id: Some(1),
                payer: None,
                query_id: None,
            },
            QueryMsg::QueryRecords {
                model_id,
                start_after: None,
                limit: None,
            },
            QueryMsg::SplitPreview {
                model_id,
                token: None,
                amount: 1u128.into(),
            },
            QueryMsg::Receipt {
                model_id,
                record_id: 1,
                address: ann(),
            },
        ];
        for question in questions {
            suite.query_refused(&question, ContractError::ModelNotFound { model_id });
        }
    }
    for record_id in UNKNOWN {
        let model_id = 1;
        let questions = [
            QueryMsg::QueryRecord {
                model_id,
                record_id: Some(record_id),
                payer: None,
                query_id: None,
            },
            QueryMsg::Receipt {
                model_id,
                record_id,
                address: ann(),
            },
        ];
        for question in questions {
            suite.query_refused(
                &question,
                ContractError::RecordNotFound {
                    model_id,
                    record_id,
                },
            );
        }
    }
    let questions = [
        QueryMsg::Pool {
            datanet_id: 1,
            token: foreign.to_string(),
        },
        QueryMsg::SplitPreview {
            model_id: 1,
            token: Some(foreign.to_string()),
            amount: 1u128.into(),
        },
    ];
    for question in questions {
        let found = foreign.clone();
        suite.query_refused(&question, ContractError::NotAFeeToken { found });
    }
}

#[rstest]
fn unknown_query_id_is_told_in_a_bounded_text(#[values(Native, Wasm)] runtime: Runtime) {
    let suite = suite_with_both(runtime);
    let question = |query_id: &str| QueryMsg::QueryRecord {
        model_id: 1,
        record_id: None,
        payer: Some(suite.addr("payer").into()),
        query_id: Some(query_id.to_owned()),
    };
    let expected = ContractError::QueryIdNotFound {
        model_id: 1,
        payer: suite.addr("payer"),
        query_id: "other".to_owned(),
    };
    suite.query_refused(&question("other"), expected);
    for hostile in [
        "",
        "\n\0",
        "a b",
        "🜄",
        &"x".repeat(65),
        &"x".repeat(100_000),
    ] {
        let refused = suite
            .ask::<Value>(&question(hostile))
            .unwrap_err()
            .to_string();
        // not an abort
        assert!(refused.starts_with("query id: "), "{refused}");
        assert!(
            refused.len() < 300 && !refused.contains(char::is_control),
            "{refused}"
        );
    }
}

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
        br#"{"deposit":{}}"#,
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
