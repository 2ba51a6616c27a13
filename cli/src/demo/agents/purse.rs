//! What an account and its allowance can meet, worked out apart from the contract.

use super::refusal::Why;
use anyhow::Result;
use cosmwasm_std::Uint128;

/// What an agent's owner allows.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    pub per_charge_max: Uint128,
    /// In each period.
    pub budget: Uint128,
    pub period_seconds: u64,
}

/// A prepaid account that one model may charge.
#[derive(Debug)]
pub struct Purse {
    pub balance: Uint128,
    /// All that was charged.
    pub charged: Uint128,
    limits: Option<Limits>,
    allowed_at: u64,
    /// The running period's number from 0, and what was spent in it.
    period: (u64, Uint128),
}

impl Purse {
    pub fn new(balance: Uint128, limits: Limits, allowed_at: u64) -> Self {
        Self {
            balance,
            charged: Uint128::zero(),
            limits: Some(limits),
            allowed_at,
            period: (0, Uint128::zero()),
        }
    }

    pub fn revoke(&mut self) {
        self.limits = None;
    }

    /// All that is on it, which leaves nothing.
    pub fn empty(&mut self) -> Uint128 {
        std::mem::take(&mut self.balance)
    }

    /// Takes a charge, or tells why not; then nothing has changed.
    ///
    /// # Errors
    /// When it is no amount of a token.
    pub fn charge(&mut self, amount: Uint128, now: u64) -> Result<Option<Why>> {
        let Some(limits) = self.limits else {
            return Ok(Some(Why::NoAllowance));
        };
        if amount > limits.per_charge_max {
            return Ok(Some(Why::OverChargeMax));
        }
        let passed = now.saturating_sub(self.allowed_at);
        let number = passed.checked_div(limits.period_seconds).unwrap_or(0);
        let (running, spent) = self.period;
        let spent = if running == number {
            spent
        } else {
            Uint128::zero()
        };
        let spent = spent.checked_add(amount)?;
        if spent > limits.budget {
            return Ok(Some(Why::OverBudget));
        }
        if amount > self.balance {
            return Ok(Some(Why::OverBalance));
        }
        self.period = (number, spent);
        self.balance = self.balance.checked_sub(amount)?;
        self.charged = self.charged.checked_add(amount)?;
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn purse() -> Purse {
        let limits = Limits {
            per_charge_max: Uint128::new(5),
            budget: Uint128::new(8),
            period_seconds: 60,
        };
        Purse::new(Uint128::new(20), limits, 1_000)
    }

    fn charge(purse: &mut Purse, amount: u128, now: u64) -> Option<Why> {
        purse.charge(Uint128::new(amount), now).unwrap()
    }

    #[test]
    fn budgets_begin_anew_with_each_period() {
        let mut purse = purse();
        for (amount, now, refused) in [
            (6, 1_000, Some(Why::OverChargeMax)),
            (5, 1_000, None),
            (4, 1_059, Some(Why::OverBudget)),
            (3, 1_059, None),
            (1, 1_059, Some(Why::OverBudget)),
            (5, 1_060, None),
            (5, 1_130, None),
            (3, 1_130, Some(Why::OverBalance)),
            (2, 1_130, None),
        ] {
            assert_eq!(
                charge(&mut purse, amount, now),
                refused,
                "{amount} at {now}"
            );
        }
        assert_eq!(purse.balance, Uint128::zero());
        assert_eq!(purse.charged, Uint128::new(20));
    }

    #[test]
    fn who_revoked_or_withdrew_pays_nothing() {
        let mut purse = purse();
        assert_eq!(charge(&mut purse, 5, 1_000), None);
        assert_eq!(purse.empty(), Uint128::new(15));
        assert_eq!(charge(&mut purse, 1, 1_000), Some(Why::OverBalance));
        purse.revoke();
        assert_eq!(charge(&mut purse, 1, 1_000), Some(Why::NoAllowance));
        assert_eq!(purse.charged, Uint128::new(5));
    }
}
