//! What a claim must pay, worked out before it is sent.

use std::collections::BTreeMap;

use cosmwasm_std::{Addr, Uint128};
use num_bigint::BigInt;
use num_traits::Zero;
use suite::{Suite, TxResult, events};
use tributary_api::{ExecuteMsg, MAX_CLAIM_DATANETS};

use super::hostile::Token;
use super::model::{Credit, Model};
use crate::oracle::big;

pub struct Claiming {
    pub address: Addr,
    pub datanets: Vec<u64>,
    pub tokens: Vec<Addr>,
    payout: Addr,
    next: Option<u64>,
    /// By datanet and token, as contributor.
    positions: BTreeMap<(u64, Addr), BigInt>,
    /// By token, in all other roles.
    credits: BTreeMap<Addr, BigInt>,
    /// What the payout address has before.
    had: BTreeMap<Addr, u128>,
}

impl Claiming {
    pub fn expect(suite: &Suite, model: &Model, sender: &Addr, msg: &ExecuteMsg) -> Self {
        let ExecuteMsg::Claim {
            address,
            datanets,
            tokens,
            start_after,
            limit,
        } = msg
        else {
            unreachable!("only a claim is claimed");
        };
        let address = address.as_ref().map_or(sender.clone(), Addr::unchecked);
        let tokens: Vec<Addr> = match tokens {
            Some(tokens) => tokens.iter().map(Addr::unchecked).collect(),
            None => model.active.keys().cloned().collect(),
        };
        let (datanets, next) = match datanets {
            Some(datanets) => (datanets.clone(), None),
            None => {
                let after = start_after.unwrap_or(0);
                let limit = limit.unwrap_or(MAX_CLAIM_DATANETS) as usize;
                let portfolio = model.portfolio(&address);
                let left: Vec<u64> = portfolio.into_iter().filter(|id| *id > after).collect();
                let page: Vec<u64> = left.iter().copied().take(limit).collect();
                let next = page.last().copied().filter(|_| left.len() > limit);
                (page, next)
            }
        };

        let mut positions = BTreeMap::new();
        for datanet_id in &datanets {
            for position in suite.contributor(*datanet_id, &address).positions {
                if tokens.contains(&position.token) {
                    let key = (*datanet_id, position.token);
                    positions.insert(key, big(position.claimable));
                }
            }
        }
        let curated = datanets.iter().filter(|id| model.curates(&address, **id));
        let mut roles: Vec<Credit> = curated.map(|id| Credit::Datanet(*id)).collect();
        roles.push(Credit::FormerCurator(address.clone()));
        roles.push(Credit::Operator(address.clone()));
        roles.push(Credit::Protocol(address.clone()));
        let payout = model.payout(&address);
        let mut credits = BTreeMap::new();
        let mut had = BTreeMap::new();
        for token in &tokens {
            let due = roles.iter().map(|role| model.credit(role.clone(), token));
            credits.insert(token.clone(), due.sum());
            had.insert(token.clone(), suite.balance(token, &payout));
        }
        Self {
            address,
            datanets,
            tokens,
            payout,
            next,
            positions,
            credits,
            had,
        }
    }

    pub fn due(&self, token: &Addr) -> BigInt {
        let positions = self.positions.iter();
        let of_token = positions.filter(|((_, of), _)| of == token);
        let sum: BigInt = of_token.map(|(_, amount)| amount).sum();
        sum + self.credits.get(token).cloned().unwrap_or_default()
    }

    /// This one happens in the middle of another, which has been settled: what that one took is not due any more.
    pub fn leave_out(&mut self, other: &Self) {
        if self.address == other.address {
            let taken = |key: &(u64, Addr)| other.positions.contains_key(key);
            self.positions.retain(|key, _| !taken(key));
        }
    }

    /// The event says so, of each token once.
    pub fn assert_said(&self, suite: &Suite, result: &TxResult) {
        let mut paid = BTreeMap::<String, BigInt>::new();
        for event in events(result, "claimed") {
            if event["_contract_address"] != suite.contract.as_str() {
                continue;
            }
            assert_eq!(event["address"], self.address.as_str());
            assert_eq!(event["payout_address"], self.payout.as_str());
            let next = event.get("next").map(|next| next.parse().unwrap());
            assert_eq!(next, self.next, "where to go on");
            let amount: Uint128 = event["amount"].parse().unwrap();
            match event.get("token") {
                Some(token) => {
                    assert!(!amount.is_zero(), "a transfer of nothing");
                    let before = paid.insert(token.clone(), amount.u128().into());
                    assert_eq!(before, None, "two transfers in one token");
                }
                None => assert!(amount.is_zero()),
            }
        }
        for token in &self.tokens {
            let said = paid.remove(token.as_str()).unwrap_or_default();
            assert_eq!(said, self.due(token), "{token}: said in the event");
        }
        assert!(paid.is_empty(), "tokens that were left out: {paid:?}");
    }

    /// Every balance is what it must be after all these claims of one transaction, and a withdrawal in whose middle they were.
    pub fn assert_paid(
        claims: &[Self],
        suite: &Suite,
        hostile: Option<&Token>,
        withdrawn: Option<(Addr, Addr, u128)>,
    ) {
        for claim in claims {
            for token in &claim.tokens {
                let same = |other: &&Self| other.payout == claim.payout;
                let due = claims.iter().filter(same).map(|other| other.due(token));
                let due: BigInt = due.sum();
                let due = match &withdrawn {
                    Some((who, of, amount)) if (who, of) == (&claim.payout, token) => due + amount,
                    _ => due,
                };
                let due = match hostile {
                    Some(hostile) if hostile.address == *token => {
                        hostile.moved(due.try_into().unwrap()).0.into()
                    }
                    _ => due,
                };
                let has = suite.balance(token, &claim.payout);
                assert_eq!(BigInt::from(has) - claim.had[token], due, "{token}: paid");
            }
        }
    }

    /// Nothing of it is due any more.
    pub fn settle(&self, model: &mut Model) {
        for ((datanet_id, token), amount) in self.positions.clone() {
            let key = (self.address.clone(), datanet_id, token);
            *model.paid.entry(key).or_default() += amount;
        }
        let address = self.address.clone();
        for (token, amount) in self.credits.clone() {
            let key = (address.clone(), token.clone());
            *model.credits_paid.entry(key).or_default() += amount;
            for (key, left) in &mut model.credits {
                let its_own = match &key.0 {
                    Credit::Datanet(id) => {
                        self.datanets.contains(id) && model.oracle.datanets[id].curator == address
                    }
                    Credit::FormerCurator(of) | Credit::Operator(of) | Credit::Protocol(of) => {
                        *of == address
                    }
                };
                if key.1 == token && its_own {
                    left.set_zero();
                }
            }
        }
    }
}
