//! Of rolls, prepaid accounts and charges.

use cosmwasm_std::Addr;
use tributary_api::*;

use crate::{Party, Suite};

impl Suite {
    #[track_caller]
    pub fn roll(&self, datanet_id: u64, roll_id: u64) -> RollResponse {
        self.answer(QueryMsg::Roll {
            datanet_id,
            roll_id,
        })
    }

    #[track_caller]
    pub fn seat(&self, datanet_id: u64, roll_id: u64, leaf_index: u64) -> SeatResponse {
        self.answer(QueryMsg::Seat {
            datanet_id,
            roll_id,
            leaf_index,
        })
    }

    /// In the first fee token.
    #[track_caller]
    pub fn roll_earnings(&self, datanet_id: u64, roll_id: u64, weight: u64) -> String {
        let token = self.token(0);
        let answer: RollEarningsResponse = self.answer(QueryMsg::RollEarnings {
            datanet_id,
            roll_id,
            weight,
        });
        let mut tokens = answer.tokens.into_iter();
        let earned = tokens.find(|earned| earned.token == token);
        earned.map_or("0".to_owned(), |earned| earned.earned.to_string())
    }

    /// What an account holds of the first fee token.
    #[track_caller]
    pub fn prepaid(&self, address: impl Party) -> u128 {
        self.prepaid_in(address, self.token(0))
    }

    #[track_caller]
    pub fn prepaid_in(&self, address: impl Party, token: Addr) -> u128 {
        let balances = self.account(address).balances.into_iter();
        let mut held = balances.filter(|held| held.token == token);
        held.next().map_or(0, |held| held.balance.u128())
    }

    #[track_caller]
    pub fn account(&self, address: impl Party) -> AccountResponse {
        self.answer(QueryMsg::Account {
            address: address.addr(self).into(),
            start_after: None,
            limit: None,
        })
    }

    #[track_caller]
    pub fn allowances(&self, payer: impl Party) -> Vec<AllowanceInfo> {
        let msg = QueryMsg::Allowances {
            payer: payer.addr(self).into(),
            start_after: None,
            limit: None,
        };
        self.answer::<AllowancesResponse>(msg).allowances
    }

    /// For one charge of a batch.
    #[track_caller]
    pub fn charge_receipt(
        &self,
        model_id: u64,
        record_id: u64,
        address: impl Party,
        payer: impl Party,
        query_id: &str,
    ) -> ReceiptResponse {
        self.answer(QueryMsg::Receipt {
            model_id,
            record_id,
            address: address.addr(self).into(),
            payer: Some(payer.addr(self).into()),
            query_id: Some(query_id.to_owned()),
        })
    }
}
