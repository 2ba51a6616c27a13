use cosmwasm_std::{StdResult, Uint128};
use serde::{Deserialize, Serialize};

use super::{Account, CompactMap, Id, TokenId};

/// One paid use of a model. What each datanet got follows from it, from the model's route (fixed for ever) and
/// from the datanets' versions of weights, so it is not stored again.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
pub struct QueryRecord {
    /// Of a batch, the gateway.
    pub payer: Account,
    /// Empty for a batch.
    pub query_id: String,
    pub token: TokenId,
    /// Base units.
    pub amount: u128,
    /// Base units.
    pub protocol: u128,
    /// Base units.
    pub operator: u128,
    /// None without a unit price.
    pub units: Option<u64>,
    pub count: u64,
    pub digest: Option<[u8; 32]>,
    pub height: u64,
    /// Seconds since 1970.
    pub time: u64,
    /// One for each entry of the model's route, in its order.
    pub parts: Vec<RecordPart>,
}

impl QueryRecord {
    /// What ran over the route.
    pub fn rest(&self) -> StdResult<Uint128> {
        let rest = Uint128::new(self.amount).checked_sub(self.protocol.into())?;
        Ok(rest.checked_sub(self.operator.into())?)
    }
}

/// What a datanet was when the fee was split.
#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq)]
pub struct RecordPart {
    /// 0 where the datanet had no weight and took no part.
    pub weights_version: u64,
    pub curator_fee_bps: u16,
}

/// Under which record a query id is paid.
#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq)]
pub struct Charged {
    pub record_id: u64,
    /// Base units of a batch's record; 0 where the record is this payment alone, and says the rest.
    pub amount: u128,
    pub units: u64,
    pub digest: Option<[u8; 32]>,
}

/// (model_id, record_id) → the record
pub const QUERY_RECORDS: CompactMap<(Id, Id), QueryRecord> = CompactMap::new("r");
/// (model_id, payer, query_id) → under which record: the check against paying twice
pub const QUERY_IDS: CompactMap<(Id, &[u8], &str), Charged> = CompactMap::new("q");
