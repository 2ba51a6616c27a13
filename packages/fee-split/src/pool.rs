use cosmwasm_std::{Uint128, Uint256};

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
    /// Everything that ever came in, pots included, scaled; below [`INCOME_BOUND`].
    pub income: Scaled,
    /// Pots that wait to be shared, base units; part of the income.
    pub waiting: Uint256,
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
        let income = self.income_with(base)?;
        self.raise_index(base, total_weight)?;
        self.income = income;
        Ok(())
    }

    /// Takes a pot in, to wait until it is shared.
    ///
    /// `waiting' = waiting + pot`, `income' = income + pot · 2^112`
    ///
    /// # Errors
    /// [`SplitError::IncomeBound`] when lifetime income would reach 2^143 units. The pool is as it was.
    pub fn hold(&mut self, pot: Uint128) -> Result<(), SplitError> {
        let income = self.income_with(Scaled::from_units(pot)?)?;
        self.waiting = self.waiting.checked_add(pot.into())?;
        self.income = income;
        Ok(())
    }

    /// Ends the waiting of a pot: what of it was not credited to anyone joins the index, as a fee does.
    ///
    /// `waiting' = waiting − pot`, `num = rest + remainder`, and so on as in [`Pool::enter`]
    ///
    /// - `rest`: scaled, `pot · 2^112` less what was credited: see [`crate::cut_pot`]
    /// - `total_weight`: `1 ≤ total_weight < 2^53`, the sum of all weights now
    ///
    /// # Errors
    /// [`SplitError::NoWeight`] for a total weight of 0, [`SplitError::Overflow`] for a pot that does not wait here, and
    /// for a rest above the pot. The pool is as it was.
    pub fn share_pot(
        &mut self,
        pot: Uint128,
        rest: Scaled,
        total_weight: Weight,
    ) -> Result<(), SplitError> {
        let waiting = self.waiting.checked_sub(pot.into())?;
        Scaled::from_units(pot)?.checked_sub(rest)?;
        self.raise_index(rest, total_weight)?;
        self.waiting = waiting;
        Ok(())
    }

    fn income_with(&self, added: Scaled) -> Result<Scaled, SplitError> {
        self.income
            .checked_add(added)
            .ok()
            .filter(|income| *income < INCOME_BOUND)
            .ok_or(SplitError::IncomeBound {
                income: self.income,
                added,
            })
    }

    fn raise_index(&mut self, amount: Scaled, total_weight: Weight) -> Result<(), SplitError> {
        if total_weight.is_zero() {
            return Err(SplitError::NoWeight {});
        }
        let divisor = Uint256::from(total_weight.get());
        let num = amount.0.checked_add(self.remainder.into())?;
        self.index = self.index.checked_add(num.checked_div(divisor)?)?;
        // a remainder is below its divisor, so below 2^53
        self.remainder = low_u64(num.checked_rem(divisor)?);
        Ok(())
    }
}

/// The lowest 64 bits.
const fn low_u64(value: Uint256) -> u64 {
    let [b0, b1, b2, b3, b4, b5, b6, b7, ..] = value.to_le_bytes();
    u64::from_le_bytes([b0, b1, b2, b3, b4, b5, b6, b7])
}
