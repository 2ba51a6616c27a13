use cosmwasm_std::{Uint128, Uint256};

use crate::{Scaled, SplitError};

/// A pot, shared: the credits and `rest` add up to `pot · 2^112`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PotCut {
    /// Scaled, one for each score.
    pub credits: Vec<Scaled>,
    /// Scaled: what joins the base lane.
    pub rest: Scaled,
}

/// Shares a pot by scores.
///
/// `credit_k = ⌊score_k · pot · 2^112 / total_score⌋`, `rest = pot · 2^112 − Σ credit_k`
///
/// - `pot`: base units, `0 ≤ pot < 2^128`
/// - `scores`: each below 2^53
/// - `total_score`: `Σ scores ≤ total_score < 2^53`; what it is more belongs to nobody, and to the rest
///
/// Credits round down, so the rest has their fractions too: less than one scaled unit for each score.
///
/// # Errors
/// [`SplitError::Scores`] for a total of 0, or below the sum of the scores.
pub fn cut_pot(pot: Uint128, scores: &[u64], total_score: u64) -> Result<PotCut, SplitError> {
    let scored = scores
        .iter()
        .try_fold(0u64, |sum, score| sum.checked_add(*score));
    if total_score == 0 || scored.is_none_or(|scored| scored > total_score) {
        return Err(SplitError::Scores {});
    }
    let pot = Scaled::from_units(pot)?;
    let total = Uint256::from(total_score);
    // score · pot passes 256 bits: score · (quotient · total + remainder) / total does not
    let quotient = pot.0.checked_div(total)?;
    let remainder = pot.0.checked_rem(total)?;
    let mut rest = pot;
    let mut credits = Vec::with_capacity(scores.len());
    for score in scores {
        let score = Uint256::from(*score);
        let fraction = score.checked_mul(remainder)?.checked_div(total)?;
        let credit = Scaled(score.checked_mul(quotient)?.checked_add(fraction)?);
        rest = rest.checked_sub(credit)?;
        credits.push(credit);
    }
    Ok(PotCut { credits, rest })
}
