//! A node of a live chain.

use super::source::{Log, Logged, Source};
use anyhow::{Context, Result, anyhow};
use cosmwasm_std::{Event, Uint128};
use cw20::{BalanceResponse, Cw20QueryMsg};
use node_client::{Node, NodeError};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use tributary_api::QueryMsg;

/// Questions that are under way at once.
const THREADS: usize = 4;

/// A contract as of one block.
pub struct Live {
    contract: String,
    node: Node,
    height: u64,
}

impl Live {
    pub fn new(node: &Node, contract: &str, height: u64) -> Self {
        Self {
            contract: contract.to_owned(),
            node: node.at(height),
            height,
        }
    }

    /// Every `count`-th question, from one on.
    fn ask_some(
        &self,
        questions: &[QueryMsg],
        next: &AtomicUsize,
        step: &(dyn Fn() + Sync),
    ) -> Result<Vec<(usize, Value)>> {
        let mut answers = vec![];
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some(question) = questions.get(place) else {
                return Ok(answers);
            };
            let answer = self.node.smart(&self.contract, question);
            let answer = answer.with_context(|| format!("asking {question:?}"))?;
            answers.push((place, answer));
            step();
        }
    }

    /// Into `found`, by height and place in the block.
    fn search(
        &self,
        query: &str,
        found: &mut BTreeMap<(u64, u32), Vec<Event>>,
    ) -> Result<(), NodeError> {
        for transaction in self.node.search(query, self.height) {
            let transaction = transaction?;
            // one that failed changed nothing
            if transaction.failure.is_none() {
                let receipt = transaction.receipt;
                found.insert((receipt.height, transaction.index), receipt.events);
            }
        }
        Ok(())
    }
}

impl Source for Live {
    fn contract(&self) -> &str {
        &self.contract
    }

    fn height(&self) -> u64 {
        self.height
    }

    fn ask(&self, questions: &[QueryMsg], step: &(dyn Fn() + Sync)) -> Result<Vec<Value>> {
        let next = AtomicUsize::new(0);
        let mut answers: Vec<_> = thread::scope(|scope| {
            let ask = || self.ask_some(questions, &next, step);
            let threads: Vec<_> = (0..THREADS).map(|_| scope.spawn(ask)).collect();
            let ended = threads.into_iter().map(|thread| {
                let ended = thread.join();
                ended.map_err(|_panic| anyhow!("a thread that asks the node has ended"))?
            });
            ended.collect::<Result<Vec<_>>>()
        })?
        .into_iter()
        .flatten()
        .collect();
        answers.sort_unstable_by_key(|(place, _)| *place);
        Ok(answers.into_iter().map(|(_, answer)| answer).collect())
    }

    fn balance(&self, token: &str) -> Result<Uint128> {
        let question = Cw20QueryMsg::Balance {
            address: self.contract.clone(),
        };
        let answer: BalanceResponse = self.node.smart(token, &question)?;
        Ok(answer.balance)
    }

    fn events(&self) -> Result<Log> {
        let contract = &self.contract;
        let mut queries = vec![format!("wasm._contract_address = '{contract}'")];
        // what came in without the contract's knowledge
        queries.extend(
            ["transfer", "transfer_from", "mint"]
                .map(|action| format!("wasm.to = '{contract}' AND wasm.action = '{action}'")),
        );
        let mut found = BTreeMap::new();
        for query in queries {
            match self.search(&query, &mut found) {
                Ok(()) => {}
                Err(NodeError::Rpc { reason, .. }) => return Ok(Log::NotKept(reason)),
                Err(error) => return Err(error.into()),
            }
        }
        let logged = found.into_iter().flat_map(|((height, _), events)| {
            events
                .into_iter()
                .map(move |event| Logged { height, event })
        });
        Ok(Log::Kept(logged.collect()))
    }
}
