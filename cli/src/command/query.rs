//! `tributary query` and `tributary receipt`: paid uses of a model.

use super::call::{Call, Payment};
use super::page::Page;
use super::value::{address, amount, count, from_one, hash, query_id};
use crate::input;
use anyhow::Result;
use clap::Subcommand;
use cosmwasm_std::{Binary, Uint128};
use std::path::PathBuf;
use tributary_api::{ExecuteMsg, QueryMsg};

#[derive(Debug, Subcommand)]
pub enum Words {
    Send(SendArgs),
    /// One query record, and how its fee was split
    ///
    /// Examples:
    /// tributary query show --model 1 --record 5;
    /// tributary query show --model 1 --payer wasm1… --id q-1
    Show {
        /// The model's id, from 1
        #[arg(long, value_name = "ID", value_parser = from_one())]
        model: u64,
        #[command(flatten)]
        which: Which,
    },
    /// A model's query records, newest first
    List {
        /// The model's id, from 1
        #[arg(long, value_name = "ID", value_parser = from_one())]
        model: u64,
        #[command(flatten)]
        page: Page,
    },
    Charge(ChargeArgs),
    /// Who would get what of an amount, if it were paid now
    Preview {
        /// The model's id, from 1
        #[arg(long, value_name = "ID", value_parser = from_one())]
        model: u64,
        /// Base units of the token
        #[arg(long, value_parser = amount)]
        amount: Uint128,
        /// A cw20 address [default: that of the model's unit price, or the deployment's]
        #[arg(long, value_name = "ADDR", value_parser = address)]
        token: Option<String>,
    },
}

/// Pay for the use of a model; the fee is split at once
///
/// Example: tributary query send --model 1 --id q-1 --units 3
#[derive(Debug, clap::Args)]
pub struct SendArgs {
    /// The model's id, from 1
    #[arg(long, value_name = "ID", value_parser = from_one())]
    model: u64,

    /// Your own name for it, paid once: 1 to 64 of A-Z a-z 0-9 . _ : -
    #[arg(long, value_name = "QUERY_ID", value_parser = query_id)]
    id: String,

    /// How many units, where the model has a unit price [default: 1]
    #[arg(long, value_name = "N", value_parser = count())]
    units: Option<u64>,

    /// How many queries this stands for; never affects money [default: 1]
    #[arg(long, value_name = "N", value_parser = count())]
    count: Option<u64>,

    /// The hash of request and answer: 64 hex digits, or base64 of 32 bytes
    #[arg(long, value_name = "HASH", value_parser = hash)]
    digest: Option<Binary>,

    /// Base units of the token [default: units × the model's unit price]
    #[arg(long, value_parser = amount)]
    amount: Option<Uint128>,

    /// A cw20 address [default: that of the model's unit price, or the deployment's]
    #[arg(long, value_name = "ADDR", value_parser = address)]
    token: Option<String>,
}

/// Charge prepaid accounts for up to 100 uses, recorded as one and split once (gateway)
///
/// Example: tributary query charge --model 1 charges.csv
#[derive(Debug, clap::Args)]
pub struct ChargeArgs {
    /// The model's id, from 1
    #[arg(long, value_name = "ID", value_parser = from_one())]
    model: u64,

    /// Columns payer, query_id, and perhaps units (default 1) and digest
    #[arg(value_name = "CSV")]
    file: PathBuf,

    /// Leave out charges that can't be met, rather than refuse all
    #[arg(long)]
    skip_refused: bool,

    /// The root of the batch's receipts: 64 hex digits, or base64 of 32 bytes
    #[arg(long, value_name = "HASH", value_parser = hash)]
    digest: Option<Binary>,
}

/// A record, or what a payer paid for.
#[derive(Debug, clap::Args)]
#[group(required = true, multiple = true)]
pub struct Which {
    /// The record's id, from 1
    #[arg(long, value_name = "ID", value_parser = from_one(), conflicts_with_all = ["payer", "id"])]
    record: Option<u64>,

    /// Who paid
    #[arg(long, value_name = "ADDR", value_parser = address, requires = "id")]
    payer: Option<String>,

    /// The payer's own name for it
    #[arg(long, value_name = "QUERY_ID", value_parser = query_id, requires = "payer")]
    id: Option<String>,
}

/// What an address got of one query record, and why
///
/// Example: tributary receipt --model 1 --record 5 wasm1…
#[derive(Debug, clap::Args)]
pub struct ReceiptArgs {
    /// The model's id, from 1
    #[arg(long, value_name = "ID", value_parser = from_one())]
    model: u64,

    /// The record's id, from 1
    #[arg(long, value_name = "ID", value_parser = from_one())]
    record: u64,

    /// Whose part
    #[arg(value_name = "ADDRESS", value_parser = address)]
    address: String,

    /// Of a batch, also the part of this payer's charge
    #[arg(long, value_name = "ADDR", value_parser = address, requires = "id")]
    payer: Option<String>,

    /// That charge's query id
    #[arg(long, value_name = "QUERY_ID", value_parser = query_id, requires = "payer")]
    id: Option<String>,
}

impl Words {
    /// # Errors
    /// [`InputError`](crate::input::InputError).
    pub fn call(self) -> Result<Call> {
        Ok(match self {
            Self::Send(args) => args.call(),
            Self::Show { model, which } => Call::query(QueryMsg::QueryRecord {
                model_id: model,
                record_id: which.record,
                payer: which.payer,
                query_id: which.id,
            }),
            Self::List { model, page } => Call::query(QueryMsg::QueryRecords {
                model_id: model,
                start_after: page.start_after,
                limit: page.limit,
            }),
            Self::Charge(args) => args.call()?,
            Self::Preview {
                model,
                amount,
                token,
            } => Call::query(QueryMsg::SplitPreview {
                model_id: model,
                token,
                amount,
            }),
        })
    }
}

impl SendArgs {
    fn call(self) -> Call {
        Call::Pay(Payment {
            model_id: self.model,
            query_id: self.id,
            units: self.units,
            count: self.count,
            digest: self.digest,
            amount: self.amount,
            token: self.token,
        })
    }
}

impl ChargeArgs {
    fn call(self) -> Result<Call> {
        Ok(Call::execute(ExecuteMsg::RecordQueries {
            model_id: self.model,
            charges: input::charges(&self.file, query_id, hash)?,
            skip_refused: self.skip_refused.then_some(true),
            digest: self.digest,
        }))
    }
}

impl ReceiptArgs {
    pub fn call(self) -> Call {
        Call::query(QueryMsg::Receipt {
            model_id: self.model,
            record_id: self.record,
            address: self.address,
            payer: self.payer,
            query_id: self.id,
        })
    }
}
