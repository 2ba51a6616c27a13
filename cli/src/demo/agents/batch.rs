//! A gateway's batches: the trace once more, charged to prepaid accounts.

use super::super::clock::Clock;
use super::super::plan::{Plan, fee};
use super::super::replay::{Pot, find_pot, query_id};
use super::super::stage::Stage;
use super::account::{self, AccountGas};
use super::crew::{Agent, Crew, Habit};
use super::purse::Purse;
use super::refusal::{Why, differences};
use crate::input::Request;
use crate::{event, progress};
use anyhow::{Context, Result};
use cosmwasm_std::Uint128;
use embedded_chain::TxResult;
use std::collections::HashMap;
use std::time::{Duration, Instant};
use tributary_api::{Charge, ExecuteMsg};

/// What the contract says of a batch without a charge that can be met.
const NOTHING_CHARGED: &str = "no charge of the batch can be met";

/// What became of all charges.
#[derive(Default)]
pub struct Batches {
    /// Of each message that left a record: Tributary's calls.
    pub gas: Vec<u64>,
    /// The same, for each charge that was taken.
    pub gas_each: Vec<u64>,
    pub records: Vec<Record>,
    /// In order of record; none without an influence lane.
    pub pots: Vec<Pot>,
    /// The agents' places, and why their charges should be refused.
    pub refused: Vec<Refused>,
    /// Messages of which no charge could be met, which are refused whole.
    pub refused_whole: usize,
    /// Charges that the contract took or refused otherwise than it should.
    pub unexpected: usize,
    pub elapsed: Duration,
}

/// A batch's record, as it should be.
pub struct Record {
    pub record_id: u64,
    pub amount: Uint128,
    pub charges: usize,
    pub units: u64,
    /// Whose charge and which is the first in it.
    pub first: (usize, String),
}

pub struct Refused {
    pub agent: usize,
    pub amount: Uint128,
    pub why: Why,
}

/// What one agent is charged for one request.
struct Ask<'a> {
    place: usize,
    agent: usize,
    units: u64,
    fee: Uint128,
    query_id: String,
    request: &'a Request,
}

/// Charges every request, the agents taking turns, `size` at a time.
pub fn run(
    stage: &mut Stage,
    plan: &Plan,
    crew: &Crew,
    purses: &mut [Purse],
    size: usize,
    gas: &mut AccountGas,
) -> Result<Batches> {
    let shown = progress::bar("charging batches", plan.requests.len().div_ceil(size));
    let asks = asks(plan, crew)?;
    let clock = Clock::start(&stage.chain, &plan.requests);
    let mut batches = Batches::default();
    let started = Instant::now();
    for batch in asks.chunks(size) {
        for ask in batch {
            clock.advance(&mut stage.chain, ask.request);
            let agent = crew.agents.get(ask.agent).context("no agent")?;
            let purse = purses.get_mut(ask.agent).context("no account")?;
            if ask.place == agent.middle {
                misbehave(stage, agent, purse, gas)?;
            }
        }
        let now = stage.chain.block().time.seconds();
        let refusals = expect(batch, purses, now)?;
        batches.send(stage, plan, crew, batch, &refusals)?;
        shown.step();
    }
    batches.elapsed = started.elapsed();
    Ok(batches)
}

fn asks<'a>(plan: &'a Plan, crew: &Crew) -> Result<Vec<Ask<'a>>> {
    let turns = (0..crew.agents.len()).cycle();
    let requests = plan.requests.iter().zip(turns).enumerate();
    requests
        .zip(1..)
        .map(|((place, (request, agent)), number)| {
            Ok(Ask {
                place,
                agent,
                units: request.units,
                fee: fee(request)?,
                query_id: query_id(&plan.trace, number),
                request,
            })
        })
        .collect()
}

fn misbehave(
    stage: &mut Stage,
    agent: &Agent,
    purse: &mut Purse,
    gas: &mut AccountGas,
) -> Result<()> {
    match agent.habit {
        Habit::Withdraws => account::withdraw(stage, agent, purse, gas),
        Habit::Revokes => account::revoke(stage, agent, purse, gas),
        Habit::Regular | Habit::Overspends | Habit::Exceeds => Ok(()),
    }
}

/// Which charges should be refused, and why, by query id. A payer's charges are taken in order of query id.
fn expect<'a>(batch: &'a [Ask], purses: &mut [Purse], now: u64) -> Result<HashMap<&'a str, Why>> {
    let mut order: Vec<_> = batch.iter().collect();
    order.sort_by_key(|ask| &ask.query_id);
    let mut refusals = HashMap::new();
    for ask in order {
        let purse = purses.get_mut(ask.agent).context("no account")?;
        if let Some(why) = purse.charge(ask.fee, now)? {
            refusals.insert(ask.query_id.as_str(), why);
        }
    }
    Ok(refusals)
}

impl Batches {
    fn send(
        &mut self,
        stage: &mut Stage,
        plan: &Plan,
        crew: &Crew,
        batch: &[Ask],
        refusals: &HashMap<&str, Why>,
    ) -> Result<()> {
        for ask in batch {
            if let Some(why) = refusals.get(ask.query_id.as_str()) {
                self.refused.push(Refused {
                    agent: ask.agent,
                    amount: ask.fee,
                    why: *why,
                });
            }
        }
        let charges = batch.iter().map(|ask| charge(crew, ask));
        let msg = ExecuteMsg::RecordQueries {
            model_id: stage.model_id,
            charges: charges.collect::<Result<_>>()?,
            skip_refused: Some(true),
            digest: None,
        };
        let gateway = stage.gateway.clone();
        let sent = stage.execute(&gateway, &msg);
        if refusals.len() == batch.len() {
            return self.assert_refused(sent, batch.len());
        }
        let tx = sent.context("charging a batch")?;
        self.unexpected = self
            .unexpected
            .saturating_add(differences(&tx.events, refusals));
        self.note(stage, plan, batch, refusals, &tx)
    }

    /// Of a batch of which no charge should be met.
    fn assert_refused(&mut self, sent: Result<TxResult>, charges: usize) -> Result<()> {
        match sent {
            Err(error) if format!("{error:#}").contains(NOTHING_CHARGED) => {
                self.refused_whole = self.refused_whole.saturating_add(1);
            }
            Err(error) => return Err(error.context("charging a batch")),
            Ok(_) => self.unexpected = self.unexpected.saturating_add(charges),
        }
        Ok(())
    }

    fn note(
        &mut self,
        stage: &Stage,
        plan: &Plan,
        batch: &[Ask],
        refusals: &HashMap<&str, Why>,
        tx: &TxResult,
    ) -> Result<()> {
        let recorded = event::find(&tx.events, "wasm-query_recorded")?;
        let record_id = event::number(recorded, "record_id")?;
        let mut taken = batch
            .iter()
            .filter(|ask| !refusals.contains_key(ask.query_id.as_str()));
        let first = taken.clone().next().context("a batch without a charge")?;
        let (charges, units) = taken.clone().fold((0_usize, 0_u64), |(count, units), ask| {
            (count.saturating_add(1), units.saturating_add(ask.units))
        });
        let amount = taken.try_fold(Uint128::zero(), |sum, ask| sum.checked_add(ask.fee))?;
        self.gas.push(tx.gas.total);
        let each = tx.gas.total.checked_div(u64::try_from(charges)?);
        self.gas_each.extend(each);
        self.records.push(Record {
            record_id,
            amount,
            charges,
            units,
            first: (first.agent, first.query_id.clone()),
        });
        let lane = plan.lane().and_then(|(place, _)| stage.datanets.get(place));
        let pot = lane.and_then(|lane| find_pot(&tx.events, lane.datanet_id));
        self.pots.extend(pot.map(|amount| Pot {
            record_id,
            amount,
            recorded_at: stage.chain.block().time.seconds(),
        }));
        Ok(())
    }
}

fn charge(crew: &Crew, ask: &Ask) -> Result<Charge> {
    let agent = crew.agents.get(ask.agent).context("no agent")?;
    Ok(Charge {
        payer: agent.address.to_string(),
        query_id: ask.query_id.clone(),
        units: Some(ask.units),
        digest: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::anyhow;

    #[test]
    fn only_a_batch_without_a_charge_is_refused_as_it_should_be() {
        let mut batches = Batches::default();
        let nothing = Err(anyhow!("{NOTHING_CHARGED}").context("executing"));
        batches.assert_refused(nothing, 7).unwrap();
        assert_eq!((batches.refused_whole, batches.unexpected), (1, 0));
        let other = batches.assert_refused(Err(anyhow!("out of gas")), 7);
        assert!(format!("{:#}", other.unwrap_err()).contains("out of gas"));
        assert_eq!((batches.refused_whole, batches.unexpected), (1, 0));
    }
}
