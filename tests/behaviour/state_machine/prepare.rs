//! What comes first where a step has nothing yet that it makes sense for: so that its kind does not only ever meet refusals.

use proptest::sample::Index;
use tributary_api::{ContributorWeight, ExecuteMsg};

use super::changes::content_hash;
use super::message::Message;
use super::model::Model;
use super::step::{Choice, Step};
use crate::oracle::Status;

impl Model {
    /// None where the step can be taken as it is.
    pub fn prepare(&mut self, step: &Step) -> Option<Message> {
        let now = self.oracle.now;
        match step {
            Step::ApplyChanges {
                datanet: Choice::Apt(index),
                ..
            } => {
                if self
                    .oracle
                    .datanets
                    .values()
                    .any(|one| one.matured(now) > 0)
                {
                    return None;
                }
                match self.maturity(index) {
                    Some(matures_at) => Message::wait(now, matures_at),
                    None => self.announce(index),
                }
            }
            Step::Review {
                datanet: Choice::Apt(index),
                ..
            } => {
                let mut datanets = self.oracle.datanets.values();
                let pending = datanets.any(|datanet| {
                    let mut contributions = datanet.contributions.iter();
                    contributions.any(|one| one.status == Status::Pending)
                });
                if pending {
                    None
                } else {
                    self.contribute(index)
                }
            }
            Step::Attribute { pots, .. } => match &pots.first {
                Choice::Apt(index) => {
                    let pots = self.oracle.waiting_pots();
                    let may = pots.iter().any(|pot| self.may_be_attributed(pot));
                    if may { None } else { self.pay_for_a_pot(index) }
                }
                _ => None,
            },
            Step::Release { pots, .. } => match &pots.first {
                Choice::Apt(index) => {
                    let pots = self.oracle.waiting_pots();
                    match pots.iter().map(|pot| self.oracle.deadline(*pot)).min() {
                        Some(deadline) => Message::wait(now, deadline),
                        None => self.pay_for_a_pot(index),
                    }
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// When the first change matures, or the last one before the first lapses.
    fn maturity(&self, index: &Index) -> Option<u64> {
        let waiting = self.oracle.datanets.values().flat_map(|one| &one.waiting);
        let first = waiting.clone().min_by_key(|one| one.matures_at)?;
        let together = waiting.filter(|one| one.matures_at < first.lapses_at());
        match index.index(2) {
            0 => Some(first.matures_at),
            _ => together.map(|one| one.matures_at).max(),
        }
    }

    /// A change of weights, where there is notice.
    fn announce(&self, index: &Index) -> Option<Message> {
        let datanets = self.oracle.datanets.iter();
        let noticed: Vec<_> = datanets.filter(|(_, one)| one.notice_seconds > 0).collect();
        let (datanet_id, datanet) = noticed[index.index(noticed.len())];
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

    fn contribute(&self, index: &Index) -> Option<Message> {
        let datanets = self.oracle.datanets.len();
        Some(Message::Execute {
            sender: self.people[index.index(self.people.len())].clone(),
            msg: ExecuteMsg::SubmitContribution {
                datanet_id: index.index(datanets) as u64 + 1,
                content_hash: content_hash(index.index(5) as u8).into(),
                uri: None,
            },
        })
    }

    /// For a model that reaches an influence lane, and enough of it.
    fn pay_for_a_pot(&mut self, index: &Index) -> Option<Message> {
        let oracle = &self.oracle;
        let models = oracle.models.iter().filter(|(id, model)| {
            let route = oracle.route(&model.lineage);
            let lane = |id: &u64| oracle.datanets[id].influence_bps > 0;
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

impl Message {
    /// Until then, if it is still to come.
    fn wait(now: u64, until: u64) -> Option<Self> {
        let seconds = until.checked_sub(now).filter(|seconds| *seconds > 0)?;
        Some(Self::Advance { seconds })
    }
}
