//! Questions, and transactions that are looked for.

use crate::server::Answers;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use cosmrs::proto::cosmos::bank::v1beta1::{QueryBalanceRequest, QueryBalanceResponse};
use cosmrs::proto::cosmos::base::node::v1beta1::ConfigResponse;
use cosmrs::proto::cosmos::base::v1beta1::Coin;
use cosmrs::proto::cosmwasm::wasm::v1::{QueryContractInfoResponse, QueryRawContractStateResponse};
use cosmrs::proto::traits::Message;
use node_client::NodeError;
use serde_json::{Value, json};

/// What `abci_query` answers.
pub fn answer(message: &impl Message) -> Value {
    json!({"response": {"code": 0, "value": BASE64_STANDARD.encode(message.encode_to_vec())}})
}

pub fn refusal(code: u32, codespace: &str, log: &str) -> Value {
    json!({"response": {"code": code, "codespace": codespace, "log": log}})
}

/// A node's status.
pub fn chain() -> Value {
    json!({"node_info": {"network": "a-chain"}, "sync_info": {"latest_block_height": "7"}})
}

#[test]
fn balances_are_whole_numbers() {
    let balance = |amount: &str| {
        let balance = Some(Coin {
            denom: "ustake".to_owned(),
            amount: amount.to_owned(),
        });
        Answers::results([answer(&QueryBalanceResponse { balance })])
    };
    let answers = balance("340282366920938463463374607431768211455");
    assert_eq!(
        answers.node.at(5).balance("wasm1a", "ustake").unwrap(),
        u128::MAX
    );
    let asked = answers.asked();
    let (method, params) = &asked[0];
    assert_eq!((&**method, &params["height"]), ("abci_query", &json!("5")));
    let data = hex::decode(params["data"].as_str().unwrap()).unwrap();
    let request = QueryBalanceRequest::decode(&*data).unwrap();
    assert_eq!((&*request.address, &*request.denom), ("wasm1a", "ustake"));

    let error = balance("1.5").node.balance("wasm1a", "ustake").unwrap_err();
    assert!(error.to_string().contains("found 1.5"), "{error}");
    let refused = Answers::results([refusal(1, "undefined", "decoding bech32 failed")]);
    let error = refused.node.balance("me", "ustake").unwrap_err();
    assert!(matches!(error, NodeError::Address { .. }), "{error:?}");
}

#[test]
fn a_question_that_is_refused_says_why() {
    type Is = fn(&NodeError) -> bool;
    let cases: [(&str, Is); 4] = [
        (
            "address wasm1c: no such contract",
            |e| matches!(e, NodeError::NoContract { chain_id, .. } if chain_id == "a-chain"),
        ),
        ("decoding bech32 failed: invalid checksum", |e| {
            matches!(e, NodeError::Address { .. })
        }),
        ("invalid address: empty", |e| {
            matches!(e, NodeError::Address { .. })
        }),
        (
            "datanet 9 is not registered: query wasm contract failed",
            |e| matches!(e, NodeError::Query { reason } if reason == "datanet 9 is not registered"),
        ),
    ];
    for (log, is) in cases {
        let answers = Answers::results([refusal(22, "wasm", log), chain()]);
        let error = answers
            .node
            .smart::<Value>("wasm1c", &json!({}))
            .unwrap_err();
        assert!(is(&error), "{log}: {error:?}");
    }
    // an answer that cannot be read
    let answers = Answers::results([json!({"response": {"code": 0, "value": "!"}})]);
    let error = answers
        .node
        .smart::<Value>("wasm1c", &json!({}))
        .unwrap_err();
    assert!(error.to_string().contains("base64"), "{error}");
    let not_it = QueryRawContractStateResponse {
        data: vec![0xff; 3],
    };
    let answers = Answers::results([answer(&not_it)]);
    let error = answers.node.minimum_gas_price().unwrap_err();
    assert!(matches!(error, NodeError::Answer { .. }), "{error:?}");
}

#[test]
fn a_contract_that_is_not_there_is_named() {
    let none = QueryContractInfoResponse::default();
    let answers = Answers::results([answer(&none), chain()]);
    let error = answers.node.contract_info("wasm1c").unwrap_err();
    assert!(matches!(error, NodeError::NoContract { .. }), "{error:?}");
}

#[test]
fn a_node_names_one_price_or_none() {
    let price = |text: &str| {
        let minimum_gas_price = text.to_owned();
        let config = ConfigResponse {
            minimum_gas_price,
            ..ConfigResponse::default()
        };
        let answers = Answers::results([answer(&config)]);
        answers.node.minimum_gas_price().unwrap()
    };
    assert_eq!(price("0.025ustake").unwrap().denom, "ustake");
    assert!(price("").is_none() && price("1ustake,2uatom").is_none());
    let refused = Answers::results([refusal(6, "sdk", "unknown query path")]);
    assert!(refused.node.minimum_gas_price().unwrap().is_none());
}

pub fn transaction(code: u32, codespace: &str, log: &str) -> Value {
    json!({"hash": "AB", "height": "7", "index": 1, "tx_result": {"code": code, "codespace": codespace, "log": log,
        "gas_wanted": "300", "gas_used": "200",
        "events": [{"type": "wasm", "attributes": [{"key": "_contract_address", "value": "wasm1c"}, {"key": "empty", "value": null}]}]}})
}

#[test]
fn a_transaction_is_read_with_its_events() {
    let hash = "AB".repeat(32);
    let answers = Answers::results([transaction(0, "", "")]);
    let found = answers.node.transaction(&hash).unwrap().unwrap();
    let receipt = &found.receipt;
    assert_eq!(
        (receipt.height, receipt.gas_used, receipt.gas_wanted),
        (7, 200, 300)
    );
    assert_eq!((found.index, &found.failure), (1, &None));
    let attributes = &receipt.events[0].attributes;
    assert_eq!(
        (&*attributes[0].key, &*attributes[0].value),
        ("_contract_address", "wasm1c")
    );
    assert_eq!(attributes.len(), 2);
    let params = json!({"hash": BASE64_STANDARD.encode([0xab; 32]), "prove": false});
    assert_eq!(answers.asked(), [("tx".to_owned(), params)]);

    let failed = Answers::results([transaction(
        5,
        "wasm",
        "no fee: execute wasm contract failed",
    )]);
    let found = failed.node.transaction(&hash).unwrap().unwrap();
    assert_eq!(found.failure.as_deref(), Some("no fee"));
}

#[test]
fn one_that_is_not_found_yet_is_told_from_a_node_that_does_not_look() {
    let hash = "AB".repeat(32);
    let error = |data: &str| {
        let error = json!({"error": {"message": "Internal error", "data": data}});
        Answers::new([error]).node.transaction(&hash)
    };
    assert_eq!(error("tx (ABAB) not found").unwrap(), None);
    let disabled = error("transaction indexing is disabled").unwrap_err();
    assert!(
        disabled.to_string().contains("indexing is disabled"),
        "{disabled}"
    );
}

#[test]
fn all_pages_of_a_search_are_read() {
    let page =
        |count: usize| json!({"txs": vec![transaction(0, "", ""); count], "total_count": "203"});
    let answers = Answers::results([page(100), page(100), page(3)]);
    let found = answers
        .node
        .search("wasm.a = 'b'", 9)
        .collect::<Result<Vec<_>, _>>();
    assert_eq!(found.unwrap().len(), 203);
    let asked = answers.asked();
    let pages: Vec<_> = asked.iter().map(|(_, params)| &params["page"]).collect();
    assert_eq!(pages, ["1", "2", "3"]);
    assert_eq!(asked[0].1["query"], "wasm.a = 'b' AND tx.height <= 9");

    // an error ends it
    let refused = json!({"error": {"message": "Internal error", "data": "indexing is disabled"}});
    let answers = Answers::new([refused]);
    let mut search = answers.node.search("wasm.a = 'b'", 9);
    assert!(search.next().unwrap().is_err());
    assert!(search.next().is_none());
}
