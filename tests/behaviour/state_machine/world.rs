//! The contract and the model side by side: each message goes to both.

use std::collections::BTreeMap;
use std::fmt;

use cosmwasm_std::{Addr, Event, Uint256};
use suite::{Outcome, Runtime, Suite};
use tributary_api::ExecuteMsg;

use super::claimed::Claiming;
use super::message::Message;
use super::model::Model;
use super::step::{PEOPLE, Price, Step, TOKENS};
use super::touched::Touched;
use crate::oracle::Oracle;

/// What everybody but the first has of each token; the first has the rest of 2^128 − 1.
const WEALTH: u128 = 1 << 90;

pub struct World {
    pub suite: Suite,
    pub model: Model,
    /// The newest index of each pool.
    pub indexes: BTreeMap<(u64, Addr), Uint256>,
    pub steps: u64,
    pub tally: Tally,
    /// Everything that the chain has emitted, in order.
    pub events: Vec<Event>,
}

/// Of each kind of message, how many were sent and how many were taken.
#[derive(Default)]
pub struct Tally(BTreeMap<String, (u64, u64)>);

impl Tally {
    fn count(&mut self, message: &Message, taken: bool) {
        let what = match message {
            Message::Execute { msg, .. } => format!("{msg:?}"),
            Message::Pay { .. } => "RecordQuery".to_owned(),
            other => format!("{other:?}"),
        };
        let name = what.split_once([' ', '(']).map_or(&*what, |(name, _)| name);
        let entry = self.0.entry(name.to_owned()).or_default();
        *entry = (entry.0 + 1, entry.1 + u64::from(taken));
    }

    pub fn add(&mut self, other: Tally) {
        for (name, (sent, taken)) in other.0 {
            let entry = self.0.entry(name).or_default();
            *entry = (entry.0 + sent, entry.1 + taken);
        }
    }

    pub fn sent(&self) -> u64 {
        self.0.values().map(|(sent, _)| sent).sum()
    }

    pub fn taken(&self) -> u64 {
        self.0.values().map(|(_, taken)| taken).sum()
    }

    /// Kinds of messages of which none was ever taken, or none ever refused.
    pub fn one_sided(&self) -> Vec<&str> {
        let one_sided = |(sent, taken): &(u64, u64)| *taken == 0 || taken == sent;
        let kinds = self.0.iter().filter(|(_, counts)| one_sided(counts));
        kinds.map(|(name, _)| name.as_str()).collect()
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, (sent, taken)) in &self.0 {
            writeln!(f, "{name}: {taken} of {sent}")?;
        }
        Ok(())
    }
}

impl World {
    /// Two datanets, one of them without weight, and two models that rest on them, one with a price.
    pub fn new(runtime: Runtime) -> Self {
        let names: Vec<String> = (0..PEOPLE).map(|who| format!("person {who}")).collect();
        let mut builder = Suite::builder(runtime)
            .tokens(TOKENS - 1)
            .owner(&names[0])
            .protocol_fee_recipient(&names[1])
            .protocol_fee_bps(200);
        let others = WEALTH * (PEOPLE as u128 - 1);
        builder = builder.balance(&names[0], u128::MAX - others);
        for name in &names[1..] {
            builder = builder.balance(name, WEALTH);
        }
        let mut suite = builder.build();
        let wealth: Vec<_> = names.iter().map(|name| (name.as_str(), WEALTH)).collect();
        suite.new_token(&wealth);

        let people: Vec<Addr> = names.iter().map(|name| suite.addr(name)).collect();
        let tokens: Vec<Addr> = (0..TOKENS).map(|token| suite.token(token)).collect();
        let oracle = Oracle::new(200, people[1].clone());
        let mut model = Model::new(oracle, people.clone(), tokens.clone(), suite.now());
        model.owner = Some(people[0].clone());
        for token in &tokens[..TOKENS - 1] {
            model.active.insert(token.clone(), true);
        }
        let mut world = Self {
            suite,
            model,
            indexes: BTreeMap::new(),
            steps: 0,
            tally: Tally::default(),
            events: vec![],
        };
        world.begin();
        world
    }

    fn begin(&mut self) {
        let everywhere = |index: usize| {
            use proptest::prelude::*;
            use proptest::strategy::ValueTree;
            let mut runner = proptest::test_runner::TestRunner::deterministic();
            let any = any::<prop::sample::Index>()
                .prop_filter("that one", move |any| any.index(2) == index);
            super::step::Pick::Known(any.new_tree(&mut runner).unwrap().current())
        };
        let steps = [
            Step::RegisterDatanet {
                who: 2,
                curator_fee_bps: 500,
                contributors: vec![(3, 2), (4, 1)],
            },
            Step::RegisterDatanet {
                who: 3,
                curator_fee_bps: 0,
                contributors: vec![],
            },
            Step::RegisterModel {
                who: 4,
                operator_fee_bps: 2_000,
                price: Price::None,
                lineage: vec![(everywhere(0), 3), (everywhere(1), 1)],
            },
            Step::RegisterModel {
                who: 5,
                operator_fee_bps: 333,
                price: Price::Of(0, 7),
                lineage: vec![(everywhere(0), 1)],
            },
        ];
        for step in &steps {
            self.take(step);
        }
        assert_eq!(self.tally.taken(), self.steps, "the beginning is refused");
        self.tally = Tally::default();
    }

    /// Sends a step's message, and checks all that must hold after it.
    pub fn take(&mut self, step: &Step) {
        self.drive(step);
        self.check();
    }

    /// Sends a step's message.
    pub fn drive(&mut self, step: &Step) {
        let suite = &self.suite;
        let message = self
            .model
            .resolve(step, |who, token| suite.balance(token, who));
        self.steps += 1;
        self.send(&message);
    }

    pub fn send(&mut self, message: &Message) {
        let balance = match message {
            Message::Pay { payer, token, .. } => self.suite.balance(token, payer),
            Message::Surplus { from, token, .. } => self.suite.balance(token, from),
            _ => 0,
        };
        let mut after = self.model.clone();
        let verdict = after.take(message, balance);

        let stored = self.suite.snapshot();
        let raw = self.suite.storage();
        let claiming = match message {
            Message::Execute {
                sender,
                msg: msg @ ExecuteMsg::Claim { .. },
            } if verdict.is_ok() => Some(Claiming::expect(&self.suite, &after, sender, msg)),
            _ => None,
        };
        let touched = Touched::by(&self.model, &self.suite, message, claiming.as_ref());
        let outcome = self.deliver(message, verdict.is_ok());
        self.tally.count(message, outcome.is_ok());
        match (outcome, verdict) {
            (Ok(result), Ok(())) => {
                self.model = after;
                self.events.extend(result.events.iter().cloned());
                touched.assert_nothing_else_changed(&raw, &self.suite.storage());
                if let Some(claiming) = claiming {
                    claiming.assert_paid(&self.suite, &mut self.model, &result);
                }
            }
            (Err(_), Err(_)) => assert!(
                stored == self.suite.snapshot(),
                "a refused message changed what is stored: {message:?}"
            ),
            (Ok(_), Err(why)) => panic!("taken, though to be refused ({why}): {message:?}"),
            (Err(error), Ok(())) => panic!("refused ({error}): {message:?}"),
        }
    }

    fn deliver(&mut self, message: &Message, expected: bool) -> Outcome {
        let nothing = || embedded_chain::TxResult {
            events: vec![],
            data: None,
            gas: Default::default(),
        };
        match message {
            Message::Execute { sender, msg } => self.suite.execute(sender, msg.clone()),
            Message::Pay {
                payer,
                token,
                amount,
                hook,
            } => self.suite.record(payer, token, *amount, hook),
            Message::Surplus {
                from,
                token,
                amount,
            } if expected => {
                self.suite.donate(from, token, *amount);
                Ok(nothing())
            }
            Message::Surplus {
                from,
                token,
                amount,
            } => {
                let contract = self.suite.contract.clone();
                self.suite.transfer(from, token, contract, *amount)
            }
            Message::Advance { seconds } => {
                self.suite.advance_time(*seconds);
                Ok(nothing())
            }
        }
    }
}
