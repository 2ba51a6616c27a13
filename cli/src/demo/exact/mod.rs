//! What everyone is due, worked out apart from the contract and its arithmetic: whole fractions of big integers, over
//! all records at once.

mod lane;
#[cfg(test)]
mod tests;

use super::plan::Plan;
use super::terms;
use anyhow::{Context, Result};
use cosmwasm_std::{Addr, Uint128, Uint256};
use lane::Lane;
pub use lane::{Decision, TOTAL_SCORE};
use std::collections::HashMap;

/// A claim pays at most 2^−39 of a unit too early, see the documentation of `fee-split`.
const EARLY: u32 = 39;
/// Parts are cut in 2^−112 of a unit before whole units are.
const SCALE: u32 = 112;
const WHOLE_BPS: u64 = 10_000;

/// Those who are due a part and stand in no file.
pub struct Parties<'a> {
    pub protocol: &'a Addr,
    pub operator: &'a Addr,
    /// In the plan's order.
    pub curators: Vec<&'a Addr>,
}

/// What all are due.
#[derive(Default)]
pub struct Dues {
    pub by_address: HashMap<Addr, Due>,
    /// Pots that are nobody's yet, in base units.
    pub waiting: Uint256,
}

/// What one address is due, in base units.
#[derive(Clone, Copy, Debug, Default)]
pub struct Due {
    /// Each exact share, rounded down.
    pub exact: Uint256,
    /// The same with 2^−[`EARLY`] of a unit on each.
    pub most: Uint256,
}

impl Dues {
    fn owe(&mut self, address: &Addr, exact: Uint256, most: Uint256) -> Result<()> {
        let due = self.by_address.entry(address.clone()).or_default();
        due.exact = due.exact.checked_add(exact)?;
        due.most = due.most.checked_add(most)?;
        Ok(())
    }
}

/// What every recipient is due after records of these fees, and after these decisions on the pots of the datanet that
/// has an influence lane.
pub fn dues(
    plan: &Plan,
    fees: &[Uint128],
    parties: &Parties,
    decisions: &[Decision],
) -> Result<Dues> {
    let mut dues = Dues::default();
    let (mut protocol, mut operator) = (Uint256::zero(), Uint256::zero());
    let mut rests = Vec::with_capacity(fees.len());
    for fee in fees {
        let fee = Uint256::from(*fee);
        let (to_protocol, to_operator) = (
            part(fee, terms::PROTOCOL_FEE_BPS)?,
            part(fee, terms::OPERATOR_FEE_BPS)?,
        );
        protocol = protocol.checked_add(to_protocol)?;
        operator = operator.checked_add(to_operator)?;
        rests.push(fee.checked_sub(to_protocol)?.checked_sub(to_operator)?);
    }
    dues.owe(parties.protocol, protocol, protocol)?;
    dues.owe(parties.operator, operator, operator)?;

    let shares = shares(plan)?;
    let whole = sum(&shares)?;
    let mut before = Uint256::zero();
    for ((source, curator), share) in plan.datanets.iter().zip(&parties.curators).zip(shares) {
        let slice = Slice {
            before,
            upto: before.checked_add(share)?,
            whole,
        };
        before = slice.upto;
        let cut = slice.cut(&rests, source.influence_bps)?;
        dues.owe(curator, cut.curator, cut.curator)?;
        let lane = Lane::share(cut.pots, decisions)?;
        dues.waiting = dues.waiting.checked_add(lane.waiting)?;

        // a contributor is due (base · weight / total weight + credit) / (whole · TOTAL_SCORE)
        let scores = Uint256::from(TOTAL_SCORE);
        let base = cut.base.checked_mul(scores)?;
        let base = base.checked_add(lane.base.checked_mul(whole)?)?;
        let total_weight = Uint256::from(source.datanet.total_weight);
        let denominator = whole.checked_mul(scores)?.checked_mul(total_weight)?;
        for contributor in &source.datanet.contributors {
            let credit = lane.credits.get(&contributor.address).copied();
            let credit = credit.unwrap_or_default().checked_mul(whole)?;
            let by_weight = base.checked_mul(contributor.weight.into())?;
            let share = by_weight.checked_add(credit.checked_mul(total_weight)?)?;
            let more = denominator.checked_add(share.checked_shl(EARLY)?)?;
            dues.owe(
                &contributor.address,
                share.checked_div(denominator)?,
                more.checked_div(denominator.checked_shl(EARLY)?)?,
            )?;
        }
    }
    Ok(dues)
}

/// What of all fees each datanet has: its weight, without its royalty, and with those of the datanets derived from it.
fn shares(plan: &Plan) -> Result<Vec<Uint256>> {
    let mut to_first = 0_u64;
    let mut shares = Vec::with_capacity(plan.datanets.len());
    for source in &plan.datanets {
        // a weight is below 2^32, and there are at most 32
        let royalty = source
            .lineage_weight
            .saturating_mul(source.royalty_bps.into());
        let all = source.lineage_weight.saturating_mul(WHOLE_BPS);
        shares.push(Uint256::from(all.saturating_sub(royalty)));
        to_first = to_first.saturating_add(royalty);
    }
    let first = shares.first_mut().context("a plan without datanets")?;
    *first = first.checked_add(to_first.into())?;
    Ok(shares)
}

/// A datanet's part of what runs over the route: from `before` to `upto` of `whole`.
struct Slice {
    before: Uint256,
    upto: Uint256,
    whole: Uint256,
}

/// A datanet's part of all rests.
struct Cut {
    /// Base units.
    curator: Uint256,
    /// One for each record, base units.
    pots: Vec<Uint256>,
    /// What is left, times `whole`.
    base: Uint256,
}

impl Slice {
    fn cut(&self, rests: &[Uint256], influence_bps: u16) -> Result<Cut> {
        let share = self.upto.checked_sub(self.before)?;
        let mut cut = Cut {
            curator: Uint256::zero(),
            pots: Vec::with_capacity(rests.len()),
            base: Uint256::zero(),
        };
        for rest in rests {
            let scaled = rest.checked_shl(SCALE)?;
            let reached = |share| -> Result<Uint256> {
                Ok(scaled.checked_mul(share)?.checked_div(self.whole)?)
            };
            let scaled = reached(self.upto)?.checked_sub(reached(self.before)?)?;
            let curator = part(scaled, terms::CURATOR_FEE_BPS)?.checked_shr(SCALE)?;
            let left = scaled.checked_sub(curator.checked_shl(SCALE)?)?;
            let pot = part(left, influence_bps)?.checked_shr(SCALE)?;
            let units = curator.checked_add(pot)?.checked_mul(self.whole)?;
            cut.curator = cut.curator.checked_add(curator)?;
            cut.pots.push(pot);
            let part = rest.checked_mul(share)?;
            cut.base = cut.base.checked_add(part)?.checked_sub(units)?;
        }
        Ok(cut)
    }
}

fn part(amount: Uint256, bps: u16) -> Result<Uint256> {
    Ok(amount
        .checked_mul(u64::from(bps).into())?
        .checked_div(WHOLE_BPS.into())?)
}

fn sum(numbers: &[Uint256]) -> Result<Uint256> {
    numbers
        .iter()
        .try_fold(Uint256::zero(), |sum, number| Ok(sum.checked_add(*number)?))
}
