use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, Binary, Decimal256, Uint128};
use lean_json::ToJson;

use crate::{ChargeInfo, InfluenceReceipt, Pot, RouteEntry};

/// Longest query id, in bytes.
pub const MAX_QUERY_ID_BYTES: usize = 64;
/// Largest `units` and `count`: 2^53 − 1.
pub const MAX_COUNT: u64 = (1 << 53) - 1;

#[cw_serde]
#[derive(ToJson)]
pub struct QueryRecordResponse {
    pub model_id: u64,
    pub record_id: u64,
    /// Who paid; of a batch, the gateway.
    pub payer: Addr,
    /// Empty for a batch.
    pub query_id: String,
    pub token: Addr,
    /// What was paid.
    pub amount: Uint128,
    /// None if the model had no unit price.
    pub units: Option<u64>,
    /// How many queries the payer says this stands for.
    pub count: u64,
    pub digest: Option<Binary>,
    pub height: u64,
    /// Seconds since 1970.
    pub time: u64,
    pub protocol: Uint128,
    pub operator: Uint128,
    /// One for each datanet on the live route.
    pub datanets: Vec<DatanetPart>,
    /// What the named payer was charged for the named query, where the record is a batch.
    pub charge: Option<ChargeInfo>,
}

/// What one datanet took of a fee.
#[cw_serde]
#[derive(ToJson)]
pub struct DatanetPart {
    pub datanet_id: u64,
    pub weights_version: u64,
    pub total_weight: u64,
    /// The datanet's part: `curator + base + pot`.
    pub part: Decimal256,
    pub curator: Uint128,
    /// Shared by weight, at once.
    pub base: Decimal256,
    /// Shared by influence; none without an influence lane, or where it comes to less than a unit.
    pub pot: Option<Pot>,
}

#[cw_serde]
#[derive(ToJson)]
pub struct QueryRecordsResponse {
    /// Newest first.
    pub records: Vec<QueryRecordResponse>,
}

#[cw_serde]
#[derive(ToJson)]
pub struct SplitPreviewResponse {
    pub amount: Uint128,
    pub protocol: Uint128,
    pub operator: Uint128,
    /// One for each datanet on the live route.
    pub datanets: Vec<DatanetPart>,
    /// The model's whole route, and why it reaches each datanet.
    pub route: Vec<RouteEntry>,
}

/// What one address got of one query record, and why.
#[cw_serde]
#[derive(ToJson)]
pub struct ReceiptResponse {
    pub model_id: u64,
    pub record_id: u64,
    pub address: Addr,
    pub token: Addr,
    /// What was paid.
    pub paid: Uint128,
    /// One for each datanet on the record's live route.
    pub datanets: Vec<DatanetReceipt>,
    /// The sum.
    pub amount: Decimal256,
    /// What of the record's pots is still undecided, for whomever it will be.
    pub waiting: Uint128,
    /// The part of one charge in it, where one was asked for.
    pub charge: Option<ChargeReceipt>,
}

/// One charge's part of a batch's receipt.
#[cw_serde]
#[derive(ToJson)]
pub struct ChargeReceipt {
    pub charge: ChargeInfo,
    /// `the receipt's amount · the charge's amount / the record's`, rounded down at the 18th digit.
    pub amount: Decimal256,
}

#[cw_serde]
#[derive(ToJson)]
pub struct DatanetReceipt {
    pub datanet_id: u64,
    pub weights_version: u64,
    pub base: BaseReceipt,
    /// None where the datanet has no pot on this record.
    pub influence: Option<InfluenceReceipt>,
    /// `base.amount + influence.amount`
    pub amount: Decimal256,
}

/// `amount = what the lane shares · weight / total_weight`, rounded down at the 18th digit.
#[cw_serde]
#[derive(ToJson)]
pub struct BaseReceipt {
    pub weight: u64,
    pub total_weight: u64,
    pub amount: Decimal256,
}
