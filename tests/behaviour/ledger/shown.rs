//! What is there to ask for: found by queries, so that nothing which the book lacks goes unseen.

use std::collections::{BTreeMap, BTreeSet};

use cosmwasm_std::Addr;
use num_bigint::BigInt;
use suite::Suite;
use tributary_api::{AllowanceInfo, AllowancesResponse, QueryMsg, QueryRecordResponse};

use super::book::Book;
use super::entry::of;

const PAGE: Option<u32> = Some(100);

pub struct Shown<'a> {
    pub suite: &'a Suite,
    pub people: BTreeSet<Addr>,
    pub datanets: Vec<u64>,
    pub models: Vec<u64>,
    pub tokens: Vec<Addr>,
}

impl<'a> Shown<'a> {
    /// Besides everybody whom the book or the contract names, these.
    pub fn new(suite: &'a Suite, book: &Book, people: &[Addr]) -> Self {
        let named = book.people();
        let mut people = BTreeSet::from_iter(people.iter().cloned());
        people.extend(named.into_iter().map(Addr::unchecked));
        let mut datanets: Vec<u64> = vec![];
        loop {
            let page = suite.datanets(datanets.last().copied(), PAGE);
            if page.is_empty() {
                break;
            }
            datanets.extend(page.into_iter().map(|datanet| datanet.datanet_id));
        }
        let mut models: Vec<u64> = vec![];
        loop {
            let page = suite.models(models.last().copied(), PAGE);
            if page.is_empty() {
                break;
            }
            models.extend(page.into_iter().map(|model| model.model_id));
        }
        for datanet_id in &datanets {
            let mut after = None;
            loop {
                let page = suite.contributors_page(*datanet_id, after);
                people.extend(
                    page.contributors
                        .into_iter()
                        .map(|one| Addr::unchecked(one.address)),
                );
                after = page.next;
                if after.is_none() {
                    break;
                }
            }
        }
        let tokens = suite.config().fee_tokens.into_iter();
        Self {
            suite,
            people,
            datanets,
            models,
            tokens: tokens.map(|known| known.token).collect(),
        }
    }

    /// All query records.
    pub fn records(&self) -> Vec<QueryRecordResponse> {
        let of_model = |model_id: &u64| {
            let newest = self.suite.model(*model_id).records;
            let ids = 1..=newest;
            ids.map(|record_id| self.suite.query_record(*model_id, record_id))
                .collect::<Vec<_>>()
        };
        self.models.iter().flat_map(of_model).collect()
    }

    pub fn allowances(&self, payer: &Addr) -> Vec<AllowanceInfo> {
        let mut all = vec![];
        let mut start_after = None;
        loop {
            let ask = QueryMsg::Allowances {
                payer: payer.to_string(),
                start_after,
                limit: PAGE,
            };
            let page: AllowancesResponse = self.suite.ask(&ask).unwrap();
            all.extend(page.allowances);
            match page.next {
                Some(next) => start_after = Some(next),
                None => return all,
            }
        }
    }

    /// What all pages of `earnings` say that claims would take: the sum over datanets and, once, credits.
    pub fn claimable(&self, address: &Addr) -> BTreeMap<String, BigInt> {
        let mut total = BTreeMap::new();
        let mut start_after = None;
        loop {
            let page = self.suite.earnings_of(address, None, start_after, Some(2));
            for token in page.tokens {
                let paged = token.claimable - token.credits_claimable;
                let first = start_after.is_none();
                let amount = if first { token.claimable } else { paged };
                let sum: &mut BigInt = total.entry(token.token.to_string()).or_default();
                *sum += crate::oracle::big(amount);
            }
            match page.next {
                Some(next) => start_after = Some(next),
                None => return total,
            }
        }
    }

    /// What is held of a token is all that came in, less all that went out; and what is owed, exactly.
    #[track_caller]
    pub fn assert_held(&self, book: &Book, token: &Addr, surplus: &BigInt) {
        let name = token.to_string();
        let fees = of(&book.fees, name.clone());
        let sent = book.payouts.sent.iter();
        let sent = sent.filter(|([_, in_token], _)| *in_token == name);
        let sent: BigInt = sent.map(|(_, amount)| amount).sum();
        let deposited = of(&book.accounts.deposited, name.clone());
        let withdrawn = of(&book.accounts.withdrawn, name.clone());
        let held = BigInt::from(self.suite.held(token));
        assert_eq!(
            held,
            fees + deposited + surplus - sent - withdrawn,
            "{token}"
        );
        assert_eq!((held - surplus) << 112, book.owed(&name), "{token}");
    }
}
