//! Everyone's claims, and what they say of who was paid for what.

use super::stage::Stage;
use crate::{event, progress};
use anyhow::{Context, Result};
use cosmwasm_std::{Addr, Event, Uint128};
use std::collections::HashMap;
use std::time::{Duration, Instant};
use tributary_api::ExecuteMsg;

/// What the claims paid, by the contract's events: balances alone can't tell someone's two datanets apart.
pub struct Claims {
    /// Of each claim: Tributary's and the token's calls.
    pub gas: Vec<u64>,
    pub elapsed: Duration,
    /// In the plan's order: what each contributor was paid.
    pub contributors: Vec<HashMap<Addr, Uint128>>,
    /// In the plan's order.
    pub curators: Vec<Uint128>,
    pub operator: Uint128,
    pub protocol: Uint128,
}

/// Each address claims all that it is due.
pub fn run(stage: &mut Stage, recipients: &[Addr]) -> Result<Claims> {
    let ids: HashMap<u64, usize> = stage
        .datanets
        .iter()
        .enumerate()
        .map(|(place, datanet)| (datanet.datanet_id, place))
        .collect();
    let mut claims = Claims {
        gas: Vec::with_capacity(recipients.len()),
        elapsed: Duration::ZERO,
        contributors: vec![HashMap::new(); ids.len()],
        curators: vec![Uint128::zero(); ids.len()],
        operator: Uint128::zero(),
        protocol: Uint128::zero(),
    };
    let shown = progress::bar("claiming", recipients.len());
    let started = Instant::now();
    for address in recipients {
        let mut start_after = None;
        loop {
            let msg = ExecuteMsg::Claim {
                address: None,
                datanets: None,
                tokens: None,
                start_after,
                limit: None,
            };
            let tx = stage
                .execute(address, &msg)
                .with_context(|| format!("claim of {address}"))?;
            claims.gas.push(tx.gas.total);
            for event in &tx.events {
                claims.note(event, address, &ids)?;
            }
            let claimed = event::find(&tx.events, "wasm-claimed")?;
            if event::attribute(claimed, "next").is_none() {
                break;
            }
            start_after = Some(event::number(claimed, "next")?);
        }
        shown.step();
    }
    claims.elapsed = started.elapsed();
    Ok(claims)
}

impl Claims {
    fn note(&mut self, found: &Event, address: &Addr, ids: &HashMap<u64, usize>) -> Result<()> {
        let role = event::attribute(found, "role");
        let paid = match (found.ty.as_str(), role) {
            ("wasm-credit_paid", Some("operator")) => Some(&mut self.operator),
            ("wasm-credit_paid", Some("protocol")) => Some(&mut self.protocol),
            ("wasm-datanet_paid", _) => {
                let place = ids.get(&event::number(found, "datanet_id")?);
                place.and_then(|place| match role {
                    Some("curator") => self.curators.get_mut(*place),
                    _ => Some(
                        self.contributors
                            .get_mut(*place)?
                            .entry(address.clone())
                            .or_default(),
                    ),
                })
            }
            ("wasm-credit_paid", _) => None,
            _ => return Ok(()),
        };
        let paid = paid.with_context(|| format!("nothing is due for this: {found:?}"))?;
        let amount: u128 = event::number(found, "amount")?;
        *paid = paid.checked_add(amount.into())?;
        Ok(())
    }
}
