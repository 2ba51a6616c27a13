//! `Lean` reads what serde_json reads, and refuses what is not as the type says.

#![allow(clippy::unwrap_used)]

use cosmwasm_std::{Binary, Uint128, from_json};
use lean_json::{Lean, MAX_DEPTH, Tree};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Message {
    Bare,
    Empty {},
    Newtype(Entry),
    Fields {
        id: u64,
        small: Option<u16>,
        flag: Option<bool>,
        amount: Uint128,
        hash: Option<Binary>,
        entries: Vec<Entry>,
        inner: Option<Box<Message>>,
    },
}

#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
struct Entry {
    address: String,
    weight: u64,
}

fn lean<T: DeserializeOwned>(json: &str) -> Result<T, String> {
    from_json::<Lean<T>>(json)
        .map(|Lean(value)| value)
        .map_err(|error| error.to_string())
}

#[track_caller]
fn refused(json: &str, reason: &str) {
    let error = lean::<Message>(json).unwrap_err();
    assert!(error.contains(reason), "{error}");
}

#[test]
fn what_serde_json_writes_is_read_back() {
    let entry = Entry {
        address: "é\u{1F980}\"\\\n".into(),
        weight: u64::MAX,
    };
    let fields = Message::Fields {
        id: 0,
        small: Some(u16::MAX),
        flag: Some(true),
        amount: Uint128::MAX,
        hash: Some(Binary::from([0, 255, 7])),
        entries: vec![entry.clone(), entry.clone()],
        inner: Some(Box::new(Message::Newtype(entry))),
    };
    for message in [Message::Bare, Message::Empty {}, fields] {
        let json = serde_json::to_string(&message).unwrap();
        assert_eq!(lean::<Message>(&json).unwrap(), message);
        assert_eq!(from_json::<Message>(&json).unwrap(), message);
    }
}

#[test]
fn what_is_left_out_or_null_is_none() {
    let expected = Message::Fields {
        id: 1,
        small: None,
        flag: None,
        amount: Uint128::one(),
        hash: None,
        entries: vec![],
        inner: None,
    };
    for json in [
        r#"{"fields":{"id":1,"amount":"1","entries":[]}}"#,
        r#" { "fields" : {"entries":[],"small":null,"flag":null,"hash":null,"inner":null,"amount":"1","id":1} } "#,
    ] {
        assert_eq!(lean::<Message>(json).unwrap(), expected);
    }
}

#[test]
fn what_is_not_as_the_type_says_is_refused_with_the_reason() {
    refused(r#"{"other":{}}"#, "unknown variant `other`");
    refused(r#""other""#, "unknown variant `other`");
    refused(r#"{"empty":{"a":1}}"#, "unknown field `a`");
    refused(r#"{"newtype":{"address":"a"}}"#, "missing field `weight`");
    refused(
        r#"{"newtype":{"weight":1,"weight":2,"address":""}}"#,
        "duplicate field `weight`",
    );
    refused(r#"{"newtype":{"weight":"1","address":""}}"#, "invalid type");
    refused(
        r#"{"newtype":{"weight":-1,"address":""}}"#,
        "invalid type: integer `-1`",
    );
    refused(r#"{"newtype":{"weight":1,"address":null}}"#, "invalid type");
    refused(r#"{"newtype":["a",1]}"#, "invalid type: array");
    refused(
        r#"{"fields":{"id":1,"small":65536,"amount":"1","entries":[]}}"#,
        "65536",
    );
    refused(
        r#"{"fields":{"id":1,"amount":"x","entries":[]}}"#,
        "invalid digit",
    );
    refused(r#"{"bare":{}}"#, "bare name");
    refused(r#""empty""#, "variant's fields");
    refused(r#"{"empty":{},"bare":{}}"#, "exactly one key");
    refused("{}", "exactly one key");
    refused("[]", "invalid type: array");
    refused("7", "invalid type: integer `7`");
}

#[test]
fn what_is_not_json_is_refused() {
    for json in [
        "",
        "{",
        r#"{"empty":{}"#,
        r#"{"empty":{}}x"#,
        "nul",
        "1.5",
        "\"",
        "[1,]",
        "{\"a\"}",
    ] {
        lean::<Message>(json).unwrap_err();
        lean::<Tree>(json).unwrap_err();
    }
}

#[test]
fn nesting_is_bounded() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let most = usize::from(MAX_DEPTH);
    lean::<Tree>(&nested(most)).unwrap();
    let error = lean::<Tree>(&nested(most + 1)).unwrap_err();
    assert!(error.contains("nested too deeply"), "{error}");
    lean::<Tree>(&"[".repeat(100_000)).unwrap_err();
    lean::<Tree>(&r#"{"a":"#.repeat(100_000)).unwrap_err();
}
