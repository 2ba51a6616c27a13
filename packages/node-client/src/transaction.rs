use crate::{Node, NodeError};
use cosmwasm_std::{Attribute, Event};
use serde::Deserialize;
use serde_json::{Value, json};
use std::vec;

/// A transaction that is in a block and succeeded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// 64 hex digits, upper case.
    pub hash: String,
    pub height: u64,
    pub gas_used: u64,
    pub gas_wanted: u64,
    pub events: Vec<Event>,
}

/// A transaction that is in a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transaction {
    pub receipt: Receipt,
    /// Its place in the block.
    pub index: u32,
    /// Why it failed, in the contract's words; none when it succeeded. One that failed changed nothing.
    pub failure: Option<String>,
    pub(crate) out_of_gas: bool,
}

#[derive(Deserialize)]
struct Read {
    hash: String,
    height: String,
    index: u32,
    tx_result: TxResult,
}

#[derive(Deserialize)]
struct TxResult {
    #[serde(default)]
    code: u32,
    #[serde(default)]
    codespace: String,
    #[serde(default)]
    log: String,
    gas_wanted: String,
    gas_used: String,
    #[serde(default)]
    events: Vec<ReadEvent>,
}

#[derive(Deserialize)]
struct ReadEvent {
    r#type: String,
    #[serde(default)]
    attributes: Vec<ReadAttribute>,
}

#[derive(Deserialize)]
struct ReadAttribute {
    key: String,
    #[serde(default)]
    value: Option<String>,
}

impl Transaction {
    pub(crate) fn read(found: &Value) -> Result<Self, NodeError> {
        let read = Read::deserialize(found)?;
        let result = read.tx_result;
        let number = |text: &str| {
            text.parse::<u64>().map_err(|_error| NodeError::Answer {
                what: "a transaction",
                expected: "a whole number",
                found: text.to_owned(),
            })
        };
        Ok(Self {
            receipt: Receipt {
                hash: read.hash,
                height: number(&read.height)?,
                gas_used: number(&result.gas_used)?,
                gas_wanted: number(&result.gas_wanted)?,
                events: result.events.into_iter().map(event).collect(),
            },
            index: read.index,
            out_of_gas: result.code == OUT_OF_GAS && result.codespace == "sdk",
            failure: (result.code != 0).then(|| in_words(&result.log)),
        })
    }
}

/// Of the codespace `sdk`.
pub(crate) const OUT_OF_GAS: u32 = 11;

fn event(read: ReadEvent) -> Event {
    let attributes = read.attributes.into_iter().map(|attribute| {
        // not by `attr`, which refuses the chain's own `_contract_address`
        let mut made = Attribute::new("k", attribute.value.unwrap_or_default());
        made.key = attribute.key;
        made
    });
    Event::new(read.r#type).add_attributes(attributes)
}

pub(crate) fn events(of: &[cosmrs::proto::tendermint::abci::Event]) -> Vec<Event> {
    let read = of.iter().map(|event| ReadEvent {
        r#type: event.r#type.clone(),
        attributes: event
            .attributes
            .iter()
            .map(|attribute| ReadAttribute {
                key: attribute.key.clone(),
                value: Some(attribute.value.clone()),
            })
            .collect(),
    });
    read.map(event).collect()
}

/// A log without what the chain's modules put around a contract's own words.
pub(crate) fn in_words(log: &str) -> String {
    let mut text = log.trim();
    // where in the chain's own code it was found
    if let Some((before, place)) = text.rsplit_once(" [") {
        if place.contains(".go:") {
            text = before;
        }
    }
    for end in [
        ": execute wasm contract failed",
        ": query wasm contract failed",
        ": instantiate wasm contract failed",
        ": migrate wasm contract failed",
    ] {
        if let Some((before, _)) = text.rsplit_once(end) {
            text = before;
        }
    }
    if let Some((_, after)) = text.split_once("failed to execute message; message index: ") {
        text = after.split_once(": ").map_or(after, |(_, after)| after);
    }
    for start in ["dispatch: submessages: ", "dispatch: "] {
        while let Some(after) = text.strip_prefix(start) {
            text = after;
        }
    }
    text.to_owned()
}

/// Transactions, asked for page by page.
pub struct Search<'n> {
    node: &'n Node,
    query: String,
    page: u32,
    found: vec::IntoIter<Value>,
    /// Those not read yet, on pages to come.
    left: Option<u64>,
}

const PER_PAGE: u64 = 100;

impl<'n> Search<'n> {
    pub(crate) fn new(node: &'n Node, query: String) -> Self {
        Self {
            node,
            query,
            page: 0,
            found: vec![].into_iter(),
            left: None,
        }
    }

    fn next_page(&mut self) -> Result<(), NodeError> {
        #[derive(Deserialize)]
        struct Page {
            txs: Vec<Value>,
            total_count: String,
        }
        self.page = self.page.saturating_add(1);
        let params = json!({"query": self.query, "prove": false, "page": self.page.to_string(),
            "per_page": PER_PAGE.to_string(), "order_by": "asc"});
        let page: Page = self.node.rpc.call("tx_search", params)?;
        let total = page.total_count.parse().unwrap_or(0);
        let read = u64::from(self.page).saturating_mul(PER_PAGE);
        self.left = Some(u64::saturating_sub(total, read));
        self.found = page.txs.into_iter();
        Ok(())
    }
}

impl Iterator for Search<'_> {
    type Item = Result<Transaction, NodeError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(found) = self.found.next() {
                return Some(Transaction::read(&found));
            }
            if self.left == Some(0) {
                return None;
            }
            if let Err(error) = self.next_page() {
                self.left = Some(0);
                return Some(Err(error));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contracts_words_stand_alone() {
        for (log, words) in [
            (
                "failed to execute message; message index: 0: sender is not the curator: execute wasm contract failed",
                "sender is not the curator",
            ),
            (
                "failed to execute message; message index: 12: dispatch: submessages: no fee: execute wasm contract failed [CosmWasm/wasmd@v0.61.14/x/wasm/keeper/keeper.go:460]",
                "no fee",
            ),
            (
                "address wasm1q: no such contract [!cosm!wasm/wasmd@v0.61.14/x/wasm/types/errors.go:159] with gas used: '45447': unknown request",
                "address wasm1q: no such contract",
            ),
            ("no datanet 7: query wasm contract failed", "no datanet 7"),
            ("out of gas in location", "out of gas in location"),
        ] {
            assert_eq!(in_words(log), words);
        }
    }
}
