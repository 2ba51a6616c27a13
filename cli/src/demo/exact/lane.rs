//! Pots, by what was decided on them.

use anyhow::{Context, Result};
use cosmwasm_std::{Addr, Uint256};
use std::collections::HashMap;

/// What all scores of an attribution add up to, those for nobody included.
pub const TOTAL_SCORE: u64 = 100;

/// What was decided on the pots of some records.
pub struct Decision {
    /// From 1.
    pub record_ids: Vec<u64>,
    /// Of [`TOTAL_SCORE`]: the rest is nobody's. Empty for a release.
    pub scores: Vec<(Addr, u64)>,
}

/// The pots of a datanet, shared.
#[derive(Default)]
pub struct Lane {
    /// What each was given, times [`TOTAL_SCORE`].
    pub credits: HashMap<Addr, Uint256>,
    /// What joins the base lane, times [`TOTAL_SCORE`].
    pub base: Uint256,
    /// Base units.
    pub waiting: Uint256,
}

impl Lane {
    /// `pots`: one for each record, base units.
    ///
    /// # Errors
    /// For a decision on a record that there is not, or scores that are more than all.
    pub fn share(mut pots: Vec<Uint256>, decisions: &[Decision]) -> Result<Self> {
        let mut lane = Self::default();
        for decision in decisions {
            let mut decided = Uint256::zero();
            for record_id in &decision.record_ids {
                let place = usize::try_from(record_id.saturating_sub(1))?;
                let pot = pots.get_mut(place).context("a pot of no record")?;
                decided = decided.checked_add(std::mem::take(pot))?;
            }
            let mut nobody = TOTAL_SCORE;
            for (address, score) in &decision.scores {
                nobody = nobody.checked_sub(*score).context("scores above all")?;
                let credit = lane.credits.entry(address.clone()).or_default();
                *credit = credit.checked_add(decided.checked_mul((*score).into())?)?;
            }
            lane.base = lane.base.checked_add(decided.checked_mul(nobody.into())?)?;
        }
        for pot in pots {
            lane.waiting = lane.waiting.checked_add(pot)?;
        }
        Ok(lane)
    }
}
