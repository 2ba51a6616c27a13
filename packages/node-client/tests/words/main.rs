//! What nodes answer now and then: words that a node of one's own cannot be brought to say. All else is tested on a real node,
//! by the command.
#![allow(clippy::unwrap_used, clippy::panic, clippy::arithmetic_side_effects)]

mod asked;
mod rpc;
mod sent;
mod server;
