//! What a model charges.

use crate::command::call::named_token;
use crate::command::value::{address, amount, name};
use crate::input::InputError;
use cosmwasm_std::Uint128;
use tributary_api::UnitPrice;

/// A unit price; without one, a model takes any amount of any fee token.
#[derive(Debug, clap::Args)]
pub struct PriceArgs {
    /// Base units of the token for each unit; without it, payers give what they like
    #[arg(long, value_name = "AMOUNT", value_parser = amount, requires = "unit")]
    unit_price: Option<Uint128>,

    /// The unit's name, as in "thousand tokens"
    #[arg(long, value_name = "TEXT", value_parser = name, requires = "unit_price")]
    unit: Option<String>,

    /// The price's token, a cw20 address [default: the deployment's]
    #[arg(long, value_name = "ADDR", value_parser = address, requires = "unit_price")]
    token: Option<String>,
}

impl PriceArgs {
    /// # Errors
    /// [`InputError::Missing`].
    pub fn read(self, deployed: Option<&str>) -> Result<Option<UnitPrice>, InputError> {
        // the one requires the other
        let (Some(amount), Some(unit)) = (self.unit_price, self.unit) else {
            return Ok(None);
        };
        Ok(Some(UnitPrice {
            token: named_token(self.token, deployed)?,
            amount,
            unit,
        }))
    }
}
