//! I8 for rolls: what everybody earned, from the events alone.

use std::collections::BTreeMap;

use cosmwasm_std::Uint256;
use rstest::rstest;
use suite::{
    Outcome,
    Runtime::{self, Native, Wasm},
    Suite, Tree,
};

use super::{suite_with_datanet, tree};

/// By token.
type Indexes = BTreeMap<String, Uint256>;

/// An indexer's books of one datanet.
#[derive(Default)]
struct Books {
    indexes: Indexes,
    /// Direct weights, by address, and what they have earned up to the index at which each was last changed.
    direct: BTreeMap<String, (u64, Indexes)>,
    earned: BTreeMap<(String, String), Uint256>,
    /// Indexes at opening, and at closing.
    rolls: BTreeMap<String, (Indexes, Option<Indexes>)>,
    /// (roll, address, weight)
    leaves: Vec<(String, String, u64)>,
}

impl Books {
    fn read(&mut self, outcome: Outcome) {
        for event in outcome.unwrap().events {
            let attributes = event.attributes.into_iter();
            let get: BTreeMap<_, _> = attributes.map(|pair| (pair.key, pair.value)).collect();
            match event.ty.as_str() {
                "wasm-fee_split" => {
                    let index = get["index_scaled"].parse().unwrap();
                    self.indexes.insert(get["token"].clone(), index);
                }
                "wasm-weight_changed" => {
                    let address = &get["address"];
                    self.settle(address);
                    let weight = get["weight"].parse().unwrap();
                    let now = self.indexes.clone();
                    self.direct.insert(address.clone(), (weight, now));
                }
                "wasm-roll_published" => {
                    let opened = (self.indexes.clone(), None);
                    self.rolls.insert(get["roll_id"].clone(), opened);
                }
                "wasm-roll_closed" => {
                    let now = self.indexes.clone();
                    self.rolls.get_mut(&get["roll_id"]).unwrap().1 = Some(now);
                }
                "wasm-enrolled" => {
                    let weight = get["weight"].parse().unwrap();
                    let leaf = (get["roll_id"].clone(), get["address"].clone(), weight);
                    self.leaves.push(leaf);
                }
                _ => {}
            }
        }
    }

    fn settle(&mut self, address: &str) {
        let Some((weight, since)) = self.direct.get(address).cloned() else {
            return;
        };
        for (token, index) in &self.indexes {
            let grown = *index - since.get(token).copied().unwrap_or_default();
            let key = (address.to_owned(), token.clone());
            *self.earned.entry(key).or_default() += grown * Uint256::from(weight);
        }
    }

    /// Of everybody, in each token.
    fn close(mut self) -> BTreeMap<(String, String), Uint256> {
        for address in self.direct.keys().cloned().collect::<Vec<_>>() {
            self.settle(&address);
        }
        for (roll_id, address, weight) in &self.leaves {
            let (opened, closed) = &self.rolls[roll_id];
            for (token, index) in closed.as_ref().unwrap_or(&self.indexes) {
                let grown = *index - opened.get(token).copied().unwrap_or_default();
                let key = (address.clone(), token.clone());
                *self.earned.entry(key).or_default() += grown * Uint256::from(*weight);
            }
        }
        self.earned.retain(|_, earned| !earned.is_zero());
        self.earned
    }
}

#[rstest]
fn events_alone_rebuild_what_rolls_earned(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_datanet(runtime);
    let mut books = Books::default();
    // registered before these books begin
    let ann = (10, Indexes::new());
    books.direct.insert(suite.addr("ann").into(), ann);
    let first = tree(&suite);
    let second = Tree::new(&suite, &[("bob", 7), ("ann", 13), ("bob", 1), ("fay", 3)]);
    let mut paid = 0;
    let mut pay = |suite: &mut Suite, books: &mut Books, token: usize, amount: u128| {
        paid += 1;
        let hook = suite::hook(1, format!("q-{paid}"));
        books.read(suite.record("payer", suite.token(token), amount, &hook));
    };

    pay(&mut suite, &mut books, 0, 1_003);
    books.read(suite.publish_roll("cora", 1, &first, None));
    pay(&mut suite, &mut books, 0, 7);
    books.read(suite.enrol(1, 1, &first, 0));
    pay(&mut suite, &mut books, 1, 999);
    books.read(suite.publish_roll("cora", 1, &second, None));
    books.read(suite.enrol(1, 2, &second, 2));
    books.read(suite.set_weights("cora", 1, &[("ann", 3), ("bob", 5)]));
    pay(&mut suite, &mut books, 0, 10_001);
    books.read(suite.publish_roll("cora", 1, &first, Some(1)));
    pay(&mut suite, &mut books, 1, 12_345);
    for leaf_index in [0, 1, 3] {
        books.read(suite.enrol(1, 2, &second, leaf_index));
    }
    books.read(suite.enrol(1, 1, &first, 1));
    books.read(suite.close_roll("cora", 1, 2));
    books.read(suite.leave_datanet("ann", 1));
    pay(&mut suite, &mut books, 0, 77_777);
    books.read(suite.enrol(1, 3, &first, 2));
    suite.assert_invariants();

    let rebuilt = books.close();
    let mut shown = BTreeMap::new();
    for name in ["ann", "bob", "dan", "eve", "fay"] {
        for position in suite.contributor(1, name).positions {
            let key = (suite.addr(name).to_string(), position.token.to_string());
            shown.insert(key, position.earned_scaled);
        }
    }
    shown.retain(|_, earned: &mut Uint256| !earned.is_zero());
    assert_eq!(rebuilt, shown);
    assert_eq!(rebuilt.len(), 10);
}
