//! A chain of which every event is kept.

use std::collections::BTreeSet;

use cosmwasm_std::{Addr, Event};
use num_bigint::BigInt;
use suite::{Outcome, Suite, TxResult};
use tributary_api::ExecuteMsg;

use super::{Book, Log, forged_and_true};

pub struct Diary {
    pub suite: Suite,
    pub log: Log,
}

impl Diary {
    pub fn new(suite: Suite) -> Self {
        let log = vec![];
        Self { suite, log }
    }

    /// Something that must succeed.
    #[track_caller]
    pub fn act(&mut self, action: impl FnOnce(&mut Suite) -> Outcome) -> TxResult {
        self.attempt(action).unwrap()
    }

    pub fn attempt(&mut self, action: impl FnOnce(&mut Suite) -> Outcome) -> Outcome {
        let outcome = action(&mut self.suite)?;
        self.keep(&outcome);
        Ok(outcome)
    }

    pub fn keep(&mut self, done: &TxResult) {
        let now = self.suite.now();
        let events = done.events.iter().cloned();
        self.log.extend(events.map(|event| (now, event)));
    }

    #[track_caller]
    pub fn execute(&mut self, sender: &str, msg: impl Into<ExecuteMsg>) -> TxResult {
        self.act(|suite| suite.execute(sender, msg))
    }

    /// A fee for model and query.
    #[track_caller]
    pub fn pay(&mut self, token: usize, model_id: u64, amount: u128) {
        let token = self.suite.token(token);
        let hook = suite::hook(model_id, format!("q-{}", self.log.len()));
        self.act(|suite| suite.record("payer", token, amount, &hook));
    }

    pub fn book(&self) -> Book {
        let log = forged_and_true(&self.suite, &self.log);
        Book::read(self.suite.contract.as_str(), &log)
    }

    /// What plain transfers brought to the contract, as the token's own events say.
    pub fn surplus(&self, token: &Addr) -> BigInt {
        let is = |event: &Event, key: &str, value: &str| {
            let mut pairs = event.attributes.iter();
            pairs.any(|pair| pair.key == key && pair.value == value)
        };
        let events = self.log.iter().map(|(_, event)| event);
        let transfers = events.filter(|event| {
            is(event, "_contract_address", token.as_str())
                && is(event, "action", "transfer")
                && is(event, "to", self.suite.contract.as_str())
        });
        let amounts = transfers.map(|event| {
            let amount = event.attributes.iter().find(|pair| pair.key == "amount");
            amount.unwrap().value.parse::<BigInt>().unwrap()
        });
        amounts.sum()
    }

    /// What the contract said it did, each with the message that it did it for.
    pub fn happened(&self) -> BTreeSet<(String, String)> {
        let mut action = String::new();
        let mut happened = BTreeSet::new();
        for (_, event) in &self.log {
            let value = |key: &str| {
                let mut pairs = event.attributes.iter();
                pairs
                    .find(|pair| pair.key == key)
                    .map(|pair| pair.value.clone())
            };
            if value("_contract_address").as_deref() != Some(self.suite.contract.as_str()) {
                continue;
            }
            match event.ty.strip_prefix("wasm-") {
                Some(ty) => {
                    happened.insert((action.clone(), ty.to_owned()));
                }
                None if event.ty == "wasm" => action = value("action").unwrap(),
                None => continue,
            }
            happened.insert((action.clone(), String::new()));
        }
        happened
    }
}
