//! Which account or allowance a step means.

use cosmwasm_std::Addr;
use tributary_api::{ExecuteMsg, HookMsg};

use super::super::changes::choose;
use super::super::message::{Message, units};
use super::super::model::Model;
use super::super::step::{Choice, Pick};
use super::step::{AccountStep, Limit};

impl Limit {
    fn base_units(self, price: u128) -> u128 {
        match self {
            Self::Units(units) => units,
            Self::Prices(prices, slip) => {
                let limit = price.saturating_mul(prices);
                limit.saturating_add_signed(slip.into())
            }
        }
    }
}

impl Model {
    /// `balance` tells what somebody has of a token, not prepaid.
    pub fn draw_account(
        &mut self,
        step: &AccountStep,
        balance: impl Fn(&Addr, &Addr) -> u128,
    ) -> Message {
        let (sender, msg) = match step {
            AccountStep::Deposit {
                payer,
                token,
                amount,
                beneficiary,
            } => {
                let payer = self.people[*payer].clone();
                let token = match token {
                    Ok(model) => self.price_token(model),
                    Err(token) => self.tokens[*token].clone(),
                };
                let amount = units(amount, balance(&payer, &token));
                let beneficiary = beneficiary.map(|who| self.address(who));
                return Message::Pay {
                    payer,
                    token,
                    amount,
                    hook: HookMsg::Deposit { beneficiary },
                };
            }
            AccountStep::Withdraw { account, amount } => {
                let (who, token) = self.choose_account(account);
                let held = self.oracle.prepaid(&who, &token);
                let amount = amount.as_ref().map(|amount| units(amount, held).into());
                let token = token.into();
                (who, ExecuteMsg::Withdraw { token, amount })
            }
            AccountStep::SetAllowance { .. } => self.draw_allowance(step),
            AccountStep::RevokeAllowance { allowance, sender } => {
                let known = self.oracle.allowances.iter();
                let all: Vec<_> = known.clone().map(|(key, _)| key).collect();
                let apt = known.filter(|(_, one)| one.limits().is_some());
                let apt: Vec<_> = apt.map(|(key, _)| key).collect();
                let unknown = (self.people[5].clone(), 1, self.tokens[0].clone());
                let (payer, model_id, token) = choose(allowance, &apt, &all, &unknown).clone();
                let sender = sender.map_or(payer, |who| self.people[who].clone());
                let token = token.into();
                (sender, ExecuteMsg::RevokeAllowance { model_id, token })
            }
            AccountStep::Batch { .. } => self.draw_batch(step),
        };
        Message::Execute { sender, msg }
    }

    fn choose_account(&self, account: &Choice) -> (Addr, Addr) {
        let accounts = self.oracle.accounts.iter();
        let apt: Vec<_> = accounts.clone().filter(|(_, held)| **held > 0).collect();
        let apt: Vec<_> = apt.into_iter().map(|(key, _)| key).collect();
        let all: Vec<_> = accounts.map(|(key, _)| key).collect();
        let unknown = (self.people[0].clone(), self.tokens[2].clone());
        choose(account, &apt, &all, &unknown).clone()
    }

    /// That of some model that has a price.
    fn price_token(&self, model: &Pick) -> Addr {
        let prices: Vec<_> = self.prices.values().collect();
        let token = match model {
            Pick::Known(index) if !prices.is_empty() => prices[index.index(prices.len())].0,
            _ => 0,
        };
        self.tokens[token].clone()
    }

    fn draw_allowance(&self, step: &AccountStep) -> (Addr, ExecuteMsg) {
        let AccountStep::SetAllowance {
            who,
            model,
            token,
            per_charge_max,
            budget,
            period_seconds,
            lasts,
        } = step
        else {
            unreachable!("another step");
        };
        let model_id = self.choose_model(model, |id| self.prices.contains_key(&id));
        let (price_token, price) = self.prices.get(&model_id).copied().unwrap_or((0, 1));
        let expires_at = lasts.map(|lasts| self.oracle.now.saturating_add_signed(lasts));
        let msg = ExecuteMsg::SetAllowance {
            model_id,
            token: self.tokens[token.unwrap_or(price_token)].to_string(),
            per_charge_max: per_charge_max.base_units(price).into(),
            budget: budget.base_units(price).into(),
            period_seconds: *period_seconds,
            expires_at,
        };
        (self.people[*who].clone(), msg)
    }

    pub fn choose_model(&self, choice: &Choice, apt: impl Fn(u64) -> bool) -> u64 {
        let all: Vec<u64> = self.oracle.models.keys().copied().collect();
        let apt: Vec<u64> = all.iter().copied().filter(|id| apt(*id)).collect();
        choose(choice, &apt, &all, 1 + all.len() as u64)
    }
}
