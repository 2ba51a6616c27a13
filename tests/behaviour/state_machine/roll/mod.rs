//! Rolls, honest and other ones: published, closed, and taken leaf by leaf.

mod check;
mod draw;
mod lie;
mod prepare;
pub mod step;
mod verdict;

pub use check::{assert_dust, assert_seats};
pub use lie::Planted;
