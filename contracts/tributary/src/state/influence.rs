use serde::{Deserialize, Serialize};

use super::{Account, CompactMap, Id};

/// The terms of a datanet's influence lane.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
pub struct Lane {
    /// Seconds in which a pot can be attributed; fixed for ever.
    pub attribution_window: u64,
    /// In order of account.
    pub attestors: Vec<Attestor>,
}

#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
pub struct Attestor {
    pub account: Account,
    /// May attribute what was recorded from then on, in seconds since 1970.
    pub since: u64,
}

/// How pots were shared: for all the pots of one message.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
pub struct Attribution {
    pub attestor: Account,
    /// In order of account; without those that had no weight any more.
    pub scores: Vec<(Account, u64)>,
    /// The sum of all scores that were given, the unattributed one included.
    pub total_score: u64,
}

/// What became of one pot. Until then there is no record, and its amount follows from the query record's.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
pub struct PotDecision {
    /// Of the moment at which it was shared.
    pub weights_version: u64,
    /// 0 for a pot that was released.
    pub attribution_id: u64,
}

/// datanet_id → the terms of its influence lane, where it has one
pub const LANES: CompactMap<Id, Lane> = CompactMap::new("e");
/// (datanet_id, attribution_id) → how pots were shared
pub const ATTRIBUTIONS: CompactMap<(Id, Id), Attribution> = CompactMap::new("u");
/// (model_id, record_id, datanet_id) → what became of the datanet's pot
pub const POT_DECISIONS: CompactMap<(Id, Id, Id), PotDecision> = CompactMap::new("w");
