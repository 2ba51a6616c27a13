//! What the token tells of a payment, and what it moves.

use cosmwasm_std::{Addr, to_json_binary};
use cw20::Cw20ReceiveMsg;
use tributary_api::{ExecuteMsg, HookMsg};

use super::super::message::Message;
use super::super::model::{Model, Verdict};
use super::super::verdict::require;
use crate::hostile::Behaviour;

/// What the token calls the contract with, in the middle of a transfer.
#[derive(Clone, Debug)]
pub enum Nested {
    Claim(Addr),
    Pay {
        payer: Addr,
        amount: u128,
        hook: HookMsg,
    },
}

impl Nested {
    pub fn msg(&self) -> ExecuteMsg {
        match self {
            Self::Claim(address) => ExecuteMsg::Claim {
                address: Some(address.to_string()),
                datanets: None,
                tokens: None,
                start_after: None,
                limit: None,
            },
            Self::Pay {
                payer,
                amount,
                hook,
            } => ExecuteMsg::Receive(Cw20ReceiveMsg {
                sender: payer.to_string(),
                amount: (*amount).into(),
                msg: to_json_binary(hook).unwrap(),
            }),
        }
    }

    /// The same, as it is in the contract's books.
    pub fn message(self, token: &Addr) -> Message {
        match self {
            Self::Claim(_) => Message::Execute {
                sender: token.clone(),
                msg: self.msg(),
            },
            Self::Pay {
                payer,
                amount,
                hook,
            } => Message::Pay {
                payer,
                token: token.clone(),
                amount,
                hook,
            },
        }
    }
}

#[derive(Clone, Debug)]
pub struct Token {
    pub address: Addr,
    pub behaviour: Behaviour,
    pub nested: Option<Nested>,
}

impl Token {
    /// Of so much that the contract pays out, what arrives and what it is charged with.
    pub fn moved(&self, amount: u128) -> (u128, u128) {
        match self.behaviour {
            Behaviour::AnswersGarbage {} => (0, 0),
            Behaviour::MovesTwice {} => (amount * 2, amount * 2),
            Behaviour::FeeOnTransfer { percent } => (left_of(amount, percent), amount),
            _ => (amount, amount),
        }
    }
}

fn left_of(amount: u128, percent: u8) -> u128 {
    amount * (100 - u128::from(percent)) / 100
}

impl Model {
    pub fn is_hostile(&self, token: &Addr) -> bool {
        let hostile = self.hostile.as_ref();
        hostile.is_some_and(|hostile| hostile.address == *token)
    }

    /// Those whose books and coins agree.
    pub fn honest_tokens(&self) -> impl Iterator<Item = &Addr> {
        self.tokens.iter().filter(|token| !self.is_hostile(token))
    }

    /// In whose name a payment arrives.
    pub fn named_payer(&self, payer: &Addr, token: &Addr) -> Addr {
        match &self.hostile {
            Some(Token {
                address,
                behaviour: Behaviour::ForgesSender { sender },
                ..
            }) if address == token => Addr::unchecked(sender),
            _ => payer.clone(),
        }
    }

    /// What the contract hears of it counts, whatever was moved.
    pub fn pay_hostile(
        &mut self,
        payer: &Addr,
        amount: u128,
        hook: &HookMsg,
        balance: u128,
    ) -> Verdict {
        let Token {
            address, behaviour, ..
        } = self.hostile.clone().unwrap();
        let said = match behaviour {
            Behaviour::Overstates { by } => amount.saturating_add(by.u128()),
            _ => amount,
        };
        let moved = match behaviour {
            Behaviour::HookWithoutMoving {} => 0,
            Behaviour::FeeOnTransfer { percent } => left_of(amount, percent),
            _ => amount,
        };
        require(moved <= balance, "not enough to pay")?;
        let payer = self.named_payer(payer, &address);
        self.hook(&payer, &address, said, hook)?;
        if let Behaviour::HookTwice {} = behaviour {
            self.hook(&payer, &address, said, hook)?;
        }
        Ok(())
    }

    /// Whether the token lets the contract pay this out, of what it holds.
    pub fn pay_out(&self, amount: u128, held: u128) -> Verdict {
        let hostile = self.hostile.as_ref().unwrap();
        let stuck = matches!(hostile.behaviour, Behaviour::RevertsOnTransfer {});
        require(!stuck, "the token is stuck")?;
        require(hostile.moved(amount).1 <= held, "the token has run out")
    }

    /// What it calls in this transfer, if that is what it does: once.
    pub fn call_back(&mut self) -> Option<Message> {
        let hostile = self.hostile.as_mut().unwrap();
        let nested = hostile.nested.take()?;
        hostile.behaviour = Behaviour::Honest {};
        Some(nested.message(&hostile.address))
    }
}
