//! What a step of the hostile token means.

use cosmwasm_std::{Addr, to_json_binary};
use tributary_api::{ExecuteMsg, HookMsg};

use super::super::message::Message;
use super::super::model::Model;
use super::Nested;
use super::step::{HostileStep, Mood};
use crate::hostile::Behaviour;

impl Model {
    fn fresh_query(&mut self, model_id: u64) -> HookMsg {
        self.fresh += 1;
        suite::hook(model_id, format!("fresh-{}", self.fresh))
    }

    pub fn draw_hostile(&mut self, step: &HostileStep) -> Message {
        let Some(hostile) = self.hostile.clone() else {
            return Message::Advance { seconds: 5 };
        };
        let token = hostile.address;
        let deposit = HookMsg::Deposit { beneficiary: None };
        match step {
            HostileStep::Behave(mood) => {
                let nested = self.nested(*mood);
                Message::Behave {
                    behaviour: self.behaviour(*mood, nested.as_ref()),
                    nested,
                }
            }
            HostileStep::Pay {
                payer,
                model,
                amount,
            } => {
                let model_id = self.model(model);
                Message::Pay {
                    payer: self.people[*payer].clone(),
                    token,
                    amount: (*amount).into(),
                    hook: self.fresh_query(model_id),
                }
            }
            HostileStep::Deposit { payer, amount } => Message::Pay {
                payer: self.people[*payer].clone(),
                token,
                amount: (*amount).into(),
                hook: deposit,
            },
            HostileStep::Withdraw(index) => {
                let accounts = self.oracle.accounts.iter();
                let filled = accounts.filter(|((_, of), held)| *of == token && **held > 0);
                let owners: Vec<&Addr> = filled.map(|((owner, _), _)| owner).collect();
                let owner = owners.get(index.index(owners.len().max(1))).copied();
                Message::Execute {
                    sender: owner.unwrap_or(&self.people[0]).clone(),
                    msg: ExecuteMsg::Withdraw {
                        token: token.into(),
                        amount: None,
                    },
                }
            }
            HostileStep::Claim { who, others: false } => match self.due_in(&token).as_slice() {
                [] => self.pay_something(*who, token),
                due => Message::Execute {
                    sender: due[who % due.len()].clone(),
                    msg: suite::Claim::default().into(),
                },
            },
            HostileStep::Claim { who, others: true } => {
                let honest = self.active.keys().filter(|known| **known != token);
                let honest = honest.map(Addr::to_string).collect();
                Message::Execute {
                    sender: self.people[*who].clone(),
                    msg: ExecuteMsg::Claim {
                        address: None,
                        datanets: None,
                        tokens: Some(honest),
                        start_after: None,
                        limit: None,
                    },
                }
            }
        }
    }

    /// Contributors who can claim a unit.
    fn due_in(&self, token: &Addr) -> Vec<Addr> {
        let due = |person: &&Addr| {
            self.oracle.datanets.iter().any(|(datanet_id, datanet)| {
                let key = ((*person).clone(), *datanet_id, token.clone());
                let paid = self.paid.get(&key).cloned().unwrap_or_default();
                datanet.share(person, token).to_integer() > paid
            })
        };
        self.people.iter().filter(due).cloned().collect()
    }

    /// For a model without a price, where somebody has weight.
    fn pay_something(&mut self, who: usize, token: Addr) -> Message {
        let models = self.oracle.models.iter().filter(|(id, model)| {
            let route = self.oracle.route(&model.lineage);
            let paid = |id: &u64| self.oracle.datanets[id].total() > 0;
            let free = !self.prices.contains_key(id) && !self.inactive.contains(id);
            free && route.keys().any(paid)
        });
        let ids: Vec<u64> = models.map(|(id, _)| *id).collect();
        let model_id = ids.get(who % ids.len().max(1)).copied().unwrap_or(1);
        Message::Pay {
            payer: self.people[who].clone(),
            token,
            amount: 100_003,
            hook: self.fresh_query(model_id),
        }
    }

    fn nested(&mut self, mood: Mood) -> Option<Nested> {
        Some(match mood {
            Mood::CallsClaim(who) => Nested::Claim(self.people[who].clone()),
            Mood::CallsPay(who, model, amount) => {
                let model_id = self.model(&model);
                Nested::Pay {
                    payer: self.people[who].clone(),
                    amount: amount.into(),
                    hook: self.fresh_query(model_id),
                }
            }
            Mood::CallsDeposit(who, amount) => Nested::Pay {
                payer: self.people[who].clone(),
                amount: amount.into(),
                hook: HookMsg::Deposit { beneficiary: None },
            },
            _ => return None,
        })
    }

    fn behaviour(&self, mood: Mood, nested: Option<&Nested>) -> Behaviour {
        match mood {
            Mood::Honest => Behaviour::Honest {},
            Mood::Stuck => Behaviour::RevertsOnTransfer {},
            Mood::MovesNothing => Behaviour::AnswersGarbage {},
            Mood::MovesTwice => Behaviour::MovesTwice {},
            Mood::KeepsPercent(percent) => Behaviour::FeeOnTransfer { percent },
            Mood::Overstates(by) => Behaviour::Overstates {
                by: u128::from(by).into(),
            },
            Mood::HookWithoutMoving => Behaviour::HookWithoutMoving {},
            Mood::HookBeforeMoving => Behaviour::HookBeforeMoving {},
            Mood::HookTwice => Behaviour::HookTwice {},
            Mood::Forges(who) => Behaviour::ForgesSender {
                sender: self.address(who),
            },
            Mood::CallsClaim(_) | Mood::CallsPay(..) | Mood::CallsDeposit(..) => {
                Behaviour::CallsOnTransfer {
                    contract: self.contract.to_string(),
                    msg: to_json_binary(&nested.unwrap().msg()).unwrap(),
                }
            }
        }
    }
}
