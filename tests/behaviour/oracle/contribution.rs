//! Contributions, and what was said of them.

use cosmwasm_std::Addr;

use super::Datanet;

#[derive(Clone, Debug)]
pub struct Contribution {
    pub submitter: Addr,
    pub content_hash: Vec<u8>,
    pub submitted_at: u64,
    pub reviewed_at: Option<u64>,
    pub status: Status,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Status {
    Pending,
    Scheduled { change_id: u64, weight: u64 },
    Accepted { weight: u64 },
    Rejected { reason: String },
}

impl Datanet {
    pub fn contribution(&self, contribution_id: u64) -> Option<&Contribution> {
        let place = usize::try_from(contribution_id).ok()?.checked_sub(1)?;
        self.contributions.get(place)
    }

    pub fn submit(&mut self, submitter: &Addr, content_hash: &[u8], now: u64) -> u64 {
        self.contributions.push(Contribution {
            submitter: submitter.clone(),
            content_hash: content_hash.to_vec(),
            submitted_at: now,
            reviewed_at: None,
            status: Status::Pending,
        });
        self.contributions.len() as u64
    }

    pub fn set_status(&mut self, contribution_id: u64, status: Status, now: u64) {
        let place = contribution_id as usize - 1;
        let contribution = &mut self.contributions[place];
        contribution.reviewed_at = (status != Status::Pending).then_some(now);
        contribution.status = status;
    }

    /// Of this hash, one is accepted.
    pub fn is_accepted(&self, hash: &[u8]) -> bool {
        let accepted = |status: &Status| matches!(status, Status::Accepted { .. });
        self.contributions
            .iter()
            .any(|one| one.content_hash == hash && accepted(&one.status))
    }

    /// Of this hash, one is accepted or waits to be.
    pub fn is_reserved(&self, hash: &[u8]) -> bool {
        let scheduled = |status: &Status| matches!(status, Status::Scheduled { .. });
        let waits = self
            .contributions
            .iter()
            .any(|one| one.content_hash == hash && scheduled(&one.status));
        waits || self.is_accepted(hash)
    }
}
