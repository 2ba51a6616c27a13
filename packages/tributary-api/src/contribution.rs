use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, Binary};
use lean_json::{FromTree, ToJson};

/// Most verdicts in one review.
pub const MAX_VERDICTS: usize = 100;

/// What the curator says of one contribution.
#[cw_serde]
#[derive(FromTree)]
#[serde(deny_unknown_fields)]
pub struct Review {
    pub contribution_id: u64,
    pub verdict: Verdict,
}

#[cw_serde]
#[derive(FromTree)]
#[serde(deny_unknown_fields)]
pub enum Verdict {
    /// Adds the weight, from 1, to the submitter's direct weight.
    Accepted {
        weight: u64,
    },
    Rejected {
        reason: String,
    },
}

#[cw_serde]
#[derive(ToJson)]
pub struct ContributionResponse {
    pub datanet_id: u64,
    pub contribution_id: u64,
    pub submitter: Addr,
    pub content_hash: Binary,
    pub uri: Option<String>,
    /// Seconds since 1970.
    pub submitted_at: u64,
    /// When the status began, in seconds since 1970; none before a first review.
    pub reviewed_at: Option<u64>,
    pub status: ContributionStatus,
}

#[cw_serde]
#[derive(ToJson)]
pub enum ContributionStatus {
    Pending {},
    /// Accepted, waiting for the datanet's notice.
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

/// Which contributions to list.
#[cw_serde]
#[derive(FromTree)]
#[serde(deny_unknown_fields)]
pub enum StatusFilter {
    Pending {},
    Scheduled {},
    Accepted {},
    Rejected {},
}

#[cw_serde]
#[derive(ToJson)]
pub struct ContributionsResponse {
    /// In order of id.
    pub contributions: Vec<ContributionResponse>,
    /// Give it as `start_after` to go on; none on the last page. A page may be short of entries where few have the status.
    pub next: Option<u64>,
}
