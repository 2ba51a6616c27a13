//! Credits, prepaid accounts and claims, by address.

use super::entry::Entry;
use super::fault::Faults;
use crate::audit::line::{Lines, Place};
use anyhow::Result;
use num_bigint::BigInt;
use std::collections::BTreeMap;

/// By (address, token).
type Amounts = BTreeMap<(String, String), BigInt>;

#[derive(Default)]
pub struct People {
    /// By role.
    credits: BTreeMap<&'static str, Amounts>,
    /// In all roles but the contributor's.
    credits_paid: Amounts,
    accounts: Amounts,
    /// Sent by claims, and what for.
    claimed: Amounts,
    parts: Amounts,
    deposited: BTreeMap<String, BigInt>,
    withdrawn: BTreeMap<String, BigInt>,
}

/// As lines name them.
pub const CREDITS: [(&str, &str); 3] = [
    ("curator", "credit_as_former_curator"),
    ("operator", "credit_as_operator"),
    ("protocol", "credit_as_protocol"),
];

fn add(amounts: &mut Amounts, address: &str, token: &str, amount: BigInt) {
    let sum = amounts.entry((address.to_owned(), token.to_owned()));
    *sum.or_default() += amount;
}

impl People {
    pub fn credit(&mut self, role: &str, address: &str, token: &str, amount: BigInt) {
        let known = CREDITS.iter().find(|(name, _)| *name == role);
        let name = known.map_or("credit", |(_, name)| name);
        add(
            self.credits.entry(name).or_default(),
            address,
            token,
            amount,
        );
    }

    pub fn pay_credit(&mut self, event: &Entry) -> Result<()> {
        let (address, token) = (event.text("address")?, event.text("token")?);
        let amount = event.number("amount")?;
        self.credit(event.text("role")?, address, token, -amount.clone());
        self.pay(address, token, &amount);
        self.part(address, token, amount);
        Ok(())
    }

    /// As curator, operator or protocol.
    pub fn pay(&mut self, address: &str, token: &str, amount: &BigInt) {
        add(&mut self.credits_paid, address, token, amount.clone());
    }

    /// One transfer of a claim; without a token, a claim that found nothing due.
    pub fn claim(&mut self, event: &Entry) -> Result<()> {
        if let Some(token) = event.get("token") {
            let amount = event.number("amount")?;
            add(&mut self.claimed, event.text("address")?, token, amount);
        }
        Ok(())
    }

    /// What of a claim was for what.
    pub fn part(&mut self, address: &str, token: &str, amount: BigInt) {
        add(&mut self.parts, address, token, amount);
    }

    pub fn deposit(&mut self, event: &Entry, faults: &mut Faults) -> Result<()> {
        let amount = event.number("amount")?;
        *self.deposited.entry(event.owned("token")?).or_default() += &amount;
        self.change_account("address", amount, event, faults)
    }

    pub fn withdraw(&mut self, event: &Entry, faults: &mut Faults) -> Result<()> {
        let amount = event.number("amount")?;
        *self.withdrawn.entry(event.owned("token")?).or_default() += &amount;
        self.change_account("address", -amount, event, faults)
    }

    pub fn charge(&mut self, event: &Entry, faults: &mut Faults) -> Result<()> {
        self.change_account("payer", -event.number("amount")?, event, faults)
    }

    fn change_account(
        &mut self,
        whose: &str,
        by: BigInt,
        event: &Entry,
        faults: &mut Faults,
    ) -> Result<()> {
        let key = (event.owned(whose)?, event.owned("token")?);
        let place = Place::Address(key.0.clone());
        let balance = self.accounts.entry(key).or_default();
        *balance += by;
        let said = event.number("balance")?;
        faults.same(event, place, "account", &said, balance);
        // so that one event which is missing is named once
        *balance = said;
        Ok(())
    }

    /// (claims, deposits, withdrawals) in a token.
    pub fn moved(&self, token: &str) -> [BigInt; 3] {
        let claims = self.claimed.iter().filter(|((_, of), _)| of == token);
        let of = |amounts: &BTreeMap<String, BigInt>| amounts.get(token).cloned();
        [
            claims.map(|(_, amount)| amount).sum(),
            of(&self.deposited).unwrap_or_default(),
            of(&self.withdrawn).unwrap_or_default(),
        ]
    }

    pub fn lines(&self, lines: &mut Lines, faults: &mut Faults) {
        let mut all = |name, amounts: &Amounts| {
            for ((address, token), amount) in amounts {
                lines.add(Place::Address(address.clone()), token, name, amount.clone());
            }
        };
        for (name, amounts) in &self.credits {
            all(name, amounts);
        }
        all("credits_claimed", &self.credits_paid);
        all("account", &self.accounts);
        let keys = self.claimed.keys().chain(self.parts.keys());
        for key in std::collections::BTreeSet::from_iter(keys) {
            let of = |amounts: &Amounts| amounts.get(key).cloned().unwrap_or_default();
            let sides = [of(&self.claimed), of(&self.parts)];
            let (address, token) = key;
            let place = Place::Address(address.clone());
            faults.even(place, token, "claimed", sides.each_ref());
        }
    }
}
