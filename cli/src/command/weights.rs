//! `tributary datanet weights` and `tributary datanet changes`

use super::call::{Call, Datanet, WeightList, set_weights};
use super::page::Page;
use super::value::{from_one, limit};
use crate::input;
use anyhow::Result;
use clap::Subcommand;
use embedded_chain::{AddressError, Bech32Api};
use std::path::{Path, PathBuf};
use tributary_api::{ContributorWeight, ExecuteMsg, MAX_WEIGHTS, QueryMsg};

#[derive(Debug, Subcommand)]
pub enum Words {
    /// Set direct weights, not add to them; 0 removes; who is not listed stays (curator)
    ///
    /// A list of any length goes in messages of 200.
    ///
    /// Example: tributary datanet weights set --datanet 1 weights.csv
    Set {
        /// The datanet's id, from 1
        #[arg(long, value_name = "ID", value_parser = from_one())]
        datanet: u64,
        /// Columns address and weight
        #[arg(value_name = "CSV")]
        file: PathBuf,
        #[command(flatten)]
        list: ListArgs,
    },
}

/// How a list of weights is read.
#[derive(Debug, clap::Args)]
pub struct ListArgs {
    /// The chain's address prefix, for a list with account_hex in place of address
    #[arg(long, default_value = "wasm", value_parser = prefix)]
    prefix: Bech32Api,
}

fn prefix(text: &str) -> Result<Bech32Api, AddressError> {
    Bech32Api::new(text)
}

impl ListArgs {
    /// # Errors
    /// [`InputError`](crate::input::InputError).
    pub fn read(&self, path: &Path, removals: bool) -> Result<Vec<ContributorWeight>> {
        Ok(input::weights(path, &self.prefix, removals)?)
    }
}

impl Words {
    /// # Errors
    /// [`InputError`](crate::input::InputError).
    pub fn call(self) -> Result<Call> {
        let Self::Set {
            datanet,
            file,
            list,
        } = self;
        let weights = list.read(&file, true)?;
        if weights.len() <= MAX_WEIGHTS {
            return Ok(Call::Execute(set_weights(datanet, &weights)));
        }
        Ok(Call::Weights(WeightList {
            datanet: Datanet::Known(datanet),
            weights,
        }))
    }
}

#[derive(Debug, Subcommand)]
pub enum ChangesWords {
    /// What waits, in order of its turn
    List {
        /// The datanet's id, from 1
        #[arg(long, value_name = "ID", value_parser = from_one())]
        datanet: u64,
        #[command(flatten)]
        page: Page,
    },
    /// Apply the changes whose notice is over (anyone)
    Apply {
        /// The datanet's id, from 1
        #[arg(long, value_name = "ID", value_parser = from_one())]
        datanet: u64,
        /// How many, at most 32 [default: 4]
        #[arg(long, value_name = "N", value_parser = limit())]
        limit: Option<u32>,
    },
    /// Cancel a change before it is applied (curator)
    Cancel {
        /// The datanet's id, from 1
        #[arg(long, value_name = "ID", value_parser = from_one())]
        datanet: u64,
        /// Which one
        #[arg(long, value_name = "ID", value_parser = from_one())]
        change: u64,
    },
}

impl ChangesWords {
    pub fn call(self) -> Call {
        match self {
            Self::List { datanet, page } => Call::query(QueryMsg::ScheduledChanges {
                datanet_id: datanet,
                start_after: page.start_after,
                limit: page.limit,
            }),
            Self::Apply { datanet, limit } => Call::execute(ExecuteMsg::ApplyChanges {
                datanet_id: datanet,
                limit,
            }),
            Self::Cancel { datanet, change } => Call::execute(ExecuteMsg::CancelChange {
                datanet_id: datanet,
                change_id: change,
            }),
        }
    }
}
