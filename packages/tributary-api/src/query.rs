use cosmwasm_schema::{QueryResponses, cw_serde};
use cosmwasm_std::{Addr, Uint128};
use lean_json::FromTree;

use crate::{
    AccountResponse, AllowanceKey, AllowancesResponse, ConfigResponse, ContributionResponse,
    ContributionsResponse, ContributorResponse, ContributorsResponse, CreditsResponse,
    DatanetResponse, DatanetsResponse, EarningsResponse, MembershipsResponse, ModelResponse,
    ModelsResponse, PayoutAddressResponse, PoolResponse, QueryRecordResponse, QueryRecordsResponse,
    ReceiptResponse, RollEarningsResponse, RollResponse, RollsResponse, ScheduledChangesResponse,
    SeatResponse, SplitPreviewResponse, StatusFilter, WeightAtResponse,
};

/// How many entries a page has, unless told otherwise.
pub const DEFAULT_LIMIT: u32 = 10;
/// The most that a page has; a larger `limit` is cut to it.
pub const MAX_LIMIT: u32 = 100;

#[cw_serde]
#[derive(FromTree, QueryResponses)]
#[serde(deny_unknown_fields)]
pub enum QueryMsg {
    #[returns(ConfigResponse)]
    Config {},
    #[returns(cw_ownable::Ownership<Addr>)]
    Ownership {},

    #[returns(DatanetResponse)]
    Datanet { datanet_id: u64 },
    #[returns(DatanetsResponse)]
    Datanets {
        start_after: Option<u64>,
        limit: Option<u32>,
    },
    #[returns(DatanetsResponse)]
    DatanetsByCurator {
        curator: String,
        start_after: Option<u64>,
        limit: Option<u32>,
    },
    /// The datanets that name this one as a parent.
    #[returns(DatanetsResponse)]
    DatanetsByParent {
        datanet_id: u64,
        start_after: Option<u64>,
        limit: Option<u32>,
    },
    #[returns(PoolResponse)]
    Pool { datanet_id: u64, token: String },
    #[returns(ContributorResponse)]
    Contributor { datanet_id: u64, address: String },
    #[returns(ContributorsResponse)]
    Contributors {
        datanet_id: u64,
        start_after: Option<String>,
        limit: Option<u32>,
    },
    /// The datanets in which an address holds or held weight.
    #[returns(MembershipsResponse)]
    Memberships {
        address: String,
        start_after: Option<u64>,
        limit: Option<u32>,
    },
    /// As of a version, or as of a block height: the state before that block. One of the two, or neither for now.
    #[returns(WeightAtResponse)]
    WeightAt {
        datanet_id: u64,
        address: String,
        height: Option<u64>,
        version: Option<u64>,
    },
    /// What waits for the datanet's notice, in order of its turn.
    #[returns(ScheduledChangesResponse)]
    ScheduledChanges {
        datanet_id: u64,
        start_after: Option<u64>,
        limit: Option<u32>,
    },
    #[returns(ContributionResponse)]
    Contribution {
        datanet_id: u64,
        contribution_id: u64,
    },
    #[returns(ContributionsResponse)]
    Contributions {
        datanet_id: u64,
        status: Option<StatusFilter>,
        start_after: Option<u64>,
        limit: Option<u32>,
    },

    #[returns(ModelResponse)]
    Model { model_id: u64 },
    #[returns(ModelsResponse)]
    Models {
        start_after: Option<u64>,
        limit: Option<u32>,
    },
    #[returns(ModelsResponse)]
    ModelsByOperator {
        operator: String,
        start_after: Option<u64>,
        limit: Option<u32>,
    },
    /// The models whose route reaches a datanet.
    #[returns(ModelsResponse)]
    ModelsByDatanet {
        datanet_id: u64,
        start_after: Option<u64>,
        limit: Option<u32>,
    },

    /// By record id, or by payer and query id; the latter says what of a batch the payer was charged, too.
    #[returns(QueryRecordResponse)]
    QueryRecord {
        model_id: u64,
        record_id: Option<u64>,
        payer: Option<String>,
        query_id: Option<String>,
    },
    /// Newest first: `start_after` a record id goes on with older ones.
    #[returns(QueryRecordsResponse)]
    QueryRecords {
        model_id: u64,
        start_after: Option<u64>,
        limit: Option<u32>,
    },
    /// Who would get what, if this were paid now. The token defaults to that of the model's unit price; that the amount is a
    /// multiple of the price is not asked for.
    #[returns(SplitPreviewResponse)]
    SplitPreview {
        model_id: u64,
        token: Option<String>,
        amount: Uint128,
    },
    #[returns(ReceiptResponse)]
    Receipt {
        model_id: u64,
        record_id: u64,
        address: String,
        /// With `query_id`: also for this charge of a batch, by proportion.
        payer: Option<String>,
        query_id: Option<String>,
    },

    /// What a claim with the same `datanets`, `start_after` and `limit` pays, and what was paid before.
    #[returns(EarningsResponse)]
    Earnings {
        address: String,
        datanets: Option<Vec<u64>>,
        start_after: Option<u64>,
        limit: Option<u32>,
    },
    #[returns(CreditsResponse)]
    Credits {
        address: String,
        start_after: Option<u64>,
        limit: Option<u32>,
    },
    /// What an address holds prepaid.
    #[returns(AccountResponse)]
    Account {
        address: String,
        /// A token.
        start_after: Option<String>,
        limit: Option<u32>,
    },
    #[returns(AllowancesResponse)]
    Allowances {
        payer: String,
        start_after: Option<AllowanceKey>,
        limit: Option<u32>,
    },
    #[returns(RollResponse)]
    Roll { datanet_id: u64, roll_id: u64 },
    /// Open and closed ones, in order of id.
    #[returns(RollsResponse)]
    Rolls {
        datanet_id: u64,
        start_after: Option<u64>,
        limit: Option<u32>,
    },
    #[returns(SeatResponse)]
    Seat {
        datanet_id: u64,
        roll_id: u64,
        leaf_index: u64,
    },
    /// What a leaf of that weight has earned so far.
    #[returns(RollEarningsResponse)]
    RollEarnings {
        datanet_id: u64,
        roll_id: u64,
        weight: u64,
    },
    #[returns(PayoutAddressResponse)]
    PayoutAddress { address: String },
}
