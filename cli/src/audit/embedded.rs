//! A chain in this process.

use super::source::{Log, Logged, Source};
use anyhow::{Result, bail};
use cosmwasm_std::{Addr, Uint128};
use cw20::{BalanceResponse, Cw20QueryMsg};
use embedded_chain::EmbeddedChain;
use serde_json::Value;
use tributary_api::QueryMsg;

/// A contract on a chain that keeps its events.
pub struct Embedded<'c> {
    pub chain: &'c EmbeddedChain,
    pub contract: &'c Addr,
}

impl Source for Embedded<'_> {
    fn contract(&self) -> &str {
        self.contract.as_str()
    }

    fn height(&self) -> u64 {
        self.chain.block().height
    }

    fn ask(&self, questions: &[QueryMsg], step: &(dyn Fn() + Sync)) -> Result<Vec<Value>> {
        let answers = questions.iter().map(|question| {
            let answer = self.chain.query(self.contract, question)?;
            step();
            Ok(answer)
        });
        answers.collect()
    }

    fn balance(&self, token: &str) -> Result<Uint128> {
        let question = Cw20QueryMsg::Balance {
            address: self.contract.to_string(),
        };
        let token = Addr::unchecked(token);
        let answer: BalanceResponse = self.chain.query(&token, &question)?;
        Ok(answer.balance)
    }

    fn events(&self) -> Result<Log> {
        let Some(kept) = self.chain.kept_events() else {
            bail!("expected a chain that keeps its events");
        };
        let logged = kept.iter().map(|(height, event)| Logged {
            height: *height,
            event: event.clone(),
        });
        Ok(Log::Kept(logged.collect()))
    }
}
