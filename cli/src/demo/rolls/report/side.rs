//! What one datanet took and paid.

use crate::demo::balances::{Exact, total};
use crate::demo::exact::{self, Dues, Parties};
use crate::demo::plan::{Plan, fee};
use crate::demo::rolls::side::{Sent, Side};
use crate::spread::Spread;
use anyhow::{Context, Result};
use cosmwasm_std::{Addr, Uint128, Uint256};
use serde::Serialize;
use std::collections::HashMap;

/// A datanet on a chain of its own.
#[derive(Serialize)]
pub struct SideReport {
    pub contributors: u64,
    /// `set_weights` or `publish_roll`.
    pub register: Sent,
    pub record_query: Spread,
    /// None without a roll.
    pub enrol: Option<Spread>,
    /// Of the messages as JSON; none without a roll.
    pub enrol_bytes: Option<Spread>,
    /// The contributors'.
    pub claim: Spread,
    pub fees_in: Uint128,
    pub protocol: Uint128,
    pub operator: Uint128,
    pub curator: Uint128,
    /// To contributors.
    pub paid: Uint128,
    pub paid_out: Uint128,
    /// What the contract's balance is after all claims.
    pub held: Uint128,
    /// Whether `fees_in` is `paid_out` and `held`.
    pub conserved: bool,
    pub exact: Exact,
}

impl SideReport {
    pub fn new(contributors: u64, plan: &Plan, side: &Side) -> Result<Self> {
        let Side { claims, books, .. } = side;
        let paid = claims.contributors.iter().flat_map(HashMap::values);
        let paid = total(&paid.copied().collect::<Vec<_>>())?;
        let figures =
            |figure: fn(&Sent) -> u64| Spread::of(side.enrol.iter().map(figure).collect());
        // contributors claim first, each in one message
        let those = plan.datanets.iter().map(|s| s.datanet.contributors.len());
        let claim = claims.gas.iter().copied().take(those.sum()).collect();
        Ok(Self {
            contributors,
            register: side.register,
            record_query: Spread::of(side.replay.gas.clone()).context("no query was recorded")?,
            enrol: figures(|sent| sent.gas),
            enrol_bytes: figures(|sent| sent.bytes),
            claim: Spread::of(claim).context("nobody claimed")?,
            fees_in: total(&books.fees_in)?,
            protocol: claims.protocol,
            operator: claims.operator,
            curator: total(&claims.curators)?,
            paid,
            paid_out: total(&books.received)?,
            held: books.balance,
            conserved: books.conserved()?,
            exact: Exact::new(
                &dues(plan, side)?,
                &side.recipients,
                &books.received,
                Uint256::zero(),
            ),
        })
    }
}

/// What an address is due, rounded down, computed apart from the contract.
pub fn due_to(plan: &Plan, side: &Side, address: &Addr) -> Result<Uint256> {
    let dues = dues(plan, side)?;
    let due = dues.by_address.get(address);
    Ok(due.context("an address that is due nothing")?.exact)
}

fn dues(plan: &Plan, side: &Side) -> Result<Dues> {
    let fees: Vec<_> = plan.requests.iter().map(fee).collect::<Result<_>>()?;
    let parties = Parties {
        protocol: &side.stage.protocol,
        operator: &side.stage.operator,
        curators: side.stage.datanets.iter().map(|d| &d.curator).collect(),
    };
    exact::dues(plan, &fees, &parties, &[])
}
