//! `tributary influence`

use super::call::Call;
use super::value::{Range, at_most, from_one, range, score};
use crate::input::{self, InputError};
use anyhow::Result;
use clap::{ArgGroup, Subcommand};
use std::path::PathBuf;
use tributary_api::{ExecuteMsg, InfluenceScore, MAX_POTS, MAX_SCORES, MAX_TOTAL_SCORE};

#[derive(Debug, Subcommand)]
pub enum Words {
    Attribute(AttributeArgs),
    /// Share pots by weight that were not attributed in time (anyone, after the deadline)
    ///
    /// Example: tributary influence release --model 1 --datanet 2 --record 5 --record 8-20
    Release {
        #[command(flatten)]
        pots: Pots,
    },
}

/// A datanet's pots on records of one model.
#[derive(Debug, clap::Args)]
pub struct Pots {
    /// The model's id, from 1
    #[arg(long, value_name = "ID", value_parser = from_one())]
    model: u64,

    /// The datanet's id, from 1
    #[arg(long, value_name = "ID", value_parser = from_one())]
    datanet: u64,

    /// A query record, or a range as in 5-9; up to 100, repeat it
    #[arg(long = "record", value_name = "ID", value_parser = range, required = true)]
    records: Vec<Range>,
}

/// Say whose data influenced the answers, and share their pots by it (attestor, before the deadline)
///
/// Examples:
/// tributary influence attribute --model 1 --datanet 2 --record 5 scores.csv;
/// tributary influence attribute --model 1 --datanet 2 --record 5 --score wasm1…:30 --unattributed 70
#[derive(Debug, clap::Args)]
#[command(group = ArgGroup::new("scored").required(true).args(["file", "scores"]))]
pub struct AttributeArgs {
    #[command(flatten)]
    pots: Pots,

    /// Columns address and score; up to 32 rows
    #[arg(value_name = "CSV")]
    file: Option<PathBuf>,

    /// A contributor and a score from 1, to be read against the sum of all; up to 32, repeat it
    #[arg(long = "score", value_name = "ADDR:SCORE", value_parser = score)]
    scores: Vec<InfluenceScore>,

    /// The score of what cannot be placed; its part is shared by weight
    #[arg(long, value_name = "SCORE", value_parser = clap::value_parser!(u64).range(..=MAX_TOTAL_SCORE))]
    unattributed: Option<u64>,
}

impl Words {
    /// # Errors
    /// [`InputError`].
    pub fn call(self) -> Result<Call> {
        Ok(match self {
            Self::Attribute(args) => args.call()?,
            Self::Release { pots } => Call::execute(ExecuteMsg::Release {
                record_ids: pots.record_ids()?,
                model_id: pots.model,
                datanet_id: pots.datanet,
            }),
        })
    }
}

impl AttributeArgs {
    fn call(self) -> Result<Call> {
        let scores = match self.file {
            Some(path) => input::scores(&path)?,
            None => at_most("scores", MAX_SCORES, self.scores)?,
        };
        Ok(Call::execute(ExecuteMsg::Attribute {
            record_ids: self.pots.record_ids()?,
            model_id: self.pots.model,
            datanet_id: self.pots.datanet,
            scores,
            unattributed: self.unattributed,
        }))
    }
}

impl Pots {
    fn record_ids(&self) -> Result<Vec<u64>, InputError> {
        let ids = self.records.iter().flat_map(|range| range.ids()).collect();
        at_most("records", MAX_POTS, ids)
    }
}
