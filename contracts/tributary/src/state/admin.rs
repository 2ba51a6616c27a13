use serde::{Deserialize, Serialize};
use tributary_api::PAUSE_COOLDOWN_SECONDS;

use super::{Account, CompactItem, TokenId};

/// What every recorded query needs to know of the contract.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
pub struct Config {
    /// Those that ever were, at most 8, in the order in which they were added (the first ones in that of their bytes).
    pub fee_tokens: Vec<FeeToken>,
    pub protocol_fee_bps: u16,
    pub protocol_fee_recipient: Account,
    /// Seconds since 1970 when the newest pause ends or ended; 0 if there never was one.
    pub pause_ends: u64,
}

#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
pub struct FeeToken {
    pub token: Account,
    pub active: bool,
}

impl Config {
    pub fn find_token(&self, token: &Account) -> Option<(TokenId, &FeeToken)> {
        (0..)
            .zip(&self.fee_tokens)
            .find(|(_, fee_token)| fee_token.token == *token)
    }

    /// Seconds since 1970 from which the next pause may begin; 0 if there never was one.
    pub fn next_pause_from(&self) -> u64 {
        match self.pause_ends {
            0 => 0,
            ends => ends.saturating_add(PAUSE_COOLDOWN_SECONDS),
        }
    }
}

pub const CONFIG: CompactItem<Config> = CompactItem::new(super::CONFIG_NAME);
