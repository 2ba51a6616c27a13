//! `tributary demo` as users run it: the built command, its files, its report and its refusals.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(clippy::arithmetic_side_effects, clippy::as_conversions)]

mod agents;
mod audit;
mod files;
mod influence;
mod refusals;
mod report;
mod rolls;
mod run;
