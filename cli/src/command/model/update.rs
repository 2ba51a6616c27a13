//! `tributary model update`

use super::price::PriceArgs;
use crate::command::call::Call;
use crate::command::value::{address, at_most, bps, from_one, name, replaced, text};
use anyhow::Result;
use clap::ArgGroup;
use tributary_api::{ExecuteMsg, MAX_GATEWAYS, MAX_OPERATOR_FEE_BPS, UnitPrice, UnitPriceUpdate};

/// Change a model; what is left out stays (operator)
///
/// An empty text removes what was there: --uri ''
///
/// Example: tributary model update --model 1 --active false
#[derive(Debug, clap::Args)]
#[command(group = ArgGroup::new("change").required(true).multiple(true).args([
    "name", "uri", "operator_fee_bps", "unit_price", "no_unit_price", "gateways", "no_gateways", "active",
]))]
pub struct Args {
    /// The model's id, from 1
    #[arg(long, value_name = "ID", value_parser = from_one())]
    model: u64,

    /// At most 128 bytes
    #[arg(long, value_name = "TEXT", value_parser = name)]
    name: Option<String>,

    /// Where the model is
    #[arg(long, value_parser = text)]
    uri: Option<String>,

    /// The operator's part of each fee; it can only fall
    #[arg(long, value_name = "BPS", value_parser = bps(MAX_OPERATOR_FEE_BPS))]
    operator_fee_bps: Option<u16>,

    #[command(flatten)]
    price: PriceArgs,

    /// Take any amount of any fee token from now on
    #[arg(long, conflicts_with = "unit_price")]
    no_unit_price: bool,

    /// All gateways as they are to be; repeat it
    #[arg(long = "gateway", value_name = "ADDR", value_parser = address)]
    gateways: Vec<String>,

    /// No gateways any more
    #[arg(long, conflicts_with = "gateways")]
    no_gateways: bool,

    /// Whether it takes new queries
    #[arg(long, value_name = "true|false")]
    active: Option<bool>,
}

impl Args {
    /// # Errors
    /// [`InputError`](crate::input::InputError).
    pub fn call(self, token: Option<&str>) -> Result<Call> {
        let price = self.price.read(token)?;
        let gateways = at_most("gateways", MAX_GATEWAYS, self.gateways)?;
        Ok(Call::execute(ExecuteMsg::UpdateModel {
            model_id: self.model,
            name: self.name,
            uri: self.uri,
            operator_fee_bps: self.operator_fee_bps,
            unit_price: match price {
                None => self.no_unit_price.then_some(UnitPriceUpdate::None {}),
                Some(UnitPrice {
                    token,
                    amount,
                    unit,
                }) => Some(UnitPriceUpdate::Set {
                    token,
                    amount,
                    unit,
                }),
            },
            gateways: replaced(gateways, self.no_gateways),
            active: self.active,
        }))
    }
}
