//! The hostile token beside the others, and what it does to a message that pays out in it.

use cosmwasm_std::{Addr, Uint128};
use cw_ownable::Action;
use suite::Suite;
use tributary_api::ExecuteMsg;

use super::super::account::Withdrawing;
use super::super::claimed::Claiming;
use super::super::message::Message;
use super::super::model::{Model, Verdict};
use super::super::touched::Touched;
use super::super::world::World;
use super::Token;
use crate::hostile::{Behaviour, TokenMsg, add_hostile_token};

/// Honest so far; the contract's owner is then the first of the people.
pub fn deploy(suite: &mut Suite, people: &[Addr], wealth: u128) -> Token {
    let address = add_hostile_token(suite, Behaviour::Honest {});
    let issuer = suite.addr("issuer");
    for person in people {
        let mint = TokenMsg::Mint {
            recipient: person.to_string(),
            amount: Uint128::new(wealth),
        };
        let minted = suite.chain.execute(&issuer, &address, &mint, &[]);
        minted.unwrap();
    }
    let transfer = Action::TransferOwnership {
        new_owner: people[0].to_string(),
        expiry: None,
    };
    suite.update_ownership("owner", transfer).unwrap();
    let accept = Action::AcceptOwnership;
    suite.update_ownership(&people[0], accept).unwrap();
    Token {
        address,
        behaviour: Behaviour::Honest {},
        nested: None,
    }
}

impl World {
    /// What a message pays out in the hostile token.
    pub fn hostile_payout(
        &self,
        after: &Model,
        claims: &[Claiming],
        withdrawing: Option<&Withdrawing>,
    ) -> u128 {
        let Some(hostile) = &after.hostile else {
            return 0;
        };
        let claimed = claims.iter().map(|claim| claim.due(&hostile.address));
        let claimed: u128 = claimed.sum::<num_bigint::BigInt>().try_into().unwrap();
        let withdrawn = withdrawing.filter(|one| one.token == hostile.address);
        claimed + withdrawn.map_or(0, |one| one.amount(&self.model, after))
    }

    /// Everything that was to be saved is saved by then: a call in the middle finds the books as they will be.
    pub fn pay_out(
        &mut self,
        amount: u128,
        after: &mut Model,
        claims: &mut Vec<Claiming>,
        touched: &mut Touched,
    ) -> Verdict {
        if amount == 0 {
            return Ok(());
        }
        let held = self.suite.held(&after.hostile.as_ref().unwrap().address);
        after.pay_out(amount, held)?;
        let Some(nested) = after.call_back() else {
            return Ok(());
        };
        let verdict = self.call_back(&nested, held - amount, after, claims, touched);
        match verdict {
            Ok(()) => self.tally.called_back.0 += 1,
            Err(_) => self.tally.called_back.1 += 1,
        }
        verdict
    }

    fn call_back(
        &self,
        nested: &Message,
        held: u128,
        after: &mut Model,
        claims: &mut Vec<Claiming>,
        touched: &mut Touched,
    ) -> Verdict {
        let before = after.clone();
        after.take(nested, u128::MAX)?;
        let mut claim = None;
        if let Message::Execute {
            sender,
            msg: msg @ ExecuteMsg::Claim { .. },
        } = nested
        {
            let mut inner = Claiming::expect(&self.suite, after, sender, msg);
            for outer in claims.iter() {
                inner.leave_out(outer);
            }
            inner.settle(after);
            claim = Some(inner);
        }
        let inner = Touched::by(&before, after, &self.suite, nested, claim.as_ref());
        touched.extend(inner);
        if let Some(inner) = claim {
            let due = inner.due(&after.hostile.as_ref().unwrap().address);
            after.pay_out(due.try_into().unwrap(), held)?;
            claims.push(inner);
        }
        Ok(())
    }
}
