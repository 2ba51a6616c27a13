use cosmwasm_std::{Uint128, Uint256, Uint512};

use crate::{Scaled, SplitError};

/// Cuts what runs over a route into one part for each share.
///
/// `part_k = ⌊R · (s_1 + … + s_k) / S⌋ − ⌊R · (s_1 + … + s_(k−1)) / S⌋`, where `R` is `rest`, scaled, and
/// `S` the sum of all shares (512-bit intermediates).
///
/// - `rest`: base units, `0 ≤ rest < 2^128`
/// - `shares`: each from 1, their sum below 2^128
///
/// The parts add up to `rest` exactly, and each is less than 2^−112 of a unit, above or below, away from its exact share
/// `R · s_k / S`, in whatever order the shares come: another order moves a part by at most one scaled unit. A common
/// factor of all shares changes nothing.
///
/// # Errors
/// [`SplitError::Shares`] for no shares, a share of 0, or a sum from 2^128 on.
pub fn cut_route(rest: Uint128, shares: &[u128]) -> Result<Vec<Scaled>, SplitError> {
    let mut total = 0u128;
    for share in shares {
        total = match total.checked_add(*share) {
            Some(sum) if *share > 0 => sum,
            _ => return Err(SplitError::Shares {}),
        };
    }
    if total == 0 {
        return Err(SplitError::Shares {});
    }

    let rest = Scaled::from_units(rest)?;
    let total = Uint512::from(Uint256::from(total));
    let mut parts = Vec::with_capacity(shares.len());
    let mut reached = 0u128;
    let mut cut = Scaled::ZERO;
    for share in shares {
        reached = reached.checked_add(*share).ok_or(SplitError::Shares {})?;
        let up_to = Scaled(Uint256::try_from(
            rest.0.full_mul(Uint256::from(reached)).checked_div(total)?,
        )?);
        parts.push(up_to.checked_sub(cut)?);
        cut = up_to;
    }
    Ok(parts)
}

/// Divides shares by their greatest common divisor: the same parts, in fewer digits.
///
/// `s_k' = s_k / gcd(s_1, …, s_n)`, exact. No shares, or only zeros, stay as they are.
pub fn reduce_shares<'a>(shares: impl IntoIterator<Item = &'a mut u128>) {
    let mut shares: Vec<&mut u128> = shares.into_iter().collect();
    let divisor = shares.iter().fold(0, |a, b| gcd(a, **b));
    for share in &mut shares {
        // a divisor of 0 means that every share is 0: they stay
        **share = share.checked_div(divisor).unwrap_or(**share);
    }
}

fn gcd(a: u128, b: u128) -> u128 {
    match a.checked_rem(b) {
        None => a,
        Some(rest) => gcd(b, rest),
    }
}
