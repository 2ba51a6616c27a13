use serde::{Deserialize, Serialize};

use super::{Account, CompactMap, Id};

/// The changes of a datanet that wait, in order of their turn.
#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq)]
pub struct ChangeQueue {
    /// The newest id that was ever given.
    pub last_id: u64,
    pub waiting: Vec<u64>,
}

#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
pub struct ScheduledChange {
    /// Seconds since 1970.
    pub scheduled_at: u64,
    /// Seconds since 1970.
    pub matures_at: u64,
    pub change: Change,
}

#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
pub enum Change {
    /// (contributor, direct weight), in order of contributor.
    SetWeights(Vec<(Account, u64)>),
    /// In order of contribution_id.
    AcceptContributions(Vec<Acceptance>),
    /// In their order.
    SetAttestors(Vec<Account>),
    PublishRoll(NewRoll),
    /// A roll_id.
    CloseRoll(u64),
}

/// A roll that is to open; its last leaf was proven when it was announced.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
pub struct NewRoll {
    pub root: [u8; 32],
    pub total_weight: u64,
    pub leaf_count: u64,
    pub uri: String,
    /// The roll that it replaces.
    pub closes: Option<u64>,
}

/// Weight that an accepted contribution adds to its submitter's.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
pub struct Acceptance {
    pub contribution_id: u64,
    pub submitter: Account,
    pub weight: u64,
}

/// datanet_id → the ids of its waiting changes
pub const CHANGE_QUEUES: CompactMap<Id, ChangeQueue> = CompactMap::new("j");
/// (datanet_id, change_id) → a change that waits
pub const CHANGES: CompactMap<(Id, Id), ScheduledChange> = CompactMap::new("t");
