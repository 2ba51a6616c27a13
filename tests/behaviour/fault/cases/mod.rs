//! Every message, at least once.

mod admin;
mod claim;
mod datanet;
mod influence;
mod model;
mod notice;
mod roll;
mod usage;
mod weight;

use suite::Suite;

use super::act::Act;

pub struct Case {
    /// Where a message has several.
    pub what: &'static str,
    /// Goes on from the stage, and says what is to be run.
    pub prepare: fn(&mut Suite) -> Act,
}

const fn case(what: &'static str, prepare: fn(&mut Suite) -> Act) -> Case {
    Case { what, prepare }
}

const CASES: [&[Case]; 9] = [
    admin::CASES,
    datanet::CASES,
    weight::CASES,
    notice::CASES,
    roll::CASES,
    model::CASES,
    usage::CASES,
    influence::CASES,
    claim::CASES,
];

pub fn all() -> impl Iterator<Item = &'static Case> {
    CASES.into_iter().flatten()
}
