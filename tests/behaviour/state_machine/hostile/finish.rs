//! In the end: all that is due in other tokens is paid, whatever this one does; and when it behaves again, all of its own.

use cosmwasm_std::Addr;

use super::super::message::Message;
use super::super::world::World;
use crate::hostile::{Behaviour, TokenMsg};

impl World {
    pub fn finish_hostile(&mut self) {
        let Some(hostile) = self.model.hostile.clone() else {
            return;
        };
        let known = self.model.active.keys();
        let honest = known.filter(|token| **token != hostile.address);
        let honest: Vec<String> = honest.map(Addr::to_string).collect();
        let before = self.tally.taken();
        let claims = self.claim_all(Some(honest));
        let taken = self.tally.taken() - before;
        assert_eq!(claims, taken, "the hostile token stops other claims");

        self.send(&Message::Behave {
            behaviour: Behaviour::Honest {},
            nested: None,
        });
        let mint = TokenMsg::Mint {
            recipient: self.suite.contract.to_string(),
            amount: (u128::MAX / 2).into(),
        };
        self.tell(&mint).unwrap();
    }

    pub fn tell(&mut self, msg: &TokenMsg) -> suite::Outcome {
        let token = self.model.hostile.as_ref().unwrap().address.clone();
        let issuer = self.suite.addr("issuer");
        self.suite.chain.execute(&issuer, &token, msg, &[])
    }
}
