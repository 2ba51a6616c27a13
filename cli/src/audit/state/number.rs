//! The contract's numbers, without a bound.

use cosmwasm_std::{Uint128, Uint256};
use num_bigint::{BigInt, Sign};

pub fn big(number: Uint256) -> BigInt {
    BigInt::from_bytes_be(Sign::Plus, &number.to_be_bytes())
}

pub fn big128(number: Uint128) -> BigInt {
    number.u128().into()
}
