//! Audits of a chain in this process: of what is right, and of every kind of mistake planted beside it.

mod events;
mod found;
mod planted;
mod queries;
mod story;
mod whole;
