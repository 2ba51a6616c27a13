//! What comes first where nobody can be charged, or there is nothing to revoke.

use cosmwasm_std::{Addr, Uint128};
use proptest::sample::Index;
use tributary_api::{ExecuteMsg, HookMsg, LineageEntry, UnitPrice};

use super::super::message::Message;
use super::super::model::Model;
use super::super::step::Choice;
use super::step::{AccountStep, Draw, Payer};

/// Nobody can be brought to pay more for a unit.
const DEAR: u128 = 1 << 88;

impl Model {
    pub fn prepare_account(&self, step: &AccountStep) -> Option<Message> {
        match step {
            AccountStep::Batch {
                model: choice @ Choice::Apt(index),
                charges,
                ..
            } => self.prepare_batch(choice, index, charges),
            AccountStep::RevokeAllowance {
                allowance: Choice::Apt(index),
                ..
            } => {
                let mut allowances = self.oracle.allowances.values();
                let none = allowances.all(|one| one.limits().is_none());
                let payer = self.people[index.index(self.people.len())].clone();
                let model_id = self.choose_charging(&Choice::Apt(*index));
                let priced = none && self.prices.contains_key(&model_id);
                priced.then(|| self.allow(payer, model_id, index, 9))
            }
            _ => None,
        }
    }

    /// A model, gateways, deposits and allowances, until so many can be charged.
    fn prepare_batch(&self, choice: &Choice, index: &Index, charges: &[Draw]) -> Option<Message> {
        if self.is_paused() {
            let unpause = |sender| Message::Execute {
                sender,
                msg: ExecuteMsg::Unpause {},
            };
            return self.owner.clone().map(unpause);
        }
        let model_id = self.choose_charging(choice);
        if !self.is_charging(model_id) {
            return self.begin_charging(index);
        }
        if self.gateways[&model_id].is_empty() {
            let gateway = index.index(self.people.len());
            return Some(Message::Execute {
                sender: self.oracle.models[&model_id].operator.clone(),
                msg: ExecuteMsg::UpdateModel {
                    model_id,
                    name: None,
                    uri: None,
                    operator_fee_bps: None,
                    unit_price: None,
                    gateways: Some(vec![self.address(gateway)]),
                    active: None,
                },
            });
        }
        let wanted = |draw: &Draw| matches!(draw.payer, Payer::Expired(_));
        if charges.iter().any(wanted) && self.expired(model_id).is_empty() {
            let end = self.next_end(model_id);
            return end.map(|end| Message::Advance {
                seconds: end - self.oracle.now,
            });
        }
        let (token, price) = self.prices[&model_id];
        let ready = self.payers(model_id);
        if ready.len() > index.index(3) || price > DEAR {
            return None;
        }
        let token = self.tokens[token].clone();
        let others = self.people.iter().filter(|who| !ready.contains(who));
        let others: Vec<&Addr> = others.collect();
        let payer = others[index.index(others.len())].clone();
        let units = 3 + charges.len() as u128;
        if self.oracle.prepaid(&payer, &token) < price {
            return Some(Message::Pay {
                payer,
                token,
                amount: price.saturating_mul(units),
                hook: HookMsg::Deposit { beneficiary: None },
            });
        }
        Some(self.allow(payer, model_id, index, units))
    }

    /// When the first allowance expires, unless that is far off.
    fn next_end(&self, model_id: u64) -> Option<u64> {
        let now = self.oracle.now;
        let allowances = self.oracle.allowances.iter();
        let allowances = allowances.filter(|((_, of, _), _)| *of == model_id);
        let ends = allowances.filter_map(|(_, one)| one.limits()?.expires_at);
        ends.filter(|end| (now..now + 10_000).contains(end)).min()
    }

    fn allow(&self, payer: Addr, model_id: u64, index: &Index, units: u128) -> Message {
        let (token, price) = self.prices[&model_id];
        Message::Execute {
            sender: payer,
            msg: ExecuteMsg::SetAllowance {
                model_id,
                token: self.tokens[token].to_string(),
                per_charge_max: price.saturating_mul(1 + index.index(4) as u128).into(),
                budget: price.saturating_mul(units * 4).into(),
                period_seconds: [None, Some(60), Some(600)][index.index(3)],
                expires_at: (index.index(5) == 0).then_some(self.oracle.now + 40),
            },
        }
    }

    /// A model with a price, on some datanet that has weight.
    fn begin_charging(&self, index: &Index) -> Option<Message> {
        let datanets = self.oracle.datanets.iter();
        let mut paid = datanets.filter(|(_, datanet)| datanet.total() > 0);
        let (datanet_id, _) = paid.next_back()?;
        let active = |token: &&Addr| self.active.get(*token) == Some(&true);
        let token = self.tokens.iter().find(active)?;
        Some(Message::Execute {
            sender: self.people[index.index(self.people.len())].clone(),
            msg: ExecuteMsg::RegisterModel {
                name: "a".into(),
                uri: None,
                operator_fee_bps: 500,
                unit_price: Some(UnitPrice {
                    token: token.to_string(),
                    amount: Uint128::new(3),
                    unit: "query".into(),
                }),
                lineage: vec![LineageEntry {
                    datanet_id: *datanet_id,
                    weight: 1,
                }],
                gateways: Some(vec![self.address(0)]),
                succeeds: None,
            },
        })
    }
}
