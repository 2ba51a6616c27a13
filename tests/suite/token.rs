//! cw20 tokens.

use cosmwasm_std::{Binary, Uint128};
use cw20::{BalanceResponse, Cw20ExecuteMsg, Cw20QueryMsg};

use crate::{Outcome, Party, Suite};

impl Suite {
    /// Any message to a token.
    pub fn execute_token(
        &mut self,
        sender: impl Party,
        token: impl Party,
        msg: &Cw20ExecuteMsg,
    ) -> Outcome {
        let (sender, token) = (sender.addr(self), token.addr(self));
        self.chain.execute(&sender, &token, msg, &[])
    }

    /// Sends tokens to the contract, with anything as the hook's message.
    pub fn send(
        &mut self,
        sender: impl Party,
        token: impl Party,
        amount: u128,
        msg: impl Into<Binary>,
    ) -> Outcome {
        let msg = Cw20ExecuteMsg::Send {
            contract: self.contract.to_string(),
            amount: amount.into(),
            msg: msg.into(),
        };
        self.execute_token(sender, token, &msg)
    }

    pub fn transfer(
        &mut self,
        sender: impl Party,
        token: impl Party,
        recipient: impl Party,
        amount: u128,
    ) -> Outcome {
        let msg = Cw20ExecuteMsg::Transfer {
            recipient: recipient.addr(self).into(),
            amount: amount.into(),
        };
        self.execute_token(sender, token, &msg)
    }

    /// A plain transfer to the contract, which the invariants then know of.
    #[track_caller]
    pub fn donate(&mut self, sender: impl Party, token: impl Party, amount: u128) {
        let (token, contract) = (token.addr(self), self.contract.clone());
        self.transfer(sender, &token, contract, amount).unwrap();
        *self.donated.entry(token).or_default() += amount;
    }

    #[track_caller]
    pub fn balance(&self, token: impl Party, holder: impl Party) -> u128 {
        let msg = Cw20QueryMsg::Balance {
            address: holder.addr(self).into(),
        };
        let answer: BalanceResponse = self.chain.query(&token.addr(self), &msg).unwrap();
        Uint128::u128(&answer.balance)
    }

    /// What the contract holds.
    #[track_caller]
    pub fn held(&self, token: impl Party) -> u128 {
        self.balance(token, &self.contract)
    }
}
