//! `tributary contribution`

use super::call::Call;
use super::page::Page;
use super::value::{ContentArgs, acceptance, at_most, from_one, rejection, required, text};
use crate::input::{self, InputError};
use anyhow::Result;
use clap::{ArgGroup, Subcommand, ValueEnum};
use std::path::PathBuf;
use tributary_api::{ExecuteMsg, MAX_VERDICTS, QueryMsg, Review, StatusFilter};

#[derive(Debug, Subcommand)]
pub enum Words {
    /// Submit a piece of data, by its hash (anyone)
    ///
    /// Example: tributary contribution submit --datanet 1 --file robin.wav --uri ipfs://bafy…
    Submit {
        /// The datanet's id, from 1
        #[arg(long, value_name = "ID", value_parser = from_one())]
        datanet: u64,
        #[command(flatten)]
        content: ContentArgs,
        /// Where it can be found
        #[arg(long, value_parser = text)]
        uri: Option<String>,
    },
    Review(ReviewArgs),
    /// One contribution and what the curator said of it
    Show {
        /// The datanet's id, from 1
        #[arg(long, value_name = "ID", value_parser = from_one())]
        datanet: u64,
        /// The contribution's id, from 1
        #[arg(long, value_name = "ID", value_parser = from_one())]
        contribution: u64,
    },
    /// The contributions of a datanet
    List {
        /// The datanet's id, from 1
        #[arg(long, value_name = "ID", value_parser = from_one())]
        datanet: u64,
        /// Only these
        #[arg(long)]
        status: Option<Status>,
        #[command(flatten)]
        page: Page,
    },
}

/// Give verdicts on contributions, which are final; at most 100 (curator)
///
/// Examples:
/// tributary contribution review --datanet 1 --accept 4:10 --reject 5:duplicate;
/// tributary contribution review --datanet 1 verdicts.csv
#[derive(Debug, clap::Args)]
#[command(group = ArgGroup::new("verdicts").required(true).multiple(true).args(["file", "accepted", "rejected"]))]
pub struct ReviewArgs {
    /// The datanet's id, from 1
    #[arg(long, value_name = "ID", value_parser = from_one())]
    datanet: u64,

    /// Columns contribution_id, verdict (accepted or rejected), weight and reason
    #[arg(value_name = "CSV", conflicts_with_all = ["accepted", "rejected"])]
    file: Option<PathBuf>,

    /// A contribution, and the weight it adds to its submitter's; repeat it
    #[arg(long = "accept", value_name = "ID:WEIGHT", value_parser = acceptance)]
    accepted: Vec<Review>,

    /// A contribution, and why not; repeat it
    #[arg(long = "reject", value_name = "ID:REASON", value_parser = rejection)]
    rejected: Vec<Review>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Status {
    Pending,
    Scheduled,
    Accepted,
    Rejected,
}

impl From<Status> for StatusFilter {
    fn from(status: Status) -> Self {
        match status {
            Status::Pending => Self::Pending {},
            Status::Scheduled => Self::Scheduled {},
            Status::Accepted => Self::Accepted {},
            Status::Rejected => Self::Rejected {},
        }
    }
}

impl Words {
    /// # Errors
    /// [`InputError`].
    pub fn call(self) -> Result<Call> {
        Ok(match self {
            Self::Submit {
                datanet,
                content,
                uri,
            } => Call::execute(ExecuteMsg::SubmitContribution {
                datanet_id: datanet,
                content_hash: content.read()?.ok_or(InputError::Missing {
                    option: "--file PATH or --hash HASH",
                    what: "what is submitted",
                })?,
                uri,
            }),
            Self::Review(args) => args.call()?,
            Self::Show {
                datanet,
                contribution,
            } => Call::query(QueryMsg::Contribution {
                datanet_id: datanet,
                contribution_id: contribution,
            }),
            Self::List {
                datanet,
                status,
                page,
            } => Call::query(QueryMsg::Contributions {
                datanet_id: datanet,
                status: status.map(Into::into),
                start_after: page.start_after,
                limit: page.limit,
            }),
        })
    }
}

impl ReviewArgs {
    fn call(self) -> Result<Call> {
        let verdicts = match self.file {
            Some(path) => input::verdicts(&path, required)?,
            None => {
                let verdicts = self.accepted.into_iter().chain(self.rejected).collect();
                at_most("verdicts", MAX_VERDICTS, verdicts)?
            }
        };
        Ok(Call::execute(ExecuteMsg::ReviewContributions {
            datanet_id: self.datanet,
            verdicts,
        }))
    }
}
