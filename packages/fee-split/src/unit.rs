use core::fmt;

use cosmwasm_std::Uint256;

use crate::SplitError;

/// A part in ten thousand, 0 to 10 000.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bps(u16);

impl Bps {
    /// 10 000 basis points are the whole.
    pub const WHOLE: u16 = 10_000;

    /// # Errors
    /// [`SplitError::Bps`] above 10 000.
    pub const fn new(bps: u16) -> Result<Self, SplitError> {
        if bps > Self::WHOLE {
            return Err(SplitError::Bps { found: bps });
        }
        Ok(Self(bps))
    }

    pub const fn get(self) -> u16 {
        self.0
    }

    /// `⌊amount · self / 10 000⌋`.
    ///
    /// # Errors
    /// [`SplitError::Overflow`] when `amount · self` passes 2^256; never for `amount < 2^242`.
    pub(crate) fn of(self, amount: Uint256) -> Result<Uint256, SplitError> {
        Ok(amount
            .checked_mul(u128::from(self.0).into())?
            .checked_div(u128::from(Self::WHOLE).into())?)
    }
}

/// A contributor's part of a datanet, or the sum of them; 0 to 2^53 − 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Weight(u64);

impl Weight {
    /// 2^53 − 1: JSON numbers stay exact in JavaScript.
    pub const MAX: u64 = (1 << 53) - 1;
    pub const ZERO: Self = Self(0);

    /// # Errors
    /// [`SplitError::Weight`] above [`Weight::MAX`].
    pub const fn new(weight: u64) -> Result<Self, SplitError> {
        if weight > Self::MAX {
            return Err(SplitError::Weight { found: weight });
        }
        Ok(Self(weight))
    }

    pub const fn get(self) -> u64 {
        self.0
    }

    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }
}

impl fmt::Display for Weight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
