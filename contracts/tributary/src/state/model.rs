use cosmwasm_std::Uint128;
use serde::{Deserialize, Serialize};

use crate::error::ContractError;

use super::{Account, CompactMap, Id, TokenId};

/// What every recorded query needs to know of a model.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
pub struct Model {
    pub operator: Account,
    pub operator_fee_bps: u16,
    pub active: bool,
    pub price: Option<Price>,
    /// In order of datanet_id, fixed for ever.
    pub route: Vec<RouteShare>,
}

/// Base units of a token for each unit.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
pub struct Price {
    pub token: TokenId,
    pub amount: u128,
}

impl Price {
    /// What `units` cost: exact, or an error past the largest amount.
    pub fn fee(&self, model_id: u64, units: u64) -> Result<Uint128, ContractError> {
        self.amount
            .checked_mul(units.into())
            .map(Uint128::new)
            .ok_or(ContractError::PriceOverflow {
                model_id,
                units,
                unit_price: self.amount.into(),
            })
    }
}

/// A datanet on a route and its share, to be read against the sum of all shares.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
pub struct RouteShare {
    pub datanet_id: u64,
    pub share: u128,
}

/// What people see of a model.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
pub struct ModelInfo {
    pub name: String,
    pub uri: Option<String>,
    /// The unit's name, where there is a price.
    pub unit: Option<String>,
    /// (datanet_id, weight), in order of datanet_id.
    pub lineage: Vec<(u64, u64)>,
    pub gateways: Vec<Account>,
    pub nominee: Option<Account>,
    pub succeeds: Option<u64>,
    /// Seconds since 1970.
    pub registered_at: u64,
}

/// model_id → what a recorded query needs of it
pub const MODELS: CompactMap<Id, Model> = CompactMap::new("m");
/// model_id → what people see of it
pub const MODEL_INFO: CompactMap<Id, ModelInfo> = CompactMap::new("i");
/// (operator, model_id) → operated now
pub const MODELS_BY_OPERATOR: CompactMap<(&[u8], Id), bool> = CompactMap::new("o");
/// (datanet_id, model_id) → the model's route reaches the datanet
pub const MODELS_BY_DATANET: CompactMap<(Id, Id), bool> = CompactMap::new("l");
