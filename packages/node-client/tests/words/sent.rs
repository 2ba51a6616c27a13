//! Transactions that a node does not take.

use crate::asked::{answer, chain, refusal, transaction};
use crate::server::Answers;
use cosmrs::Any;
use cosmrs::proto::cosmos::auth::v1beta1::{BaseAccount, ModuleAccount, QueryAccountResponse};
use cosmrs::proto::cosmos::base::abci::v1beta1::{GasInfo, Result as SimulatedResult};
use cosmrs::proto::cosmos::tx::v1beta1::{SimulateResponse, TxRaw};
use cosmrs::proto::tendermint::abci::{Event, EventAttribute};
use cosmrs::proto::traits::{Message as _, Name};
use node_client::{Message, NodeError, Sender, Wallet};
use serde_json::{Value, json};

fn wallet() -> Wallet {
    let words = "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";
    Wallet::from_mnemonic(words, "wasm").unwrap()
}

/// Asks for the chain first.
fn sender<'a>(answers: &'a Answers, wallet: &'a Wallet) -> Sender<'a> {
    Sender::new(&answers.node, wallet, "0.5ustake".parse().unwrap()).unwrap()
}

fn claim() -> Message {
    Message::execute("wasm1c", &json!({"claim": {}})).unwrap()
}

fn account(sequence: u64) -> Value {
    let account = BaseAccount {
        account_number: 3,
        sequence,
        ..BaseAccount::default()
    };
    let any = Any {
        type_url: BaseAccount::type_url(),
        value: account.encode_to_vec(),
    };
    answer(&QueryAccountResponse { account: Some(any) })
}

/// What the node's first check said.
fn checked(code: u32, codespace: &str, log: &str) -> Value {
    json!({"code": code, "codespace": codespace, "log": log, "hash": "AB"})
}

/// Broadcasts with a limit of its own; the answers come after the chain's.
fn broadcast(answers: Vec<Value>) -> (Result<String, NodeError>, Vec<(String, Value)>) {
    let answers = Answers::results([chain()].into_iter().chain(answers));
    let wallet = wallet();
    let sender = sender(&answers, &wallet);
    let sent = sender.with_gas(Some(100)).broadcast(&[claim()]);
    (sent, answers.asked())
}

#[test]
fn what_was_checked_has_a_hash() {
    let (sent, asked) = broadcast(vec![account(4), checked(0, "", "")]);
    assert_eq!(sent.unwrap(), "AB");
    let methods: Vec<_> = asked.iter().map(|(method, _)| &**method).collect();
    assert_eq!(methods, ["status", "abci_query", "broadcast_tx_sync"]);
    assert!(asked[2].1["tx"].as_str().unwrap().len() > 200);
}

#[test]
fn a_refusal_is_known_by_its_code_or_by_its_words() {
    type Is = fn(&NodeError) -> bool;
    let funds: Is = |e| matches!(e, NodeError::Funds { denom, .. } if denom == "ustake");
    let fee: Is = |e| matches!(e, NodeError::Fee { .. });
    let refused: Is = |e| matches!(e, NodeError::Refused { hash: None, .. });
    let contract: Is =
        |e| matches!(e, NodeError::NoContract { address, .. } if address == "wasm1c");
    for (code, space, log, is) in [
        (5, "sdk", "spendable balance", funds),
        (2, "undefined", "spendable: insufficient funds", funds),
        (13, "sdk", "got 1ustake", fee),
        (2, "undefined", "insufficient fee", fee),
        // another module's codes mean something else
        (5, "wasm", "no such thing", refused),
        (13, "wasm", "no such thing", refused),
        (32, "wasm", "no such thing", refused),
        (6, "sdk", "unknown request", refused),
        (22, "wasm", "address wasm1c: no such contract", contract),
    ] {
        let (sent, _) = broadcast(vec![account(4), checked(code, space, log)]);
        let error = sent.unwrap_err();
        assert!(is(&error), "{code} {space} {log}: {error:?}");
    }
}

#[test]
fn another_transaction_that_came_first_is_waited_for() {
    let late = |sequence| {
        [
            account(sequence),
            checked(32, "sdk", "account sequence mismatch"),
        ]
    };
    let answers = [late(4).to_vec(), vec![account(5), checked(0, "", "")]].concat();
    assert_eq!(broadcast(answers).0.unwrap(), "AB");
    let always = (4..9).flat_map(late).collect();
    let error = broadcast(always).0.unwrap_err();
    assert!(
        matches!(error, NodeError::Sequence { tries: 5, .. }),
        "{error:?}"
    );
}

#[test]
fn only_an_ordinary_account_can_send() {
    type Is = fn(&NodeError) -> bool;
    let module = ModuleAccount::default().encode_to_vec();
    let module = Any {
        type_url: "/cosmos.auth.v1beta1.ModuleAccount".to_owned(),
        value: module,
    };
    let module = QueryAccountResponse {
        account: Some(module),
    };
    let empty: Is =
        |e| matches!(e, NodeError::EmptyWallet { chain_id, .. } if chain_id == "a-chain");
    let address: Is = |e| matches!(e, NodeError::Address { .. });
    let kind: Is =
        |e| matches!(e, NodeError::Answer { found, .. } if found.ends_with("ModuleAccount"));
    for (answer, is) in [
        (
            refusal(22, "sdk", "account wasm1a not found: key not found"),
            empty,
        ),
        (answer(&QueryAccountResponse::default()), empty),
        (refusal(1, "undefined", "invalid Bech32 prefix"), address),
        (answer(&module), kind),
    ] {
        let error = broadcast(vec![answer]).0.unwrap_err();
        assert!(is(&error), "{error:?}");
    }
}

#[test]
fn what_came_into_a_block_has_succeeded_or_says_why_not() {
    let hash = "AB".repeat(32);
    let not_yet = json!({"error": {"message": "Internal error", "data": "tx not found"}});
    let wait = |found: Value| {
        let found = json!({"result": found});
        let chain = json!({"result": chain()});
        let answers = Answers::new([chain, not_yet.clone(), not_yet.clone(), found]);
        let wallet = wallet();
        let sender = sender(&answers, &wallet);
        sender.wait(&hash)
    };
    assert_eq!(wait(transaction(0, "", "")).unwrap().gas_used, 200);
    let error = wait(transaction(11, "sdk", "out of gas")).unwrap_err();
    assert!(
        matches!(
            error,
            NodeError::OutOfGas {
                used: 200,
                wanted: 300
            }
        ),
        "{error:?}"
    );
    for (code, space) in [(11, "wasm"), (5, "sdk"), (5, "wasm")] {
        let error = wait(transaction(code, space, "no")).unwrap_err();
        let is = matches!(&error, NodeError::Refused { hash: Some(hash), reason } if hash == "AB" && reason == "no");
        assert!(is, "{code} {space}: {error:?}");
        assert!(
            error
                .to_string()
                .contains("transaction AB; it changed nothing"),
            "{error}"
        );
    }
    let unsent = NodeError::Refused {
        hash: None,
        reason: "no".to_owned(),
    };
    assert_eq!(unsent.to_string(), "no");
}

#[test]
fn a_simulation_tells_gas_and_events() {
    let attribute = EventAttribute {
        key: "_contract_address".to_owned(),
        value: "wasm1c".to_owned(),
        index: true,
    };
    let event = Event {
        r#type: "wasm-claimed".to_owned(),
        attributes: vec![attribute],
    };
    let simulated = SimulateResponse {
        gas_info: Some(GasInfo {
            gas_wanted: 0,
            gas_used: 123,
        }),
        result: Some(SimulatedResult {
            events: vec![event],
            ..SimulatedResult::default()
        }),
    };
    let answers = Answers::results([chain(), account(4), answer(&simulated)]);
    let wallet = wallet();
    let sender = sender(&answers, &wallet);
    let shown = sender.simulate(&[claim()]).unwrap();
    assert_eq!((shown.gas_used, shown.events.len()), (123, 1));
    let event = &shown.events[0];
    assert_eq!(
        (&*event.ty, &*event.attributes[0].key),
        ("wasm-claimed", "_contract_address")
    );
    assert_eq!(event.attributes[0].value, "wasm1c");
}

/// As a chain reads it.
#[test]
fn a_transaction_is_signed_for_its_account() {
    use base64::Engine;
    let (_, asked) = broadcast(vec![account(4), checked(0, "", "")]);
    let bytes = asked[2].1["tx"].as_str().unwrap();
    let bytes = base64::prelude::BASE64_STANDARD.decode(bytes).unwrap();
    let raw = TxRaw::decode(&*bytes).unwrap();
    let sent = cosmrs::Tx::from_bytes(&bytes).unwrap();
    let signer = &sent.auth_info.signer_infos[0];
    assert_eq!(signer.sequence, 4);
    let fee = &sent.auth_info.fee;
    assert_eq!((fee.gas_limit, fee.amount[0].amount), (100, 50));
    assert_eq!((raw.signatures.len(), raw.signatures[0].len()), (1, 64));
    assert_eq!(
        sent.body.messages[0].type_url,
        "/cosmwasm.wasm.v1.MsgExecuteContract"
    );
}
