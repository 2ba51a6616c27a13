use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, Binary, Uint256};
use lean_json::FromTree;

/// Largest total weight of a datanet: 2^53 − 1, so that JSON numbers stay exact in JavaScript.
pub const MAX_TOTAL_WEIGHT: u64 = (1 << 53) - 1;
/// Most entries in one list of weights.
pub const MAX_WEIGHTS: usize = 200;
/// Most that a curator may take of a datanet's part, in basis points.
pub const MAX_CURATOR_FEE_BPS: u16 = 1_000;

/// One address and its weight.
#[cw_serde]
#[derive(FromTree)]
#[serde(deny_unknown_fields)]
pub struct ContributorWeight {
    pub address: String,
    pub weight: u64,
}

#[cw_serde]
pub struct DatanetResponse {
    pub datanet_id: u64,
    pub name: String,
    pub description: Option<String>,
    pub uri: Option<String>,
    pub content_hash: Option<Binary>,
    pub license: Option<String>,
    pub curator: Addr,
    /// Nominated to take over the curatorship.
    pub nominee: Option<Addr>,
    pub curator_fee_bps: u16,
    pub total_weight: u64,
    /// 0 before the datanet has had any weight.
    pub weights_version: u64,
    /// Seconds since 1970.
    pub registered_at: u64,
}

#[cw_serde]
pub struct DatanetsResponse {
    pub datanets: Vec<DatanetResponse>,
}

#[cw_serde]
pub struct PoolResponse {
    pub datanet_id: u64,
    pub token: Addr,
    /// Fees per unit of weight since the beginning, scaled.
    pub index_scaled: Uint256,
    /// What the last division left, scaled; below 2^53, carried into the next fee.
    pub remainder_scaled: Uint256,
    pub total_weight: u64,
    /// Lifetime income of the contributors (part − curator's part), whole units.
    pub income: Uint256,
    /// The same with its fraction, scaled.
    pub income_scaled: Uint256,
    /// The curator's income not yet claimed, whole units.
    pub curator_income: Uint256,
}

#[cw_serde]
pub struct ContributorResponse {
    pub datanet_id: u64,
    pub address: Addr,
    /// Over all seats.
    pub weight: u64,
    pub seats: Vec<SeatInfo>,
    pub positions: Vec<PositionInfo>,
}

/// The weight that the address holds from one source.
#[cw_serde]
pub struct SeatInfo {
    pub source: SeatSource,
    pub weight: u64,
}

#[cw_serde]
pub enum SeatSource {
    /// Set by the curator.
    Direct {},
}

/// What the address earned in one pool, settled to now.
#[cw_serde]
pub struct PositionInfo {
    pub token: Addr,
    /// Cumulative, scaled; never falls.
    pub earned_scaled: Uint256,
    /// Paid out so far, whole units.
    pub claimed: Uint256,
    pub claimable: Uint256,
}

#[cw_serde]
pub struct ContributorsResponse {
    /// Those who hold weight now, in order of their account's bytes.
    pub contributors: Vec<ContributorWeight>,
    /// Give it as `start_after` to go on; none on the last page. A page may be short of entries where many have left.
    pub next: Option<Addr>,
}

#[cw_serde]
pub struct Membership {
    pub datanet_id: u64,
    /// 0 after leaving: what was earned stays claimable.
    pub weight: u64,
}

#[cw_serde]
pub struct MembershipsResponse {
    pub memberships: Vec<Membership>,
}

#[cw_serde]
pub struct WeightAtResponse {
    pub datanet_id: u64,
    pub address: Addr,
    pub weight: u64,
    pub total_weight: u64,
    /// The version of the weights that answers.
    pub weights_version: u64,
}
