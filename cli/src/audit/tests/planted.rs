//! A source with a mistake in it.

use crate::audit::source::{Log, Logged, Source};
use crate::audit::{Embedded, Report, audit};
use anyhow::Result;
use cosmwasm_std::Uint128;
use serde_json::Value;
use std::cell::RefCell;
use std::collections::HashMap;
use std::process::ExitCode;
use suite::Suite;
use tributary_api::QueryMsg;

/// What a mistake does to an answer.
pub type Change = Box<dyn Fn(&QueryMsg, &mut Value)>;

/// The truth, asked once.
pub struct Truth<'s> {
    suite: &'s Suite,
    answers: RefCell<HashMap<String, Value>>,
    pub log: Vec<Logged>,
}

impl<'s> Truth<'s> {
    pub fn new(suite: &'s Suite) -> Self {
        let Ok(Log::Kept(log)) = embedded(suite).events() else {
            panic!("no events");
        };
        Self {
            suite,
            answers: RefCell::default(),
            log,
        }
    }

    pub fn planted(&self) -> Planted<'_> {
        Planted {
            truth: self,
            change: Box::new(|_, _| {}),
            log: Log::Kept(self.log.clone()),
            more: 0,
        }
    }
}

pub fn embedded(suite: &Suite) -> Embedded<'_> {
    Embedded {
        chain: &suite.chain,
        contract: &suite.contract,
    }
}

pub struct Planted<'t> {
    truth: &'t Truth<'t>,
    pub change: Change,
    pub log: Log,
    /// What the first token says too much of the balance.
    pub more: i128,
}

impl Planted<'_> {
    pub fn audit(&self) -> Report {
        audit(self, true).unwrap()
    }

    /// What differs, which must be something, as it is printed.
    #[track_caller]
    pub fn found(&self) -> Vec<String> {
        let report = self.audit();
        assert_eq!(report.exit(), ExitCode::FAILURE);
        assert!(!report.differences.is_empty());
        let printed = crate::audit::text(&report);
        assert!(printed.contains("there are differences"));
        let found = report.differences.iter().map(|one| {
            assert!(report.differences.len() > 50 || printed.contains(&one.to_string()));
            format!("{:?}: {one}", one.check)
        });
        found.collect()
    }
}

impl Source for Planted<'_> {
    fn contract(&self) -> &str {
        self.truth.suite.contract.as_str()
    }

    fn height(&self) -> u64 {
        self.truth.suite.block().height
    }

    fn ask(&self, questions: &[QueryMsg], step: &(dyn Fn() + Sync)) -> Result<Vec<Value>> {
        let mut answers = self.truth.answers.borrow_mut();
        let source = embedded(self.truth.suite);
        let ask = |question: &QueryMsg| {
            let key = serde_json::to_string(question)?;
            if !answers.contains_key(&key) {
                let answer = source.ask(std::slice::from_ref(question), step)?;
                answers.insert(key.clone(), answer[0].clone());
            }
            let mut answer = answers[&key].clone();
            (self.change)(question, &mut answer);
            Ok(answer)
        };
        questions.iter().map(ask).collect()
    }

    fn balance(&self, token: &str) -> Result<Uint128> {
        let balance = embedded(self.truth.suite).balance(token)?;
        let more = match token == self.truth.suite.token(0).as_str() {
            true => self.more,
            false => 0,
        };
        Ok(balance.u128().checked_add_signed(more).unwrap().into())
    }

    fn events(&self) -> Result<Log> {
        Ok(match &self.log {
            Log::Kept(log) => Log::Kept(log.clone()),
            Log::NotKept(reason) => Log::NotKept(reason.clone()),
        })
    }
}
