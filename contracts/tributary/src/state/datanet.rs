use cosmwasm_std::Uint256;
use fee_split::{Pool, Scaled};
use serde::{Deserialize, Serialize};

use super::{Account, CompactMap, Id, TokenId, wide};

/// What people see of a datanet, and who decides.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
pub struct Datanet {
    pub name: String,
    pub description: Option<String>,
    pub uri: Option<String>,
    pub content_hash: Option<[u8; 32]>,
    pub license: Option<String>,
    pub curator: Account,
    pub nominee: Option<Account>,
    /// Seconds since 1970.
    pub registered_at: u64,
    /// How long changes of weights and attestors wait.
    pub notice_seconds: u64,
}

/// What every recorded query needs to know of a datanet.
#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq)]
pub struct DatanetSplit {
    /// The sum of all weights.
    pub total_weight: u64,
    /// Raised by every change of weights; 0 before the first.
    pub weights_version: u64,
    pub curator_fee_bps: u16,
    /// Fixed for ever; 0 without an influence lane.
    pub influence_bps: u16,
    /// Fixed for ever: whether there is an [`Ancestry`].
    pub derived: bool,
    /// In their order.
    pub open_rolls: Vec<u64>,
}

/// What a datanet was derived from, fixed for ever.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
pub struct Ancestry {
    /// (datanet_id, royalty in basis points), in order of datanet_id.
    pub parents: Vec<(u64, u16)>,
    /// (datanet_id, share in 10^−18), in order of datanet_id: the datanet itself and all its ancestors.
    pub lineage: Vec<(u64, u64)>,
}

/// A datanet's income in one token.
#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq)]
pub struct PoolRecord {
    #[serde(with = "wide")]
    index: Uint256,
    remainder: u64,
    #[serde(with = "wide")]
    income: Uint256,
    /// Whole units that the curator has not claimed yet: here, because both are written together.
    #[serde(with = "wide")]
    pub curator_income: Uint256,
    #[serde(with = "wide")]
    waiting: Uint256,
}

impl PoolRecord {
    pub fn pool(&self) -> Pool {
        Pool {
            index: self.index,
            remainder: self.remainder,
            income: Scaled(self.income),
            waiting: self.waiting,
        }
    }

    pub fn set_pool(&mut self, pool: Pool) {
        self.index = pool.index;
        self.remainder = pool.remainder;
        self.income = pool.income.0;
        self.waiting = pool.waiting;
    }
}

/// datanet_id → what people see of it
pub const DATANETS: CompactMap<Id, Datanet> = CompactMap::new("d");
/// datanet_id → what a recorded query needs of it
pub const SPLITS: CompactMap<Id, DatanetSplit> = CompactMap::new("s");
/// (curator, datanet_id) → curated now
pub const DATANETS_BY_CURATOR: CompactMap<(&[u8], Id), bool> = CompactMap::new("y");
/// (datanet_id, token_id) → the datanet's income in that token
pub const POOLS: CompactMap<(Id, TokenId), PoolRecord> = CompactMap::new("p");
/// datanet_id → what it was derived from, where it was
pub const ANCESTRIES: CompactMap<Id, Ancestry> = CompactMap::new("n");
/// (parent, datanet_id) → derived from it
pub const DATANETS_BY_PARENT: CompactMap<(Id, Id), bool> = CompactMap::new("z");
