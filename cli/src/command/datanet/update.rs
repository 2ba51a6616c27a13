//! `tributary datanet update`

use crate::command::call::Call;
use crate::command::value::{
    ContentArgs, address, at_most, bps, from_one, name, notice, replaced, text,
};
use anyhow::Result;
use clap::ArgGroup;
use cosmwasm_std::Binary;
use tributary_api::{ExecuteMsg, MAX_ATTESTORS, MAX_CURATOR_FEE_BPS};

/// Change a datanet; what is left out stays (curator)
///
/// An empty text removes what was there: --uri ''
///
/// Example: tributary datanet update --datanet 1 --curator-fee-bps 100
#[derive(Debug, clap::Args)]
#[command(group = ArgGroup::new("change").required(true).multiple(true).args([
    "name", "description", "uri", "hash", "file", "no_hash", "license", "curator_fee_bps", "attestors",
    "no_attestors", "notice",
]))]
pub struct Args {
    /// The datanet's id, from 1
    #[arg(long, value_name = "ID", value_parser = from_one())]
    datanet: u64,

    /// At most 128 bytes
    #[arg(long, value_name = "TEXT", value_parser = name)]
    name: Option<String>,

    /// At most 512 bytes
    #[arg(long, value_name = "TEXT", value_parser = text)]
    description: Option<String>,

    /// Where the data is
    #[arg(long, value_parser = text)]
    uri: Option<String>,

    #[command(flatten)]
    content: ContentArgs,

    /// Remove the content's hash
    #[arg(long, conflicts_with_all = ["hash", "file"])]
    no_hash: bool,

    /// The data's licence
    #[arg(long, value_name = "TEXT", value_parser = text)]
    license: Option<String>,

    /// The curator's part; it can only fall
    #[arg(long, value_name = "BPS", value_parser = bps(MAX_CURATOR_FEE_BPS))]
    curator_fee_bps: Option<u16>,

    /// All attestors as they are to be, after the notice; repeat it
    #[arg(long = "attestor", value_name = "ADDR", value_parser = address)]
    attestors: Vec<String>,

    /// No attestors any more, after the notice
    #[arg(long, conflicts_with = "attestors")]
    no_attestors: bool,

    /// How long changes wait, as in 7d or 3600 (seconds); it can only grow
    #[arg(long, value_name = "DURATION", value_parser = notice)]
    notice: Option<u64>,
}

impl Args {
    /// # Errors
    /// [`InputError`](crate::input::InputError).
    pub fn call(self) -> Result<Call> {
        let attestors = at_most("attestors", MAX_ATTESTORS, self.attestors)?;
        let content_hash = match self.content.read()? {
            None if self.no_hash => Some(Binary::default()),
            hash => hash,
        };
        Ok(Call::execute(ExecuteMsg::UpdateDatanet {
            datanet_id: self.datanet,
            name: self.name,
            description: self.description,
            uri: self.uri,
            content_hash,
            license: self.license,
            curator_fee_bps: self.curator_fee_bps,
            attestors: replaced(attestors, self.no_attestors),
            notice_seconds: self.notice,
        }))
    }
}
