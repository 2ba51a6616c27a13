use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, Binary, Decimal, Uint256};
use lean_json::{FromTree, ToJson};

use crate::AttestorInfo;

/// Largest total weight of a datanet: 2^53 − 1, so that JSON numbers stay exact in JavaScript.
pub const MAX_TOTAL_WEIGHT: u64 = (1 << 53) - 1;
/// Most entries in one list of weights.
pub const MAX_WEIGHTS: usize = 200;
/// Most that a curator may take of a datanet's part, in basis points.
pub const MAX_CURATOR_FEE_BPS: u16 = 1_000;
/// Most parents of a datanet.
pub const MAX_PARENTS: usize = 4;
/// Most that all royalties of a datanet sum to, in basis points.
pub const MAX_ROYALTIES_BPS: u16 = 5_000;
/// Most datanets in a flattened lineage, itself included.
pub const MAX_ANCESTRY: usize = 16;

/// One address and its weight.
#[cw_serde]
#[derive(FromTree, ToJson)]
#[serde(deny_unknown_fields)]
pub struct ContributorWeight {
    pub address: String,
    pub weight: u64,
}

/// A datanet that a new one is derived from.
#[cw_serde]
#[derive(FromTree, ToJson)]
#[serde(deny_unknown_fields)]
pub struct Parent {
    pub datanet_id: u64,
    /// Its part of the new one's income, in basis points, from 1; all together at most [`MAX_ROYALTIES_BPS`].
    pub royalty_bps: u16,
}

/// A datanet's part in what another one earns.
#[cw_serde]
#[derive(ToJson)]
pub struct LineageShare {
    pub datanet_id: u64,
    /// In 10^−18: an ancestor's is rounded down, the datanet itself has the rest.
    pub share: Decimal,
}

#[cw_serde]
#[derive(ToJson)]
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
    /// The part of its income that is shared by influence, in basis points; 0 without an influence lane.
    pub influence_bps: u16,
    /// Seconds in which a pot can be attributed; none without an influence lane.
    pub attribution_window: Option<u64>,
    pub attestors: Vec<AttestorInfo>,
    /// How long changes of weights and attestors wait before they can be applied; 0: not at all.
    pub notice_seconds: u64,
    pub parents: Vec<Parent>,
    /// Itself and all its ancestors, in order of id.
    pub lineage: Vec<LineageShare>,
    pub total_weight: u64,
    /// 0 before the datanet has had any weight.
    pub weights_version: u64,
    /// Seconds since 1970.
    pub registered_at: u64,
}

#[cw_serde]
#[derive(ToJson)]
pub struct DatanetsResponse {
    pub datanets: Vec<DatanetResponse>,
}

#[cw_serde]
#[derive(ToJson)]
pub struct PoolResponse {
    pub datanet_id: u64,
    pub token: Addr,
    /// Fees per unit of weight since the beginning, scaled.
    pub index_scaled: Uint256,
    /// What the last division left, scaled; below 2^53, carried into the next fee.
    pub remainder_scaled: Uint256,
    pub total_weight: u64,
    /// Lifetime income of the contributors (part − curator's part, pots included), whole units.
    pub income: Uint256,
    /// The same with its fraction, scaled.
    pub income_scaled: Uint256,
    /// The curator's income not yet claimed, whole units.
    pub curator_income: Uint256,
    /// Pots that are neither attributed nor released yet, whole units; part of the income.
    pub waiting_pots: Uint256,
}

#[cw_serde]
#[derive(ToJson)]
pub struct ContributorResponse {
    pub datanet_id: u64,
    pub address: Addr,
    /// Over all seats.
    pub weight: u64,
    /// How much of the direct seat's weight came through accepted contributions.
    pub accepted_weight: u64,
    pub seats: Vec<SeatInfo>,
    pub positions: Vec<PositionInfo>,
}

/// The weight that the address holds from one source.
#[cw_serde]
#[derive(ToJson)]
pub struct SeatInfo {
    pub source: SeatSource,
    pub weight: u64,
}

#[cw_serde]
#[derive(ToJson)]
pub enum SeatSource {
    /// Set by the curator.
    Direct {},
    /// From an open roll, over all its leaves.
    Roll { roll_id: u64 },
}

/// What the address earned in one pool, settled to now.
#[cw_serde]
#[derive(ToJson)]
pub struct PositionInfo {
    pub token: Addr,
    /// Cumulative, scaled; never falls.
    pub earned_scaled: Uint256,
    /// Paid out so far, whole units.
    pub claimed: Uint256,
    pub claimable: Uint256,
}

#[cw_serde]
#[derive(ToJson)]
pub struct ContributorsResponse {
    /// Those who hold weight now, in order of their account's bytes.
    pub contributors: Vec<ContributorWeight>,
    /// Give it as `start_after` to go on; none on the last page. A page may be short of entries where many have left.
    pub next: Option<Addr>,
}

#[cw_serde]
#[derive(ToJson)]
pub struct Membership {
    pub datanet_id: u64,
    /// 0 after leaving: what was earned stays claimable.
    pub weight: u64,
}

#[cw_serde]
#[derive(ToJson)]
pub struct MembershipsResponse {
    pub memberships: Vec<Membership>,
}

#[cw_serde]
#[derive(ToJson)]
pub struct WeightAtResponse {
    pub datanet_id: u64,
    pub address: Addr,
    pub weight: u64,
    pub total_weight: u64,
    /// The version of the weights that answers.
    pub weights_version: u64,
}
