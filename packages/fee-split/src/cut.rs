use cosmwasm_std::{Uint128, Uint256};

use crate::{Bps, Scaled, SplitError};

/// A fee, cut: `protocol + operator + rest == amount`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FeeCut {
    /// Base units.
    pub protocol: Uint128,
    /// Base units.
    pub operator: Uint128,
    /// Base units, at least `amount · (10 000 − protocol_bps − operator_bps) / 10 000`: what runs over the route.
    pub rest: Uint128,
}

/// Cuts a fee into the protocol's part, the operator's part and the rest.
///
/// `protocol = ⌊amount · protocol_bps / 10 000⌋`, `operator = ⌊amount · operator_bps / 10 000⌋`,
/// `rest = amount − protocol − operator`
///
/// - `amount`: base units, `0 ≤ amount < 2^128`
/// - `protocol`, `operator`: of the whole amount, both
///
/// Both parts round down: the fraction of each falls to the rest.
///
/// # Errors
/// [`SplitError::Overflow`] when both parts together pass the amount; never while their basis points sum to at most
/// 10 000.
pub fn cut_fee(amount: Uint128, protocol: Bps, operator: Bps) -> Result<FeeCut, SplitError> {
    let part = |bps: Bps| -> Result<Uint128, SplitError> {
        Ok(Uint128::try_from(bps.of(Uint256::from(amount))?)?)
    };
    let protocol = part(protocol)?;
    let operator = part(operator)?;
    Ok(FeeCut {
        protocol,
        operator,
        rest: amount.checked_sub(protocol)?.checked_sub(operator)?,
    })
}

/// A datanet's part of a fee, cut: `(curator + pot) · 2^112 + base == part`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartCut {
    /// Base units.
    pub curator: Uint128,
    /// Base units: what waits to be shared by influence.
    pub pot: Uint128,
    /// Scaled, the fraction included: what enters the pool by weight.
    pub base: Scaled,
}

/// Cuts a datanet's part into the curator's whole units, the influence pot's whole units and the base.
///
/// `curator = ⌊part · curator_bps / (10 000 · 2^112)⌋`,
/// `pot = ⌊(part − curator · 2^112) · influence_bps / (10 000 · 2^112)⌋`, `base = part − (curator + pot) · 2^112`
///
/// - `part`: scaled, below 2^240, as [`crate::cut_route`] gives it
/// - `influence`: of what the curator leaves; 0 without an influence lane
///
/// Both round down to whole units: the fractions fall to the base.
///
/// # Errors
/// None below 2^240. Beyond, [`SplitError::Conversion`] for a curator's part or a pot from 2^128 units on, and
/// [`SplitError::Overflow`] when `part · bps` passes 2^256.
pub fn cut_part(part: Scaled, curator: Bps, influence: Bps) -> Result<PartCut, SplitError> {
    let (curator, rest) = cut_units(part, curator)?;
    let (pot, base) = cut_units(rest, influence)?;
    Ok(PartCut { curator, pot, base })
}

/// Whole units, and what they leave.
fn cut_units(amount: Scaled, bps: Bps) -> Result<(Uint128, Scaled), SplitError> {
    // most datanets have no influence lane
    if bps == Bps::default() {
        return Ok((Uint128::zero(), amount));
    }
    let units = Uint128::try_from(Scaled(bps.of(amount.0)?).whole())?;
    Ok((units, amount.checked_sub(Scaled::from_units(units)?)?))
}
