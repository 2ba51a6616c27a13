//! What becomes of deposits, withdrawals and allowances.

use cosmwasm_std::{Addr, Uint128};
use tributary_api::{ExecuteMsg, MAX_COUNT, MIN_PERIOD_SECONDS};

use super::super::model::{Model, Verdict};
use super::super::verdict::require;
use crate::oracle::Limits;

impl Model {
    pub fn deposit(
        &mut self,
        payer: &Addr,
        token: &Addr,
        amount: u128,
        beneficiary: Option<&str>,
    ) -> Verdict {
        require(self.active.get(token) == Some(&true), "not a fee token now")?;
        require(!self.is_paused(), "paused")?;
        require(amount > 0, "nothing paid")?;
        let account = beneficiary.map_or(payer.clone(), Addr::unchecked);
        self.oracle.deposit(&account, token, amount);
        Ok(())
    }

    /// One that is a fee token, or was.
    fn known_token(&self, token: &str) -> Result<Addr, &'static str> {
        let token = Addr::unchecked(token);
        require(self.active.contains_key(&token), "never a fee token")?;
        Ok(token)
    }

    pub fn withdraw(&mut self, sender: &Addr, token: &str, amount: Option<Uint128>) -> Verdict {
        let token = self.known_token(token)?;
        let held = self.oracle.prepaid(sender, &token);
        let amount = amount.map_or(held, |amount| amount.u128());
        require(amount > 0, "nothing to withdraw")?;
        require(amount <= held, "more than there is")?;
        self.oracle.withdraw(sender, &token, amount);
        Ok(())
    }

    pub fn set_allowance(&mut self, sender: &Addr, msg: &ExecuteMsg) -> Verdict {
        let ExecuteMsg::SetAllowance {
            model_id,
            token,
            per_charge_max,
            budget,
            period_seconds,
            expires_at,
        } = msg
        else {
            unreachable!("another message");
        };
        require(self.oracle.models.contains_key(model_id), "unknown model")?;
        let token = self.known_token(token)?;
        require(!per_charge_max.is_zero(), "charges of nothing")?;
        require(!budget.is_zero(), "a budget of nothing")?;
        let period = period_seconds.unwrap_or(MIN_PERIOD_SECONDS);
        require(period >= MIN_PERIOD_SECONDS, "too short a period")?;
        require(period <= MAX_COUNT, "too long a period")?;
        let lasts = expires_at.is_none_or(|expires_at| expires_at > self.oracle.now);
        require(lasts, "expired from the beginning")?;
        let limits = Limits {
            per_charge_max: per_charge_max.u128(),
            budget: budget.u128(),
            period_seconds: *period_seconds,
            expires_at: *expires_at,
        };
        self.oracle.set_allowance(sender, *model_id, &token, limits);
        Ok(())
    }

    pub fn revoke_allowance(&mut self, sender: &Addr, model_id: u64, token: &str) -> Verdict {
        let token = self.known_token(token)?;
        let allowance = self.oracle.allowance(sender, model_id, &token);
        let in_force = allowance.is_some_and(|one| one.limits().is_some());
        require(in_force, "no allowance")?;
        self.oracle.allowance_mut(sender, model_id, &token).revoked = true;
        Ok(())
    }
}
