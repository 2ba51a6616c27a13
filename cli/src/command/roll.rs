//! The words of `tributary roll` that reach a chain.

use super::call::Call;
use super::page::Page;
use super::value::{address, from_one};
use crate::input::InputError;
use crate::roll::{Fault, Folder, Proof, PublishArgs, Which, enrol};
use anyhow::Result;
use clap::Subcommand;
use std::path::PathBuf;
use tributary_api::{ExecuteMsg, MAX_TOTAL_WEIGHT, QueryMsg};

#[derive(Debug, Subcommand)]
pub enum Step {
    /// Publish a roll: from then on it earns (curator)
    ///
    /// Example: tributary roll publish birds --datanet 1 --uri ipfs://bafy…
    Publish(PublishArgs),
    Enrol(EnrolArgs),
    /// Close a roll: it earns no more, and what it earned stays claimable (curator)
    Close {
        /// The datanet's id, from 1
        #[arg(long, value_name = "ID", value_parser = from_one())]
        datanet: u64,
        /// The roll's id, from 1
        #[arg(long, value_name = "ID", value_parser = from_one())]
        roll: u64,
    },
    /// One published roll: root, weights, and how much of it is enrolled
    Info {
        /// The datanet's id, from 1
        #[arg(long, value_name = "ID", value_parser = from_one())]
        datanet: u64,
        /// The roll's id, from 1
        #[arg(long, value_name = "ID", value_parser = from_one())]
        roll: u64,
    },
    /// A datanet's rolls, open and closed
    List {
        /// The datanet's id, from 1
        #[arg(long, value_name = "ID", value_parser = from_one())]
        datanet: u64,
        #[command(flatten)]
        page: Page,
    },
    /// Who took a leaf
    Seat {
        /// The datanet's id, from 1
        #[arg(long, value_name = "ID", value_parser = from_one())]
        datanet: u64,
        /// The roll's id, from 1
        #[arg(long, value_name = "ID", value_parser = from_one())]
        roll: u64,
        /// The leaf's index, from 0
        #[arg(long, value_name = "N")]
        index: u64,
    },
    /// What a leaf of some weight has earned so far, taken or not
    Earnings {
        /// The datanet's id, from 1
        #[arg(long, value_name = "ID", value_parser = from_one())]
        datanet: u64,
        /// The roll's id, from 1
        #[arg(long, value_name = "ID", value_parser = from_one())]
        roll: u64,
        /// The leaf's weight
        #[arg(long, value_name = "W", value_parser = clap::value_parser!(u64).range(1..=MAX_TOTAL_WEIGHT))]
        weight: u64,
    },
}

/// Take a leaf's seat, with all that it has earned since the roll opened (anyone, for its address)
///
/// Examples:
/// tributary roll enrol birds wasm1… --datanet 1 --roll 3;
/// tributary roll enrol proof.json --datanet 1 --roll 3
#[derive(Debug, clap::Args)]
pub struct EnrolArgs {
    /// A folder that `tributary roll build` made, or a proof that `tributary roll proof` printed
    #[arg(value_name = "PROOF.json|DIR")]
    path: PathBuf,

    /// Of a folder: whose leaf
    #[arg(value_name = "ADDRESS", value_parser = address)]
    address: Option<String>,

    /// Of a folder: the leaf's index instead of its address, from 0
    #[arg(long, value_name = "N", conflicts_with = "address")]
    index: Option<u64>,

    /// The datanet's id, from 1
    #[arg(long, value_name = "ID", value_parser = from_one())]
    datanet: u64,

    /// The roll's id, from 1
    #[arg(long, value_name = "ID", value_parser = from_one())]
    roll: u64,
}

impl EnrolArgs {
    fn message(&self) -> Result<ExecuteMsg> {
        let proof = match (&self.address, self.index) {
            (None, None) if !self.path.is_dir() => Proof::read(&self.path)?,
            (None, None) => {
                return Err(InputError::Missing {
                    option: "ADDRESS or --index N",
                    what: "whose leaf of the folder",
                }
                .into());
            }
            (Some(address), _) => self.leaf(Which::Address(address))?,
            (None, Some(index)) => self.leaf(Which::Index(index))?,
        };
        Ok(enrol(self.datanet, self.roll, proof))
    }

    fn leaf(&self, which: Which<'_>) -> Result<Proof> {
        if self.path.is_file() {
            return Err(Fault::LeafOfProof {
                file: self.path.display().to_string(),
            }
            .into());
        }
        Folder::open(&self.path)?.prove(which)
    }
}

impl Step {
    /// What it comes to.
    ///
    /// # Errors
    /// [`Fault`](crate::roll::Fault) for the folder; other errors when its files don't fit together.
    pub fn call(self) -> Result<Call> {
        Ok(match self {
            Self::Publish(args) => Call::execute(args.message()?),
            Self::Enrol(args) => Call::execute(args.message()?),
            Self::Close { datanet, roll } => Call::execute(ExecuteMsg::CloseRoll {
                datanet_id: datanet,
                roll_id: roll,
            }),
            Self::Info { datanet, roll } => Call::query(QueryMsg::Roll {
                datanet_id: datanet,
                roll_id: roll,
            }),
            Self::List { datanet, page } => Call::query(QueryMsg::Rolls {
                datanet_id: datanet,
                start_after: page.start_after,
                limit: page.limit,
            }),
            Self::Seat {
                datanet,
                roll,
                index,
            } => Call::query(QueryMsg::Seat {
                datanet_id: datanet,
                roll_id: roll,
                leaf_index: index,
            }),
            Self::Earnings {
                datanet,
                roll,
                weight,
            } => Call::query(QueryMsg::RollEarnings {
                datanet_id: datanet,
                roll_id: roll,
                weight,
            }),
        })
    }
}
