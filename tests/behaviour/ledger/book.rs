//! Every balance, rebuilt from the contract's events and from nothing else.

use std::collections::BTreeMap;

use cosmwasm_std::Event;
use num_bigint::BigInt;

use super::accounts::Accounts;
use super::data::Data;
use super::pots::Pots;

pub type Key<const N: usize> = [String; N];

/// By names as they stand in the events: datanets, addresses, tokens.
#[derive(Default)]
pub struct Book {
    /// (datanet, address)
    pub weights: BTreeMap<Key<2>, BigInt>,
    pub totals: BTreeMap<String, BigInt>,
    pub versions: BTreeMap<String, String>,
    pub curators: BTreeMap<String, String>,
    pub operators: BTreeMap<String, String>,
    /// (datanet, token), scaled
    pub indexes: BTreeMap<Key<2>, BigInt>,
    pub incomes: BTreeMap<Key<2>, BigInt>,
    /// (datanet, token), base units
    pub waiting: BTreeMap<Key<2>, BigInt>,
    /// (datanet, token), of the curator, not claimed
    pub curator_incomes: BTreeMap<Key<2>, BigInt>,
    /// (datanet, address, token), scaled
    pub earned: BTreeMap<Key<3>, BigInt>,
    /// (datanet, address, token)
    pub paid: BTreeMap<Key<3>, BigInt>,
    /// (role, address, token), not claimed; as curator: of datanets handed over
    pub credits: BTreeMap<Key<3>, BigInt>,
    /// (address, token), in all roles but the contributor's
    pub credits_paid: BTreeMap<Key<2>, BigInt>,
    /// (payout address, token)
    pub payouts: BTreeMap<Key<2>, BigInt>,
    /// Sent for queries, by token: no batch's.
    pub fees: BTreeMap<String, BigInt>,
    /// (model) → records
    pub records: BTreeMap<String, BigInt>,
    pub payout_addresses: BTreeMap<String, String>,
    pub fee_tokens: BTreeMap<String, bool>,
    pub data: Data,
    pub pots: Pots,
    pub accounts: Accounts,
}

impl Book {
    /// Reads the events of one contract, each with its block's time; others may emit what they like.
    pub fn read(contract: &str, events: &[(u64, Event)]) -> Self {
        let mut book = Self::default();
        for (time, event) in events {
            let attributes: BTreeMap<&str, &str> = event
                .attributes
                .iter()
                .map(|pair| (pair.key.as_str(), pair.value.as_str()))
                .collect();
            if attributes.get("_contract_address") == Some(&contract) {
                book.enter(*time, &event.ty, &Entry(attributes));
            }
        }
        book
    }

    fn enter(&mut self, time: u64, ty: &str, event: &Entry) {
        self.data.enter(ty, event);
        self.accounts.enter(time, ty, event);
        match ty {
            "wasm-attributed" | "wasm-released" => self.share_pot(ty, event),
            "wasm-influence_credited" => {
                let key = event.texts(["datanet_id", "address", "token"]);
                add(&mut self.earned, key, event.number("credited_scaled"));
                self.pots.credit(event);
            }
            "wasm-datanet_registered" => {
                let datanet = event.text("datanet_id");
                self.curators.insert(datanet, event.text("curator"));
            }
            "wasm-curator_changed" => self.change_curator(event),
            "wasm-model_registered" => {
                let model = event.text("model_id");
                self.operators.insert(model, event.text("operator"));
            }
            "wasm-operator_changed" => {
                let model = event.text("model_id");
                let former = self.operators.insert(model, event.text("operator"));
                assert_eq!(former, Some(event.text("former_operator")));
            }
            "wasm-weight_changed" => self.change_weight(event),
            "wasm-query_recorded" => self.record(event),
            "wasm-fee_split" => self.split(event),
            "wasm-datanet_paid" => self.pay_datanet(event),
            "wasm-credit_paid" => {
                let [address, token] = event.texts(["address", "token"]);
                let key = [event.text("role"), address.clone(), token.clone()];
                take(&mut self.credits, key, event.number("amount"));
                add(
                    &mut self.credits_paid,
                    [address, token],
                    event.number("amount"),
                );
            }
            "wasm-claimed" if event.0.contains_key("token") => {
                let key = event.texts(["payout_address", "token"]);
                add(&mut self.payouts, key, event.number("amount"));
            }
            "wasm-payout_address_set" => {
                let [address, payout] = event.texts(["address", "payout_address"]);
                self.payout_addresses.insert(address, payout);
            }
            "wasm-fee_token_added" => {
                self.fee_tokens.insert(event.text("token"), true);
            }
            "wasm-fee_token_retired" => {
                self.fee_tokens.insert(event.text("token"), false);
            }
            _ => {}
        }
    }

    fn change_curator(&mut self, event: &Entry) {
        let datanet = event.text("datanet_id");
        let former = event.text("former_curator");
        let before = self.curators.insert(datanet.clone(), event.text("curator"));
        assert_eq!(before.as_ref(), Some(&former));
        // what was not claimed stays the former one's
        for ([of, token], income) in &mut self.curator_incomes {
            if *of == datanet {
                let key = ["curator".to_owned(), former.clone(), token.clone()];
                add(&mut self.credits, key, std::mem::take(income));
            }
        }
    }

    fn change_weight(&mut self, event: &Entry) {
        let key = event.texts(["datanet_id", "address"]);
        let before = self.weights.insert(key, event.number("weight"));
        assert_eq!(before.unwrap_or_default(), event.number("weight_before"));
        let datanet = event.text("datanet_id");
        self.versions
            .insert(datanet.clone(), event.text("weights_version"));
        self.totals.insert(datanet, event.number("total_weight"));
    }

    fn record(&mut self, event: &Entry) {
        let token = event.text("token");
        for role in ["protocol", "operator"] {
            let recipient = event.text(&format!("{role}_recipient"));
            let key = [role.to_owned(), recipient, token.clone()];
            add(&mut self.credits, key, event.number(role));
        }
        if event.has("query_id") {
            add(&mut self.fees, token, event.number("amount"));
        }
        let records = self.records.entry(event.text("model_id")).or_default();
        *records += 1;
        assert_eq!(*records, event.number("record_id"));
    }

    fn split(&mut self, event: &Entry) {
        self.raise_index(event);
        let pool = event.texts(["datanet_id", "token"]);
        let (curator, base) = (event.number("curator"), event.number("base_scaled"));
        let (part, pot) = (event.number("part_scaled"), event.number("pot"));
        assert_eq!((&curator << 112) + (&pot << 112) + &base, part);
        add(&mut self.incomes, pool.clone(), base + (&pot << 112));
        add(&mut self.waiting, pool.clone(), pot.clone());
        add(&mut self.curator_incomes, pool, curator);
        self.pots.hold(event, pot);
    }

    /// What joins the base lane of a pot.
    fn share_pot(&mut self, ty: &str, event: &Entry) {
        self.raise_index(event);
        let pool = event.texts(["datanet_id", "token"]);
        take(&mut self.waiting, pool, event.number("pot"));
        self.pots.share(ty, event);
    }

    fn raise_index(&mut self, event: &Entry) {
        let [datanet, token] = event.texts(["datanet_id", "token"]);
        let pool = [datanet.clone(), token.clone()];
        let index = event.number("index_scaled");
        let before = self.indexes.insert(pool.clone(), index.clone());
        let grown = index - before.unwrap_or_default();
        let mut total = BigInt::ZERO;
        for ([of, address], weight) in &self.weights {
            if *of == datanet {
                total += weight;
                let key = [datanet.clone(), address.clone(), token.clone()];
                add(&mut self.earned, key, &grown * weight);
            }
        }
        assert_eq!(total, event.number("total_weight"));
        assert_eq!(self.versions[&datanet], event.text("weights_version"));
    }

    fn pay_datanet(&mut self, event: &Entry) {
        let [datanet, address, token] = event.texts(["datanet_id", "address", "token"]);
        let amount = event.number("amount");
        match event.0["role"] {
            "contributor" => add(&mut self.paid, [datanet, address, token], amount),
            "curator" => {
                assert_eq!(self.curators[&datanet], address);
                let pool = [datanet, token.clone()];
                take(&mut self.curator_incomes, pool, amount.clone());
                add(&mut self.credits_paid, [address, token], amount);
            }
            role => panic!("paid as {role}"),
        }
    }

    pub fn of<K: Ord>(map: &BTreeMap<K, BigInt>, key: K) -> BigInt {
        map.get(&key).cloned().unwrap_or_default()
    }
}

pub struct Entry<'a>(BTreeMap<&'a str, &'a str>);

impl Entry<'_> {
    pub fn has(&self, key: &str) -> bool {
        self.0.contains_key(key)
    }

    pub fn text(&self, key: &str) -> String {
        let value = self.0.get(key);
        value
            .unwrap_or_else(|| panic!("no {key} in {:?}", self.0))
            .to_string()
    }

    pub fn texts<const N: usize>(&self, keys: [&str; N]) -> [String; N] {
        keys.map(|key| self.text(key))
    }

    pub fn number(&self, key: &str) -> BigInt {
        self.text(key).parse().unwrap()
    }
}

pub fn add<K: Ord>(map: &mut BTreeMap<K, BigInt>, key: K, amount: BigInt) {
    *map.entry(key).or_default() += amount;
}

#[track_caller]
pub fn take<K: Ord>(map: &mut BTreeMap<K, BigInt>, key: K, amount: BigInt) {
    let balance = map.entry(key).or_default();
    *balance -= amount;
    assert!(*balance >= BigInt::ZERO, "more paid than credited");
}
