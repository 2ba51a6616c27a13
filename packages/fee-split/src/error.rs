use cosmwasm_std::{
    CheckedFromRatioError, ConversionOverflowError, DivideByZeroError, OverflowError, Uint256,
};
use thiserror::Error;

use crate::Scaled;

/// What the arithmetic refuses. Nothing has changed when one is returned.
#[derive(Error, Debug, PartialEq, Eq)]
pub enum SplitError {
    #[error("basis points: at most 10000, found {found}")]
    Bps { found: u16 },

    #[error("weight: at most {max}, found {found}", max = crate::Weight::MAX)]
    Weight { found: u64 },

    #[error("shares of a route: from 1 and summing to at most 2^128 - 1")]
    Shares {},

    #[error("scores: expected a total from 1, and from the sum of all scores")]
    Scores {},

    #[error("lineage: the share of datanet {datanet_id} comes to nothing (below 10^-18)")]
    NoShare { datanet_id: u64 },

    #[error("a pool without weight takes no fee")]
    NoWeight {},

    #[error("lifetime income of a pool: below 2^143 units, found {income} and {added} more", income = .income.whole(), added = .added.whole())]
    IncomeBound { income: Scaled, added: Scaled },

    #[error("an index never falls: expected at least {last}, found {found}")]
    IndexFell { last: Uint256, found: Uint256 },

    #[error("payment: at most {claimable} claimable, found {found}")]
    Overpaid { claimable: Uint256, found: Uint256 },

    /// A result above its type, or below zero.
    #[error(transparent)]
    Overflow(#[from] OverflowError),

    /// Returned for a part of a whole of 0; everywhere else what divides is checked before, and refused by name.
    #[error(transparent)]
    DivideByZero(#[from] DivideByZeroError),

    /// A result above the narrower type that it is returned in.
    #[error(transparent)]
    Conversion(#[from] ConversionOverflowError),

    /// A share of a route whose shares add up to 0.
    #[error(transparent)]
    Ratio(#[from] CheckedFromRatioError),
}
