//! Pots, one by one, and that each was shared to the last scaled unit.

use std::collections::BTreeMap;

use num_bigint::BigInt;

use super::entry::{Entry, Key, add};

const POT: [&str; 3] = ["model_id", "record_id", "datanet_id"];

#[derive(Default)]
pub struct Pots {
    /// (model, record, datanet) → base units; those that wait
    pub waiting: BTreeMap<Key<3>, BigInt>,
    /// (model, record, datanet) → attribution_id, attestor, sum of scores; none of a released one
    pub shared: BTreeMap<Key<3>, Option<[String; 3]>>,
    /// (datanet, attribution_id, token) → scaled: what is not in the base lane
    pub attributed: BTreeMap<Key<3>, BigInt>,
    /// The same, as it was credited.
    credited: BTreeMap<Key<3>, BigInt>,
}

impl Pots {
    pub fn hold(&mut self, event: &Entry, pot: BigInt) {
        if pot > BigInt::ZERO {
            let before = self.waiting.insert(event.texts(POT), pot);
            assert_eq!(before, None, "a pot twice");
        }
    }

    pub fn share(&mut self, ty: &str, event: &Entry) {
        let waited = self.waiting.remove(&event.texts(POT));
        let pot = event.number("pot");
        assert_eq!(waited, Some(pot.clone()), "a pot that did not wait");
        let base = event.number("base_scaled");
        let attribution = event
            .has("attribution_id")
            .then(|| event.texts(["attribution_id", "attestor", "total_score"]));
        match ty {
            "wasm-attributed" => {
                let key = event.texts(["datanet_id", "attribution_id", "token"]);
                add(&mut self.attributed, key, (pot << 112) - base);
            }
            _ => {
                assert_eq!(attribution, None);
                assert_eq!(base, pot << 112);
            }
        }
        self.shared.insert(event.texts(POT), attribution);
    }

    pub fn credit(&mut self, event: &Entry) {
        let key = event.texts(["datanet_id", "attribution_id", "token"]);
        add(&mut self.credited, key, event.number("credited_scaled"));
    }

    /// Whatever did not join the base lane was credited to somebody.
    pub fn assert_whole(&self) {
        for (key, amount) in &self.attributed {
            let credited = self.credited.get(key).cloned().unwrap_or_default();
            assert_eq!(*amount, credited, "attribution {key:?}");
        }
        assert!(
            self.credited
                .keys()
                .all(|key| self.attributed.contains_key(key))
        );
    }
}
