//! How likely each step is that is about rolls.

use proptest::prelude::*;

use super::super::roll::step::{Lie, RollStep, Slip};
use super::super::step::{Choice, Sender, Step};
use super::data::{choice, index};
use super::person;

fn slip() -> impl Strategy<Value = Slip> {
    prop_oneof![
        1 => Just(Slip::Heavier),
        1 => index().prop_map(Slip::Index),
        1 => person().prop_map(Slip::Person),
        1 => index().prop_map(Slip::Hash),
        1 => index().prop_map(Slip::Weight),
        1 => index().prop_map(Slip::ShortHash),
        1 => Just(Slip::Truncated),
        1 => Just(Slip::Padded),
        1 => Just(Slip::NextRoll),
    ]
}

fn lie() -> impl Strategy<Value = Lie> {
    let by = prop_oneof![Just(1i64), Just(-1), Just(1_000)];
    prop_oneof![
        40 => Just(Lie::Nothing),
        // mostly taken, for one proof does not show them
        4 => by.clone().prop_map(Lie::Pair),
        4 => index().prop_map(Lie::LeafAgain),
        2 => index().prop_map(Lie::Weightless),
        2 => index().prop_map(Lie::Nobody),
        1 => by.clone().prop_map(Lie::Total),
        1 => by.prop_map(Lie::Count),
        1 => Just(Lie::ShortRoot),
        1 => Just(Lie::NoUri),
        2 => slip().prop_map(Lie::Last),
    ]
}

fn leaf_weight() -> impl Strategy<Value = u64> {
    prop_oneof![
        10 => 1..5u64,
        6 => 1..1_000_000u64,
        2 => 1..1u64 << 45,
        1 => Just(1 << 52),
    ]
}

fn publish() -> impl Strategy<Value = RollStep> {
    let leaf = || (person(), leaf_weight());
    let leaves = prop_oneof![
        8 => prop::collection::vec(leaf(), 1..6),
        1 => prop::collection::vec(leaf(), 6..20),
    ];
    let datanet = prop_oneof![12 => choice(), 1 => index().prop_map(Choice::Any)];
    let closes = prop::option::weighted(0.35, choice());
    (by_curator(), datanet, leaves, lie(), closes).prop_map(
        |(sender, datanet, leaves, lie, closes)| RollStep::Publish {
            sender,
            datanet,
            leaves,
            lie,
            closes,
        },
    )
}

fn by_curator() -> impl Strategy<Value = Sender> {
    prop_oneof![10 => Just(Sender::Right), 1 => person().prop_map(Sender::Person)]
}

pub fn roll() -> impl Strategy<Value = Step> {
    let leaf = prop_oneof![10 => choice(), 1 => index().prop_map(Choice::Any)];
    let slip = prop_oneof![7 => Just(Slip::Right), 1 => slip()];
    prop_oneof![
        4 => publish(),
        2 => (by_curator(), choice()).prop_map(|(sender, roll)| RollStep::Close { sender, roll }),
        9 => (person(), leaf, slip)
            .prop_map(|(who, leaf, slip)| RollStep::Enrol { who, leaf, slip }),
    ]
    .prop_map(Step::Roll)
}
