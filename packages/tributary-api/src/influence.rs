use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, Decimal256, Uint128};
use lean_json::{FromTree, ToJson};

use crate::BaseReceipt;

/// Most of a datanet's income that may be shared by influence, in basis points.
pub const MAX_INFLUENCE_BPS: u16 = 5_000;
/// Most attestors of a datanet.
pub const MAX_ATTESTORS: usize = 16;
/// Shortest attribution window: 1 hour.
pub const MIN_ATTRIBUTION_WINDOW: u64 = 60 * 60;
/// Longest attribution window: 90 days.
pub const MAX_ATTRIBUTION_WINDOW: u64 = 90 * 24 * 60 * 60;
/// The attribution window, unless told otherwise: 1 day.
pub const DEFAULT_ATTRIBUTION_WINDOW: u64 = 24 * 60 * 60;
/// How much longer than the attribution window the notice of a datanet with an influence lane is, at least: 1 day.
pub const NOTICE_BEYOND_WINDOW: u64 = 24 * 60 * 60;
/// Most scores in one attribution.
pub const MAX_SCORES: usize = 32;
/// Largest sum of scores, the unattributed one included: 2^53 − 1.
pub const MAX_TOTAL_SCORE: u64 = (1 << 53) - 1;
/// Most records whose pots one message attributes or releases.
pub const MAX_POTS: usize = 100;

/// How much one contributor's data influenced an answer, to be read against the sum of all scores.
#[cw_serde]
#[derive(FromTree)]
#[serde(deny_unknown_fields)]
pub struct InfluenceScore {
    pub address: String,
    /// From 1.
    pub score: u64,
}

#[cw_serde]
#[derive(ToJson)]
pub struct AttestorInfo {
    pub address: Addr,
    /// May attribute what was recorded from then on, in seconds since 1970.
    pub since: u64,
}

/// The part of a fee that is shared by influence.
#[cw_serde]
#[derive(ToJson)]
pub struct Pot {
    /// Whole units.
    pub amount: Uint128,
    pub status: PotStatus,
}

#[cw_serde]
#[derive(ToJson)]
pub enum PotStatus {
    /// To be attributed before the deadline (seconds since 1970), or released from then on.
    Waiting { deadline: u64 },
    /// By an attestor: `base` is what joined the base lane, over the weights of that moment.
    Attributed {
        attribution_id: u64,
        attestor: Addr,
        total_score: u64,
        base: Decimal256,
        weights_version: u64,
        total_weight: u64,
    },
    /// The whole pot joined the base lane, over the weights of that moment.
    Released {
        weights_version: u64,
        total_weight: u64,
    },
}

/// What one address got of a pot: `amount = attributed + released.amount`.
#[cw_serde]
#[derive(ToJson)]
pub struct InfluenceReceipt {
    /// The whole pot.
    pub pot: Uint128,
    /// What of it is still undecided: the pot, or 0.
    pub waiting: Uint128,
    /// While it waits: until when it can be attributed, in seconds since 1970.
    pub deadline: Option<u64>,
    /// `pot · score / total_score`, rounded down; 0 unless attributed to the address.
    pub attributed: Decimal256,
    pub score: u64,
    pub total_score: u64,
    /// Its part by weight of what joined the base lane.
    pub released: Option<BaseReceipt>,
    pub amount: Decimal256,
}
