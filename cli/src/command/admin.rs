//! `tributary config`, `pause`, `unpause` and `ownership`

use super::call::Call;
use super::value::{address, bps, moment};
use clap::Subcommand;
use cosmwasm_std::Timestamp;
use cw_ownable::{Action, Expiration};
use tributary_api::{ExecuteMsg, MAX_PROTOCOL_FEE_BPS, QueryMsg};

#[derive(Debug, Subcommand)]
pub enum ConfigWords {
    /// The contract's owner, fee tokens, protocol fee and pause
    Show,
    Update(UpdateArgs),
    /// The fee tokens
    #[command(subcommand)]
    Token(TokenWords),
}

/// Lower the protocol fee, or send it elsewhere (owner)
#[derive(Debug, clap::Args)]
#[group(required = true, multiple = true)]
pub struct UpdateArgs {
    /// The protocol's part of each fee, at most 500 (5 %); it can only fall
    #[arg(long, value_name = "BPS", value_parser = bps(MAX_PROTOCOL_FEE_BPS))]
    protocol_fee_bps: Option<u16>,

    /// Who can claim it from now on
    #[arg(long, value_name = "ADDR", value_parser = address)]
    protocol_fee_recipient: Option<String>,
}

#[derive(Debug, Subcommand)]
pub enum TokenWords {
    /// Take fees in a cw20 token, or in a retired one again (owner)
    Add {
        /// The token's cw20 address
        #[arg(value_name = "ADDRESS", value_parser = address)]
        token: String,
    },
    /// Take no more fees in a token; what is owed in it stays claimable (owner)
    Retire {
        /// The token's cw20 address
        #[arg(value_name = "ADDRESS", value_parser = address)]
        token: String,
    },
}

#[derive(Debug, Subcommand)]
pub enum OwnershipWords {
    /// Who owns the contract, and who may take over
    Show,
    /// Propose a new owner, who has to accept (owner)
    Transfer {
        /// Who may take over
        #[arg(value_name = "ADDRESS", value_parser = address)]
        address: String,
        /// Until when, as in 2027-01-31T12:00:00Z or in seconds since 1970 [default: for ever]
        #[arg(long, value_name = "TIME", value_parser = moment, conflicts_with = "expires_at_height")]
        expires_at: Option<u64>,
        /// Until which block
        #[arg(long, value_name = "HEIGHT")]
        expires_at_height: Option<u64>,
    },
    /// Take over the ownership (proposed owner)
    Accept,
    /// Give up the ownership for ever: nobody can pause or change terms any more (owner)
    Renounce,
}

impl ConfigWords {
    pub fn call(self) -> Call {
        let update = |protocol_fee_bps, protocol_fee_recipient, add_fee_token, retire_fee_token| {
            Call::execute(ExecuteMsg::UpdateConfig {
                protocol_fee_bps,
                protocol_fee_recipient,
                add_fee_token,
                retire_fee_token,
            })
        };
        match self {
            Self::Show => Call::query(QueryMsg::Config {}),
            Self::Update(args) => update(
                args.protocol_fee_bps,
                args.protocol_fee_recipient,
                None,
                None,
            ),
            Self::Token(TokenWords::Add { token }) => update(None, None, Some(token), None),
            Self::Token(TokenWords::Retire { token }) => update(None, None, None, Some(token)),
        }
    }
}

impl OwnershipWords {
    pub fn call(self) -> Call {
        let action = match self {
            Self::Show => return Call::query(QueryMsg::Ownership {}),
            Self::Transfer {
                address,
                expires_at,
                expires_at_height,
            } => Action::TransferOwnership {
                new_owner: address,
                expiry: expires_at
                    .map(|seconds| Expiration::AtTime(Timestamp::from_seconds(seconds)))
                    .or(expires_at_height.map(Expiration::AtHeight)),
            },
            Self::Accept => Action::AcceptOwnership,
            Self::Renounce => Action::RenounceOwnership,
        };
        Call::execute(ExecuteMsg::UpdateOwnership(action))
    }
}

pub fn pause() -> Call {
    Call::execute(ExecuteMsg::Pause {})
}

pub fn unpause() -> Call {
    Call::execute(ExecuteMsg::Unpause {})
}
