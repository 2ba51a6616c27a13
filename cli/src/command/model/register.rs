//! `tributary model register`

use super::price::PriceArgs;
use crate::command::call::Call;
use crate::command::value::{address, at_most, bps, from_one, given, lineage, name, text};
use anyhow::Result;
use tributary_api::{ExecuteMsg, LineageEntry, MAX_GATEWAYS, MAX_LINEAGE, MAX_OPERATOR_FEE_BPS};

/// Register a model, and become its operator
///
/// Example: tributary model register --name birdsong-7b --operator-fee-bps 2000 --datanet 1:3 --datanet 2:1 --unit-price 2500
/// --unit "thousand tokens"
#[derive(Debug, clap::Args)]
pub struct Args {
    /// At most 128 bytes
    #[arg(long, value_name = "TEXT", value_parser = name)]
    name: String,

    /// Where the model is
    #[arg(long, value_parser = text)]
    uri: Option<String>,

    /// The operator's part of each fee, at most 4000 (40 %); can only fall later
    #[arg(long, value_name = "BPS", value_parser = bps(MAX_OPERATOR_FEE_BPS))]
    operator_fee_bps: u16,

    #[command(flatten)]
    price: PriceArgs,

    /// A datanet that the model rests on, and its weight among them; up to 32, repeat it; fixed for ever
    #[arg(long = "datanet", value_name = "ID:WEIGHT", value_parser = lineage, required = true)]
    lineage: Vec<LineageEntry>,

    /// Who may charge prepaid accounts; up to 16, repeat it
    #[arg(long = "gateway", value_name = "ADDR", value_parser = address)]
    gateways: Vec<String>,

    /// A model of yours that this one replaces
    #[arg(long, value_name = "ID", value_parser = from_one())]
    succeeds: Option<u64>,
}

impl Args {
    /// # Errors
    /// [`InputError`](crate::input::InputError).
    pub fn call(self, token: Option<&str>) -> Result<Call> {
        Ok(Call::execute(ExecuteMsg::RegisterModel {
            name: self.name,
            uri: self.uri,
            operator_fee_bps: self.operator_fee_bps,
            unit_price: self.price.read(token)?,
            lineage: at_most("datanets", MAX_LINEAGE, self.lineage)?,
            gateways: given(at_most("gateways", MAX_GATEWAYS, self.gateways)?),
            succeeds: self.succeeds,
        }))
    }
}
