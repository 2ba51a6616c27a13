//! Datanets, their weights and their contributions.

use cosmwasm_std::Order;
use tributary::state::{CONTRIBUTIONS, LANES, Status, last_id};
use tributary_api::{ContributorWeight, ExecuteMsg, Parent, Review, Verdict};

use super::{Draw, Step, execute};
use crate::check::all;

const DAY: u64 = 24 * 3_600;

impl Draw<'_, '_, '_> {
    pub(super) fn register_datanet(&mut self) -> Step {
        let lane = self.below(2) == 1;
        let window = lane.then(|| self.pick(&[3_600, DAY, 2 * DAY]));
        let notice = match window {
            Some(window) => window + DAY,
            None => self.pick(&[0, 0, 60, DAY]),
        };
        let mut parents = self.list(3, |draw| Parent {
            datanet_id: draw.datanet_id(),
            royalty_bps: 1 + draw.below(2_000) as u16,
        });
        if !self.odd(24) {
            parents.sort_by_key(|parent| parent.datanet_id);
            parents.dedup_by_key(|parent| parent.datanet_id);
        }
        let sender = self.person();
        let msg = ExecuteMsg::RegisterDatanet {
            name: self.text(),
            description: self.maybe(Self::text),
            uri: None,
            content_hash: self.maybe(Self::hash),
            license: None,
            curator_fee_bps: self.maybe(|draw| draw.below(1_002) as u16),
            influence_bps: lane.then(|| 1 + self.below(5_001) as u16),
            attestors: lane.then(|| self.addresses(2)),
            attribution_window: window,
            notice_seconds: Some(notice),
            parents: Some(parents),
            contributors: Some(self.weights()),
        };
        execute(sender, msg)
    }

    fn weights(&mut self) -> Vec<ContributorWeight> {
        let addresses = self.addresses(4).into_iter();
        let weight = |address| ContributorWeight {
            address,
            weight: self.weight(),
        };
        addresses.map(weight).collect()
    }

    pub(super) fn update_datanet(&mut self) -> Step {
        let datanet_id = self.datanet_id();
        let lane = LANES.may_load(&self.world.storage, datanet_id.into());
        let lane = lane.unwrap().is_some();
        let notice = self
            .datanet(datanet_id)
            .map_or(0, |datanet| datanet.notice_seconds);
        let msg = ExecuteMsg::UpdateDatanet {
            datanet_id,
            name: self.maybe(Self::text),
            description: self.maybe(Self::text),
            uri: None,
            content_hash: None,
            license: None,
            curator_fee_bps: self.maybe(|draw| draw.below(1_000) as u16),
            attestors: match lane {
                true => self.maybe(|draw| draw.addresses(2)),
                false => None,
            },
            notice_seconds: self.maybe(|draw| notice + draw.below(10)),
        };
        execute(self.curator(datanet_id), msg)
    }

    pub(super) fn set_weights(&mut self) -> Step {
        let datanet_id = self.datanet_id();
        let weights = self.weights();
        let msg = ExecuteMsg::SetWeights {
            datanet_id,
            weights,
        };
        execute(self.curator(datanet_id), msg)
    }

    pub(super) fn leave(&mut self) -> Step {
        let datanet_id = self.datanet_id();
        let members = self.members(datanet_id);
        let sender = match members.is_empty() {
            true => self.person(),
            false => self.pick(&members),
        };
        execute(sender, ExecuteMsg::LeaveDatanet { datanet_id })
    }

    pub(super) fn submit(&mut self) -> Step {
        let msg = ExecuteMsg::SubmitContribution {
            datanet_id: self.datanet_id(),
            content_hash: self.hash(),
            uri: self.maybe(Self::text),
        };
        execute(self.person(), msg)
    }

    /// Contributions of a datanet where some are pending, if one is found.
    fn pending(&mut self) -> (u64, Vec<u64>) {
        let mut datanet_id = self.datanet_id();
        for _ in 0..4 {
            let storage = &self.world.storage;
            let entries = CONTRIBUTIONS.range(storage, datanet_id.into(), None, Order::Ascending);
            let mut entries = all(entries);
            entries.retain(|(_, entry)| entry.status == Status::Pending);
            if !entries.is_empty() {
                return (datanet_id, entries.iter().map(|(id, _)| *id).collect());
            }
            datanet_id = self.datanet_id();
        }
        (datanet_id, vec![])
    }

    pub(super) fn review(&mut self) -> Step {
        let (datanet_id, mut pending) = self.pending();
        let storage = &self.world.storage;
        let last = last_id(&CONTRIBUTIONS, storage, datanet_id.into()).unwrap();
        let mut verdicts = vec![];
        for _ in 0..=self.below(3) {
            let contribution_id = match pending.pop() {
                Some(id) if !self.odd(16) => id,
                None if !verdicts.is_empty() => break,
                _ => self.id(last),
            };
            let verdict = match self.odd(4) {
                true => Verdict::Rejected {
                    reason: self.text(),
                },
                false => Verdict::Accepted {
                    weight: self.weight(),
                },
            };
            verdicts.push(Review {
                contribution_id,
                verdict,
            });
        }
        let msg = ExecuteMsg::ReviewContributions {
            datanet_id,
            verdicts,
        };
        execute(self.curator(datanet_id), msg)
    }

    pub(super) fn curatorship(&mut self) -> Step {
        let datanet_id = self.datanet_id();
        let nominee = self.datanet(datanet_id).and_then(|datanet| datanet.nominee);
        match nominee {
            Some(_) if !self.odd(4) => {
                let sender = self.holder(nominee);
                execute(sender, ExecuteMsg::AcceptCuratorship { datanet_id })
            }
            _ => {
                let address = (!self.odd(8)).then(|| self.address());
                let msg = ExecuteMsg::NominateCurator {
                    datanet_id,
                    address,
                };
                execute(self.curator(datanet_id), msg)
            }
        }
    }
}
