//! Reading a line as the command does.

use super::files::Files;
use crate::command::call::Resolved;
use crate::command::json::pruned;
use crate::command::{Call, Words, payment};
use crate::roll::{self, Folder, Which};
use clap::{CommandFactory, Parser, Subcommand};
use cosmwasm_std::{Addr, Binary, from_json};
use embedded_chain::Bech32Api;
use serde_json::Value;
use std::fs;
use tributary_api::{HookMsg, ModelResponse, UnitPrice};

/// What stands for an address, and its bytes.
const NAMES: [(&str, &[u8]); 5] = [
    ("CONTRACT", &[4; 32]),
    ("TOKEN", &[3; 32]),
    ("OTHER", &[5; 32]),
    ("ALICE", &[1; 20]),
    ("BOB", &[2; 20]),
];
const HASH: &str = "64ec88ca00b268e5ba1a35678a1b5316d212f4f366b2477232534a8aeca37f3c";

#[derive(Debug, Parser)]
#[command(name = "tributary")]
pub struct Line {
    #[command(subcommand)]
    word: Word,
}

#[derive(Debug, Subcommand)]
enum Word {
    #[command(flatten)]
    Words(Box<Words>),
    /// Rolls
    #[command(subcommand)]
    Roll(crate::command::roll::Step),
}

/// A message that a line comes to, for a chain.
#[derive(Debug, PartialEq)]
pub enum Message {
    Execute(Resolved),
    Query(Value),
}

pub fn address(name: &str) -> String {
    let (_, bytes) = NAMES.iter().find(|(known, _)| *known == name).unwrap();
    Bech32Api::default().humanize(bytes).unwrap().into_string()
}

/// With addresses for what stands for them.
pub fn addressed(text: &str) -> String {
    NAMES
        .iter()
        .fold(text.replace("HASH", HASH), |text, (name, _)| {
            text.replace(name, &address(name))
        })
}

/// With what stands for addresses in their place.
pub fn named(text: &str) -> String {
    NAMES.iter().fold(text.to_owned(), |text, (name, _)| {
        text.replace(&address(name), name)
    })
}

/// What a line comes to, or how it is refused.
pub fn call(files: &Files, line: &str) -> Result<Call, String> {
    let call = read(files, line, addressed, &address("TOKEN"))?;
    let root = format!("{}/", files.root().display());
    call.map_err(|error| format!("{error:#}").replace(&root, ""))
}

/// Reads a line with its own names for addresses; an error where clap already refuses it.
pub fn read(
    files: &Files,
    line: &str,
    addressed: impl Fn(&str) -> String,
    token: &str,
) -> Result<anyhow::Result<Call>, String> {
    let words = shlex::split(line).unwrap().into_iter().map(|word| {
        let path = files.path(&word);
        match !word.is_empty() && path.exists() {
            true => path.display().to_string(),
            false => addressed(&word),
        }
    });
    let words = ["tributary".to_owned()].into_iter().chain(words);
    let line = Line::try_parse_from(words).map_err(|error| {
        assert_eq!(error.exit_code(), 2);
        error.to_string()
    })?;
    Ok(match line.word {
        Word::Words(words) => words.call(Some(token)),
        Word::Roll(step) => step.call(),
    })
}

/// How a line is refused.
#[track_caller]
pub fn refused(files: &Files, line: &str) -> String {
    match call(files, line) {
        Err(error) => named(&error),
        Ok(call) => panic!("{line}: {call:?}"),
    }
}

/// The messages that a line comes to.
#[track_caller]
pub fn messages(files: &Files, line: &str) -> Vec<Message> {
    let actions = match call(files, line) {
        Ok(Call::Execute(actions)) => actions,
        Ok(Call::Query(msg)) => return vec![Message::Query(pruned(&*msg).unwrap())],
        Ok(Call::Pay(asked)) => {
            vec![payment(&model(asked.model_id), asked).unwrap()]
        }
        other => panic!("{line}: {other:?}"),
    };
    let (contract, token) = (address("CONTRACT"), address("TOKEN"));
    let resolve = |action: crate::command::Action| action.resolve(&contract, Some(&token)).unwrap();
    actions
        .into_iter()
        .map(resolve)
        .map(Message::Execute)
        .collect()
}

/// The hook in a token's `send`.
pub fn hook(send: &Value) -> Option<Value> {
    let msg = send.get("send")?.get("msg")?;
    let msg: Binary = serde_json::from_value(msg.clone()).unwrap();
    // it is one that the contract reads
    let _: HookMsg = from_json(&msg).unwrap();
    Some(serde_json::from_slice(&msg).unwrap())
}

/// Model 1 has a unit price, model 2 has none.
pub fn model(model_id: u64) -> ModelResponse {
    ModelResponse {
        model_id,
        name: "birdsong".to_owned(),
        uri: None,
        operator: Addr::unchecked(address("ALICE")),
        nominee: None,
        operator_fee_bps: 2000,
        unit_price: (model_id == 1).then(|| UnitPrice {
            token: address("TOKEN"),
            amount: 2500_u128.into(),
            unit: "thousand tokens".to_owned(),
        }),
        lineage: vec![],
        route: vec![],
        gateways: vec![],
        succeeds: None,
        active: true,
        registered_at: 0,
        records: 0,
    }
}

/// Builds `birds-roll` from `weights.csv`, and proves a leaf of it in `proof.json`.
pub fn roll_steps(files: &Files, proven: &str) {
    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        args: roll::BuildArgs,
    }
    let (list, dir) = (files.path("weights.csv"), files.path("birds-roll"));
    let words = [
        "build".as_ref(),
        list.as_os_str(),
        "--out".as_ref(),
        dir.as_os_str(),
    ];
    roll::build(&Line::parse_from(words).args).unwrap();
    let proof = Folder::open(&dir).unwrap().prove(Which::Address(proven));
    let proof = serde_json::to_string(&proof.unwrap()).unwrap();
    fs::write(files.path("proof.json"), proof).unwrap();
}

/// The command's words, to look at.
pub fn command() -> clap::Command {
    Line::command()
}
