//! What is sent, and how a payment comes about.

use cosmwasm_std::{Addr, Binary};
use tributary_api::{ExecuteMsg, HookMsg};

use super::hostile::Nested;
use super::model::Model;
use super::step::{Amount, QueryId, Slip, Step, Stored};
use crate::hostile::Behaviour;

#[derive(Clone, Debug)]
pub enum Message {
    Execute {
        sender: Addr,
        msg: ExecuteMsg,
    },
    /// A cw20 `send` to the contract.
    Pay {
        payer: Addr,
        token: Addr,
        amount: u128,
        hook: HookMsg,
    },
    /// A plain cw20 `transfer` to the contract.
    Surplus {
        from: Addr,
        token: Addr,
        amount: u128,
    },
    Advance {
        seconds: u64,
    },
    /// On state of some version.
    Migrate {
        sender: Addr,
        stored: Stored,
    },
    /// To the hostile token, which calls this in the middle of its next transfer.
    Behave {
        behaviour: Behaviour,
        nested: Option<Nested>,
    },
    /// A cw20 `send` of one unit to the contract, with a hook that it does not know.
    Garbage {
        payer: Addr,
        token: Addr,
        msg: Binary,
    },
}

impl Model {
    pub fn payment(&mut self, step: &Step, balance: impl Fn(&Addr, &Addr) -> u128) -> Message {
        let Step::Record {
            payer,
            model,
            token,
            amount,
            slip,
            query_id,
            units: said_units,
            count,
        } = step
        else {
            unreachable!("only a record is paid for");
        };
        let model_id = self.model(model);
        let payer = self.people[*payer].clone();
        let (token, amount, said_units) = match self.prices.get(&model_id) {
            Some((price_token, price)) => {
                // the third token is paid where it is wrong, too
                let token = if *token == 2 { *token } else { *price_token };
                let right = price.saturating_mul(said_units.unwrap_or(1).into());
                let amount = match slip {
                    Slip::Right => right,
                    Slip::OneMore => right.saturating_add(1),
                    Slip::OneLess => right.saturating_sub(1),
                };
                (token, amount, *said_units)
            }
            None => {
                let amount = units(amount, balance(&payer, &self.tokens[*token]));
                let said = said_units.filter(|_| !matches!(slip, Slip::Right));
                (*token, amount, said)
            }
        };
        let query_id = self.query_id(query_id);
        Message::Pay {
            payer,
            token: self.tokens[token].clone(),
            amount,
            hook: HookMsg::RecordQuery {
                model_id,
                query_id,
                units: said_units,
                count: *count,
                digest: None,
            },
        }
    }

    pub fn query_id(&mut self, query_id: &QueryId) -> String {
        match query_id {
            QueryId::Fresh => {
                self.fresh += 1;
                format!("fresh-{}", self.fresh)
            }
            QueryId::Used(id) => format!("q:{id}"),
            QueryId::Malformed(which) => {
                let malformed = ["q 1", "", "é", "q/1", &"q".repeat(65)];
                malformed[usize::from(*which) % malformed.len()].to_owned()
            }
        }
    }
}

pub fn units(amount: &Amount, held: u128) -> u128 {
    match amount {
        Amount::Units(units) => *units,
        Amount::Half => held / 2,
        Amount::All => held,
        Amount::AllButOne => held.saturating_sub(1),
        Amount::MoreThanAll => held.saturating_add(1),
    }
}
