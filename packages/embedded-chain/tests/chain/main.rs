//! The embedded chain with the real cw20-base and with a contract, `probe`, in compiled and native form.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::arithmetic_side_effects,
    clippy::as_conversions
)]

mod addresses;
mod faults;
mod features;
mod gas;
mod hostile;
mod migration;
mod queries;
mod replies;
mod signatures;
mod token;
mod world;
