//! `tributary artifacts` as users run it. The contracts are built, or found built.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(clippy::arithmetic_side_effects)]

mod files;
mod refusals;
mod run;
