//! The words for every message and every question of the contract, and what they come to. Nothing here reaches a chain.
//!
//! Ids, amounts and terms are options; an address or a file that a word is about stands alone.

mod account;
mod admin;
mod call;
mod claim;
mod contribution;
mod datanet;
mod influence;
mod json;
mod model;
mod page;
mod payment;
mod query;
pub mod roll;
mod value;
mod weights;

#[cfg(test)]
pub mod tests;

pub use call::{Action, Call, Datanet, WeightList, set_weights};
pub use payment::payment;

use anyhow::Result;
use clap::Subcommand;

/// The words of a chain's command line, beside those of [`roll`](roll::Step).
#[derive(Debug, Subcommand)]
pub enum Words {
    /// Datanets: register, weigh, look at
    #[command(subcommand)]
    Datanet(datanet::Words),
    /// Contributions: submit data to a datanet, review it
    #[command(subcommand)]
    Contribution(contribution::Words),
    /// Models: register, change, look at
    #[command(subcommand)]
    Model(model::Words),
    /// Paid uses of a model: send, charge, look at, preview
    #[command(subcommand)]
    Query(query::Words),
    Receipt(query::ReceiptArgs),
    /// Pots that are shared by influence: attribute, release
    #[command(subcommand)]
    Influence(influence::Words),
    /// Prepaid accounts: deposit, withdraw, look at
    #[command(subcommand)]
    Account(account::Words),
    /// What a model's gateways may charge an account
    #[command(subcommand)]
    Allowance(account::AllowanceWords),
    Earnings(claim::EarningsArgs),
    Credits(claim::CreditsArgs),
    Claim(claim::ClaimArgs),
    /// Where claims pay to
    #[command(subcommand)]
    Payout(claim::PayoutWords),
    /// The contract's terms and fee tokens
    #[command(subcommand)]
    Config(admin::ConfigWords),
    /// Stop the intake of fees and registrations for at most 14 days; claims go on (owner)
    Pause,
    /// Open the intake again (owner)
    Unpause,
    /// Who owns the contract, and handing it on in two steps
    #[command(subcommand)]
    Ownership(admin::OwnershipWords),
}

impl Words {
    /// What they come to. `token`: the deployment's, for words that name none.
    ///
    /// # Errors
    /// [`InputError`](crate::input::InputError).
    pub fn call(self, token: Option<&str>) -> Result<Call> {
        match self {
            Self::Datanet(words) => words.call(token),
            Self::Contribution(words) => words.call(),
            Self::Model(words) => words.call(token),
            Self::Query(words) => words.call(),
            Self::Receipt(args) => Ok(args.call()),
            Self::Influence(words) => words.call(),
            Self::Account(words) => words.call(token),
            Self::Allowance(words) => words.call(token),
            Self::Earnings(args) => Ok(args.call()),
            Self::Credits(args) => Ok(args.call()),
            Self::Claim(args) => args.call(),
            Self::Payout(words) => Ok(words.call()),
            Self::Config(words) => Ok(words.call()),
            Self::Pause => Ok(admin::pause()),
            Self::Unpause => Ok(admin::unpause()),
            Self::Ownership(words) => Ok(words.call()),
        }
    }
}
