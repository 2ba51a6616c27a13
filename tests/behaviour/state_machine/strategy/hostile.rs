//! How likely each step of the hostile token is.

use proptest::prelude::*;

use super::super::hostile::step::{HostileStep, Mood};
use super::super::step::Step;
use super::data::index;
use super::{person, pick};

fn amount() -> impl Strategy<Value = u64> {
    prop_oneof![3 => 1..10u64, 4 => 1..1_000_000u64, 1 => Just(0), 1 => any::<u64>()]
}

fn mood() -> impl Strategy<Value = Mood> {
    prop_oneof![
        3 => Just(Mood::Honest),
        3 => Just(Mood::Stuck),
        1 => Just(Mood::MovesNothing),
        1 => Just(Mood::MovesTwice),
        2 => (1..=100u8).prop_map(Mood::KeepsPercent),
        2 => any::<u64>().prop_map(Mood::Overstates),
        1 => Just(Mood::HookWithoutMoving),
        1 => Just(Mood::HookBeforeMoving),
        1 => Just(Mood::HookTwice),
        1 => person().prop_map(Mood::Forges),
        4 => person().prop_map(Mood::CallsClaim),
        3 => (person(), pick(), amount())
            .prop_map(|(who, model, amount)| Mood::CallsPay(who, model, amount)),
        2 => (person(), amount()).prop_map(|(who, amount)| Mood::CallsDeposit(who, amount)),
    ]
}

pub fn hostile() -> impl Strategy<Value = Step> {
    prop_oneof![
        5 => mood().prop_map(HostileStep::Behave),
        5 => (person(), pick(), amount())
            .prop_map(|(payer, model, amount)| HostileStep::Pay { payer, model, amount }),
        2 => (person(), amount())
            .prop_map(|(payer, amount)| HostileStep::Deposit { payer, amount }),
        2 => index().prop_map(HostileStep::Withdraw),
        8 => (person(), prop::bool::weighted(0.2))
            .prop_map(|(who, others)| HostileStep::Claim { who, others }),
    ]
    .prop_map(Step::Hostile)
}
