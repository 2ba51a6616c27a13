//! Types of the libraries below, which cannot derive [`FromTree`]. As with serde, they pass over fields that they do not have.

use std::str::FromStr;

use cosmwasm_std::{Binary, Timestamp, Uint128};
use cw_ownable::Action;
use cw_utils::Expiration;
use cw20::Cw20ReceiveMsg;

use crate::{FromTree, Shape, Values};

impl FromTree for Binary {
    #[inline(never)]
    fn read(values: &mut Values) -> Self {
        values.parsed(Self::from_base64)
    }
}

impl FromTree for Uint128 {
    #[inline(never)]
    fn read(values: &mut Values) -> Self {
        values.parsed(Self::from_str)
    }
}

impl FromTree for Timestamp {
    fn read(values: &mut Values) -> Self {
        Self::from_nanos(values.parsed(u64::from_str))
    }
}

impl FromTree for Cw20ReceiveMsg {
    fn read(values: &mut Values) -> Self {
        let mut fields = values.open_object(&["sender", "amount", "msg"]);
        Self {
            sender: fields.read(),
            amount: fields.read(),
            msg: fields.read(),
        }
    }
}

impl FromTree for Expiration {
    fn read(values: &mut Values) -> Self {
        let (variant, mut content) = values.variant(
            &["at_height", "at_time", "never"],
            &[Shape::Value, Shape::Value, Shape::OpenFields(&[])],
        );
        match variant {
            0 => Self::AtHeight(content.read()),
            1 => Self::AtTime(content.read()),
            _ => Self::Never {},
        }
    }
}

impl FromTree for Action {
    fn read(values: &mut Values) -> Self {
        let (variant, mut content) = values.variant(
            &[
                "transfer_ownership",
                "accept_ownership",
                "renounce_ownership",
            ],
            &[
                Shape::OpenFields(&["new_owner", "expiry"]),
                Shape::Bare,
                Shape::Bare,
            ],
        );
        match variant {
            0 => Self::TransferOwnership {
                new_owner: content.read(),
                expiry: content.read(),
            },
            1 => Self::AcceptOwnership,
            _ => Self::RenounceOwnership,
        }
    }
}
