//! Changes that wait, and contributions: which ones a step means, and what becomes of its message.

use cosmwasm_std::{Addr, Binary};
use tributary_api::{
    DEFAULT_APPLIED_CHANGES, ExecuteMsg, MAX_TOTAL_WEIGHT, MAX_WAITING_CHANGES, Review,
    Verdict as Said,
};

use super::model::{Model, Verdict};
use super::step::{Choice, Opinion, Sender};
use super::verdict::{distinct, require};
use crate::oracle::{Change, Datanet, Status};

fn nth<T: Copy>(of: &[T], index: &proptest::sample::Index) -> Option<T> {
    (!of.is_empty()).then(|| of[index.index(of.len())])
}

/// One of those that make sense, or else of all, or else one that is not there.
pub fn choose<T: Copy>(choice: &Choice, apt: &[T], all: &[T], unknown: T) -> T {
    let chosen = match choice {
        Choice::Apt(index) => nth(apt, index).or_else(|| nth(all, index)),
        Choice::Any(index) => nth(all, index),
        Choice::Unknown => None,
    };
    chosen.unwrap_or(unknown)
}

/// The n-th of a few pieces of data.
pub fn content_hash(hash: u8) -> Vec<u8> {
    vec![hash; if hash < 100 { 32 } else { 31 }]
}

impl Model {
    pub fn choose_datanet(&self, choice: &Choice, apt: impl Fn(&Datanet) -> bool) -> u64 {
        let datanets = &self.oracle.datanets;
        let all: Vec<u64> = datanets.keys().copied().collect();
        let apt = all.iter().copied().filter(|id| apt(&datanets[id]));
        choose(choice, &apt.collect::<Vec<_>>(), &all, 1 + all.len() as u64)
    }

    pub fn draw_apply(&self, datanet: &Choice, limit: Option<u32>) -> ExecuteMsg {
        let now = self.oracle.now;
        ExecuteMsg::ApplyChanges {
            datanet_id: self.choose_datanet(datanet, |datanet| datanet.matured(now) > 0),
            limit,
        }
    }

    pub fn draw_cancel(&self, sender: &Sender, change: &Choice) -> (Addr, ExecuteMsg) {
        let mut all = vec![];
        for (datanet_id, datanet) in &self.oracle.datanets {
            all.extend(
                datanet
                    .waiting
                    .iter()
                    .map(|one| (*datanet_id, one.change_id)),
            );
        }
        let (datanet_id, change_id) = choose(change, &all, &all, (1, 1));
        let msg = ExecuteMsg::CancelChange {
            datanet_id,
            change_id,
        };
        (self.curator(sender, datanet_id), msg)
    }

    pub fn draw_review(
        &self,
        sender: &Sender,
        datanet: &Choice,
        verdicts: &[(Choice, Opinion)],
    ) -> (Addr, ExecuteMsg) {
        let pending = |datanet: &Datanet| {
            let ids = (1..).zip(&datanet.contributions);
            let pending = ids.filter(|(_, one)| one.status == Status::Pending);
            pending.map(|(id, _)| id).collect::<Vec<u64>>()
        };
        let datanet_id = self.choose_datanet(datanet, |datanet| !pending(datanet).is_empty());
        let known = self.oracle.datanets.get(&datanet_id);
        let mut apt = known.map(pending).unwrap_or_default();
        let count = known.map_or(0, |datanet| datanet.contributions.len() as u64);
        let all: Vec<u64> = (1..=count).collect();
        let mut reviews = vec![];
        for (choice, opinion) in verdicts {
            if apt.is_empty() && matches!(choice, Choice::Apt(_)) && !reviews.is_empty() {
                continue;
            }
            let contribution_id = choose(choice, &apt, &all, count + 1);
            if verdicts.len() < 4 {
                // longer lists may name one twice
                apt.retain(|id| *id != contribution_id);
            }
            let verdict = match opinion {
                Opinion::Accept(weight) => Said::Accepted { weight: *weight },
                Opinion::Reject(letters) => Said::Rejected {
                    reason: "x".repeat(*letters),
                },
            };
            reviews.push(Review {
                contribution_id,
                verdict,
            });
        }
        // in whatever order
        reviews.reverse();
        let msg = ExecuteMsg::ReviewContributions {
            datanet_id,
            verdicts: reviews,
        };
        (self.curator(sender, datanet_id), msg)
    }

    fn require_datanet(&self, datanet_id: u64) -> Result<&Datanet, &'static str> {
        let datanet = self.oracle.datanets.get(&datanet_id);
        datanet.ok_or("unknown datanet")
    }

    pub fn apply_changes(&mut self, datanet_id: u64, limit: Option<u32>) -> Verdict {
        let now = self.oracle.now;
        let matured = self.require_datanet(datanet_id)?.matured(now);
        let limit = limit.unwrap_or(DEFAULT_APPLIED_CHANGES);
        require(
            (1..=MAX_WAITING_CHANGES).contains(&limit),
            "a limit out of range",
        )?;
        require(matured > 0, "nothing has matured")?;
        let datanet = self.oracle.datanet_mut(datanet_id);
        datanet.apply(now, limit as usize);
        Ok(())
    }

    pub fn cancel_change(&mut self, sender: &Addr, datanet_id: u64, change_id: u64) -> Verdict {
        self.require_curator(sender, datanet_id)?;
        let now = self.oracle.now;
        let datanet = self.oracle.datanet_mut(datanet_id);
        let waits = datanet.waiting.iter().any(|one| one.change_id == change_id);
        require(waits, "no such change waits")?;
        datanet.cancel(change_id, now);
        Ok(())
    }

    pub fn submit(&mut self, sender: &Addr, datanet_id: u64, hash: &Binary) -> Verdict {
        let datanet = self.require_datanet(datanet_id)?;
        require(hash.len() == 32, "no hash")?;
        let mut submitted = datanet.contributions.iter();
        let again = submitted.any(|one| one.submitter == *sender && one.content_hash == **hash);
        require(!again, "submitted already")?;
        require(!datanet.is_accepted(hash), "accepted already")?;
        let now = self.oracle.now;
        self.oracle
            .datanet_mut(datanet_id)
            .submit(sender, hash, now);
        Ok(())
    }

    pub fn review(&mut self, sender: &Addr, datanet_id: u64, verdicts: &[Review]) -> Verdict {
        self.require_curator(sender, datanet_id)?;
        require((1..=100).contains(&verdicts.len()), "no verdicts")?;
        distinct(verdicts.iter().map(|review| review.contribution_id))?;
        let now = self.oracle.now;
        let datanet = self.oracle.datanet_mut(datanet_id);
        let mut accepted = std::collections::BTreeMap::new();
        let mut hashes = vec![];
        for Review {
            contribution_id,
            verdict,
        } in verdicts
        {
            let contribution = datanet.contribution(*contribution_id).cloned();
            let contribution = contribution.ok_or("unknown contribution")?;
            require(contribution.status == Status::Pending, "not pending")?;
            match verdict {
                Said::Accepted { weight } => {
                    let hash = contribution.content_hash;
                    let within = (1..=MAX_TOTAL_WEIGHT).contains(weight);
                    require(within, "a weight out of range")?;
                    require(!datanet.is_reserved(&hash), "accepted, or waiting to be")?;
                    hashes.push(hash);
                    accepted.insert(*contribution_id, *weight);
                }
                Said::Rejected { reason } => {
                    require((1..=512).contains(&reason.len()), "no reason")?;
                    let reason = reason.clone();
                    datanet.set_status(*contribution_id, Status::Rejected { reason }, now);
                }
            }
        }
        distinct(hashes)?;
        if accepted.is_empty() {
            return Ok(());
        }
        self.schedule(datanet_id, Change::Accept(accepted))
    }
}
