//! `tributary account` and `tributary allowance`

use super::call::{Action, Call, named_token};
use super::page::AddressPage;
use super::value::{address, amount, from_one, limit, moment, period, token_key};
use anyhow::Result;
use clap::Subcommand;
use cosmwasm_std::Uint128;
use tributary_api::{AllowanceKey, ExecuteMsg, HookMsg, QueryMsg};

#[derive(Debug, Subcommand)]
pub enum Words {
    /// What an address holds prepaid
    Show {
        /// Whose
        #[arg(value_name = "ADDRESS", value_parser = address)]
        address: String,
        #[command(flatten)]
        page: AddressPage,
    },
    /// Pay into an account, your own or another's
    Deposit {
        /// Base units of the token
        #[arg(long, value_parser = amount)]
        amount: Uint128,
        /// A cw20 address [default: the deployment's]
        #[arg(long, value_name = "ADDR", value_parser = address)]
        token: Option<String>,
        /// Whose account [default: yours]
        #[arg(long, value_name = "ADDR", value_parser = address)]
        beneficiary: Option<String>,
    },
    /// Take out of your account
    Withdraw {
        /// Base units of the token [default: all of it]
        #[arg(long, value_parser = amount)]
        amount: Option<Uint128>,
        /// A cw20 address [default: the deployment's]
        #[arg(long, value_name = "ADDR", value_parser = address)]
        token: Option<String>,
    },
}

#[derive(Debug, Subcommand)]
pub enum AllowanceWords {
    Set(AllowanceArgs),
    /// End an allowance at once (payer)
    Revoke {
        /// The model's id, from 1
        #[arg(long, value_name = "ID", value_parser = from_one())]
        model: u64,
        /// A cw20 address [default: the deployment's]
        #[arg(long, value_name = "ADDR", value_parser = address)]
        token: Option<String>,
    },
    /// What a payer allows, and what is left of it
    List {
        /// Whose
        #[arg(value_name = "PAYER", value_parser = address)]
        payer: String,
        /// Go on after this one, as the page before says
        #[arg(long, value_name = "MODEL:TOKEN", value_parser = token_key)]
        start_after: Option<AllowanceKey>,
        /// How many, at most 100 [default: 10]
        #[arg(long, value_name = "N", value_parser = limit())]
        limit: Option<u32>,
    },
}

/// Allow a model's gateways to charge your account; replaces what was allowed before (payer)
///
/// Example: tributary allowance set --model 1 --per-charge-max 10000 --budget 1000000 --period 1d
#[derive(Debug, clap::Args)]
pub struct AllowanceArgs {
    /// The model's id, from 1
    #[arg(long, value_name = "ID", value_parser = from_one())]
    model: u64,

    /// A cw20 address [default: the deployment's]
    #[arg(long, value_name = "ADDR", value_parser = address)]
    token: Option<String>,

    /// Most in one charge, in base units
    #[arg(long, value_name = "AMOUNT", value_parser = amount)]
    per_charge_max: Uint128,

    /// Most in a period, or in all without one, in base units
    #[arg(long, value_name = "AMOUNT", value_parser = amount)]
    budget: Uint128,

    /// After how long the budget begins anew, as in 1d, 12h or 3600 (seconds); at least 1m
    #[arg(long, value_name = "DURATION", value_parser = period)]
    period: Option<u64>,

    /// Until when, as in 2027-01-31T12:00:00Z or in seconds since 1970
    #[arg(long, value_name = "TIME", value_parser = moment)]
    expires_at: Option<u64>,
}

impl Words {
    /// # Errors
    /// [`InputError`](crate::input::InputError).
    pub fn call(self, deployed: Option<&str>) -> Result<Call> {
        Ok(match self {
            Self::Show { address, page } => Call::query(QueryMsg::Account {
                address,
                start_after: page.start_after,
                limit: page.limit,
            }),
            Self::Deposit {
                amount,
                token,
                beneficiary,
            } => Call::Execute(vec![Action::Token {
                token,
                amount,
                hook: HookMsg::Deposit { beneficiary },
            }]),
            Self::Withdraw { amount, token } => Call::execute(ExecuteMsg::Withdraw {
                token: named_token(token, deployed)?,
                amount,
            }),
        })
    }
}

impl AllowanceWords {
    /// # Errors
    /// [`InputError`](crate::input::InputError).
    pub fn call(self, deployed: Option<&str>) -> Result<Call> {
        Ok(match self {
            Self::Set(args) => Call::execute(ExecuteMsg::SetAllowance {
                model_id: args.model,
                token: named_token(args.token, deployed)?,
                per_charge_max: args.per_charge_max,
                budget: args.budget,
                period_seconds: args.period,
                expires_at: args.expires_at,
            }),
            Self::Revoke { model, token } => Call::execute(ExecuteMsg::RevokeAllowance {
                model_id: model,
                token: named_token(token, deployed)?,
            }),
            Self::List {
                payer,
                start_after,
                limit,
            } => Call::query(QueryMsg::Allowances {
                payer,
                start_after,
                limit,
            }),
        })
    }
}
