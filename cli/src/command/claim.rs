//! `tributary earnings`, `credits`, `claim` and `payout`

use super::call::Call;
use super::page::Page;
use super::value::{address, at_most, from_one, given};
use anyhow::Result;
use clap::Subcommand;
use tributary_api::{ExecuteMsg, MAX_CLAIM_DATANETS, QueryMsg};

/// What an address earned, was paid, and can claim
///
/// Example: tributary earnings wasm1…
#[derive(Debug, clap::Args)]
pub struct EarningsArgs {
    /// Whose
    #[arg(value_name = "ADDRESS", value_parser = address)]
    address: String,

    /// Only this datanet; repeat it
    #[arg(long = "datanet", value_name = "ID", value_parser = from_one())]
    datanets: Vec<u64>,

    #[command(flatten)]
    page: Page,
}

/// What an address can claim as curator, operator or recipient of the protocol's part
#[derive(Debug, clap::Args)]
pub struct CreditsArgs {
    /// Whose
    #[arg(value_name = "ADDRESS", value_parser = address)]
    address: String,

    #[command(flatten)]
    page: Page,
}

/// Pay out what was earned, to the payout address: yours, or another's to them (anyone)
///
/// Examples:
/// tributary claim;
/// tributary claim wasm1… --datanet 1
#[derive(Debug, clap::Args)]
pub struct ClaimArgs {
    /// Whose earnings [default: yours]
    #[arg(value_name = "ADDRESS", value_parser = address)]
    address: Option<String>,

    /// Only this datanet's; up to 30, repeat it [default: all, 30 at a time]
    #[arg(long = "datanet", value_name = "ID", value_parser = from_one())]
    datanets: Vec<u64>,

    /// Only this token, a cw20 address; repeat it [default: all]
    #[arg(long = "token", value_name = "ADDR", value_parser = address)]
    tokens: Vec<String>,

    /// Go on after this datanet, as the claim before says
    #[arg(long, value_name = "ID")]
    start_after: Option<u64>,

    /// How many datanets, at most 30 [default: 30]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=i64::from(MAX_CLAIM_DATANETS)))]
    limit: Option<u32>,
}

#[derive(Debug, Subcommand)]
pub enum PayoutWords {
    /// Have claims of your earnings paid to another address
    Set {
        #[command(flatten)]
        whose: Whose,
    },
    /// Where claims of an address are paid to
    Show {
        /// Whose
        #[arg(value_name = "ADDRESS", value_parser = address)]
        address: String,
    },
}

#[derive(Debug, clap::Args)]
#[group(required = true, multiple = false)]
pub struct Whose {
    /// Where to
    #[arg(value_name = "ADDRESS", value_parser = address)]
    address: Option<String>,

    /// Back to your own address
    #[arg(long)]
    own: bool,
}

impl EarningsArgs {
    pub fn call(self) -> Call {
        Call::query(QueryMsg::Earnings {
            address: self.address,
            datanets: given(self.datanets),
            start_after: self.page.start_after,
            limit: self.page.limit,
        })
    }
}

impl CreditsArgs {
    pub fn call(self) -> Call {
        Call::query(QueryMsg::Credits {
            address: self.address,
            start_after: self.page.start_after,
            limit: self.page.limit,
        })
    }
}

impl ClaimArgs {
    /// # Errors
    /// [`InputError`](crate::input::InputError).
    pub fn call(self) -> Result<Call> {
        let max = usize::try_from(MAX_CLAIM_DATANETS)?;
        Ok(Call::execute(ExecuteMsg::Claim {
            address: self.address,
            datanets: given(at_most("datanets", max, self.datanets)?),
            tokens: given(self.tokens),
            start_after: self.start_after,
            limit: self.limit,
        }))
    }
}

impl PayoutWords {
    pub fn call(self) -> Call {
        match self {
            Self::Set { whose } => Call::execute(ExecuteMsg::SetPayoutAddress {
                address: whose.address,
            }),
            Self::Show { address } => Call::query(QueryMsg::PayoutAddress { address }),
        }
    }
}
