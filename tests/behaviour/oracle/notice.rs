//! Changes that wait for a datanet's notice.

use std::collections::BTreeMap;

use cosmwasm_std::Addr;

use super::contribution::Status;
use super::{Datanet, NewRoll};

/// A matured change can be applied for so long.
const DAY: u64 = 86_400;
const LARGEST_TOTAL: u128 = (1 << 53) - 1;

#[derive(Clone, Debug)]
pub enum Change {
    SetWeights(Vec<(Addr, u64)>),
    /// Contributions, by id, each with the weight that it adds.
    Accept(BTreeMap<u64, u64>),
    SetAttestors(Vec<Addr>),
    PublishRoll(NewRoll),
    /// A roll's id.
    CloseRoll(u64),
}

#[derive(Clone, Debug)]
pub struct Waiting {
    pub change_id: u64,
    pub scheduled_at: u64,
    pub matures_at: u64,
    pub change: Change,
}

impl Waiting {
    pub fn lapses_at(&self) -> u64 {
        self.matures_at + DAY
    }
}

/// A total weight past 2^53 − 1, too many rolls, or one that has closed.
#[derive(Debug, PartialEq)]
pub struct Impossible;

impl Datanet {
    /// Without notice a change acts at once.
    pub fn change(&mut self, change: Change, now: u64) -> Result<(), Impossible> {
        if self.notice_seconds == 0 {
            return self.act(change, now);
        }
        self.scheduled += 1;
        let change_id = self.scheduled;
        if let Change::Accept(accepted) = &change {
            for (contribution_id, weight) in accepted.clone() {
                let status = Status::Scheduled { change_id, weight };
                self.set_status(contribution_id, status, now);
            }
        }
        self.waiting.push(Waiting {
            change_id,
            scheduled_at: now,
            matures_at: now + self.notice_seconds,
            change,
        });
        Ok(())
    }

    /// How many changes are to be applied or dropped now.
    pub fn matured(&self, now: u64) -> usize {
        let matured = |waiting: &&Waiting| now >= waiting.matures_at;
        self.waiting.iter().take_while(matured).count()
    }

    /// Whose weight the matured changes are about.
    pub fn named(&self, now: u64) -> Vec<Addr> {
        let mut named = vec![];
        for waiting in &self.waiting[..self.matured(now)] {
            match &waiting.change {
                Change::SetWeights(weights) => {
                    named.extend(weights.iter().map(|(address, _)| address.clone()));
                }
                Change::Accept(accepted) => {
                    let submitter = |id: &u64| self.contribution(*id).unwrap().submitter.clone();
                    named.extend(accepted.keys().map(submitter));
                }
                Change::SetAttestors(_) | Change::PublishRoll(_) | Change::CloseRoll(_) => {}
            }
        }
        named
    }

    /// In order; says which ones came into effect.
    pub fn apply(&mut self, now: u64, limit: usize) -> Vec<(u64, bool)> {
        let count = self.matured(now).min(limit);
        let matured: Vec<Waiting> = self.waiting.drain(..count).collect();
        let mut outcome = vec![];
        for waiting in matured {
            let in_time = now < waiting.lapses_at();
            let applied = in_time && self.act(waiting.change.clone(), now).is_ok();
            if !applied {
                self.reopen(&waiting.change, now);
            }
            outcome.push((waiting.change_id, applied));
        }
        outcome
    }

    pub fn cancel(&mut self, change_id: u64, now: u64) {
        let cancelled = |waiting: &Waiting| waiting.change_id == change_id;
        let place = self.waiting.iter().position(cancelled).unwrap();
        let waiting = self.waiting.remove(place);
        self.reopen(&waiting.change, now);
    }

    fn reopen(&mut self, change: &Change, now: u64) {
        if let Change::Accept(accepted) = change {
            for contribution_id in accepted.keys() {
                self.set_status(*contribution_id, Status::Pending, now);
            }
        }
    }

    /// One that is impossible changes nothing.
    fn act(&mut self, change: Change, now: u64) -> Result<(), Impossible> {
        match change {
            Change::SetWeights(weights) => self.try_weights(&weights),
            Change::Accept(accepted) => {
                let mut added = BTreeMap::<Addr, u64>::new();
                for (contribution_id, weight) in &accepted {
                    let submitter = &self.contribution(*contribution_id).unwrap().submitter;
                    *added.entry(submitter.clone()).or_default() += weight;
                }
                let sum = |(address, weight): (&Addr, &u64)| {
                    (address.clone(), self.direct_weight(address) + weight)
                };
                let weights: Vec<_> = added.iter().map(sum).collect();
                self.try_weights(&weights)?;
                for (address, weight) in added {
                    *self.accepted.entry(address).or_default() += weight;
                }
                for (contribution_id, weight) in accepted {
                    self.set_status(contribution_id, Status::Accepted { weight }, now);
                }
                Ok(())
            }
            Change::SetAttestors(attestors) => {
                let before = std::mem::take(&mut self.attestors);
                for address in attestors {
                    // whoever stays is one since then
                    let since = before.get(&address).copied().unwrap_or(now);
                    self.attestors.insert(address, since);
                }
                Ok(())
            }
            Change::PublishRoll(new) => {
                let freed = new.closes.and_then(|id| self.roll(id));
                let freed = freed.map_or(0, |roll| roll.said.total_weight);
                let total = u128::from(self.total()) + u128::from(new.total_weight);
                if !self.can_open(&new) || total > LARGEST_TOTAL + u128::from(freed) {
                    return Err(Impossible);
                }
                self.open_roll(new, now);
                Ok(())
            }
            Change::CloseRoll(roll_id) => {
                if !self.is_open(roll_id) {
                    return Err(Impossible);
                }
                self.close_roll(roll_id, now);
                Ok(())
            }
        }
    }

    fn try_weights(&mut self, weights: &[(Addr, u64)]) -> Result<(), Impossible> {
        let mut after = self.weights.clone();
        after.extend(weights.iter().cloned());
        let rolls = self.open_rolls().map(|(_, roll)| &roll.said.total_weight);
        let all = after.values().chain(rolls);
        let total: u128 = all.map(|weight| u128::from(*weight)).sum();
        if total > LARGEST_TOTAL {
            return Err(Impossible);
        }
        self.set_weights(weights);
        Ok(())
    }
}
