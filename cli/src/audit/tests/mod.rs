//! Audits of a chain in this process: of what is right, and of every kind of mistake planted beside it.
#![allow(clippy::arithmetic_side_effects)]

mod events;
mod found;
mod planted;
mod queries;
mod story;
mod whole;
