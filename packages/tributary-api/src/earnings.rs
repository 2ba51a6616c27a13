use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, Uint256};
use lean_json::ToJson;

/// How many datanets one claim looks at, unless told otherwise; also the most.
pub const MAX_CLAIM_DATANETS: u32 = 30;

#[cw_serde]
#[derive(ToJson)]
pub struct EarningsResponse {
    pub address: Addr,
    /// Where a claim pays to.
    pub payout_address: Addr,
    /// For each fee token, over this page's `datanets` and all credits.
    pub tokens: Vec<TokenTotal>,
    pub datanets: Vec<DatanetEarnings>,
    /// Give it as `start_after` to go on; none on the last page.
    pub next: Option<u64>,
}

#[cw_serde]
#[derive(ToJson)]
pub struct TokenTotal {
    pub token: Addr,
    /// What a claim of this page pays now, in one transfer of at most 2^128 − 1.
    pub claimable: Uint256,
    pub claimed: Uint256,
    /// `claimable + claimed`.
    pub lifetime: Uint256,
    /// The part of `claimable` that is credits, the same on every page: count it once when adding pages up.
    pub credits_claimable: Uint256,
    /// The part of `claimed` that was credits and curator's income, the same on every page.
    pub credits_claimed: Uint256,
}

#[cw_serde]
#[derive(ToJson)]
pub struct DatanetEarnings {
    pub datanet_id: u64,
    pub weight: u64,
    /// Whether the address is the datanet's curator.
    pub curator: bool,
    pub tokens: Vec<TokenEarnings>,
}

#[cw_serde]
#[derive(ToJson)]
pub struct TokenEarnings {
    pub token: Addr,
    /// As contributor.
    pub claimable: Uint256,
    pub claimed: Uint256,
    /// `claimable + claimed`.
    pub lifetime: Uint256,
    /// As curator, not yet claimed.
    pub curator_claimable: Uint256,
}

#[cw_serde]
#[derive(ToJson)]
pub struct CreditsResponse {
    pub address: Addr,
    pub credits: Vec<TokenCredits>,
    /// There are more curated datanets: give it as `start_after` to go on.
    pub next: Option<u64>,
}

/// What an address is credited with in one token beside its weights, not yet claimed.
#[cw_serde]
#[derive(ToJson)]
pub struct TokenCredits {
    pub token: Addr,
    /// Of the page's curated datanets, and of datanets handed over since.
    pub curator: Uint256,
    pub operator: Uint256,
    pub protocol: Uint256,
    /// Paid out so far, over all three roles.
    pub claimed: Uint256,
}

#[cw_serde]
#[derive(ToJson)]
pub struct PayoutAddressResponse {
    pub address: Addr,
    /// The address itself, unless it set another.
    pub payout_address: Addr,
}
