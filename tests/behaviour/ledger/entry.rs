//! One event, and sums by keys.

use std::collections::BTreeMap;

use num_bigint::BigInt;

/// By names as they stand in the events: datanets, addresses, tokens.
pub type Key<const N: usize> = [String; N];

/// Its attributes.
pub struct Entry<'a>(pub BTreeMap<&'a str, &'a str>);

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

/// What is there under a key.
pub fn of<K: Ord>(map: &BTreeMap<K, BigInt>, key: K) -> BigInt {
    map.get(&key).cloned().unwrap_or_default()
}
