//! Where an audit asks: a node, or a chain in this process.

use crate::progress;
use anyhow::{Context, Result};
use cosmwasm_std::{Event, Uint128};
use serde::de::DeserializeOwned;
use serde_json::Value;
use tributary_api::QueryMsg;

/// One state of the contract, and how it came to be.
pub trait Source {
    /// The contract's address.
    fn contract(&self) -> &str;

    /// The block after which everything is asked.
    fn height(&self) -> u64;

    /// What the contract answers, in the order of the questions; `step` after each.
    fn ask(&self, questions: &[QueryMsg], step: &(dyn Fn() + Sync)) -> Result<Vec<Value>>;

    /// What the contract holds, by the token's own word.
    fn balance(&self, token: &str) -> Result<Uint128>;

    /// All events of all transactions in which the contract did something, or something was moved to it, from its
    /// instantiation on, oldest first.
    fn events(&self) -> Result<Log>;
}

pub enum Log {
    Kept(Vec<Logged>),
    /// The node can't say; and why.
    NotKept(String),
}

#[derive(Clone, Debug)]
pub struct Logged {
    /// Of the block.
    pub height: u64,
    pub event: Event,
}

/// Asks everything, and of lists that go on every further page. Answers come with the keys that their questions had.
pub fn pages<K: Clone, R: DeserializeOwned>(
    source: &dyn Source,
    what: &'static str,
    first: Vec<(K, QueryMsg)>,
    next: impl Fn(&K, &R) -> Option<QueryMsg>,
) -> Result<Vec<(K, R)>> {
    let mut asked = first;
    let mut found = vec![];
    while !asked.is_empty() {
        let shown = progress::bar(what, asked.len());
        let (keys, questions): (Vec<K>, Vec<QueryMsg>) = asked.into_iter().unzip();
        let answers = source.ask(&questions, &|| shown.step())?;
        asked = vec![];
        for ((key, question), answer) in keys.into_iter().zip(questions).zip(answers) {
            let answer: R = serde_json::from_value(answer)
                .with_context(|| format!("reading the answer to {question:?}"))?;
            if let Some(question) = next(&key, &answer) {
                asked.push((key.clone(), question));
            }
            found.push((key, answer));
        }
    }
    Ok(found)
}

/// The same for what has no further page.
pub fn each<K: Clone, R: DeserializeOwned>(
    source: &dyn Source,
    what: &'static str,
    questions: Vec<(K, QueryMsg)>,
) -> Result<Vec<(K, R)>> {
    pages(source, what, questions, |_, _: &R| None)
}
