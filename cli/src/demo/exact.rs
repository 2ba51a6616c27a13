//! What everyone is due, worked out apart from the contract and its arithmetic: whole fractions of big integers, over
//! all requests at once.

use super::plan::{Plan, fee};
use super::stage::Stage;
use super::terms;
use anyhow::Result;
use cosmwasm_std::{Addr, Uint256};
use std::collections::HashMap;

/// A claim pays at most 2^−39 of a unit too early, see the documentation of `fee-split`.
const EARLY: u32 = 39;

/// What one address is due, in base units.
#[derive(Clone, Copy, Debug, Default)]
pub struct Due {
    /// Each exact share, rounded down.
    pub exact: Uint256,
    /// The same with 2^−[`EARLY`] of a unit on each.
    pub most: Uint256,
}

impl Due {
    fn add(&mut self, exact: Uint256, most: Uint256) -> Result<()> {
        self.exact = self.exact.checked_add(exact)?;
        self.most = self.most.checked_add(most)?;
        Ok(())
    }
}

/// What every recipient is due after all requests of the plan.
pub fn dues(plan: &Plan, stage: &Stage) -> Result<HashMap<Addr, Due>> {
    let mut dues = HashMap::<Addr, Due>::new();
    let mut owe =
        |address: &Addr, exact, most| dues.entry(address.clone()).or_default().add(exact, most);

    let (mut protocol, mut operator) = (Uint256::zero(), Uint256::zero());
    let mut rests = Vec::with_capacity(plan.requests.len());
    for request in &plan.requests {
        let fee = Uint256::from(fee(request)?);
        let (to_protocol, to_operator) = (
            part(fee, terms::PROTOCOL_FEE_BPS)?,
            part(fee, terms::OPERATOR_FEE_BPS)?,
        );
        protocol = protocol.checked_add(to_protocol)?;
        operator = operator.checked_add(to_operator)?;
        rests.push(fee.checked_sub(to_protocol)?.checked_sub(to_operator)?);
    }
    owe(&stage.protocol, protocol, protocol)?;
    owe(&stage.operator, operator, operator)?;

    let lineage = plan.datanets.iter().map(|source| source.lineage_weight);
    let lineage = Uint256::from(lineage.fold(0_u64, u64::saturating_add));
    for (source, registered) in plan.datanets.iter().zip(&stage.datanets) {
        let (curator, base) = cut(&rests, Uint256::from(source.lineage_weight), lineage)?;
        owe(&registered.curator, curator, curator)?;
        let denominator = lineage.checked_mul(source.datanet.total_weight.into())?;
        for contributor in &source.datanet.contributors {
            let share = base.checked_mul(contributor.weight.into())?;
            let more = denominator.checked_add(share.checked_shl(EARLY)?)?;
            owe(
                &contributor.address,
                share.checked_div(denominator)?,
                more.checked_div(denominator.checked_shl(EARLY)?)?,
            )?;
        }
    }
    Ok(dues)
}

/// A datanet's curator's part of all rests, and what is left for its contributors, times the lineage's total.
fn cut(rests: &[Uint256], weight: Uint256, lineage: Uint256) -> Result<(Uint256, Uint256)> {
    let (mut curator, mut base) = (Uint256::zero(), Uint256::zero());
    for rest in rests {
        let scaled = rest.checked_mul(weight)?;
        let whole = part(scaled, terms::CURATOR_FEE_BPS)?.checked_div(lineage)?;
        curator = curator.checked_add(whole)?;
        base = base
            .checked_add(scaled)?
            .checked_sub(whole.checked_mul(lineage)?)?;
    }
    Ok((curator, base))
}

fn part(amount: Uint256, bps: u16) -> Result<Uint256> {
    let of = |number: u16| Uint256::from(u128::from(number));
    Ok(amount.checked_mul(of(bps))?.checked_div(of(10_000))?)
}
