//! What a roll proves, what it refuses, and what its level file holds.
//!
//! The long run of the properties:
//!
//! ```sh
//! PROPTEST_CASES=100000 cargo test --release -p weight-roll
//! ```
//!
//! What a failing case was shrunk to is kept in `tests/proptest-regressions/`, and runs first from then on.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::unwrap_used
)]

mod any_roll;
mod bounds;
mod dishonest;
mod file;
mod file_properties;
mod naive;
mod proofs;
mod vectors;
mod vectors_check;
mod vectors_invalid;

use std::io::Cursor;

use weight_roll::{Builder, Levels, Roll};

pub type Leaf = (String, u64);

pub fn built(leaves: &[Leaf]) -> (Roll, Vec<u8>) {
    let mut file = Vec::new();
    let mut builder = Builder::new(&mut file).unwrap();
    for (address, weight) in leaves {
        builder.push(address, *weight).unwrap();
    }
    (builder.finish().unwrap(), file)
}

pub fn opened(file: &[u8]) -> Levels<Cursor<&[u8]>> {
    Levels::open(Cursor::new(file)).unwrap()
}

/// `count` leaves of weights 1, 2, 3, …
pub fn counted(count: u64) -> Vec<Leaf> {
    (1..=count)
        .map(|nth| (format!("tributary1leaf{nth}"), nth))
        .collect()
}
