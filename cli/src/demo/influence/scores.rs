//! The demo's own scores: the shares of one shown contributor and of others.

use super::super::exact::{Decision, TOTAL_SCORE};
use super::super::plan::{Plan, Source};
use crate::input::Contributor;
use anyhow::{Context, Result};
use cosmwasm_std::Addr;
use std::collections::HashSet;
use tributary_api::InfluenceScore;

/// How many contributors a message's scores name.
const NAMED: usize = 8;

/// Whose receipt is shown: somebody whose work is in the parent too, or whoever did most for the last datanet.
pub fn choose(plan: &Plan) -> Result<Addr> {
    let source = plan.datanets.last().context("a plan without datanets")?;
    let parent = plan.datanets.first().filter(|_| source.royalty_bps > 0);
    let parent: HashSet<_> = parent
        .iter()
        .flat_map(|parent| &parent.datanet.contributors)
        .map(|contributor| &contributor.address)
        .collect();
    let contributors = &source.datanet.contributors;
    let in_both = contributors
        .iter()
        .find(|contributor| parent.contains(&contributor.address));
    let chosen = in_both.or_else(|| contributors.iter().rev().max_by_key(|c| c.weight));
    Ok(chosen
        .context("a datanet without contributors")?
        .address
        .clone())
}

/// 60 for the one whose receipt is shown, 25 for another, and 15 for nobody.
pub fn shown_scores(source: &Source, address: &Addr) -> Vec<(Addr, u64)> {
    let others = source
        .datanet
        .contributors
        .iter()
        .map(|other| &other.address);
    let other = others.filter(|other| *other != address).take(1);
    let other = other.map(|other| (other.clone(), 25));
    [(address.clone(), 60)].into_iter().chain(other).collect()
}

/// From 16 down to 2 for some contributors, others in each message, and the rest for nobody.
pub fn message_scores(source: &Source, number: usize) -> Vec<(Addr, u64)> {
    let contributors = &source.datanet.contributors;
    let named = NAMED.min(contributors.len());
    let from = number.saturating_mul(NAMED).checked_rem(contributors.len());
    let named: Vec<&Contributor> = contributors
        .iter()
        .cycle()
        .skip(from.unwrap_or_default())
        .take(named)
        .collect();
    let scores = [16, 14, 12, 10, 8, 6, 4, 2];
    let addresses = named.into_iter().map(|named| named.address.clone());
    addresses.zip(scores).collect()
}

/// As the message has them, and what is nobody's.
pub fn wire_scores(decision: &Decision) -> (Vec<InfluenceScore>, u64) {
    let scores: Vec<_> = decision
        .scores
        .iter()
        .map(|(address, score)| InfluenceScore {
            address: address.to_string(),
            score: *score,
        })
        .collect();
    let named = scores.iter().map(|entry| entry.score);
    let unattributed = TOTAL_SCORE.saturating_sub(named.fold(0, u64::saturating_add));
    (scores, unattributed)
}
