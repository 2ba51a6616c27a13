use cosmwasm_std::Uint256;
use serde::{Deserialize, Serialize};

use super::{Account, CompactMap, TokenId, wide};

/// What an address is owed in one token beside its weights, in whole units.
#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq)]
pub struct Credit {
    /// From datanets that were handed over.
    #[serde(with = "wide")]
    pub curator: Uint256,
    #[serde(with = "wide")]
    pub operator: Uint256,
    #[serde(with = "wide")]
    pub protocol: Uint256,
    /// Paid out so far as curator, operator and protocol.
    #[serde(with = "wide")]
    pub claimed: Uint256,
}

/// (address, token_id) → credit
pub const CREDITS: CompactMap<(&[u8], TokenId), Credit> = CompactMap::new("k");
/// address → payout address, where it is another
pub const PAYOUT_ADDRESSES: CompactMap<&[u8], Account> = CompactMap::new("a");
