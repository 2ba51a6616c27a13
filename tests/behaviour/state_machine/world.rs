//! The contract and the model side by side: each message goes to both.

use std::collections::BTreeMap;

use cosmwasm_std::{Addr, Event, Uint256};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use suite::{Outcome, Runtime, Suite};
use tributary_api::ExecuteMsg;

use super::account::Withdrawing;
use super::account::step::Limit;
use super::claimed::Claiming;
use super::governance::{ADMIN, migrate};
use super::hostile;
use super::message::Message;
use super::model::Model;
use super::step::{AccountStep, Amount, Choice, Lane, Notice, PEOPLE, Pick, Price, Step, TOKENS};
use super::tally::Tally;
use super::touched::Touched;
use crate::hostile::TokenMsg;
use crate::oracle::Oracle;

/// What everybody but the first has of each token; the first has the rest of 2^128 − 1.
const WEALTH: u128 = 1 << 90;

pub struct World {
    pub suite: Suite,
    pub model: Model,
    /// The newest index of each pool.
    pub indexes: BTreeMap<(u64, Addr), Uint256>,
    pub steps: u64,
    /// The records whose pots the last message shared.
    pub shared: Vec<(u64, u64)>,
    pub tally: Tally,
    /// Everything that the chain has emitted, in order, each with its block's time.
    pub events: Vec<(u64, Event)>,
}

/// The n-th of so many.
fn nth(n: usize) -> impl Fn(usize) -> Pick {
    move |count| Pick::Known(place(count, n))
}

fn place(count: usize, n: usize) -> Index {
    let mut runner = TestRunner::deterministic();
    let there = any::<Index>().prop_filter("that one", |any| any.index(count) == n);
    there.new_tree(&mut runner).unwrap().current()
}

impl World {
    /// Four datanets: one of its own, one without weight, one that is derived and has an influence lane, one that gives notice;
    /// four models that rest on them, and two who prepaid for one of the two with a price.
    pub fn new(runtime: Runtime) -> Self {
        Self::build(runtime, false)
    }

    /// Besides, one fee token that misbehaves.
    pub fn with_hostile_token(runtime: Runtime) -> Self {
        Self::build(runtime, true)
    }

    fn build(runtime: Runtime, with_hostile: bool) -> Self {
        let names: Vec<String> = (0..PEOPLE).map(|who| format!("person {who}")).collect();
        let mut builder = Suite::builder(runtime)
            .tokens(TOKENS - 1)
            .owner(if with_hostile { "owner" } else { &names[0] })
            .admin(ADMIN)
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
        let mut tokens: Vec<Addr> = (0..TOKENS).map(|token| suite.token(token)).collect();
        let hostile = with_hostile.then(|| hostile::deploy(&mut suite, &people, WEALTH));
        tokens.extend(hostile.iter().map(|hostile| hostile.address.clone()));
        let mut oracle = Oracle::new(200, people[1].clone());
        oracle.now = suite.now();
        let admin = suite.addr(ADMIN);
        let known = [admin, suite.contract.clone()];
        let mut model = Model::new(oracle, people.clone(), tokens.clone(), known);
        model.height = suite.block().height;
        model.owner = Some(people[0].clone());
        model.active.extend(
            hostile
                .iter()
                .map(|hostile| (hostile.address.clone(), true)),
        );
        model.hostile = hostile;
        for token in &tokens[..TOKENS - 1] {
            model.active.insert(token.clone(), true);
        }
        let mut world = Self {
            suite,
            model,
            indexes: BTreeMap::new(),
            steps: 0,
            shared: vec![],
            tally: Tally::default(),
            events: vec![],
        };
        world.begin();
        world
    }

    fn begin(&mut self) {
        let [cora, carl, leni, nora] = [0, 1, 2, 3].map(nth);
        let own = |who, curator_fee_bps, contributors| Step::RegisterDatanet {
            who,
            curator_fee_bps,
            lane: None,
            notice: None,
            parents: vec![],
            contributors,
        };
        let steps = [
            own(2, 500, vec![(3, 2), (4, 1)]),
            own(3, 0, vec![]),
            Step::RegisterDatanet {
                who: 2,
                curator_fee_bps: 100,
                lane: Some(Lane {
                    influence_bps: 4_000,
                    attestors: Some(vec![5, 1]),
                    window: None,
                }),
                notice: Some(Notice::Enough(0)),
                parents: vec![(cora(1), 1_000)],
                contributors: vec![(4, 3), (5, 2)],
            },
            Step::RegisterDatanet {
                who: 1,
                curator_fee_bps: 0,
                lane: None,
                notice: Some(Notice::Seconds(600)),
                parents: vec![],
                contributors: vec![(3, 1)],
            },
            Step::RegisterModel {
                who: 4,
                operator_fee_bps: 2_000,
                price: Price::None,
                lineage: vec![(cora(4), 3), (carl(4), 1), (nora(4), 2)],
                gateways: None,
            },
            Step::RegisterModel {
                who: 5,
                operator_fee_bps: 333,
                price: Price::Of(0, 7),
                lineage: vec![(cora(4), 1)],
                gateways: Some(vec![5, 3]),
            },
            Step::RegisterModel {
                who: 0,
                operator_fee_bps: 0,
                price: Price::None,
                lineage: vec![(leni(4), 1)],
                gateways: None,
            },
            Step::RegisterModel {
                who: 1,
                operator_fee_bps: 100,
                // with the most units past u128
                price: Price::Of(1, 1 << 80),
                lineage: vec![(cora(4), 1)],
                gateways: Some(vec![2]),
            },
        ];
        let accounts = [
            // more than can be charged in one batch
            AccountStep::Deposit {
                payer: 3,
                token: Err(0),
                amount: Amount::Half,
                beneficiary: None,
            },
            AccountStep::SetAllowance {
                who: 3,
                model: Choice::Any(place(4, 1)),
                token: None,
                per_charge_max: Limit::Units(u128::MAX),
                budget: Limit::Units(u128::MAX),
                period_seconds: Some(600),
                lasts: None,
            },
            AccountStep::Deposit {
                payer: 4,
                token: Err(0),
                amount: Amount::Units(60),
                beneficiary: None,
            },
            AccountStep::SetAllowance {
                who: 4,
                model: Choice::Any(place(4, 1)),
                token: None,
                per_charge_max: Limit::Prices(3, 0),
                budget: Limit::Prices(6, 0),
                period_seconds: Some(60),
                lasts: None,
            },
        ];
        for step in steps.into_iter().chain(accounts.map(Step::Account)) {
            self.take(&step);
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
        let mut verdict = after.take(message, balance);

        let stored = self.suite.snapshot();
        let raw = self.suite.storage();
        let mut claims = vec![];
        if let Message::Execute { sender, msg } = message {
            if let (ExecuteMsg::Claim { .. }, Ok(())) = (msg, verdict) {
                let claim = Claiming::expect(&self.suite, &after, sender, msg);
                claim.settle(&mut after);
                claims.push(claim);
            }
        }
        self.shared = match message {
            Message::Execute { msg, .. } if verdict.is_ok() => pots_of(msg),
            _ => vec![],
        };
        let claiming = claims.first();
        let mut touched = Touched::by(&self.model, &after, &self.suite, message, claiming);
        let withdrawing = Withdrawing::expect(&self.suite, message);
        // the token as it is when the contract pays out
        let hostile = after.hostile.clone();
        if verdict.is_ok() {
            let out = self.hostile_payout(&after, &claims, withdrawing.as_ref());
            verdict = self.pay_out(out, &mut after, &mut claims, &mut touched);
        }
        let outcome = self.deliver(message, verdict.is_ok());
        self.tally.count(&after, message, &verdict, &outcome);
        match (outcome, verdict) {
            (Ok(result), Ok(())) => {
                let withdrawn = withdrawing.as_ref();
                let withdrawn = withdrawn.map(|one| one.paid(&self.model, &after));
                if let Some(withdrawing) = withdrawing {
                    withdrawing.assert_paid(&self.suite, &self.model, &after);
                }
                self.model = after;
                self.check_batch(message, &result);
                let now = self.model.oracle.now;
                let events = result.events.iter().cloned();
                self.events.extend(events.map(|event| (now, event)));
                touched.assert_nothing_else_changed(&raw, &self.suite.storage());
                Claiming::assert_paid(&claims, &self.suite, hostile.as_ref(), withdrawn);
                if let [claim] = claims.as_slice() {
                    claim.assert_said(&self.suite, &result);
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
            Message::Behave { behaviour, .. } => self.tell(&TokenMsg::Behave(behaviour.clone())),
            Message::Migrate { sender, stored } => migrate(&mut self.suite, sender, *stored),
            Message::Garbage { payer, token, msg } => self.suite.send(payer, token, 1, msg.clone()),
        }
    }
}

fn pots_of(msg: &ExecuteMsg) -> Vec<(u64, u64)> {
    match msg {
        ExecuteMsg::Attribute {
            model_id,
            record_ids,
            ..
        }
        | ExecuteMsg::Release {
            model_id,
            record_ids,
            ..
        } => record_ids.iter().map(|id| (*model_id, *id)).collect(),
        _ => vec![],
    }
}
