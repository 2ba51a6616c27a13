use cosmwasm_std::{Decimal256, Uint128, Uint256, Uint512};

use crate::SplitError;

/// Binary digits of a scaled amount's fraction.
pub const SCALE_BITS: u32 = 112;
/// One unit, scaled: 2^112.
pub const INDEX_SCALE: Uint256 = Uint256::from_u128(1 << SCALE_BITS);

/// An amount with its fraction: units · 2^112.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Scaled(pub Uint256);

impl Scaled {
    pub const ZERO: Self = Self(Uint256::zero());

    /// `units · 2^112`; every `u128` fits.
    ///
    /// # Errors
    /// None for a `u128`; the checked arithmetic says so.
    pub fn from_units(units: Uint128) -> Result<Self, SplitError> {
        Ok(Self(Uint256::from(units).checked_mul(INDEX_SCALE)?))
    }

    /// `⌊self / 2^112⌋`: whole units, rounded down; below 2^144.
    // a shift by less than the width: nothing can go wrong
    #[allow(clippy::arithmetic_side_effects)]
    pub fn whole(self) -> Uint256 {
        self.0 >> SCALE_BITS
    }

    pub const fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// `self + other`.
    ///
    /// # Errors
    /// [`SplitError::Overflow`] from 2^256 on.
    pub fn checked_add(self, other: Self) -> Result<Self, SplitError> {
        Ok(Self(self.0.checked_add(other.0)?))
    }

    /// `self − other`.
    ///
    /// # Errors
    /// [`SplitError::Overflow`] below zero.
    pub fn checked_sub(self, other: Self) -> Result<Self, SplitError> {
        Ok(Self(self.0.checked_sub(other.0)?))
    }

    /// The amount in units with 18 decimal digits: `⌊self · 10^18 / 2^112⌋ / 10^18`, rounded down.
    ///
    /// # Errors
    /// None for any [`Scaled`]; the checked arithmetic says so.
    pub fn to_decimal(self) -> Result<Decimal256, SplitError> {
        decimal_from_scaled(self.0.into())
    }
}

/// `⌊scaled · 10^18 / 2^112⌋` as atomics.
///
/// # Errors
/// [`SplitError::Conversion`] when that reaches 2^256.
pub(crate) fn decimal_from_scaled(scaled: Uint512) -> Result<Decimal256, SplitError> {
    let atomics = scaled
        .checked_mul(Uint256::from(DECIMAL_ONE).into())?
        .checked_shr(SCALE_BITS)?;
    Ok(Decimal256::new(Uint256::try_from(atomics)?))
}

/// 10^18, one in a [`Decimal256`].
pub(crate) const DECIMAL_ONE: u64 = 1_000_000_000_000_000_000;
