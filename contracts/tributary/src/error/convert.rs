//! Errors of what is called, as the contract's.
//!
//! Not by `#[from]`, whose conversions are inlined at each `?`: called, they are smaller, and few messages meet an error.

use cosmwasm_std::{OverflowError, StdError};
use cw_ownable::OwnershipError;
use cw_utils::PaymentError;
use fee_split::SplitError;
use weight_roll::RollError;

use super::ContractError;

impl From<StdError> for ContractError {
    #[cold]
    #[inline(never)]
    fn from(error: StdError) -> Self {
        Self::Std(error)
    }
}

impl From<SplitError> for ContractError {
    #[cold]
    #[inline(never)]
    fn from(error: SplitError) -> Self {
        Self::Split(error)
    }
}

impl From<OverflowError> for ContractError {
    #[cold]
    #[inline(never)]
    fn from(error: OverflowError) -> Self {
        Self::Overflow(error)
    }
}

impl From<OwnershipError> for ContractError {
    #[cold]
    #[inline(never)]
    fn from(error: OwnershipError) -> Self {
        Self::Ownership(error)
    }
}

impl From<PaymentError> for ContractError {
    #[cold]
    #[inline(never)]
    fn from(error: PaymentError) -> Self {
        Self::Payment(error)
    }
}

impl From<RollError> for ContractError {
    #[cold]
    #[inline(never)]
    fn from(error: RollError) -> Self {
        Self::Proof(error)
    }
}
