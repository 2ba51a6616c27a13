//! What comes first where a step has nothing yet that it makes sense for: so that its kind does not only ever meet refusals.

use proptest::sample::Index;
use tributary_api::{ContributorWeight, ExecuteMsg};

use super::changes::content_hash;
use super::message::Message;
use super::model::Model;
use super::step::{Choice, PEOPLE, Sender, Step};
use crate::oracle::{Change, Datanet, PotId, Status, Waiting};

/// How long before attestors change a fee is paid, for those to try who were none by then.
const BEFORE: u64 = 600;

fn pending(datanet: &Datanet) -> usize {
    let contributions = datanet.contributions.iter();
    let pending = contributions.filter(|one| one.status == Status::Pending);
    pending.count()
}

impl Model {
    /// None where the step can be taken as it is.
    pub fn prepare(&mut self, step: &Step) -> Option<Message> {
        match step {
            Step::ApplyChanges {
                datanet: Choice::Apt(index),
                ..
            } => self.prepare_changes(index),
            Step::Review {
                datanet: Choice::Apt(index),
                ..
            } => {
                let most = self.oracle.datanets.values().map(pending).max();
                let wanted = 1 + index.index(3);
                (most < Some(wanted)).then(|| self.contribute(index))
            }
            Step::Attribute { pots, .. } => match &pots.first {
                Choice::Apt(index) => self.prepare_attribution(index),
                _ => None,
            },
            Step::Release { pots, .. } => match &pots.first {
                Choice::Apt(index) => {
                    let pots = self.oracle.waiting_pots();
                    match pots.iter().map(|pot| self.oracle.deadline(*pot)).min() {
                        Some(deadline) => self.wait(deadline, index),
                        None => self.pay_for_a_pot(index, |_| true),
                    }
                }
                _ => None,
            },
            Step::AcceptOwnership {
                sender: Sender::Right,
            } if self.next_owner.is_none() => Some(Message::Execute {
                sender: self.owner.clone()?,
                msg: self.draw_transfer(self.fresh as usize % PEOPLE, None),
            }),
            Step::AcceptCuratorship {
                sender: Sender::Right,
                datanet,
            } if self.curator_nominees.is_empty() => {
                let datanet_id = self.datanet(datanet);
                Some(Message::Execute {
                    sender: self.oracle.datanets.get(&datanet_id)?.curator.clone(),
                    msg: ExecuteMsg::NominateCurator {
                        datanet_id,
                        address: Some(self.address(self.fresh as usize % PEOPLE)),
                    },
                })
            }
            Step::AcceptOperatorship {
                sender: Sender::Right,
                model,
            } if self.operator_nominees.is_empty() => {
                let model_id = self.model(model);
                Some(Message::Execute {
                    sender: self.oracle.models.get(&model_id)?.operator.clone(),
                    msg: ExecuteMsg::NominateOperator {
                        model_id,
                        address: Some(self.address(self.fresh as usize % PEOPLE)),
                    },
                })
            }
            Step::Account(step) => self.prepare_account(step),
            Step::Roll(step) => self.prepare_roll(step),
            _ => None,
        }
    }

    fn prepare_changes(&self, index: &Index) -> Option<Message> {
        let datanets = self.oracle.datanets.values();
        if datanets.clone().any(|one| one.matured(self.oracle.now) > 0) {
            return None;
        }
        let longest = datanets.clone().map(|one| one.waiting.len()).max();
        if longest <= Some(index.index(7)) {
            return self.announce(index);
        }
        // when the first matures, or the last one before the first lapses
        let waiting = datanets.flat_map(|one| &one.waiting);
        let first = waiting.clone().min_by_key(|one| one.matures_at)?;
        let together = waiting.filter(|one| one.matures_at < first.lapses_at());
        let matures_at = together.map(|one| one.matures_at);
        let matures_at = if index.index(2) == 0 {
            matures_at.min()
        } else {
            matures_at.max()
        };
        self.wait(matures_at?, index)
    }

    /// Where attestors are about to change, a pot from before and the change come first.
    fn prepare_attribution(&mut self, index: &Index) -> Option<Message> {
        let open = |model: &Self, datanet_id: Option<u64>| {
            let pots = model.oracle.waiting_pots();
            let fits = |pot: &PotId| datanet_id.is_none_or(|id| id == pot.datanet_id);
            let mut pots = pots.iter().filter(|pot| fits(pot));
            pots.any(|pot| model.may_be_attributed(pot))
        };
        let is_due = |waiting: &&Waiting| matches!(waiting.change, Change::SetAttestors(_));
        let mut datanets = self.oracle.datanets.iter();
        let due = datanets.find_map(|(id, one)| Some((*id, one.waiting.iter().find(is_due)?)));
        let Some((datanet_id, change)) = due else {
            let any = open(self, None);
            return if any {
                None
            } else {
                self.pay_for_a_pot(index, |_| true)
            };
        };
        let (now, matures_at) = (self.oracle.now, change.matures_at);
        if now + BEFORE < matures_at {
            let seconds = matures_at - BEFORE - now;
            Some(Message::Advance { seconds })
        } else if !open(self, Some(datanet_id)) && now < matures_at {
            self.pay_for_a_pot(index, |id| id == datanet_id)
        } else if now < matures_at {
            let seconds = matures_at - now;
            Some(Message::Advance { seconds })
        } else {
            Some(Message::Execute {
                sender: self.people[index.index(self.people.len())].clone(),
                msg: ExecuteMsg::ApplyChanges {
                    datanet_id,
                    limit: Some(32),
                },
            })
        }
    }

    /// Until then, or until a second before: from there it is too early.
    fn wait(&self, until: u64, index: &Index) -> Option<Message> {
        let left = until.checked_sub(self.oracle.now)?;
        let early = u64::from(index.index(6) == 0);
        (left > 1).then(|| Message::Advance {
            seconds: left - early,
        })
    }

    /// A change of weights, where most changes wait.
    fn announce(&self, index: &Index) -> Option<Message> {
        let datanets = self.oracle.datanets.iter();
        let noticed = datanets.filter(|(_, one)| one.notice_seconds > 0);
        let (datanet_id, datanet) = noticed.max_by_key(|(_, one)| one.waiting.len())?;
        let person = &self.people[index.index(self.people.len())];
        let weights = vec![ContributorWeight {
            address: person.to_string(),
            weight: index.index(7) as u64,
        }];
        Some(Message::Execute {
            sender: datanet.curator.clone(),
            msg: ExecuteMsg::SetWeights {
                datanet_id: *datanet_id,
                weights,
            },
        })
    }

    /// By one of a few, where most contributions are pending.
    fn contribute(&self, index: &Index) -> Message {
        let datanets = self.oracle.datanets.iter();
        let most = datanets.max_by_key(|(_, datanet)| pending(datanet));
        let (datanet_id, datanet) = most.unwrap();
        let datanet_id = match pending(datanet) {
            0 => index.index(self.oracle.datanets.len()) as u64 + 1,
            _ => *datanet_id,
        };
        Message::Execute {
            sender: self.people[index.index(3)].clone(),
            msg: ExecuteMsg::SubmitContribution {
                datanet_id,
                content_hash: content_hash(index.index(9) as u8).into(),
                uri: None,
            },
        }
    }

    /// For a model that reaches one of those influence lanes, and enough of it.
    fn pay_for_a_pot(&mut self, index: &Index, wanted: impl Fn(u64) -> bool) -> Option<Message> {
        let oracle = &self.oracle;
        let models = oracle.models.iter().filter(|(id, model)| {
            let route = oracle.route(&model.lineage);
            let lane = |id: &u64| oracle.datanets[id].influence_bps > 0 && wanted(*id);
            route.keys().any(lane) && !self.inactive.contains(id)
        });
        let models: Vec<u64> = models.map(|(id, _)| *id).collect();
        let model_id = *models.get(index.index(models.len().max(1)))?;
        let (token, price) = match self.prices.get(&model_id) {
            Some((token, price)) => (*token, Some(*price)),
            None => (index.index(2), None),
        };
        let units = 1 + index.index(90_000) as u64;
        self.fresh += 1;
        Some(Message::Pay {
            payer: self.people[index.index(self.people.len())].clone(),
            token: self.tokens[token].clone(),
            amount: price.unwrap_or(1).saturating_mul(units.into()),
            hook: tributary_api::HookMsg::RecordQuery {
                model_id,
                query_id: format!("fresh-{}", self.fresh),
                units: price.map(|_| units),
                count: None,
                digest: None,
            },
        })
    }
}
