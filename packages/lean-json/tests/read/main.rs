//! `Lean` reads what serde reads, and refuses what is not as the type says.

#![allow(clippy::unwrap_used)]

mod agreement;
mod refusal;
mod write;

use cosmwasm_std::{Binary, Uint128, from_json};
use cw_ownable::Action;
use cw20::Cw20ReceiveMsg;
use lean_json::{FromTree, Lean};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, FromTree, Clone, Debug, PartialEq)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Message {
    Bare,
    Empty {},
    Newtype(Entry),
    Several {
        id: u64,
        tiny: u8,
        small: Option<u16>,
        flag: Option<bool>,
        amount: Uint128,
        #[serde(skip_serializing_if = "Option::is_none")]
        hash: Option<Binary>,
        entries: Vec<Entry>,
        inner: Option<Vec<Message>>,
    },
    Receive(Cw20ReceiveMsg),
    UpdateOwnership(Action),
    List(Vec<Option<u32>>),
}

#[derive(Serialize, Deserialize, FromTree, Clone, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
struct Entry {
    address: String,
    r#type: Type,
    weight: u64,
}

#[derive(Serialize, Deserialize, FromTree, Clone, Debug, PartialEq)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Type {
    None {},
    OfSome { name: String },
}

fn lean<T: FromTree>(json: &str) -> Result<T, String> {
    from_json::<Lean<T>>(json)
        .map(|Lean(value)| value)
        .map_err(|error| error.to_string())
}
