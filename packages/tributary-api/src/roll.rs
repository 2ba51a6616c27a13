use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, Binary, Decimal256, Uint256};
use lean_json::{FromTree, ToJson};

/// Most rolls of one datanet that are open at once.
pub const MAX_OPEN_ROLLS: usize = 4;

/// The last leaf of a roll, which shows that root, total weight and count belong together.
#[cw_serde]
#[derive(FromTree)]
#[serde(deny_unknown_fields)]
pub struct LastLeaf {
    pub address: String,
    pub weight: u64,
    pub proof: Vec<ProofNode>,
}

/// A sibling on the way to the root.
#[cw_serde]
#[derive(FromTree)]
#[serde(deny_unknown_fields)]
pub struct ProofNode {
    pub hash: Binary,
    /// The sum of all leaves below it.
    pub weight: u64,
}

#[cw_serde]
#[derive(ToJson)]
pub struct RollResponse {
    pub datanet_id: u64,
    pub roll_id: u64,
    pub root: Binary,
    pub total_weight: u64,
    pub leaf_count: u64,
    /// Where its leaves can be found.
    pub uri: String,
    /// The version of the weights that it began.
    pub weights_version: u64,
    /// Seconds since 1970.
    pub opened_at: u64,
    /// Seconds since 1970; none while it earns.
    pub closed_at: Option<u64>,
    /// The weight of all leaves that were taken.
    pub enrolled_weight: u64,
    pub enrolled_leaves: u64,
    /// The roll earns from one index to the other.
    pub pools: Vec<RollPool>,
}

#[cw_serde]
#[derive(ToJson)]
pub struct RollPool {
    pub token: Addr,
    /// The pool's index when the roll opened, scaled; 0 for a pool that began later.
    pub opened_scaled: Uint256,
    /// When it closed, or now.
    pub until_scaled: Uint256,
}

#[cw_serde]
#[derive(ToJson)]
pub struct RollsResponse {
    pub rolls: Vec<RollResponse>,
}

/// Who took a leaf.
#[cw_serde]
#[derive(ToJson)]
pub struct SeatResponse {
    pub datanet_id: u64,
    pub roll_id: u64,
    pub leaf_index: u64,
    /// None while nobody has.
    pub address: Option<Addr>,
    /// What the address holds from this roll, over all its leaves.
    pub weight: u64,
}

/// What a leaf of some weight has earned so far, taken or not.
#[cw_serde]
#[derive(ToJson)]
pub struct RollEarningsResponse {
    pub datanet_id: u64,
    pub roll_id: u64,
    pub weight: u64,
    pub tokens: Vec<RollTokenEarnings>,
}

#[cw_serde]
#[derive(ToJson)]
pub struct RollTokenEarnings {
    pub token: Addr,
    /// With its fraction, rounded down.
    pub earned: Decimal256,
}
