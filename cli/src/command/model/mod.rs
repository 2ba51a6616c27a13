//! `tributary model`

mod price;
mod register;
mod update;

use super::call::Call;
use super::datanet::Nominee;
use super::page::Page;
use super::value::{address, from_one};
use anyhow::Result;
use clap::Subcommand;
use tributary_api::{ExecuteMsg, QueryMsg};

#[derive(Debug, Subcommand)]
pub enum Words {
    Register(Box<register::Args>),
    Update(Box<update::Args>),
    /// One model: its price, lineage, and the route of its fees
    Show {
        /// The model's id, from 1
        #[arg(long, value_name = "ID", value_parser = from_one())]
        model: u64,
    },
    /// All models, or those of an operator, or those that pay a datanet
    List {
        /// Only those of this operator
        #[arg(long, value_name = "ADDR", value_parser = address, conflicts_with = "datanet")]
        operator: Option<String>,
        /// Only those whose fees reach this datanet
        #[arg(long, value_name = "ID", value_parser = from_one())]
        datanet: Option<u64>,
        #[command(flatten)]
        page: Page,
    },
    /// Nominate the next operator, or withdraw a nomination (operator)
    Nominate {
        /// The model's id, from 1
        #[arg(long, value_name = "ID", value_parser = from_one())]
        model: u64,
        #[command(flatten)]
        nominee: Nominee,
    },
    /// Take over an operatorship (nominee)
    Accept {
        /// The model's id, from 1
        #[arg(long, value_name = "ID", value_parser = from_one())]
        model: u64,
    },
}

impl Words {
    /// # Errors
    /// [`InputError`](crate::input::InputError).
    pub fn call(self, token: Option<&str>) -> Result<Call> {
        Ok(match self {
            Self::Register(args) => args.call(token)?,
            Self::Update(args) => args.call(token)?,
            Self::Show { model } => Call::query(QueryMsg::Model { model_id: model }),
            Self::List {
                operator,
                datanet,
                page,
            } => Call::query(list(operator, datanet, page)),
            Self::Nominate { model, nominee } => Call::execute(ExecuteMsg::NominateOperator {
                model_id: model,
                address: nominee.address,
            }),
            Self::Accept { model } => {
                Call::execute(ExecuteMsg::AcceptOperatorship { model_id: model })
            }
        })
    }
}

fn list(operator: Option<String>, datanet: Option<u64>, page: Page) -> QueryMsg {
    let Page { start_after, limit } = page;
    match (operator, datanet) {
        (Some(operator), _) => QueryMsg::ModelsByOperator {
            operator,
            start_after,
            limit,
        },
        (None, Some(datanet_id)) => QueryMsg::ModelsByDatanet {
            datanet_id,
            start_after,
            limit,
        },
        (None, None) => QueryMsg::Models { start_after, limit },
    }
}
