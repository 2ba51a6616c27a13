//! Prepaid accounts, allowances and batches.

mod batch;
mod check;
mod draw;
mod draw_batch;
mod prepare;
pub mod step;
mod verdict;

pub use batch::Refusal;
pub use check::Withdrawing;
