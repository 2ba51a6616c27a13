//! Every message and response of the Tributary contract: wire types only, never storage.
//!
//! | kind of value | on the wire |
//! |---|---|
//! | amount of a token, base units | [`Uint128`](cosmwasm_std::Uint128) string |
//! | lifetime total, index, anything scaled | [`Uint256`](cosmwasm_std::Uint256) string |
//! | amount with its fraction | [`Decimal256`](cosmwasm_std::Decimal256) string, 18 digits, rounded down |
//! | id, weight, height, seconds, basis points | JSON number |
//! | hash | base64 of 32 bytes |
//! | address | bech32 |
//!
//! A value under a name that ends in `_scaled` is a number of units times 2^112.
//!
//! ```
//! use cosmwasm_std::{from_json, to_json_string};
//! use tributary_api::HookMsg;
//!
//! let hook = r#"{"record_query":{"model_id":1,"query_id":"q-1"}}"#;
//! let parsed: HookMsg = from_json(hook).unwrap();
//! assert_eq!(to_json_string(&parsed).unwrap(), hook);
//! ```

mod account;
mod admin;
mod contribution;
mod datanet;
mod earnings;
mod execute;
mod influence;
mod model;
mod notice;
mod query;
mod roll;
mod usage;

pub use account::{
    AccountBalance, AccountResponse, AllowanceInfo, AllowanceKey, AllowancesResponse, Charge,
    ChargeInfo, MAX_CHARGES, MIN_PERIOD_SECONDS,
};
pub use admin::{
    ConfigResponse, FeeTokenInfo, InstantiateMsg, MAX_ACTIVE_FEE_TOKENS, MAX_FEE_TOKENS,
    MAX_PROTOCOL_FEE_BPS, MigrateMsg, PAUSE_COOLDOWN_SECONDS, PAUSE_SECONDS,
};
pub use contribution::{
    ContributionResponse, ContributionStatus, ContributionsResponse, MAX_VERDICTS, Review,
    StatusFilter, Verdict,
};
pub use datanet::{
    ContributorResponse, ContributorWeight, ContributorsResponse, DatanetResponse,
    DatanetsResponse, LineageShare, MAX_ANCESTRY, MAX_CURATOR_FEE_BPS, MAX_PARENTS,
    MAX_ROYALTIES_BPS, MAX_TOTAL_WEIGHT, MAX_WEIGHTS, Membership, MembershipsResponse, Parent,
    PoolResponse, PositionInfo, SeatInfo, SeatSource, WeightAtResponse,
};
pub use earnings::{
    CreditsResponse, DatanetEarnings, EarningsResponse, MAX_CLAIM_DATANETS, PayoutAddressResponse,
    TokenCredits, TokenEarnings, TokenTotal,
};
pub use execute::{ExecuteMsg, HookMsg};
pub use influence::{
    AttestorInfo, DEFAULT_ATTRIBUTION_WINDOW, InfluenceReceipt, InfluenceScore, MAX_ATTESTORS,
    MAX_ATTRIBUTION_WINDOW, MAX_INFLUENCE_BPS, MAX_POTS, MAX_SCORES, MAX_TOTAL_SCORE,
    MIN_ATTRIBUTION_WINDOW, NOTICE_BEYOND_WINDOW, Pot, PotStatus,
};
pub use model::{
    LineageEntry, MAX_GATEWAYS, MAX_LINEAGE, MAX_LINEAGE_WEIGHT, MAX_OPERATOR_FEE_BPS,
    ModelResponse, ModelsResponse, RouteEntry, RouteSource, UnitPrice, UnitPriceUpdate,
};
pub use notice::{
    AcceptedContribution, Change, DEFAULT_APPLIED_CHANGES, LAPSE_SECONDS, MAX_NOTICE_SECONDS,
    MAX_WAITING_CHANGES, ScheduledChange, ScheduledChangesResponse,
};
pub use query::{DEFAULT_LIMIT, MAX_LIMIT, QueryMsg};
pub use roll::{
    LastLeaf, MAX_OPEN_ROLLS, ProofNode, RollEarningsResponse, RollPool, RollResponse,
    RollTokenEarnings, RollsResponse, SeatResponse,
};
pub use usage::{
    BaseReceipt, ChargeReceipt, DatanetPart, DatanetReceipt, MAX_COUNT, MAX_QUERY_ID_BYTES,
    QueryRecordResponse, QueryRecordsResponse, ReceiptResponse, SplitPreviewResponse,
};

/// Longest name, in bytes: of a datanet, a model, a unit.
pub const MAX_NAME_BYTES: usize = 128;
/// Longest other text, in bytes: description, uri, licence.
pub const MAX_TEXT_BYTES: usize = 512;
/// Length of every hash, in bytes.
pub const HASH_BYTES: usize = 32;
