use cosmwasm_std::{Decimal256, Uint128, Uint256, Uint512};

use crate::scaled::decimal_from_scaled;
use crate::{Scaled, SplitError, Weight};

/// What one weight got of one base amount, in units with 18 decimal digits.
///
/// `⌊base · weight · 10^18 / (total_weight · 2^112)⌋ / 10^18`
///
/// - `base`: scaled, below 2^255
/// - `weight ≤ total_weight < 2^53`; not checked
///
/// Rounds down, once, at the 18th digit. The shares of all weights never add up to more than the base, and to less by
/// under 10^−18 of a unit each. A remainder that the pool carried is no part of the base.
///
/// # Errors
/// [`SplitError::NoWeight`] for a total weight of 0, [`SplitError::Conversion`] only for a base from 2^255 on,
/// which no [`crate::Pool`] takes.
pub fn receipt_share(
    base: Scaled,
    weight: Weight,
    total_weight: Weight,
) -> Result<Decimal256, SplitError> {
    if total_weight.is_zero() {
        return Err(SplitError::NoWeight {});
    }
    // ⌊⌊x · 10^18 / 2^112⌋ / t⌋ = ⌊x · 10^18 / (2^112 · t)⌋ for whole t: one rounding
    let whole = base.0.full_mul(Uint256::from(weight.get()));
    let atomics = Uint512::from(decimal_from_scaled(whole)?.atomics())
        .checked_div(Uint256::from(total_weight.get()).into())?;
    Ok(Decimal256::new(Uint256::try_from(atomics)?))
}

/// What a part of a payment has in an amount that came of the whole: `⌊amount · part · 10^18 / whole⌋ / 10^18`.
///
/// - `part ≤ whole`, base units; not checked
///
/// Rounds down, once, at the 18th digit.
///
/// # Errors
/// [`SplitError::DivideByZero`] for a whole of 0.
pub fn proportion(
    amount: Decimal256,
    part: Uint128,
    whole: Uint128,
) -> Result<Decimal256, SplitError> {
    let atomics = amount.atomics().full_mul(Uint256::from(part));
    let atomics = atomics.checked_div(Uint256::from(whole).into())?;
    Ok(Decimal256::new(Uint256::try_from(atomics)?))
}
