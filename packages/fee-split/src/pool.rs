use cosmwasm_std::Uint256;

use crate::unit::low_u64;
use crate::{Scaled, SplitError, Weight};

/// A pool's lifetime income stays below 2^143 units: 2^255, scaled.
///
/// So neither `weight · index`, which the income bounds, nor that and [`crate::ROUNDING`] passes 2^256.
pub const INCOME_BOUND: Scaled = Scaled(Uint256::new([
    0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0,
]));

/// A datanet's income in one token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pool {
    /// Fees for each unit of weight since the beginning, scaled; never falls, and never passes the income.
    pub index: Uint256,
    /// What the last division left: scaled units, below the total weight it was divided by.
    pub remainder: u64,
    /// Everything that ever entered, scaled; below [`INCOME_BOUND`].
    pub income: Scaled,
}

impl Pool {
    /// Adds a fee to the pool's index.
    ///
    /// `num = base + remainder`, `index' = index + ⌊num / total_weight⌋`, `remainder' = num mod total_weight`
    ///
    /// - `base`: scaled, with the income so far below [`INCOME_BOUND`]; 0 only moves the remainder
    /// - `total_weight`: `1 ≤ total_weight < 2^53`, the sum of all weights now
    ///
    /// Rounds down; the remainder is carried, never lost. Constant time, whatever the number of contributors.
    ///
    /// # Errors
    /// [`SplitError::NoWeight`] for a total weight of 0, [`SplitError::IncomeBound`] when lifetime income would reach
    /// 2^143 units. The pool is as it was.
    pub fn enter(&mut self, base: Scaled, total_weight: Weight) -> Result<(), SplitError> {
        if total_weight.is_zero() {
            return Err(SplitError::NoWeight {});
        }
        let income = self
            .income
            .checked_add(base)
            .ok()
            .filter(|income| *income < INCOME_BOUND)
            .ok_or(SplitError::IncomeBound {
                income: self.income,
                added: base,
            })?;

        let divisor = Uint256::from(total_weight.get());
        let num = base.0.checked_add(self.remainder.into())?;
        self.index = self.index.checked_add(num.checked_div(divisor)?)?;
        // a remainder is below its divisor, so below 2^53
        self.remainder = low_u64(num.checked_rem(divisor)?);
        self.income = income;
        Ok(())
    }
}
