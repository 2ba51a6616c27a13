use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, Binary};
use lean_json::ToJson;

use crate::ContributorWeight;

/// Longest notice: 365 days.
pub const MAX_NOTICE_SECONDS: u64 = 365 * 24 * 60 * 60;
/// A matured change lapses after this long: 1 day.
pub const LAPSE_SECONDS: u64 = 24 * 60 * 60;
/// How many changes one message applies, unless told otherwise: one may cost some millions of gas.
pub const DEFAULT_APPLIED_CHANGES: u32 = 4;
/// Most changes of one datanet that wait at once.
pub const MAX_WAITING_CHANGES: u32 = 32;

#[cw_serde]
#[derive(ToJson)]
pub struct ScheduledChangesResponse {
    /// In order of id, which is that of their turn.
    pub changes: Vec<ScheduledChange>,
}

#[cw_serde]
#[derive(ToJson)]
pub struct ScheduledChange {
    pub change_id: u64,
    /// Seconds since 1970.
    pub scheduled_at: u64,
    /// From then on anyone may apply it; seconds since 1970.
    pub matures_at: u64,
    /// From then on it is only dropped; seconds since 1970.
    pub lapses_at: u64,
    pub change: Change,
}

#[cw_serde]
#[derive(ToJson)]
pub enum Change {
    /// Each direct weight as it is to be; 0 removes.
    SetWeights {
        weights: Vec<ContributorWeight>,
    },
    /// Weight added for each accepted contribution.
    AcceptContributions {
        accepted: Vec<AcceptedContribution>,
    },
    /// The whole list as it is to be.
    SetAttestors {
        attestors: Vec<Addr>,
    },
    /// Its id is given when it opens.
    PublishRoll {
        root: Binary,
        total_weight: u64,
        leaf_count: u64,
        uri: String,
        closes: Option<u64>,
    },
    CloseRoll {
        roll_id: u64,
    },
}

#[cw_serde]
#[derive(ToJson)]
pub struct AcceptedContribution {
    pub contribution_id: u64,
    pub submitter: Addr,
    pub weight: u64,
}
