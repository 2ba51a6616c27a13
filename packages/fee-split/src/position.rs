use cosmwasm_std::Uint256;

use crate::{Scaled, SplitError, Weight};

/// Added before whole units are cut from what was earned: 2^72 scaled units, 2^−40 of a unit.
///
/// The dust of integer division stays below it for (changes of weights between fees) · (largest total weight) + (credits
/// from pots) ≤ 2^72, so whoever is due a whole unit gets it, and a lone contributor gets everything.
pub const ROUNDING: Uint256 = Uint256::from_u128(1 << 72);

/// One address in one pool.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// The pool's index when the position was last settled, scaled.
    pub last_index: Uint256,
    /// Everything ever earned, scaled, fractions included; never falls.
    pub earned: Scaled,
    /// Everything ever paid out, base units; at most [`Position::lifetime`].
    pub paid: Uint256,
}

impl Position {
    /// Folds the index into the position.
    ///
    /// `earned' = earned + weight · (index − last_index)`, `last_index' = index`
    ///
    /// - `weight`: what the address has held since the last settlement, `0 ≤ weight < 2^53`
    /// - `index`: the pool's now, scaled
    ///
    /// Exact: nothing is rounded. Settling twice is settling once.
    ///
    /// # Errors
    /// [`SplitError::IndexFell`] if the index is below the last one, [`SplitError::Overflow`] past 2^256, which no
    /// [`crate::Pool`] reaches while the weight is part of its total. The position is as it was.
    pub fn settle(&mut self, weight: Weight, index: Uint256) -> Result<(), SplitError> {
        let added = seat_earnings(weight, self.last_index, index)?;
        self.earned = self.earned.checked_add(added)?;
        self.last_index = index;
        Ok(())
    }

    /// Folds in a seat that stopped earning at `closing`, once: before the position is settled past it, and never after.
    ///
    /// `earned' = earned + weight · (closing − last_index)` where that is positive; `last_index` stays
    ///
    /// - `weight`: of that seat alone, `0 ≤ weight < 2^53`
    /// - `closing`: the pool's index when the seat ended, scaled; 0 for a pool that began later
    ///
    /// # Errors
    /// [`SplitError::Overflow`] past 2^256, as in [`Position::settle`]. The position is as it was.
    pub fn fold_closed(&mut self, weight: Weight, closing: Uint256) -> Result<(), SplitError> {
        let grown = closing.saturating_sub(self.last_index);
        let added = grown.checked_mul(weight.get().into())?;
        self.earned = self.earned.checked_add(Scaled(added))?;
        Ok(())
    }

    /// Adds what a seat earned that was counted in the total weight before anybody took it.
    ///
    /// `earned' = earned + weight · (to − from)`; `last_index` stays
    ///
    /// - `from`: the pool's index when the seat began to earn, scaled; 0 for a pool that began later
    /// - `to`: the index to which the position is settled, or at which the seat ended
    ///
    /// # Errors
    /// [`SplitError::IndexFell`] if `to` is below `from`, [`SplitError::Overflow`] past 2^256, as in
    /// [`Position::settle`]. The position is as it was.
    pub fn take_seat(
        &mut self,
        weight: Weight,
        from: Uint256,
        to: Uint256,
    ) -> Result<(), SplitError> {
        let added = seat_earnings(weight, from, to)?;
        self.credit(added)
    }

    /// Adds what was attributed to the address itself: `earned' = earned + amount`.
    ///
    /// # Errors
    /// [`SplitError::Overflow`] past 2^256, which no [`crate::Pool`] can have. The position is as it was.
    pub fn credit(&mut self, amount: Scaled) -> Result<(), SplitError> {
        self.earned = self.earned.checked_add(amount)?;
        Ok(())
    }

    /// Everything earned so far in base units: `⌊(earned + 2^72) / 2^112⌋`.
    ///
    /// Rounds down, after [`ROUNDING`].
    ///
    /// # Errors
    /// None for what a [`crate::Pool`] can have paid, below 2^255 scaled; [`SplitError::Overflow`] past 2^256.
    pub fn lifetime(&self) -> Result<Uint256, SplitError> {
        Ok(self.earned.checked_add(Scaled(ROUNDING))?.whole())
    }

    /// What can be paid now: `lifetime − paid`, base units.
    ///
    /// # Errors
    /// [`SplitError::Overflow`] if more was paid than earned, which [`Position::pay`] never does.
    pub fn claimable(&self) -> Result<Uint256, SplitError> {
        Ok(self.lifetime()?.checked_sub(self.paid)?)
    }

    /// Marks base units as paid: `paid' = paid + amount`.
    ///
    /// - `amount`: `0 ≤ amount ≤ claimable`
    ///
    /// # Errors
    /// [`SplitError::Overpaid`] above what is claimable; the position is as it was.
    pub fn pay(&mut self, amount: Uint256) -> Result<(), SplitError> {
        let claimable = self.claimable()?;
        if amount > claimable {
            return Err(SplitError::Overpaid {
                claimable,
                found: amount,
            });
        }
        self.paid = self.paid.checked_add(amount)?;
        Ok(())
    }

    /// Nothing earned, nothing seen: what an absent position is.
    pub fn is_fresh(&self) -> bool {
        *self == Self::default()
    }
}

/// What a seat earns between two indexes: `weight · (to − from)`, scaled.
///
/// # Errors
/// [`SplitError::IndexFell`] if `to` is below `from`, [`SplitError::Overflow`] past 2^256.
pub fn seat_earnings(weight: Weight, from: Uint256, to: Uint256) -> Result<Scaled, SplitError> {
    if to < from {
        return Err(SplitError::IndexFell {
            last: from,
            found: to,
        });
    }
    let grown = to.checked_sub(from)?;
    Ok(Scaled(grown.checked_mul(weight.get().into())?))
}
