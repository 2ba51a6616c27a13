//! What influence shared.

use super::super::exact::Decision;
use super::super::influence::{Influence, Shown};
use super::super::plan::Plan;
use super::super::replay::Pot;
use super::super::stage::Stage;
use super::super::terms;
use anyhow::{Context, Result};
use cosmwasm_std::{Addr, Uint128};
use serde::Serialize;
use std::collections::HashMap;

/// The datanet that has an influence lane, and what became of its pots.
#[derive(Serialize)]
pub struct LaneReport {
    pub datanet_id: u64,
    pub name: String,
    pub attestor: Addr,
    /// Seconds.
    pub attribution_window: u64,
    /// Seconds.
    pub notice_seconds: u64,
    /// How many contributors joined only after that notice: those beyond one message.
    pub announced: usize,
    pub pots: Pots,
    pub attributed: Pots,
    pub released: Pots,
    pub waiting: Pots,
    /// Those of them that are on batches' records.
    pub on_batches: Pots,
    /// None where no fee was large enough for a pot.
    pub shown: Option<Shown>,
}

#[derive(Clone, Copy, Default, Serialize)]
pub struct Pots {
    pub count: usize,
    pub amount: Uint128,
}

impl LaneReport {
    /// None without an influence lane.
    pub fn new(
        plan: &Plan,
        stage: &Stage,
        pots: &[Pot],
        influence: Influence,
    ) -> Result<Option<Self>> {
        let Some((place, source)) = plan.lane() else {
            return Ok(None);
        };
        let registered = stage.datanets.get(place).context("no datanet")?;
        let mut report = Self {
            datanet_id: registered.datanet_id,
            name: source.datanet.name.clone(),
            attestor: stage.attestor.clone(),
            attribution_window: terms::ATTRIBUTION_WINDOW,
            notice_seconds: terms::NOTICE_SECONDS,
            announced: registered.announced,
            pots: Pots::default(),
            attributed: Pots::default(),
            released: Pots::default(),
            waiting: Pots::default(),
            on_batches: Pots::default(),
            shown: influence.shown,
        };
        // batches come after all requests that are paid by themselves
        let one_by_one = u64::try_from(plan.requests.len())?;
        let decided: HashMap<u64, &Decision> = influence
            .decisions
            .iter()
            .flat_map(|decision| decision.record_ids.iter().map(move |id| (*id, decision)))
            .collect();
        for pot in pots {
            report.pots.add(pot)?;
            if pot.record_id > one_by_one {
                report.on_batches.add(pot)?;
            }
            match decided.get(&pot.record_id) {
                Some(decision) if decision.scores.is_empty() => report.released.add(pot)?,
                Some(_) => report.attributed.add(pot)?,
                None => report.waiting.add(pot)?,
            }
        }
        Ok(Some(report))
    }
}

impl Pots {
    fn add(&mut self, pot: &Pot) -> Result<()> {
        self.count = self.count.saturating_add(1);
        self.amount = self.amount.checked_add(pot.amount)?;
        Ok(())
    }
}
