//! What becomes of the pots: one record's is attributed by itself and shown, half of the others are attributed in
//! messages of up to 100, and what nobody attributed in time is released.

mod scores;

use super::exact::Decision;
use super::plan::{Plan, Source};
use super::replay::Pot;
use super::stage::Stage;
use super::terms;
use crate::progress;
use anyhow::{Context, Result};
use cosmwasm_std::Addr;
use scores::{message_scores, shown_scores, wire_scores};
use serde::Serialize;
use std::collections::HashSet;
use std::time::{Duration, Instant};
use tributary_api::{
    ExecuteMsg, InfluenceScore, MAX_POTS, ModelResponse, QueryMsg, ReceiptResponse, RouteEntry,
};

pub use scores::choose;

/// What was decided on which pots, and what it took.
#[derive(Default)]
pub struct Influence {
    pub decisions: Vec<Decision>,
    /// Of each message, for each of its pots.
    pub attribute_gas: Vec<u64>,
    /// Of each message, for each of its pots.
    pub release_gas: Vec<u64>,
    pub elapsed: Duration,
    /// None where no record has a pot.
    pub shown: Option<Shown>,
}

/// One record whose pot was attributed, and what of its fee reached one contributor.
#[derive(Serialize)]
pub struct Shown {
    pub record_id: u64,
    pub address: Addr,
    pub scores: Vec<InfluenceScore>,
    pub unattributed: u64,
    /// The address's receipt before the attribution,
    pub pending: ReceiptResponse,
    /// how many seconds were left for it then,
    pub seconds_left: u64,
    /// and the same receipt after it.
    pub attributed: ReceiptResponse,
    /// Why a fee reaches each datanet.
    #[serde(skip)]
    pub route: Vec<RouteEntry>,
}

impl Influence {
    /// With what was decided after it.
    pub fn join(&mut self, later: Self) {
        self.shown = self.shown.take().or(later.shown);
        self.decisions.extend(later.decisions);
        self.attribute_gas.extend(later.attribute_gas);
        self.release_gas.extend(later.release_gas);
        self.elapsed = self.elapsed.saturating_add(later.elapsed);
    }
}

/// Decides on these pots, in order of record; afterwards none of them waits.
pub fn run(stage: &mut Stage, plan: &Plan, pots: &[Pot]) -> Result<Influence> {
    let mut influence = Influence::default();
    let Some((place, source)) = plan.lane() else {
        return Ok(influence);
    };
    let datanet_id = stage.datanets.get(place).context("no datanet")?.datanet_id;
    let shown = progress::bar("sharing pots", pots.len().div_ceil(MAX_POTS));
    let started = Instant::now();
    let now = stage.chain.block().time.seconds();
    let closes = |pot: &Pot| pot.recorded_at.saturating_add(terms::ATTRIBUTION_WINDOW);
    let open = |pot: &&Pot| now < closes(pot);

    // the first of the largest
    let largest = pots.iter().filter(open).rev().max_by_key(|pot| pot.amount);
    if let Some(pot) = largest {
        let address = choose(plan)?;
        influence.show(stage, datanet_id, pot, source, address)?;
        shown.step();
    }
    let others = |pot: &&Pot| largest.is_none_or(|shown| shown.record_id != pot.record_id);
    let open_ids: Vec<_> = ids(pots.iter().filter(open).filter(others));
    let half = open_ids.len().div_ceil(2);
    let (in_time, _) = open_ids.split_at_checked(half).unwrap_or_default();
    for (number, batch) in in_time.chunks(MAX_POTS).enumerate() {
        let decision = Decision {
            record_ids: batch.to_vec(),
            scores: message_scores(source, number),
        };
        influence.attribute(stage, datanet_id, decision)?;
        shown.step();
    }

    let decided: HashSet<_> = influence
        .decisions
        .iter()
        .flat_map(|d| &d.record_ids)
        .collect();
    let left = ids(pots.iter().filter(|pot| !decided.contains(&pot.record_id)));
    if !left.is_empty() {
        stage.chain.advance_time(terms::ATTRIBUTION_WINDOW);
    }
    for batch in left.chunks(MAX_POTS) {
        influence.release(stage, datanet_id, batch)?;
        shown.step();
    }
    influence.elapsed = started.elapsed();
    Ok(influence)
}

fn ids<'a>(pots: impl Iterator<Item = &'a Pot>) -> Vec<u64> {
    pots.map(|pot| pot.record_id).collect()
}

impl Influence {
    fn show(
        &mut self,
        stage: &mut Stage,
        datanet_id: u64,
        pot: &Pot,
        source: &Source,
        address: Addr,
    ) -> Result<()> {
        let record_id = pot.record_id;
        let model_id = stage.model_id;
        let model: ModelResponse = stage.ask(&QueryMsg::Model { model_id })?;
        let receipt = QueryMsg::Receipt {
            model_id,
            record_id,
            address: address.to_string(),
            payer: None,
            query_id: None,
        };
        let closes = pot.recorded_at.saturating_add(terms::ATTRIBUTION_WINDOW);
        let seconds_left = closes.saturating_sub(stage.chain.block().time.seconds());
        let pending = stage.ask(&receipt)?;
        let decision = Decision {
            record_ids: vec![record_id],
            scores: shown_scores(source, &address),
        };
        let (scores, unattributed) = wire_scores(&decision);
        self.attribute(stage, datanet_id, decision)?;
        self.shown = Some(Shown {
            record_id,
            address,
            scores,
            unattributed,
            pending,
            seconds_left,
            attributed: stage.ask(&receipt)?,
            route: model.route,
        });
        Ok(())
    }

    fn attribute(&mut self, stage: &mut Stage, datanet_id: u64, decision: Decision) -> Result<()> {
        let (scores, unattributed) = wire_scores(&decision);
        let msg = ExecuteMsg::Attribute {
            model_id: stage.model_id,
            datanet_id,
            record_ids: decision.record_ids.clone(),
            scores,
            unattributed: Some(unattributed),
        };
        let attestor = stage.attestor.clone();
        let tx = stage.execute(&attestor, &msg).context("attributing")?;
        self.attribute_gas.extend(each(tx.gas.total, &decision));
        self.decisions.push(decision);
        Ok(())
    }

    /// By the operator, but anyone could.
    fn release(&mut self, stage: &mut Stage, datanet_id: u64, record_ids: &[u64]) -> Result<()> {
        let msg = ExecuteMsg::Release {
            model_id: stage.model_id,
            datanet_id,
            record_ids: record_ids.to_vec(),
        };
        let sender = stage.operator.clone();
        let tx = stage.execute(&sender, &msg).context("releasing")?;
        let decision = Decision {
            record_ids: record_ids.to_vec(),
            scores: vec![],
        };
        self.release_gas.extend(each(tx.gas.total, &decision));
        self.decisions.push(decision);
        Ok(())
    }
}

fn each(gas: u64, decision: &Decision) -> Option<u64> {
    gas.checked_div(u64::try_from(decision.record_ids.len()).ok()?)
}
