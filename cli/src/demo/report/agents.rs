//! What the agents were charged, and what they got back.

use super::super::agents::{Agents, Charged, Crew, Why};
use super::{millis, per_second};
use crate::spread::Spread;
use anyhow::Result;
use cosmwasm_std::Uint128;
use serde::Serialize;
use std::collections::HashSet;

/// Amounts are in base units of the token.
#[derive(Serialize)]
pub struct AgentsReport {
    pub agents: usize,
    /// How many of them a sponsor deposited for,
    pub sponsored: usize,
    /// and how much.
    pub by_sponsor: Uint128,
    /// Most charges in one batch.
    pub batch: usize,
    /// Those that left a record.
    pub batches: usize,
    /// Those of which no charge could be met: they are refused whole.
    pub batches_refused: usize,
    /// Charges in all messages,
    pub asked: usize,
    /// and those that were taken.
    pub charges: usize,
    pub units: u64,
    /// All charges, by the batches as they should be.
    pub charged: Uint128,
    pub refused: Vec<RefusedReport>,
    /// Charges that the contract took or refused otherwise than it should.
    pub unexpected: usize,
    pub withdrawals: usize,
    /// How many got back exactly what was deposited and not charged.
    pub settled: usize,
    /// Whether every charge was met or refused as it should be, and everyone got the rest back.
    pub holds: bool,
    pub gas: AgentsGas,
    pub charges_per_second: u64,
    pub millis: u64,
    /// None where no batch left a record.
    pub shown: Option<Charged>,
}

/// Charges refused for one reason.
#[derive(Serialize)]
pub struct RefusedReport {
    pub why: Why,
    pub agents: usize,
    pub charges: usize,
    pub amount: Uint128,
}

/// SDK gas of the contracts' calls, without the transactions' own.
#[derive(Serialize)]
pub struct AgentsGas {
    /// Of each message, for each charge that was taken. None where no batch left a record.
    pub charge: Option<Spread>,
    pub batch: Option<Spread>,
    pub deposit: Option<Spread>,
    pub set_allowance: Option<Spread>,
    pub revoke_allowance: Option<Spread>,
    pub withdraw: Option<Spread>,
    /// Of all batches that left a record.
    pub all_batches: u64,
    /// Of all deposits, allowances, revocations and withdrawals.
    pub all_accounts: u64,
}

impl AgentsReport {
    pub fn new(crew: &Crew, agents: Agents, shown: Option<Charged>) -> Result<Self> {
        let Agents { batches, gas, .. } = agents;
        let sponsored = crew.agents.iter().filter(|agent| agent.sponsored);
        let by_sponsor = sponsored
            .clone()
            .try_fold(Uint128::zero(), |sum, a| sum.checked_add(a.deposit))?;
        let refused = Why::ALL.into_iter().map(|why| {
            let refused = batches.refused.iter().filter(|refused| refused.why == why);
            let agents: HashSet<_> = refused.clone().map(|refused| refused.agent).collect();
            let amount = refused
                .clone()
                .try_fold(Uint128::zero(), |sum, r| sum.checked_add(r.amount))?;
            Ok(RefusedReport {
                why,
                agents: agents.len(),
                charges: refused.count(),
                amount,
            })
        });
        let refused: Vec<_> = refused.collect::<Result<_>>()?;
        let charges: usize = batches.records.iter().map(|record| record.charges).sum();
        let records = batches.records.iter();
        let units = records.fold(0_u64, |sum, record| sum.saturating_add(record.units));
        let accounts = [
            &gas.deposit,
            &gas.set_allowance,
            &gas.revoke_allowance,
            &gas.withdraw,
        ];
        let all_accounts = accounts.into_iter().map(|gas| total(gas));
        Ok(Self {
            agents: crew.agents.len(),
            sponsored: sponsored.count(),
            by_sponsor,
            batch: agents.size,
            batches: batches.records.len(),
            batches_refused: batches.refused_whole,
            asked: batches.refused.len().saturating_add(charges),
            charges,
            units,
            charged: agents.charged,
            refused: refused.into_iter().filter(|r| r.charges > 0).collect(),
            unexpected: batches.unexpected,
            withdrawals: gas.withdraw.len(),
            settled: agents.settled,
            holds: batches.unexpected == 0 && agents.settled == crew.agents.len(),
            charges_per_second: per_second(charges, batches.elapsed),
            millis: millis(agents.elapsed),
            gas: AgentsGas {
                all_batches: total(&batches.gas),
                all_accounts: all_accounts.fold(0, u64::saturating_add),
                charge: Spread::of(batches.gas_each),
                batch: Spread::of(batches.gas),
                deposit: Spread::of(gas.deposit),
                set_allowance: Spread::of(gas.set_allowance),
                revoke_allowance: Spread::of(gas.revoke_allowance),
                withdraw: Spread::of(gas.withdraw),
            },
            shown,
        })
    }
}

pub fn total(gas: &[u64]) -> u64 {
    gas.iter().fold(0, |sum, gas| sum.saturating_add(*gas))
}
