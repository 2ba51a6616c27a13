use serde::{Deserialize, Serialize};

use super::{Account, CompactMap, Id};

/// One piece of data, and what the curator said of it.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
pub struct Contribution {
    pub submitter: Account,
    pub content_hash: [u8; 32],
    pub uri: Option<String>,
    /// Seconds since 1970.
    pub submitted_at: u64,
    pub status: Status,
    /// When the status began, in seconds since 1970; 0 before a first review.
    pub reviewed_at: u64,
}

#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
pub enum Status {
    Pending,
    /// Accepted, waiting for the notice; its hash is reserved.
    Scheduled {
        change_id: u64,
        weight: u64,
    },
    Accepted {
        weight: u64,
    },
    Rejected {
        reason: String,
    },
}

/// (datanet_id, contribution_id) → the contribution
pub const CONTRIBUTIONS: CompactMap<(Id, Id), Contribution> = CompactMap::new("x");
/// (datanet_id, content hash, submitter) → contribution_id
pub const SUBMISSIONS: CompactMap<(Id, &[u8], &[u8]), u64> = CompactMap::new("f");
/// (datanet_id, content hash) → the contribution that was accepted, or waits to be
pub const ACCEPTED_HASHES: CompactMap<(Id, &[u8]), u64> = CompactMap::new("g");
