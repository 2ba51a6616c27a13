//! Agents: each deposits once and sets limits, a gateway charges them for the trace in batches, and in the end they
//! take back what is left.

mod account;
mod batch;
mod crew;
mod purse;
mod receipt;
mod refusal;
#[cfg(test)]
mod tests;

use super::balances::{self, AccountBooks};
use super::plan::Plan;
use super::stage::Stage;
use account::AccountGas;
use anyhow::{Context, Result};
use cosmwasm_std::{Addr, Uint128};
use std::time::{Duration, Instant};

pub use batch::Batches;
pub use crew::Crew;
pub use receipt::{Charged, show};
pub use refusal::Why;

/// What the agents did, and what it took.
pub struct Agents {
    /// Most charges in a batch.
    pub size: usize,
    pub batches: Batches,
    pub gas: AccountGas,
    pub books: AccountBooks,
    /// How many got back what was deposited for them, less what they should have been charged.
    pub settled: usize,
    /// All that the agents should have been charged.
    pub charged: Uint128,
    pub elapsed: Duration,
}

/// Opens the accounts, charges them for all requests in batches of up to `size`, and empties them.
pub fn run(stage: &mut Stage, plan: &Plan, crew: &Crew, size: usize) -> Result<Agents> {
    let started = Instant::now();
    let agents = crew.addresses();
    let owners = [&agents[..], std::slice::from_ref(&crew.sponsor)].concat();
    let mut gas = AccountGas::default();

    let before = stage.balances(&owners)?;
    let mut purses = account::open(stage, crew, &mut gas)?;
    let after = stage.balances(&owners)?;
    let deposited = balances::total(&balances::moved(&after, &before)?)?;

    let before = stage.balances(&agents)?;
    let batches = batch::run(stage, plan, crew, &mut purses, size, &mut gas)?;
    let charged: Vec<_> = purses.iter().map(|purse| purse.charged).collect();
    for (agent, purse) in crew.agents.iter().zip(&mut purses) {
        account::withdraw(stage, agent, purse, &mut gas)?;
    }
    let after = stage.balances(&agents)?;
    let returned = balances::moved(&before, &after)?;

    let settled = crew.agents.iter().zip(&charged).zip(&returned);
    let settled = settled.filter(|((agent, charged), returned)| {
        returned.checked_add(**charged).ok() == Some(agent.deposit)
    });
    let settled = settled.count();
    Ok(Agents {
        size,
        batches,
        gas,
        books: AccountBooks {
            deposited,
            returned: balances::total(&returned)?,
            prepaid: prepaid(stage, &agents)?,
        },
        settled,
        charged: balances::total(&charged)?,
        elapsed: started.elapsed(),
    })
}

fn prepaid(stage: &Stage, agents: &[Addr]) -> Result<Uint128> {
    let left = agents.iter().map(|agent| account::prepaid(stage, agent));
    let left = left.collect::<Result<Vec<_>>>();
    balances::total(&left.context("asking for accounts")?)
}
