//! What is written is what serde would write.

use cosmwasm_std::{Addr, Binary, Decimal, Decimal256, Uint128, Uint256, to_json_binary};
use lean_json::{ToJson, to_json};
use proptest::prelude::*;
use serde::Serialize;

#[derive(Serialize, ToJson, Clone, Debug)]
struct Empty {}

#[derive(Serialize, ToJson, Clone, Debug)]
#[serde(rename_all = "snake_case")]
enum Status {
    Waiting { until: u64, note: Option<String> },
    DoneAtOnce {},
}

#[derive(Serialize, ToJson, Clone, Debug)]
struct Answer {
    small: u8,
    bps: u16,
    limit: u32,
    id: u64,
    r#type: bool,
    amount: Uint128,
    index: Uint256,
    share: Decimal,
    exact: Decimal256,
    text: String,
    address: Addr,
    hash: Option<Binary>,
    list: Vec<Status>,
    nested: Vec<Vec<u64>>,
    empty: Empty,
}

fn status() -> impl Strategy<Value = Status> {
    prop_oneof![
        (any::<u64>(), any::<Option<String>>())
            .prop_map(|(until, note)| Status::Waiting { until, note }),
        Just(Status::DoneAtOnce {}),
    ]
}

fn answer() -> impl Strategy<Value = Answer> {
    let numbers = (
        any::<u8>(),
        any::<u16>(),
        any::<u32>(),
        any::<u64>(),
        any::<bool>(),
    );
    let amounts = (any::<u128>(), any::<[u8; 32]>(), any::<u128>());
    let texts = (any::<String>(), "[a-z0-9]{0,50}", any::<Option<Vec<u8>>>());
    let lists = (
        prop::collection::vec(status(), 0..4),
        prop::collection::vec(prop::collection::vec(any::<u64>(), 0..3), 0..3),
    );
    (numbers, amounts, texts, lists).prop_map(|(numbers, amounts, texts, lists)| {
        let (small, bps, limit, id, r#type) = numbers;
        let (amount, index, atomics) = amounts;
        let (text, address, hash) = texts;
        Answer {
            small,
            bps,
            limit,
            id,
            r#type,
            amount: amount.into(),
            index: Uint256::from_be_bytes(index),
            share: Decimal::new(atomics.into()),
            exact: Decimal256::new(Uint256::from_be_bytes(index)),
            text,
            address: Addr::unchecked(address),
            hash: hash.map(Binary::new),
            list: lists.0,
            nested: lists.1,
            empty: Empty {},
        }
    })
}

proptest! {
    #[test]
    fn values_are_written_as_serde_writes_them(answer in answer()) {
        let expected: serde_json::Value =
            serde_json::from_slice(&to_json_binary(&answer).unwrap()).unwrap();
        let found: serde_json::Value = serde_json::from_slice(&to_json(&answer)).unwrap();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn every_text_comes_through(text in any::<String>()) {
        let found: String = serde_json::from_slice(&to_json(&text)).unwrap();
        prop_assert_eq!(found, text);
    }
}

#[test]
fn control_characters_are_escaped() {
    let text: String = (0..=0x20u8).map(char::from).collect::<String>() + "\"\\\u{7f}";
    let written = to_json(&text);
    assert!(written.iter().all(|byte| *byte >= 0x20));
    assert_eq!(serde_json::from_slice::<String>(&written).unwrap(), text);
}
