//! What everybody who calls the contract relies on.

#![allow(clippy::unwrap_used)]

mod bounds;
mod schema;
