use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, Binary, Uint128};
use lean_json::{FromTree, ToJson};

/// Most charges in one batch.
pub const MAX_CHARGES: usize = 100;
/// Shortest period of an allowance: 1 minute.
pub const MIN_PERIOD_SECONDS: u64 = 60;

/// One paid use in a batch: units × the model's unit price, from the payer's account.
#[cw_serde]
#[derive(FromTree)]
#[serde(deny_unknown_fields)]
pub struct Charge {
    pub payer: String,
    /// As in a payment by `send`: unique for (model, payer).
    pub query_id: String,
    /// Default 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub units: Option<u64>,
    /// The hash of request and answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub digest: Option<Binary>,
}

/// A charge of a recorded batch.
#[cw_serde]
#[derive(ToJson)]
pub struct ChargeInfo {
    pub payer: Addr,
    pub query_id: String,
    pub amount: Uint128,
    pub units: u64,
    pub digest: Option<Binary>,
}

#[cw_serde]
#[derive(ToJson)]
pub struct AccountResponse {
    pub address: Addr,
    /// Those in which the address holds something, in order of when the tokens were added.
    pub balances: Vec<AccountBalance>,
}

#[cw_serde]
#[derive(ToJson)]
pub struct AccountBalance {
    pub token: Addr,
    pub balance: Uint128,
}

#[cw_serde]
#[derive(ToJson)]
pub struct AllowancesResponse {
    /// In order of model, then of when the tokens were added; revoked ones are left out.
    pub allowances: Vec<AllowanceInfo>,
    /// Give it as `start_after` to go on; none on the last page.
    pub next: Option<AllowanceKey>,
}

/// Where a page of allowances begins.
#[cw_serde]
#[derive(FromTree, ToJson)]
#[serde(deny_unknown_fields)]
pub struct AllowanceKey {
    pub model_id: u64,
    pub token: String,
}

/// What a model's gateways may charge a payer.
#[cw_serde]
#[derive(ToJson)]
pub struct AllowanceInfo {
    pub model_id: u64,
    pub token: Addr,
    pub per_charge_max: Uint128,
    /// In each period; in all, without one.
    pub budget: Uint128,
    pub period_seconds: Option<u64>,
    /// Not from then on, in seconds since 1970.
    pub expires_at: Option<u64>,
    /// When the running period began, in seconds since 1970.
    pub period_began: u64,
    /// When it ends.
    pub period_ends: Option<u64>,
    /// In the running period.
    pub spent: Uint128,
    /// Of the budget, in the running period.
    pub left: Uint128,
}
