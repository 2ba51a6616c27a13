//! Rolls, the seats that were taken of them, and what a seat has earned.

use std::collections::BTreeMap;

use num_bigint::BigInt;

use super::entry::{Entry, Key, add, of};

const ROLL: [&str; 2] = ["datanet_id", "roll_id"];

#[derive(Default)]
pub struct Roll {
    /// Root, uri, number of leaves, version of the weights that it began.
    pub said: [String; 4],
    pub weight: BigInt,
    pub opened_at: u64,
    pub closed_at: Option<u64>,
    /// Leaf → address and weight; those that were taken.
    pub leaves: BTreeMap<String, (String, BigInt)>,
    /// Token → the index when it opened, scaled.
    pub opened: BTreeMap<String, BigInt>,
    /// Token → how far the index has risen while it was open, scaled.
    pub risen: BTreeMap<String, BigInt>,
}

impl Roll {
    pub fn taken(&self) -> BigInt {
        self.leaves.values().map(|(_, weight)| weight).sum()
    }

    /// What the leaves that nobody has taken have earned.
    pub fn untaken_earned(&self, token: &str) -> BigInt {
        (&self.weight - self.taken()) * of(&self.risen, token.to_owned())
    }
}

/// (datanet, roll)
#[derive(Default)]
pub struct Rolls(pub BTreeMap<Key<2>, Roll>);

impl Rolls {
    /// `indexes` are those of all pools: (datanet, token).
    pub fn publish(&mut self, time: u64, event: &Entry, indexes: &BTreeMap<Key<2>, BigInt>) {
        let [datanet, roll_id] = event.texts(ROLL);
        let opened = indexes.iter().filter(|([of, _], _)| *of == datanet);
        let opened = opened.map(|([_, token], index)| (token.clone(), index.clone()));
        let roll = Roll {
            said: event.texts(["root", "uri", "leaf_count", "weights_version"]),
            weight: event.number("roll_weight"),
            opened_at: time,
            opened: opened.collect(),
            ..Roll::default()
        };
        let before = self.0.insert([datanet, roll_id], roll);
        assert!(before.is_none(), "a roll twice");
    }

    pub fn close(&mut self, time: u64, event: &Entry) {
        let roll = self.0.get_mut(&event.texts(ROLL)).expect("a roll");
        assert_eq!(roll.weight, event.number("roll_weight"));
        assert_eq!(roll.closed_at.replace(time), None, "closed twice");
    }

    /// Who took the leaf, and what it has earned so far in each token.
    pub fn enrol(&mut self, event: &Entry) -> (String, Vec<(String, BigInt)>) {
        let roll = self.0.get_mut(&event.texts(ROLL)).expect("a roll");
        let (address, weight) = (event.text("address"), event.number("weight"));
        let leaf = (address.clone(), weight.clone());
        let before = roll.leaves.insert(event.text("leaf_index"), leaf);
        assert_eq!(before, None, "a leaf twice");
        assert_eq!(roll.taken(), event.number("enrolled_weight"));
        let leaves = BigInt::from(roll.leaves.len());
        assert_eq!(leaves, event.number("enrolled_leaves"));
        let earned = roll.risen.iter();
        let earned = earned.map(|(token, risen)| (token.clone(), risen * &weight));
        (address, earned.collect())
    }

    /// The weight of a datanet's open rolls, taken or not, when an index of it rises; and who of them earns how much.
    pub fn raise(
        &mut self,
        datanet: &str,
        token: &str,
        by: &BigInt,
    ) -> (BigInt, Vec<(String, BigInt)>) {
        let (mut total, mut earned) = (BigInt::ZERO, vec![]);
        for ([of, _], roll) in &mut self.0 {
            if of != datanet || roll.closed_at.is_some() {
                continue;
            }
            total += &roll.weight;
            add(&mut roll.risen, token.to_owned(), by.clone());
            let leaves = roll.leaves.values();
            earned.extend(leaves.map(|(address, weight)| (address.clone(), by * weight)));
        }
        (total, earned)
    }

    pub fn of(&self, datanet: &str) -> impl Iterator<Item = (&String, &Roll)> {
        let rolls = self.0.iter().filter(move |([of, _], _)| of == datanet);
        rolls.map(|([_, roll_id], roll)| (roll_id, roll))
    }

    /// What an address holds of a datanet's open rolls: roll → weight.
    pub fn seats(&self, datanet: &str, address: &str) -> BTreeMap<String, BigInt> {
        let mut seats = BTreeMap::new();
        for (roll_id, roll) in self
            .of(datanet)
            .filter(|(_, roll)| roll.closed_at.is_none())
        {
            let mine = roll.leaves.values().filter(|(who, _)| who == address);
            for (_, weight) in mine {
                add(&mut seats, roll_id.clone(), weight.clone());
            }
        }
        seats
    }
}
