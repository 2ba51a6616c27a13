//! What the messages do, one file for each capability.

pub mod admin;
pub mod claim;
pub mod datanet;
pub mod model;
pub mod usage;
pub mod weight;
