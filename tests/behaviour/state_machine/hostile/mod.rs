//! A fee token that misbehaves: its own books say what it said, and nobody else's differ for it.

mod draw;
mod finish;
mod payment;
pub mod step;
mod world;

pub use payment::{Nested, Token};
pub use world::deploy;
