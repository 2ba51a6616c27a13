//! What must hold of accounts, allowances and charges.

use std::collections::BTreeMap;

use cosmwasm_std::Addr;
use num_bigint::BigInt;
use num_rational::BigRational;
use suite::{Suite, TxResult, events};
use tributary_api::{
    AllowanceInfo, AllowancesResponse, ChargeInfo, ExecuteMsg, QueryMsg, ReceiptResponse,
};

use super::super::message::Message;
use super::super::model::Model;
use super::super::world::World;
use crate::oracle::{Allowance, Charge, Record, big, big_units};

/// What somebody has of a token before it withdraws.
pub struct Withdrawing {
    who: Addr,
    pub token: Addr,
    had: u128,
}

impl Withdrawing {
    pub fn expect(suite: &Suite, message: &Message) -> Option<Self> {
        let Message::Execute { sender, msg } = message else {
            return None;
        };
        let ExecuteMsg::Withdraw { token, .. } = msg else {
            return None;
        };
        let token = Addr::unchecked(token);
        Some(Self {
            had: suite.balance(&token, sender),
            who: sender.clone(),
            token,
        })
    }

    pub fn amount(&self, before: &Model, after: &Model) -> u128 {
        let prepaid = |model: &Model| model.oracle.prepaid(&self.who, &self.token);
        prepaid(before).saturating_sub(prepaid(after))
    }

    /// To whom, in which token, and how much.
    pub fn paid(&self, before: &Model, after: &Model) -> (Addr, Addr, u128) {
        let amount = self.amount(before, after);
        (self.who.clone(), self.token.clone(), amount)
    }

    /// To the account's owner, whatever its payout address.
    pub fn assert_paid(self, suite: &Suite, before: &Model, after: &Model) {
        if before.is_hostile(&self.token) {
            return;
        }
        let grown = suite.balance(&self.token, &self.who) - self.had;
        assert_eq!(grown, self.amount(before, after), "withdrawn");
    }
}

impl World {
    pub fn check_accounts(&self, owed: &mut BTreeMap<Addr, BigInt>) {
        for person in &self.model.people {
            let mut held = BTreeMap::new();
            for found in self.suite.account(person).balances {
                *owed.entry(found.token.clone()).or_default() += big_units(found.balance);
                held.insert(found.token, found.balance.u128());
            }
            let accounts = self.model.oracle.accounts.iter();
            let expected = accounts.filter(|((who, _), held)| who == person && **held > 0);
            let expected = expected.map(|((_, token), held)| (token.clone(), *held));
            assert_eq!(held, BTreeMap::from_iter(expected), "prepaid of {person}");

            let mut found = self.allowances_of(person).into_iter();
            for ((payer, model_id, token), expected) in &self.model.oracle.allowances {
                if payer == person && expected.limits().is_some() {
                    let what = format!("allowance of {payer} to {model_id} in {token}");
                    let found = found.find(|one| one.model_id == *model_id && one.token == *token);
                    let found = found.unwrap_or_else(|| panic!("{what}: none"));
                    assert_allowance(&found, expected, self.model.oracle.now, &what);
                }
            }
        }
    }

    /// In order of models and tokens: as the oracle's, but for the order of tokens.
    pub fn allowances_of(&self, payer: &Addr) -> Vec<AllowanceInfo> {
        let mut all = vec![];
        let mut start_after = None;
        loop {
            let page: AllowancesResponse = self
                .suite
                .ask(&QueryMsg::Allowances {
                    payer: payer.to_string(),
                    start_after,
                    limit: Some(100),
                })
                .unwrap();
            all.extend(page.allowances);
            match page.next {
                Some(next) => start_after = Some(next),
                None => break,
            }
        }
        let mine = self.model.oracle.allowances.iter();
        let mine = mine.filter(|((who, ..), one)| who == payer && one.limits().is_some());
        assert_eq!(all.len(), mine.count(), "allowances of {payer}");
        let models: Vec<u64> = all.iter().map(|one| one.model_id).collect();
        assert!(models.is_sorted(), "{models:?}");
        all.sort_by(|one, other| {
            let key = |one: &AllowanceInfo| (one.model_id, one.token.clone());
            key(one).cmp(&key(other))
        });
        all
    }

    /// What its events say of the charges that were taken and of those that were not.
    pub fn check_batch(&self, message: &Message, result: &TxResult) {
        let Message::Execute { msg, .. } = message else {
            return;
        };
        let ExecuteMsg::RecordQueries { charges, .. } = msg else {
            return;
        };
        let record = self.model.oracle.records.last().unwrap();
        let taken = events(result, "charged");
        assert_eq!(taken.len(), record.charges.len(), "charges taken");
        for (found, expected) in taken.iter().zip(&record.charges) {
            assert_eq!(found["payer"], expected.payer.as_str());
            assert_eq!(found["query_id"], expected.query_id);
            assert_eq!(found["amount"], expected.amount.to_string());
            assert_eq!(found["record_id"], record.record_id.to_string());
        }
        let mut refused = BTreeMap::new();
        for event in events(result, "charge_refused") {
            let position: usize = event["position"].parse().unwrap();
            let payer = event.get("payer").map_or("", String::as_str);
            assert_eq!(payer, charges[position].payer);
            let before = refused.insert(position, event["reason"].clone());
            assert_eq!(before, None, "refused twice");
        }
        let expected = self.model.refusals.iter();
        let mut expected: Vec<usize> = expected.map(|refusal| refusal.position).collect();
        expected.sort_unstable();
        let found: Vec<usize> = refused.into_keys().collect();
        assert_eq!(
            found, expected,
            "charges left out: {:?}",
            self.model.refusals
        );
        self.check_record(record);
        self.check_charges(record, &self.model.people[0]);
    }

    /// Each of a record's charges, with somebody's receipt.
    pub fn check_charges(&self, record: &Record, person: &Addr) {
        let mut sum = BigInt::ZERO;
        let mut whole = None;
        for charge in &record.charges {
            let receipt = self.check_charge(record, charge, person);
            sum += big(receipt.charge.unwrap().amount.atomics());
            whole = Some(big(receipt.amount.atomics()));
        }
        let Some(whole) = whole else { return };
        assert!(sum <= whole, "receipts of charges add up to more");
        let less = whole - sum;
        let count = BigInt::from(record.charges.len());
        assert!(less < count, "receipts of charges add up to {less} less");
    }

    fn check_charge(&self, record: &Record, charge: &Charge, person: &Addr) -> ReceiptResponse {
        let (model_id, payer) = (record.model_id, &charge.payer);
        let found = self
            .suite
            .query_record_of(model_id, payer, &charge.query_id);
        assert_eq!(found.record_id, record.record_id, "{charge:?}");
        assert_charge(found.charge.as_ref().unwrap(), charge);

        let (id, query_id) = (record.record_id, &charge.query_id);
        let receipt = self
            .suite
            .charge_receipt(model_id, id, person, payer, query_id);
        let part = receipt.charge.as_ref().unwrap();
        assert_charge(&part.charge, charge);
        let found = big(part.amount.atomics());
        // by proportion of what the receipt shows
        let shown = big(receipt.amount.atomics());
        assert_eq!(found, shown * charge.amount / record.amount, "{charge:?}");
        // and of what it is, without the digits that are cut: one of each of up to three amounts of a datanet
        let exact = record.exact_of(charge, person) * BigInt::from(10u64.pow(18));
        let digits = 3 * record.cut.parts.len() + 1;
        let found = BigRational::from(found);
        assert!(found <= exact, "{charge:?}: {found} of {exact}");
        let digits = BigRational::from(BigInt::from(digits));
        assert!(
            found > exact.clone() - digits,
            "{charge:?}: {found} of {exact}"
        );
        receipt
    }

    pub fn check_gateways(&self) {
        for (model_id, expected) in &self.model.gateways {
            let found = self.suite.model(*model_id).gateways;
            let mut found: Vec<_> = found.into_iter().collect();
            found.sort();
            assert_eq!(found, Vec::from_iter(expected.clone()), "{model_id}");
        }
    }
}

fn assert_charge(found: &ChargeInfo, expected: &Charge) {
    let digest = found.digest.as_ref().map(|digest| digest.to_vec());
    let found = Charge {
        payer: found.payer.clone(),
        query_id: found.query_id.clone(),
        amount: found.amount.u128(),
        units: found.units,
        digest,
    };
    assert_eq!(found, *expected);
}

fn assert_allowance(found: &AllowanceInfo, expected: &Allowance, now: u64, what: &str) {
    let limits = expected.limits().unwrap();
    assert_eq!(found.per_charge_max.u128(), limits.per_charge_max, "{what}");
    assert_eq!(found.budget.u128(), limits.budget, "{what}");
    assert_eq!(found.period_seconds, limits.period_seconds, "{what}");
    assert_eq!(found.expires_at, limits.expires_at, "{what}");
    let began = expected.period_began(now);
    assert_eq!(found.period_began, began, "{what}");
    let ends = limits.period_seconds.map(|seconds| began + seconds);
    assert_eq!(found.period_ends, ends, "{what}");
    let spent = expected.spent(now);
    assert_eq!(big_units(found.spent), spent, "{what}: spent at {now}");
    let left = (BigInt::from(limits.budget) - spent).max(BigInt::ZERO);
    assert_eq!(big_units(found.left), left, "{what}: left at {now}");
}
