use cosmwasm_schema::cw_serde;
use cosmwasm_std::Addr;
use lean_json::{FromTree, ToJson};

/// Most that the protocol may take of a fee, in basis points.
pub const MAX_PROTOCOL_FEE_BPS: u16 = 500;
/// Most fee tokens that may be active at once.
pub const MAX_ACTIVE_FEE_TOKENS: usize = 4;
/// Most fee tokens that there may ever be, retired ones included.
pub const MAX_FEE_TOKENS: usize = 8;
/// A pause of the intake ends by itself after this long: 14 days.
pub const PAUSE_SECONDS: u64 = 14 * 24 * 60 * 60;
/// The next pause may begin this long after the last one ended: 14 days.
pub const PAUSE_COOLDOWN_SECONDS: u64 = 14 * 24 * 60 * 60;

#[cw_serde]
#[derive(FromTree)]
#[serde(deny_unknown_fields)]
pub struct InstantiateMsg {
    /// Defaults to the sender.
    pub owner: Option<String>,
    /// cw20 addresses, at most [`MAX_ACTIVE_FEE_TOKENS`]; more can be added later.
    pub fee_tokens: Vec<String>,
    /// At most [`MAX_PROTOCOL_FEE_BPS`]; can only fall later.
    pub protocol_fee_bps: u16,
    /// Defaults to the owner.
    pub protocol_fee_recipient: Option<String>,
}

#[cw_serde]
#[derive(FromTree)]
#[serde(deny_unknown_fields)]
pub struct MigrateMsg {}

#[cw_serde]
#[derive(ToJson)]
pub struct ConfigResponse {
    /// None once renounced.
    pub owner: Option<Addr>,
    pub fee_tokens: Vec<FeeTokenInfo>,
    pub protocol_fee_bps: u16,
    pub protocol_fee_recipient: Addr,
    /// While the intake is paused: when the pause ends by itself, in seconds since 1970.
    pub paused_until: Option<u64>,
    /// When the next pause may begin, in seconds since 1970; none if one was never begun.
    pub next_pause_from: Option<u64>,
    /// The chain's migration admin of this contract, who can replace its code.
    pub admin: Option<Addr>,
    /// The release of the contract's code.
    pub version: String,
}

#[cw_serde]
#[derive(ToJson)]
pub struct FeeTokenInfo {
    pub token: Addr,
    /// A retired token takes no fees; all claims in it stay open.
    pub active: bool,
}
