//! `tributary localnet` as users run it, in all that needs no node.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(clippy::arithmetic_side_effects, clippy::as_conversions)]

mod go;
mod home;
mod ports;
mod process;
mod run;
mod status;
