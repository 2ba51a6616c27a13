//! Every balance, rebuilt from the contract's events and from nothing else.

use std::collections::BTreeMap;

use cosmwasm_std::Event;
use num_bigint::BigInt;

use super::accounts::Accounts;
use super::data::Data;
use super::entry::{Entry, Key, add, take};
use super::payouts::Payouts;
use super::pots::Pots;
use super::rolls::Rolls;

/// What an event says happened in a pool.
const POOL: [&str; 2] = ["datanet_id", "token"];
const RECORD: [&str; 2] = ["model_id", "record_id"];

#[derive(Default)]
pub struct Book {
    /// (datanet, address), direct ones
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
    /// Sent for queries, by token: no batch's.
    pub fees: BTreeMap<String, BigInt>,
    /// (model) → records
    pub records: BTreeMap<String, BigInt>,
    /// (model, record) → scaled: what no datanet has got yet
    unsplit: BTreeMap<Key<2>, BigInt>,
    pub fee_tokens: BTreeMap<String, bool>,
    /// Protocol fee and recipient, from the last event that said it.
    pub config: Option<[String; 2]>,
    pub data: Data,
    pub rolls: Rolls,
    pub pots: Pots,
    pub accounts: Accounts,
    pub payouts: Payouts,
}

impl Book {
    /// Reads the events of one contract, each with its block's time; others may emit what they like.
    pub fn read(contract: &str, events: &[(u64, Event)]) -> Self {
        let mut book = Self::default();
        for (time, event) in events {
            let attributes = event.attributes.iter();
            let attributes = attributes.map(|pair| (pair.key.as_str(), pair.value.as_str()));
            let entry = Entry(attributes.collect());
            if entry.0.get("_contract_address") == Some(&contract) {
                book.enter(*time, &event.ty, &entry);
            }
        }
        for (record, left) in &book.unsplit {
            assert_eq!(*left, BigInt::ZERO, "not split to the end: {record:?}");
        }
        book.pots.assert_whole();
        book.payouts.assert_whole();
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
            "wasm-weight_changed" => {
                let key = event.texts(["datanet_id", "address"]);
                let before = self.weights.insert(key, event.number("weight"));
                assert_eq!(before.unwrap_or_default(), event.number("weight_before"));
                self.set_version(event);
            }
            "wasm-roll_published" => {
                self.rolls.publish(time, event, &self.indexes);
                self.set_version(event);
            }
            "wasm-roll_closed" => {
                self.rolls.close(time, event);
                self.set_version(event);
            }
            "wasm-enrolled" => {
                let (address, earned) = self.rolls.enrol(event);
                self.earn(&event.text("datanet_id"), &address, earned);
            }
            "wasm-query_recorded" => self.record(event),
            "wasm-fee_split" => self.split(event),
            "wasm-datanet_paid" => self.pay_datanet(event),
            "wasm-credit_paid" => {
                self.payouts.part(event);
                let [address, token] = event.texts(["address", "token"]);
                let (role, amount) = (event.text("role"), event.number("amount"));
                let key = [role, address.clone(), token.clone()];
                take(&mut self.credits, key, amount.clone());
                add(&mut self.credits_paid, [address, token], amount);
            }
            "wasm-claimed" => self.payouts.claim(event),
            "wasm-payout_address_set" => self.payouts.set_address(event),
            "wasm-fee_token_added" => {
                self.fee_tokens.insert(event.text("token"), true);
            }
            "wasm-fee_token_retired" => {
                self.fee_tokens.insert(event.text("token"), false);
            }
            "wasm-config_updated" => {
                self.config = Some(event.texts(["protocol_fee_bps", "protocol_fee_recipient"]));
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

    fn set_version(&mut self, event: &Entry) {
        let datanet = event.text("datanet_id");
        let version = event.text("weights_version");
        self.versions.insert(datanet.clone(), version);
        self.totals.insert(datanet, event.number("total_weight"));
    }

    fn record(&mut self, event: &Entry) {
        let token = event.text("token");
        let mut left = event.number("amount");
        for role in ["protocol", "operator"] {
            let recipient = event.text(&format!("{role}_recipient"));
            let key = [role.to_owned(), recipient, token.clone()];
            add(&mut self.credits, key, event.number(role));
            left -= event.number(role);
        }
        if let Some([_, recipient]) = &self.config {
            assert_eq!(*recipient, event.text("protocol_recipient"));
        }
        let model = event.text("model_id");
        assert_eq!(self.operators[&model], event.text("operator_recipient"));
        if event.has("query_id") {
            add(&mut self.fees, token, event.number("amount"));
        }
        self.unsplit.insert(event.texts(RECORD), left << 112);
        let records = self.records.entry(model).or_default();
        *records += 1;
        assert_eq!(*records, event.number("record_id"));
    }

    fn split(&mut self, event: &Entry) {
        self.raise_index(event);
        let pool = event.texts(POOL);
        let (curator, base) = (event.number("curator"), event.number("base_scaled"));
        let (part, pot) = (event.number("part_scaled"), event.number("pot"));
        assert_eq!((&curator << 112) + (&pot << 112) + &base, part);
        take(&mut self.unsplit, event.texts(RECORD), part);
        add(&mut self.incomes, pool.clone(), base + (&pot << 112));
        add(&mut self.waiting, pool.clone(), pot.clone());
        add(&mut self.curator_incomes, pool, curator);
        self.pots.hold(event, pot);
    }

    /// What joins the base lane of a pot.
    fn share_pot(&mut self, ty: &str, event: &Entry) {
        self.raise_index(event);
        take(&mut self.waiting, event.texts(POOL), event.number("pot"));
        self.pots.share(ty, event);
    }

    fn raise_index(&mut self, event: &Entry) {
        let [datanet, token] = event.texts(POOL);
        let index = event.number("index_scaled");
        let before = self.indexes.insert(event.texts(POOL), index.clone());
        let grown = index - before.unwrap_or_default();
        let (mut total, from_rolls) = self.rolls.raise(&datanet, &token, &grown);
        for (address, earned) in from_rolls {
            self.earn(&datanet, &address, vec![(token.clone(), earned)]);
        }
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

    fn earn(&mut self, datanet: &str, address: &str, earned: Vec<(String, BigInt)>) {
        for (token, earned) in earned {
            let key = [datanet.to_owned(), address.to_owned(), token];
            add(&mut self.earned, key, earned);
        }
    }

    fn pay_datanet(&mut self, event: &Entry) {
        self.payouts.part(event);
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
}
