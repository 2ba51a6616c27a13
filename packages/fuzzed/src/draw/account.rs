//! Prepaid accounts, and claims.

use cosmwasm_std::{Addr, Order};
use tributary::state::{ALLOWANCES, MODEL_INFO, QUERY_RECORDS, last_id};
use tributary_api::{Charge, ExecuteMsg};

use super::{Draw, Step, execute, human};

impl Draw<'_, '_, '_> {
    pub(super) fn set_allowance(&mut self) -> Step {
        let model_id = self.model_id();
        let model = self.model(model_id);
        let msg = ExecuteMsg::SetAllowance {
            model_id,
            token: self.token_of(model.as_ref()).into_string(),
            per_charge_max: self.amount().into(),
            budget: self.amount().into(),
            period_seconds: self.maybe(|draw| 59 + draw.below(3_600)),
            expires_at: self.maybe(|draw| draw.world.now() + draw.below(200_000)),
        };
        execute(self.person(), msg)
    }

    pub(super) fn revoke_allowance(&mut self) -> Step {
        let model_id = self.model_id();
        let model = self.model(model_id);
        let token = self.token_of(model.as_ref()).into_string();
        let payers = self.payers(model_id);
        let sender = match payers.is_empty() {
            true => self.person(),
            false => self.pick(&payers),
        };
        execute(sender, ExecuteMsg::RevokeAllowance { model_id, token })
    }

    pub(super) fn withdraw(&mut self) -> Step {
        let msg = ExecuteMsg::Withdraw {
            token: self.token().into_string(),
            amount: self.odd(3).then(|| self.amount().into()),
        };
        execute(self.person(), msg)
    }

    /// By a gateway of a model with a price, if one is found.
    pub(super) fn record_queries(&mut self) -> Step {
        let mut model_id = self.model_id();
        for _ in 0..4 {
            if self
                .model(model_id)
                .is_some_and(|model| model.price.is_some())
            {
                break;
            }
            model_id = self.model_id();
        }
        let info = MODEL_INFO.may_load(&self.world.storage, model_id.into());
        let gateways = info.unwrap().map_or(vec![], |info| info.gateways);
        let gateway = match gateways.is_empty() {
            true => None,
            false => Some(self.pick(&gateways)),
        };
        let payers = self.payers(model_id);
        let mut charges = vec![];
        for _ in 0..=self.below(4) {
            charges.push(Charge {
                payer: match payers.is_empty() || self.odd(8) {
                    true => self.address(),
                    false => self.pick(&payers).into_string(),
                },
                query_id: self.query_id(),
                units: self.maybe(|draw| draw.below(6)),
                digest: self.maybe(Self::hash),
            });
        }
        let msg = ExecuteMsg::RecordQueries {
            model_id,
            charges,
            skip_refused: Some(self.below(4) > 0),
            digest: None,
        };
        execute(self.holder(gateway), msg)
    }

    /// Who has allowed the model something.
    fn payers(&self, model_id: u64) -> Vec<Addr> {
        let people = crate::people::people().iter();
        let allows = |person: &&Addr| {
            let account = self.account(person);
            let mut allowances =
                ALLOWANCES.range(&self.world.storage, &account, None, Order::Ascending);
            allowances.any(|entry| entry.unwrap().0.0 == model_id)
        };
        people.filter(allows).cloned().collect()
    }

    fn account(&self, person: &Addr) -> cosmwasm_std::CanonicalAddr {
        use cosmwasm_std::Api;
        cosmwasm_std::testing::MockApi::default()
            .addr_canonicalize(person.as_str())
            .unwrap()
    }

    pub(super) fn claim(&mut self) -> Step {
        let by_list = self.odd(4);
        let address = self.maybe(Self::address);
        let tokens = self
            .odd(4)
            .then(|| self.list(2, |draw| draw.token().into_string()));
        let msg = match by_list {
            true => ExecuteMsg::Claim {
                address,
                datanets: Some(self.list(3, Self::datanet_id)),
                tokens,
                start_after: None,
                limit: None,
            },
            false => ExecuteMsg::Claim {
                address,
                datanets: None,
                tokens,
                start_after: self.odd(8).then(|| self.datanet_id()),
                limit: self.odd(4).then(|| self.below(4) as u32),
            },
        };
        execute(self.person(), msg)
    }

    pub(super) fn set_payout_address(&mut self) -> Step {
        let address = self.maybe(Self::address);
        execute(self.person(), ExecuteMsg::SetPayoutAddress { address })
    }

    pub(super) fn record_id(&mut self, model_id: u64) -> u64 {
        let last = last_id(&QUERY_RECORDS, &self.world.storage, model_id.into());
        self.id(last.unwrap())
    }

    pub(super) fn owner(&mut self) -> Addr {
        let ownership = cw_ownable::get_ownership(&self.world.storage).unwrap();
        match ownership.owner {
            Some(owner) if !self.odd(8) => owner,
            _ => self.person(),
        }
    }

    pub(super) fn nominated_owner(&mut self) -> Addr {
        let ownership = cw_ownable::get_ownership(&self.world.storage).unwrap();
        ownership
            .pending_owner
            .unwrap_or_else(|| human(&self.account(&crate::people::people()[0])))
    }
}
