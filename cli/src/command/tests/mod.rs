//! Every word, and what it sends.

#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used)]

mod coverage;
mod document;
pub mod files;
mod lines;
mod payments;
mod refusals;
mod refused_files;
pub mod run;
mod weights;
