//! Prepaid balances, what of each allowance is spent, and the charges of batches.

use std::collections::BTreeMap;

use num_bigint::BigInt;

use super::entry::{Entry, Key, add, take};

const ALLOWANCE: [&str; 3] = ["payer", "model_id", "token"];
const RECORD: [&str; 2] = ["model_id", "record_id"];

/// What a payer said, and what was charged since.
#[derive(Default)]
pub struct Allowance {
    /// Greatest charge, budget, seconds of a period, end; empty where there is none.
    pub limits: [String; 4],
    pub set_at: u64,
    /// Seconds of a period.
    period: Option<u64>,
    pub revoked: bool,
    /// Number of the period and amount, of each charge since; what was carried over is in the first.
    charges: Vec<(u64, BigInt)>,
}

impl Allowance {
    pub fn period_at(&self, time: u64) -> u64 {
        self.period
            .map_or(0, |period| (time - self.set_at) / period)
    }

    pub fn period_began(&self, time: u64) -> u64 {
        self.set_at + self.period_at(time) * self.period.unwrap_or(0)
    }

    pub fn spent(&self, time: u64) -> BigInt {
        let now = self.period_at(time);
        let charges = self.charges.iter().filter(|(period, _)| *period == now);
        charges.map(|(_, amount)| amount).sum()
    }
}

#[derive(Default)]
pub struct Accounts {
    /// (address, token)
    pub prepaid: BTreeMap<Key<2>, BigInt>,
    /// (payer, model, token)
    pub allowances: BTreeMap<Key<3>, Allowance>,
    /// (model, gateway)
    pub gateways: BTreeMap<Key<2>, bool>,
    /// (model, record) → amount, units and number of its charges
    pub charged: BTreeMap<Key<2>, [BigInt; 3]>,
    /// The same, as batches say it of themselves.
    pub batches: BTreeMap<Key<2>, [BigInt; 3]>,
    /// (model, payer, query id) → record; of batches
    pub queries: BTreeMap<Key<3>, String>,
    pub deposited: BTreeMap<String, BigInt>,
    pub withdrawn: BTreeMap<String, BigInt>,
    /// How many charges were left out.
    pub refused: u64,
}

impl Accounts {
    pub fn enter(&mut self, time: u64, ty: &str, event: &Entry) {
        match ty {
            "wasm-deposited" => {
                let key = event.texts(["address", "token"]);
                add(&mut self.prepaid, key, event.number("amount"));
                let token = event.text("token");
                add(&mut self.deposited, token, event.number("amount"));
                self.assert_balance("address", event);
            }
            "wasm-withdrawn" => {
                let key = event.texts(["address", "token"]);
                take(&mut self.prepaid, key, event.number("amount"));
                let token = event.text("token");
                add(&mut self.withdrawn, token, event.number("amount"));
                self.assert_balance("address", event);
            }
            "wasm-charged" => self.charge(time, event),
            "wasm-charge_refused" => self.refused += 1,
            "wasm-allowance_set" => self.set(time, event),
            "wasm-allowance_revoked" => {
                let allowance = self.allowances.get_mut(&event.texts(ALLOWANCE));
                let allowance = allowance.expect("an allowance that was not set");
                assert!(!allowance.revoked, "revoked twice");
                allowance.revoked = true;
            }
            "wasm-query_recorded" if !event.has("query_id") => {
                let batch = ["amount", "units", "count"].map(|key| event.number(key));
                self.batches.insert(event.texts(RECORD), batch);
            }
            "wasm-gateway_added" => {
                let key = event.texts(["model_id", "gateway"]);
                assert_ne!(self.gateways.insert(key, true), Some(true));
            }
            "wasm-gateway_removed" => {
                let key = event.texts(["model_id", "gateway"]);
                assert_eq!(self.gateways.insert(key, false), Some(true));
            }
            _ => {}
        }
    }

    fn assert_balance(&self, whose: &str, event: &Entry) {
        let held = &self.prepaid[&event.texts([whose, "token"])];
        assert_eq!(*held, event.number("balance"), "a balance on the way");
    }

    fn charge(&mut self, time: u64, event: &Entry) {
        let amount = event.number("amount");
        let key = event.texts(["payer", "token"]);
        take(&mut self.prepaid, key, amount.clone());
        self.assert_balance("payer", event);

        let allowance = self.allowances.get_mut(&event.texts(ALLOWANCE));
        let allowance = allowance.expect("an allowance");
        assert!(!allowance.revoked, "charged after the revocation");
        let period = allowance.period_at(time);
        allowance.charges.push((period, amount.clone()));

        let query = event.texts(["model_id", "payer", "query_id"]);
        let before = self.queries.insert(query, event.text("record_id"));
        assert_eq!(before, None, "charged twice");
        let record = self.charged.entry(event.texts(RECORD)).or_default();
        record[0] += amount;
        record[1] += event.number("units");
        record[2] += 1;
    }

    fn set(&mut self, time: u64, event: &Entry) {
        let or_none = |key| event.has(key).then(|| event.text(key)).unwrap_or_default();
        let limits = ["per_charge_max", "budget", "period_seconds", "expires_at"].map(or_none);
        let before = self.allowances.get(&event.texts(ALLOWANCE));
        let spent = before.map_or(BigInt::ZERO, |before| before.spent(time));
        assert_eq!(spent, event.number("spent"), "carried over");
        assert_eq!(event.text("period_began"), time.to_string());
        let allowance = Allowance {
            period: limits[2].parse().ok(),
            limits,
            set_at: time,
            revoked: false,
            charges: vec![(0, spent)],
        };
        self.allowances.insert(event.texts(ALLOWANCE), allowance);
    }
}
