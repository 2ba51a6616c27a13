//! Credits, accounts, and what a claim would pay, of everybody.

use super::number::{big, big128};
use super::{PAGE, State};
use crate::audit::difference::Check;
use crate::audit::line::Place;
use crate::audit::source::{Source, each, pages};
use anyhow::Result;
use num_bigint::BigInt;
use std::collections::BTreeMap;
use tributary_api::{
    AccountResponse, CreditsResponse, EarningsResponse, MAX_CLAIM_DATANETS, QueryMsg,
};

/// What all pages of one address's `earnings` say of one token.
#[derive(Default)]
struct Earned {
    claimable: BigInt,
    claimed: BigInt,
    credits_claimable: BigInt,
    credits_claimed: BigInt,
}

/// By (address, token).
type Earnings = BTreeMap<(String, String), Earned>;

impl State {
    pub fn ask_people(&mut self, source: &dyn Source) -> Result<()> {
        self.ask_accounts(source)?;
        let earnings = self.ask_earnings(source)?;
        self.ask_credits(source, &earnings)
    }

    /// There are at most 8 tokens: one page.
    fn ask_accounts(&mut self, source: &dyn Source) -> Result<()> {
        let people = self.people.iter();
        let questions = people.map(|address| {
            let question = QueryMsg::Account {
                address: address.clone(),
                start_after: None,
                limit: PAGE,
            };
            (address.clone(), question)
        });
        let questions = questions.collect();
        let found = each::<_, AccountResponse>(source, "asking for accounts", questions)?;
        for (address, account) in found {
            for held in account.balances {
                let place = Place::Address(address.clone());
                let balance = big128(held.balance);
                self.lines
                    .add(place, held.token.as_str(), "account", balance);
            }
        }
        Ok(())
    }

    fn ask_earnings(&self, source: &dyn Source) -> Result<Earnings> {
        let list = |address: &String, start_after| QueryMsg::Earnings {
            address: address.clone(),
            datanets: None,
            start_after,
            limit: Some(MAX_CLAIM_DATANETS),
        };
        let people = self.people.iter();
        let first = people.map(|one| (one.clone(), list(one, None))).collect();
        let found = pages(
            source,
            "asking for earnings",
            first,
            |address, page: &EarningsResponse| page.next.map(|next| list(address, Some(next))),
        )?;
        let mut earnings = Earnings::new();
        for (address, page) in found {
            for one in page.tokens {
                let key = (address.clone(), one.token.into_string());
                let earned = earnings.entry(key).or_default();
                earned.credits_claimable = big(one.credits_claimable);
                earned.credits_claimed = big(one.credits_claimed);
                // credits are the same on every page
                earned.claimable += big(one.claimable) - &earned.credits_claimable;
                earned.claimed += big(one.claimed) - &earned.credits_claimed;
            }
        }
        Ok(earnings)
    }

    fn ask_credits(&mut self, source: &dyn Source, earnings: &Earnings) -> Result<()> {
        let list = |address: &String, start_after| QueryMsg::Credits {
            address: address.clone(),
            start_after,
            limit: PAGE,
        };
        let people = self.people.iter();
        let first = people.map(|one| (one.clone(), list(one, None))).collect();
        let found = pages(
            source,
            "asking for credits",
            first,
            |address, page: &CreditsResponse| page.next.map(|next| list(address, Some(next))),
        )?;
        // of datanets that are still curated, over all pages
        let mut curated: BTreeMap<(String, String), BigInt> = BTreeMap::new();
        for (address, page) in found {
            for credit in page.credits {
                let token = credit.token.into_string();
                let key = (address.clone(), token.clone());
                let all = earnings.get(&key).map(|earned| &earned.credits_claimable);
                let (operator, protocol) = (big(credit.operator), big(credit.protocol));
                let former = all.unwrap_or(&BigInt::ZERO) - &operator - &protocol;
                let sum = curated.entry(key.clone());
                let first = matches!(sum, std::collections::btree_map::Entry::Vacant(_));
                *sum.or_default() += big(credit.curator) - &former;
                if first {
                    let place = || Place::Address(address.clone());
                    let claimed = big(credit.claimed);
                    let said = earnings.get(&key).map(|earned| &earned.credits_claimed);
                    self.same(
                        Check::Claimable,
                        (place(), &token, "credits_claimed"),
                        [
                            ("the credits say", &claimed),
                            ("the earnings say", said.unwrap_or(&BigInt::ZERO)),
                        ],
                    );
                    for (name, amount) in [
                        ("credit_as_former_curator", former),
                        ("credit_as_operator", operator),
                        ("credit_as_protocol", protocol),
                        ("credits_claimed", claimed),
                    ] {
                        self.lines.add(place(), &token, name, amount);
                    }
                }
            }
        }
        self.check_earnings(earnings, &curated);
        Ok(())
    }

    /// What `earnings` says in sum is what it is made of.
    fn check_earnings(
        &mut self,
        earnings: &Earnings,
        curated: &BTreeMap<(String, String), BigInt>,
    ) {
        let mut incomes: BTreeMap<(String, String), BigInt> = BTreeMap::new();
        for (id, curator) in &self.curators {
            for token in &self.tokens {
                let place = Place::Datanet(*id);
                let income = self.lines.get(place, token, "curator_income");
                *incomes.entry((curator.clone(), token.clone())).or_default() += income;
            }
        }
        for (key, earned) in earnings {
            let (address, token) = key;
            let of = |amounts: &BTreeMap<_, BigInt>| amounts.get(key).cloned().unwrap_or_default();
            let (income, curated) = (of(&incomes), of(curated));
            let [claimable, claimed] = self.as_contributor.get(key).cloned().unwrap_or_default();
            let place = || Place::Address(address.clone());
            let sides = [
                ("the credits say", &curated),
                ("its datanets' pools say", &income),
            ];
            self.same(Check::Claimable, (place(), token, "curator_income"), sides);
            let by = "the earnings say";
            let due = claimable + income;
            let sides = [
                (by, &earned.claimable),
                ("its positions and pools say", &due),
            ];
            self.same(Check::Claimable, (place(), token, "claimable"), sides);
            let sides = [(by, &earned.claimed), ("its positions say", &claimed)];
            self.same(Check::Claimable, (place(), token, "claimed"), sides);
        }
    }
}
