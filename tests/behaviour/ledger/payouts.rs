//! What claims took, and to whom it went.

use std::collections::BTreeMap;

use num_bigint::BigInt;

use super::entry::{Entry, Key, add, take};

#[derive(Default)]
pub struct Payouts {
    /// (payout address, token)
    pub sent: BTreeMap<Key<2>, BigInt>,
    /// Where an address has another one.
    pub addresses: BTreeMap<String, String>,
    /// (address, token): sent, and not yet said for what.
    open: BTreeMap<Key<2>, BigInt>,
}

impl Payouts {
    pub fn set_address(&mut self, event: &Entry) {
        let [address, payout] = event.texts(["address", "payout_address"]);
        self.addresses.insert(address, payout);
    }

    /// One transfer; the parts of it follow.
    pub fn claim(&mut self, event: &Entry) {
        let [address, payout] = event.texts(["address", "payout_address"]);
        assert_eq!(payout, self.of(&address), "paid to another address");
        if event.has("token") {
            let (token, amount) = (event.text("token"), event.number("amount"));
            add(&mut self.open, [address, token.clone()], amount.clone());
            add(&mut self.sent, [payout, token], amount);
        }
    }

    pub fn part(&mut self, event: &Entry) {
        let key = event.texts(["address", "token"]);
        take(&mut self.open, key, event.number("amount"));
    }

    pub fn of(&self, address: &str) -> String {
        let other = self.addresses.get(address).cloned();
        other.unwrap_or_else(|| address.to_owned())
    }

    /// Whatever was sent was sent for something.
    pub fn assert_whole(&self) {
        for (key, amount) in &self.open {
            assert_eq!(*amount, BigInt::ZERO, "sent for nothing: {key:?}");
        }
    }
}
