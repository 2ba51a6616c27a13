//! What the queries answer of accounts, allowances and charges, against the book.

use std::collections::{BTreeMap, BTreeSet};

use cosmwasm_std::Addr;
use num_bigint::BigInt;

use super::accounts::Accounts;
use super::entry::of;
use super::shown::Shown;

#[track_caller]
pub fn assert_accounts(shown: &Shown, book: &Accounts) {
    let suite = shown.suite;
    assert_eq!(book.charged, book.batches);
    for person in &shown.people {
        let held = suite.account(person).balances;
        let held = held
            .into_iter()
            .map(|one| (one.token.to_string(), BigInt::from(one.balance.u128())));
        let mine = book.prepaid.iter();
        let mine =
            mine.filter(|([who, _], amount)| who == person.as_str() && **amount != BigInt::ZERO);
        let mine = mine.map(|([_, token], amount)| (token.clone(), amount.clone()));
        assert_eq!(
            held.collect::<BTreeMap<_, _>>(),
            mine.collect::<BTreeMap<_, _>>()
        );
    }
    for token in suite.config().fee_tokens {
        let token = token.token.to_string();
        let all = book
            .prepaid
            .iter()
            .filter(|([_, in_token], _)| *in_token == token);
        let all: BigInt = all.map(|(_, amount)| amount).sum();
        let found = shown.people.iter();
        let found = found.map(|who| suite.prepaid_in(who, address(&token)));
        assert_eq!(found.map(BigInt::from).sum::<BigInt>(), all);
        let deposited = of(&book.deposited, token.clone());
        let withdrawn = of(&book.withdrawn, token);
        assert!(deposited >= withdrawn + all);
    }
    assert_allowances(shown, book);
    for ([model_id, payer, query_id], record_id) in &book.queries {
        let model_id = model_id.parse().unwrap();
        let found = suite.query_record_of(model_id, address(payer), query_id);
        assert_eq!(found.record_id.to_string(), *record_id);
        assert!(found.charge.is_some());
    }
    for model_id in &shown.models {
        let found = suite.model(*model_id).gateways;
        let found: BTreeSet<_> = found.into_iter().map(String::from).collect();
        let said = book.gateways.iter();
        let said = said.filter(|([model, _], there)| *model == model_id.to_string() && **there);
        assert_eq!(
            found,
            BTreeSet::from_iter(said.map(|([_, who], _)| who.clone()))
        );
    }
}

fn address(address: &str) -> Addr {
    Addr::unchecked(address)
}

fn assert_allowances(shown: &Shown, book: &Accounts) {
    let now = shown.suite.now();
    for person in &shown.people {
        let mut found = BTreeMap::new();
        for one in shown.allowances(person) {
            let or_none = |number: Option<u64>| number.map(|n| n.to_string()).unwrap_or_default();
            let limits = [
                one.per_charge_max.to_string(),
                one.budget.to_string(),
                or_none(one.period_seconds),
                or_none(one.expires_at),
            ];
            let key = [one.model_id.to_string(), one.token.to_string()];
            let spent = BigInt::from(one.spent.u128());
            found.insert(key, (limits, one.period_began, spent));
        }
        let mine = book.allowances.iter();
        let mine = mine.filter(|([payer, ..], one)| payer == person.as_str() && !one.revoked);
        let mine = mine.map(|([_, model_id, token], one)| {
            let terms = (one.limits.clone(), one.period_began(now), one.spent(now));
            ([model_id.clone(), token.clone()], terms)
        });
        assert_eq!(found, BTreeMap::from_iter(mine), "allowances of {person}");
    }
}
