//! What the book says the contract owes.

use std::collections::BTreeSet;

use num_bigint::BigInt;

use super::book::Book;
use super::entry::{Key, of};

/// Of the roles that are no contributor's.
pub const ROLES: [&str; 3] = ["curator", "operator", "protocol"];

impl Book {
    /// As the design says: whole units of what was earned, after 2^72 scaled ones more.
    pub fn position(&self, key: &Key<3>) -> BigInt {
        let earned = of(&self.earned, key.clone());
        ((earned + (BigInt::from(1) << 72)) >> 112) - of(&self.paid, key.clone())
    }

    /// In one of the [`ROLES`].
    pub fn credit(&self, role: &str, address: &str, token: &str) -> BigInt {
        let key = [role.to_owned(), address.to_owned(), token.to_owned()];
        let credit = of(&self.credits, key);
        if role != "curator" {
            return credit;
        }
        let incomes = self.curator_incomes.iter();
        let mine =
            incomes.filter(|([datanet, of], _)| of == token && self.curators[datanet] == address);
        credit + mine.map(|(_, amount)| amount).sum::<BigInt>()
    }

    /// What claims can take, in all roles.
    pub fn claimable(&self, address: &str, token: &str) -> BigInt {
        let positions = self.earned.keys();
        let mine = positions.filter(|[_, who, of]| who == address && of == token);
        let earned: BigInt = mine.map(|key| self.position(key)).sum();
        let credits = ROLES.iter().map(|role| self.credit(role, address, token));
        earned + credits.sum::<BigInt>()
    }

    /// Everybody who was ever owed anything.
    pub fn people(&self) -> BTreeSet<String> {
        let earners = self.earned.keys().map(|[_, who, _]| who);
        let credited = self.credits.keys().map(|[_, who, _]| who);
        let prepaid = self.accounts.prepaid.keys().map(|[who, _]| who);
        let weights = self.weights.keys().map(|[_, who]| who);
        let payers = self.accounts.allowances.keys().map(|[who, ..]| who);
        let others = earners.chain(credited).chain(prepaid);
        let all = others
            .chain(weights)
            .chain(payers)
            .chain(self.curators.values());
        all.chain(self.operators.values()).cloned().collect()
    }

    /// Scaled: earned and not paid, credits, accounts, pots, what nobody has taken of rolls, and what no index could
    /// take.
    pub fn owed(&self, token: &str) -> BigInt {
        let incomes = self.incomes.iter().filter(|([_, of], _)| of == token);
        let scaled: BigInt = incomes.map(|(_, income)| income).sum();
        let paid = self.paid.iter().filter(|([.., of], _)| of == token);
        let paid: BigInt = paid.map(|(_, amount)| amount).sum();
        let credits = self.credits.iter().filter(|([.., of], _)| of == token);
        let credits: BigInt = credits.map(|(_, amount)| amount).sum();
        let curators = self
            .curator_incomes
            .iter()
            .filter(|([_, of], _)| of == token);
        let curators: BigInt = curators.map(|(_, amount)| amount).sum();
        let prepaid = self
            .accounts
            .prepaid
            .iter()
            .filter(|([_, of], _)| of == token);
        let prepaid: BigInt = prepaid.map(|(_, amount)| amount).sum();
        scaled + ((credits + curators + prepaid - paid) << 112)
    }
}
