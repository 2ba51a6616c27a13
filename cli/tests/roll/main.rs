//! `tributary roll` as users run it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(clippy::arithmetic_side_effects, clippy::as_conversions)]

mod build;
mod chain;
mod folder;
mod message;
mod output;
mod run;
mod tampered;
mod verify;
