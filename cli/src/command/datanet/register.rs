//! `tributary datanet register`

use crate::command::call::{Call, Datanet, WeightList};
use crate::command::value::{
    ContentArgs, address, at_most, bps, given, name, notice, royalty, text, window,
};
use crate::command::weights::ListArgs;
use anyhow::Result;
use std::path::PathBuf;
use tributary_api::{
    ExecuteMsg, MAX_ATTESTORS, MAX_CURATOR_FEE_BPS, MAX_INFLUENCE_BPS, MAX_PARENTS, MAX_WEIGHTS,
    Parent,
};

/// Register a datanet, and become its curator
///
/// Example: tributary datanet register --name birds --license CC-BY-4.0 --contributors weights.csv
#[derive(Debug, clap::Args)]
pub struct Args {
    /// At most 128 bytes
    #[arg(long, value_name = "TEXT", value_parser = name)]
    name: String,

    /// At most 512 bytes
    #[arg(long, value_name = "TEXT", value_parser = text)]
    description: Option<String>,

    /// Where the data is
    #[arg(long, value_parser = text)]
    uri: Option<String>,

    #[command(flatten)]
    content: ContentArgs,

    /// The data's licence, as in CC-BY-4.0
    #[arg(long, value_name = "TEXT", value_parser = text)]
    license: Option<String>,

    /// The curator's part, at most 1000 (10 %); can only fall later [default: 0]
    #[arg(long, value_name = "BPS", value_parser = bps(MAX_CURATOR_FEE_BPS))]
    curator_fee_bps: Option<u16>,

    /// The part shared by influence, at most 5000 (50 %); fixed for ever [default: 0]
    #[arg(long, value_name = "BPS", value_parser = bps(MAX_INFLUENCE_BPS))]
    influence_bps: Option<u16>,

    /// Who may say whose data influenced an answer; up to 16, repeat it
    #[arg(long = "attestor", value_name = "ADDR", value_parser = address)]
    attestors: Vec<String>,

    /// How long a pot can be attributed, 1h to 90d; fixed for ever [default: 1d]
    #[arg(long, value_name = "DURATION", value_parser = window)]
    attribution_window: Option<u64>,

    /// How long changes of weights wait, as in 7d, 36h or 3600 (seconds); can only grow [default: 0]
    #[arg(long, value_name = "DURATION", value_parser = notice)]
    notice: Option<u64>,

    /// A datanet it is derived from, and that one's part of its income: 3:500 is 5 % for datanet 3; up to 4, repeat it
    #[arg(long = "parent", value_name = "ID:BPS", value_parser = royalty)]
    parents: Vec<Parent>,

    /// The first weights: a CSV file of any length with columns address and weight
    #[arg(long, value_name = "CSV")]
    contributors: Option<PathBuf>,

    #[command(flatten)]
    list: ListArgs,
}

impl Args {
    /// One message, or more of them where there are more weights than one takes.
    ///
    /// # Errors
    /// [`InputError`](crate::input::InputError).
    pub fn call(self) -> Result<Call> {
        let mut first = match &self.contributors {
            Some(path) => self.list.read(path, false)?,
            None => vec![],
        };
        let rest = first.split_off(first.len().min(MAX_WEIGHTS));
        let attestors = at_most("attestors", MAX_ATTESTORS, self.attestors)?;
        let parents = at_most("parents", MAX_PARENTS, self.parents)?;
        let msg = ExecuteMsg::RegisterDatanet {
            name: self.name,
            description: self.description,
            uri: self.uri,
            content_hash: self.content.read()?,
            license: self.license,
            curator_fee_bps: self.curator_fee_bps,
            influence_bps: self.influence_bps,
            attestors: given(attestors),
            attribution_window: self.attribution_window,
            notice_seconds: self.notice,
            parents: given(parents),
            contributors: given(first),
        };
        if rest.is_empty() {
            return Ok(Call::execute(msg));
        }
        Ok(Call::Weights(WeightList {
            datanet: Datanet::New(msg.into()),
            weights: rest,
        }))
    }
}
