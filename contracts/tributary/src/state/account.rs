use cosmwasm_std::Uint128;
use serde::{Deserialize, Serialize};

use super::{CompactMap, Id, TokenId};

/// What a model's gateways may charge a payer in one token. A revoked one stays, so that setting it again frees nothing.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
pub struct Allowance {
    pub per_charge_max: u128,
    pub budget: u128,
    /// In the period that began at `began_at`.
    pub spent: u128,
    /// Seconds since 1970.
    pub began_at: u64,
    /// 0 without a period: the budget is that of the whole life.
    pub period_seconds: u64,
    /// Seconds since 1970; 0 for never.
    pub expires_at: u64,
    pub revoked: bool,
}

impl Allowance {
    /// Goes on to the period that runs now. Periods follow each other from the first, whenever anything is charged.
    pub fn advance(&mut self, now: u64) {
        let passed = now.saturating_sub(self.began_at);
        let periods = passed.checked_div(self.period_seconds).unwrap_or(0);
        if periods > 0 {
            let passed = periods.saturating_mul(self.period_seconds);
            self.began_at = self.began_at.saturating_add(passed);
            self.spent = 0;
        }
    }

    /// Of the budget, in the running period.
    pub fn left(&self) -> Uint128 {
        self.budget.saturating_sub(self.spent).into()
    }

    pub fn is_expired(&self, now: u64) -> bool {
        self.expires_at > 0 && now >= self.expires_at
    }
}

/// (address, token_id) → what it holds prepaid, in base units
pub const ACCOUNTS: CompactMap<(&[u8], TokenId), u128> = CompactMap::new("A");
/// (payer, model_id, token_id) → what the model's gateways may charge
pub const ALLOWANCES: CompactMap<(&[u8], (Id, TokenId)), Allowance> = CompactMap::new("L");
