//! What the messages do, one file for each capability.

pub mod account;
pub mod admin;
pub mod batch;
pub mod claim;
pub mod contribution;
pub mod datanet;
pub mod influence;
pub mod model;
pub mod notice;
pub mod pots;
pub mod roll;
mod token;
pub mod usage;
pub mod weight;
