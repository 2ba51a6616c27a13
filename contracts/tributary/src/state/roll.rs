use cosmwasm_std::Uint256;
use serde::{Deserialize, Serialize};

use super::{Account, CompactMap, Id, TokenId, wide};

/// A commitment to many weights, and from where to where it earns.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
pub struct Roll {
    pub root: [u8; 32],
    pub total_weight: u64,
    pub leaf_count: u64,
    /// The version of the weights that it began.
    pub weights_version: u64,
    /// Seconds since 1970.
    pub opened_at: u64,
    opened: Vec<PoolIndex>,
    /// Seconds since 1970; 0 while it is open.
    pub closed_at: u64,
    closed: Vec<PoolIndex>,
}

/// A pool's index at one moment.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
pub struct PoolIndex {
    pub token: TokenId,
    #[serde(with = "wide")]
    pub index: Uint256,
}

impl Roll {
    pub fn open(
        commitment: weight_roll::Roll,
        weights_version: u64,
        opened_at: u64,
        opened: Vec<PoolIndex>,
    ) -> Self {
        Self {
            root: commitment.root,
            total_weight: commitment.total_weight,
            leaf_count: commitment.leaf_count,
            weights_version,
            opened_at,
            opened,
            closed_at: 0,
            closed: vec![],
        }
    }

    pub fn close(&mut self, closed_at: u64, closed: Vec<PoolIndex>) {
        self.closed_at = closed_at;
        self.closed = closed;
    }

    pub fn is_open(&self) -> bool {
        self.closed_at == 0
    }

    pub fn commitment(&self) -> weight_roll::Roll {
        weight_roll::Roll {
            root: self.root,
            total_weight: self.total_weight,
            leaf_count: self.leaf_count,
        }
    }

    /// The index from which it earns: 0 in a pool that began later.
    pub fn opening(&self, token: TokenId) -> Uint256 {
        find(&self.opened, token)
    }

    /// The index up to which a closed one earned: 0 in a pool that began later.
    pub fn closing(&self, token: TokenId) -> Uint256 {
        find(&self.closed, token)
    }

    /// The index up to which it earns, where the pool's is `index` now.
    pub fn until(&self, token: TokenId, index: Uint256) -> Uint256 {
        match self.is_open() {
            true => index,
            false => self.closing(token),
        }
    }
}

fn find(indexes: &[PoolIndex], token: TokenId) -> Uint256 {
    let found = indexes.iter().find(|held| held.token == token);
    found.map_or(Uint256::zero(), |held| held.index)
}

/// How much of a roll has been taken.
#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq)]
pub struct Enrolled {
    pub weight: u64,
    pub leaves: u64,
}

/// (datanet_id, roll_id) → the roll
pub const ROLLS: CompactMap<(Id, Id), Roll> = CompactMap::new("R");
/// (datanet_id, roll_id) → where its leaves can be found: apart, because enrolling reads the rest
pub const ROLL_URIS: CompactMap<(Id, Id), String> = CompactMap::new("U");
/// (datanet_id, roll_id) → how much of it has been taken
pub const ENROLLED: CompactMap<(Id, Id), Enrolled> = CompactMap::new("E");
/// (datanet_id, roll_id, leaf_index) → who took it
pub const LEAVES: CompactMap<(Id, Id, Id), Account> = CompactMap::new("T");
/// (datanet_id, roll_id, address) → its weight over all leaves it took, for ever
pub const ROLL_SEATS: CompactMap<(Id, Id, &[u8]), u64> = CompactMap::new("S");
