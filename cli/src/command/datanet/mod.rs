//! `tributary datanet`

mod register;
mod update;

use super::call::{Call, named_token};
use super::page::{AddressPage, Page};
use super::value::{address, from_one};
use super::weights;
use anyhow::Result;
use clap::Subcommand;
use tributary_api::{ExecuteMsg, QueryMsg};

#[derive(Debug, Subcommand)]
pub enum Words {
    Register(Box<register::Args>),
    Update(Box<update::Args>),
    /// One datanet: its terms, parents and total weight
    Show {
        /// The datanet's id, from 1
        #[arg(long, value_name = "ID", value_parser = from_one())]
        datanet: u64,
    },
    /// All datanets, or those of a curator, or those derived from another
    List {
        /// Only those of this curator
        #[arg(long, value_name = "ADDR", value_parser = address, conflicts_with = "parent")]
        curator: Option<String>,
        /// Only those that name this datanet as a parent
        #[arg(long, value_name = "ID", value_parser = from_one())]
        parent: Option<u64>,
        #[command(flatten)]
        page: Page,
    },
    /// Direct weights
    #[command(subcommand)]
    Weights(weights::Words),
    /// Changes that wait for the datanet's notice
    #[command(subcommand)]
    Changes(weights::ChangesWords),
    /// Give up your direct weight; what you earned stays yours (contributor)
    Leave {
        /// The datanet's id, from 1
        #[arg(long, value_name = "ID", value_parser = from_one())]
        datanet: u64,
    },
    /// Who holds weight now
    Contributors {
        /// The datanet's id, from 1
        #[arg(long, value_name = "ID", value_parser = from_one())]
        datanet: u64,
        #[command(flatten)]
        page: AddressPage,
    },
    /// One address: its weight, seats and what it earned
    Contributor {
        /// The datanet's id, from 1
        #[arg(long, value_name = "ID", value_parser = from_one())]
        datanet: u64,
        /// Whose
        #[arg(value_name = "ADDRESS", value_parser = address)]
        address: String,
    },
    /// The datanets in which an address holds or held weight
    Memberships {
        /// Whose
        #[arg(value_name = "ADDRESS", value_parser = address)]
        address: String,
        #[command(flatten)]
        page: Page,
    },
    /// An address' weight now, or as of a version of the weights, or as of a block
    WeightAt {
        /// The datanet's id, from 1
        #[arg(long, value_name = "ID", value_parser = from_one())]
        datanet: u64,
        /// Whose
        #[arg(value_name = "ADDRESS", value_parser = address)]
        address: String,
        /// Before this block
        #[arg(long, value_name = "HEIGHT", conflicts_with = "version")]
        height: Option<u64>,
        /// As a receipt names it
        #[arg(long, value_name = "N")]
        version: Option<u64>,
    },
    /// A datanet's income in one token
    Pool {
        /// The datanet's id, from 1
        #[arg(long, value_name = "ID", value_parser = from_one())]
        datanet: u64,
        /// A cw20 address [default: the deployment's]
        #[arg(long, value_name = "ADDR", value_parser = address)]
        token: Option<String>,
    },
    /// Nominate the next curator, or withdraw a nomination (curator)
    Nominate {
        /// The datanet's id, from 1
        #[arg(long, value_name = "ID", value_parser = from_one())]
        datanet: u64,
        #[command(flatten)]
        nominee: Nominee,
    },
    /// Take over a curatorship (nominee)
    Accept {
        /// The datanet's id, from 1
        #[arg(long, value_name = "ID", value_parser = from_one())]
        datanet: u64,
    },
}

/// Who is nominated, if anyone.
#[derive(Debug, clap::Args)]
#[group(required = true, multiple = false)]
pub struct Nominee {
    /// Who may take over
    #[arg(value_name = "ADDRESS", value_parser = address)]
    pub address: Option<String>,

    /// Nobody: withdraw the nomination
    #[arg(long)]
    pub none: bool,
}

impl Words {
    /// # Errors
    /// [`InputError`](crate::input::InputError).
    pub fn call(self, token: Option<&str>) -> Result<Call> {
        Ok(match self {
            Self::Register(args) => return args.call(),
            Self::Update(args) => return args.call(),
            Self::Weights(words) => return words.call(),
            Self::Changes(words) => words.call(),
            Self::Leave { datanet } => Call::execute(ExecuteMsg::LeaveDatanet {
                datanet_id: datanet,
            }),
            Self::Nominate { datanet, nominee } => Call::execute(ExecuteMsg::NominateCurator {
                datanet_id: datanet,
                address: nominee.address,
            }),
            Self::Accept { datanet } => Call::execute(ExecuteMsg::AcceptCuratorship {
                datanet_id: datanet,
            }),
            Self::Show { datanet } => Call::query(QueryMsg::Datanet {
                datanet_id: datanet,
            }),
            Self::List {
                curator,
                parent,
                page,
            } => Call::query(list(curator, parent, page)),
            Self::Contributors { datanet, page } => Call::query(QueryMsg::Contributors {
                datanet_id: datanet,
                start_after: page.start_after,
                limit: page.limit,
            }),
            Self::Contributor { datanet, address } => Call::query(QueryMsg::Contributor {
                datanet_id: datanet,
                address,
            }),
            Self::Memberships { address, page } => Call::query(QueryMsg::Memberships {
                address,
                start_after: page.start_after,
                limit: page.limit,
            }),
            Self::WeightAt {
                datanet,
                address,
                height,
                version,
            } => Call::query(QueryMsg::WeightAt {
                datanet_id: datanet,
                address,
                height,
                version,
            }),
            Self::Pool {
                datanet,
                token: named,
            } => Call::query(QueryMsg::Pool {
                datanet_id: datanet,
                token: named_token(named, token)?,
            }),
        })
    }
}

fn list(curator: Option<String>, parent: Option<u64>, page: Page) -> QueryMsg {
    let Page { start_after, limit } = page;
    match (curator, parent) {
        (Some(curator), _) => QueryMsg::DatanetsByCurator {
            curator,
            start_after,
            limit,
        },
        (None, Some(datanet_id)) => QueryMsg::DatanetsByParent {
            datanet_id,
            start_after,
            limit,
        },
        (None, None) => QueryMsg::Datanets { start_after, limit },
    }
}
