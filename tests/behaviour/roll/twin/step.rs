//! What happens in a history. Places in lists are drawn, and find what is there when their turn comes.

use std::collections::BTreeMap;

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::Index;

/// Those who hold leaves and weights.
pub const PEOPLE: usize = 7;
pub const TOKENS: usize = 3;

#[derive(Clone, Debug)]
pub enum Step {
    Pay {
        token: usize,
        amount: u128,
    },
    /// With the roll, of those open, that it replaces.
    Publish {
        leaves: Vec<(usize, u64)>,
        closes: Option<Index>,
    },
    Close(Index),
    /// A roll and a leaf of it, perhaps taken before.
    EnrolLeaf(Index, Index),
    EnrolRoll(Index),
    EnrolPerson(usize),
    /// In some tokens; and if the twin claims as well.
    Claim {
        who: usize,
        tokens: [bool; TOKENS],
        twin: bool,
    },
    SetWeights(BTreeMap<usize, u64>),
    Leave(usize),
    /// A new pot, by the scores of whoever holds weight.
    Attribute(Vec<(usize, u64)>),
    /// What nobody attributed in time.
    Release,
    Wait(u64),
}

fn weight() -> impl Strategy<Value = u64> {
    prop_oneof![3 => 1..10u64, 3 => 1..1_000u64, 1 => 1..1u64 << 44]
}

fn amount() -> impl Strategy<Value = u128> {
    prop_oneof![3 => 1..10u128, 3 => 1..1_000_000u128, 1 => 1..10u128.pow(24)]
}

fn step() -> impl Strategy<Value = Step> {
    let person = 0..PEOPLE;
    let token = prop_oneof![6 => Just(0), 2 => Just(1), 1 => Just(2)];
    let leaves = prop_oneof![
        vec((person.clone(), weight()), 1..6),
        vec((person.clone(), weight()), 1..=40)
    ];
    let claim = (person.clone(), any::<[bool; TOKENS]>(), any::<bool>());
    let direct = prop_oneof![1 => Just(0), 3 => weight()];
    let scores = vec((person.clone(), 1..100u64), 1..4);
    prop_oneof![
        10 => (token, amount()).prop_map(|(token, amount)| Step::Pay { token, amount }),
        6 => (leaves, proptest::option::weighted(0.25, any::<Index>()))
            .prop_map(|(leaves, closes)| Step::Publish { leaves, closes }),
        2 => any::<Index>().prop_map(Step::Close),
        4 => any::<(Index, Index)>().prop_map(|(roll, leaf)| Step::EnrolLeaf(roll, leaf)),
        2 => any::<Index>().prop_map(Step::EnrolRoll),
        3 => person.clone().prop_map(Step::EnrolPerson),
        6 => claim.prop_map(|(who, tokens, twin)| Step::Claim { who, tokens, twin }),
        3 => btree_map(person.clone(), direct, 1..4).prop_map(Step::SetWeights),
        2 => person.prop_map(Step::Leave),
        3 => scores.prop_map(Step::Attribute),
        1 => Just(Step::Release),
        1 => (1..100_000_000u64).prop_map(Step::Wait),
    ]
}

/// Whether the datanets have an influence lane, and what happens.
pub fn history(steps: usize) -> impl Strategy<Value = (bool, Vec<Step>)> {
    (proptest::bool::weighted(0.33), vec(step(), steps))
}
