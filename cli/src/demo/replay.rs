//! The trace's requests as recorded queries.

use super::clock::Clock;
use super::plan::{Plan, fee};
use super::stage::Stage;
use crate::{event, progress};
use anyhow::{Context, Result};
use cosmwasm_std::{Checksum, Event, Uint128, to_json_binary};
use cw20::Cw20ExecuteMsg;
use std::time::{Duration, Instant};
use tributary_api::HookMsg;

/// What the replay took.
pub struct Replay {
    /// Of each recorded query: the token's and Tributary's calls.
    pub gas: Vec<u64>,
    /// For all of them, with the making of their messages.
    pub elapsed: Duration,
    /// In order of record; none without an influence lane.
    pub pots: Vec<Pot>,
}

/// What of a fee waits to be shared by influence.
pub struct Pot {
    pub record_id: u64,
    /// Base units, from 1.
    pub amount: Uint128,
    /// In seconds since 1970.
    pub recorded_at: u64,
}

/// Pays for every request, the payers taking turns.
pub fn run(stage: &mut Stage, plan: &Plan) -> Result<Replay> {
    let lane = plan.lane().and_then(|(place, _)| stage.datanets.get(place));
    let lane = lane.map(|datanet| datanet.datanet_id);
    let Stage {
        chain,
        token,
        tributary,
        payers,
        model_id,
        ..
    } = stage;
    let shown = progress::bar("recording queries", plan.requests.len());
    let mut gas = Vec::with_capacity(plan.requests.len());
    let mut pots = vec![];
    let clock = Clock::start(chain, &plan.requests);
    let started = Instant::now();
    let turns = plan.requests.iter().zip(payers.iter().cycle());
    for (number, (request, payer)) in (1_u64..).zip(turns) {
        clock.advance(chain, request);
        let hook = HookMsg::RecordQuery {
            model_id: *model_id,
            query_id: query_id(&plan.trace, number),
            units: Some(request.units),
            count: None,
            digest: None,
        };
        let msg = Cw20ExecuteMsg::Send {
            contract: tributary.to_string(),
            amount: fee(request)?,
            msg: to_json_binary(&hook)?,
        };
        let tx = chain
            .execute(payer, token, &msg, &[])
            .with_context(|| format!("recording request {number} of {}", plan.trace))?;
        gas.push(tx.gas.total);
        if let Some(amount) = lane.and_then(|lane| find_pot(&tx.events, lane)) {
            pots.push(Pot {
                record_id: event::number(
                    event::find(&tx.events, "wasm-query_recorded")?,
                    "record_id",
                )?,
                amount,
                recorded_at: chain.block().time.seconds(),
            });
        }
        shown.step();
    }
    Ok(Replay {
        gas,
        elapsed: started.elapsed(),
        pots,
    })
}

/// The pot of a datanet on a record; none where it comes to less than a unit.
pub fn find_pot(events: &[Event], datanet_id: u64) -> Option<Uint128> {
    let mut splits = events.iter().filter(|found| found.ty == "wasm-fee_split");
    let split = splits.find(|split| event::number(split, "datanet_id").ok() == Some(datanet_id))?;
    let pot = event::number(split, "pot").ok()?;
    Some(Uint128::new(pot)).filter(|pot| !pot.is_zero())
}

/// A UUID (version 8), as gateways give to requests: the same for the same request of the same trace.
pub fn query_id(trace: &str, number: u64) -> String {
    let hex = Checksum::generate(format!("{trace} {number}").as_bytes()).to_hex();
    let part = |from, to| hex.get(from..to).unwrap_or_default();
    format!(
        "{}-{}-8{}-8{}-{}",
        part(0, 8),
        part(8, 12),
        part(12, 15),
        part(15, 18),
        part(18, 30)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn query_ids_are_uuids_that_differ() {
        let id = query_id("trace", 1);
        let lengths: Vec<_> = id.split('-').map(str::len).collect();
        assert_eq!(lengths, [8, 4, 4, 4, 12]);
        assert_eq!(id, query_id("trace", 1));
        assert_ne!(id, query_id("trace", 2));
    }
}
