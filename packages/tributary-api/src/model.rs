use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, Decimal, Uint128};
use lean_json::{FromTree, ToJson};

/// Most that an operator may take of a fee, in basis points.
pub const MAX_OPERATOR_FEE_BPS: u16 = 4_000;
/// Most datanets in a model's lineage.
pub const MAX_LINEAGE: usize = 32;
/// Largest weight of a datanet in a lineage: 2^32 − 1.
pub const MAX_LINEAGE_WEIGHT: u64 = (1 << 32) - 1;
/// Most gateways of a model.
pub const MAX_GATEWAYS: usize = 16;

/// What a model charges: `amount` of `token` for each `unit`.
#[cw_serde]
#[derive(FromTree, ToJson)]
#[serde(deny_unknown_fields)]
pub struct UnitPrice {
    pub token: String,
    /// Base units of the token, from 1.
    pub amount: Uint128,
    /// The unit's name: "query", "thousand tokens".
    pub unit: String,
}

#[cw_serde]
#[derive(FromTree)]
#[serde(deny_unknown_fields)]
pub enum UnitPriceUpdate {
    /// Any amount of any fee token from now on.
    None {},
    Set {
        token: String,
        amount: Uint128,
        unit: String,
    },
}

impl From<UnitPriceUpdate> for Option<UnitPrice> {
    fn from(update: UnitPriceUpdate) -> Self {
        match update {
            UnitPriceUpdate::None {} => None,
            UnitPriceUpdate::Set {
                token,
                amount,
                unit,
            } => Some(UnitPrice {
                token,
                amount,
                unit,
            }),
        }
    }
}

/// A datanet that a model rests on.
#[cw_serde]
#[derive(FromTree, ToJson)]
#[serde(deny_unknown_fields)]
pub struct LineageEntry {
    pub datanet_id: u64,
    /// 1 to [`MAX_LINEAGE_WEIGHT`].
    pub weight: u64,
}

/// A datanet that a model's fees reach.
#[cw_serde]
#[derive(ToJson)]
pub struct RouteEntry {
    pub datanet_id: u64,
    /// Its part of what runs over the route, while every datanet on it has weight; rounded down.
    pub share: Decimal,
    /// The same exactly: `parts` of the sum of all parts of the route.
    pub parts: Uint128,
    /// Why: the datanets of the model's lineage through which fees reach it. Left out in lists of models.
    pub sources: Vec<RouteSource>,
}

/// A datanet of a model's lineage, and what of its part runs on to a datanet of the route.
#[cw_serde]
#[derive(ToJson)]
pub struct RouteSource {
    pub datanet_id: u64,
    /// In the model's lineage.
    pub weight: u64,
    /// Of that datanet's part, in 10^−18; less than 1 for an ancestor, and for a datanet that has parents.
    pub share: Decimal,
}

#[cw_serde]
#[derive(ToJson)]
pub struct ModelResponse {
    pub model_id: u64,
    pub name: String,
    pub uri: Option<String>,
    pub operator: Addr,
    /// Nominated to take over the operatorship.
    pub nominee: Option<Addr>,
    pub operator_fee_bps: u16,
    pub unit_price: Option<UnitPrice>,
    pub lineage: Vec<LineageEntry>,
    pub route: Vec<RouteEntry>,
    /// May charge prepaid accounts.
    pub gateways: Vec<Addr>,
    pub succeeds: Option<u64>,
    /// An inactive model takes no new records.
    pub active: bool,
    /// Seconds since 1970.
    pub registered_at: u64,
    /// Query records so far; the newest one's id.
    pub records: u64,
}

#[cw_serde]
#[derive(ToJson)]
pub struct ModelsResponse {
    pub models: Vec<ModelResponse>,
}
