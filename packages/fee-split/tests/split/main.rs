//! What must hold of the split, shown on random input and on figures worked out by hand.
//!
//! Each property runs 256 cases. The long run takes 100,000 of each:
//!
//! ```text
//! PROPTEST_CASES=100000 cargo test --release -p fee-split
//! ```
//!
//! What a failing case was shrunk to is kept in `tests/proptest-regressions/`, and runs first from then on.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::unwrap_used
)]

mod any_fields;
mod cuts;
mod family;
mod golden;
mod golden_lineages;
mod golden_pots;
mod histories;
mod lineages;
mod models;
mod numbers;
mod pots;
mod receipts;
mod refusals;
mod routes;
mod seats;
mod steps;
mod world;
