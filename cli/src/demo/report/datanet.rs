//! What each datanet earned, and for whom.

use super::super::balances::total;
use super::super::plan::Source;
use super::super::stage::{Registered, Stage};
use crate::spread::middle;
use anyhow::{Context, Result};
use cosmwasm_std::{Addr, Uint128, Uint256};
use serde::Serialize;
use std::collections::HashMap;
use tributary_api::{DatanetResponse, Parent, PoolResponse, QueryMsg};

/// How many of a datanet's contributors are named.
const TOP: usize = 5;

#[derive(Serialize)]
pub struct DatanetReport {
    pub name: String,
    pub datanet_id: u64,
    pub lineage_weight: u64,
    /// What it was derived from.
    pub parents: Vec<Parent>,
    /// The part of its income that is shared by influence; 0 without an influence lane.
    pub influence_bps: u16,
    pub contributors: usize,
    pub total_weight: u64,
    /// What reached its contributors' pool, its curator's part not counted, whole units.
    pub income: Uint256,
    /// What of it waits in pots.
    pub waiting_pots: Uint256,
    /// What its contributors were paid.
    pub paid: Uint128,
    pub curator: Uint128,
    pub top: Vec<Paid>,
    pub median: Paid,
    pub smallest: Paid,
}

#[derive(Clone, Serialize)]
pub struct Paid {
    pub address: Addr,
    pub weight: u64,
    pub paid: Uint128,
}

impl DatanetReport {
    pub fn new(
        stage: &Stage,
        source: &Source,
        registered: &Registered,
        paid: &HashMap<Addr, Uint128>,
        curator: Uint128,
    ) -> Result<Self> {
        let datanet = &source.datanet;
        let datanet_id = registered.datanet_id;
        let terms: DatanetResponse = stage.ask(&QueryMsg::Datanet { datanet_id })?;
        let pool: PoolResponse = stage.ask(&QueryMsg::Pool {
            datanet_id,
            token: stage.token.to_string(),
        })?;
        let mut all: Vec<_> = datanet
            .contributors
            .iter()
            .map(|contributor| Paid {
                address: contributor.address.clone(),
                weight: contributor.weight,
                paid: paid.get(&contributor.address).copied().unwrap_or_default(),
            })
            .collect();
        all.sort_by(|a, b| (b.paid, b.weight).cmp(&(a.paid, a.weight)));
        let amounts: Vec<_> = all.iter().map(|entry| entry.paid).collect();
        let lower = all
            .len()
            .saturating_sub(1)
            .saturating_sub(middle(all.len()));
        let median = all.get(lower).context("a datanet without contributors")?;
        let smallest = all.last().context("a datanet without contributors")?;
        Ok(Self {
            name: datanet.name.clone(),
            datanet_id,
            lineage_weight: source.lineage_weight,
            parents: terms.parents,
            influence_bps: terms.influence_bps,
            contributors: all.len(),
            total_weight: datanet.total_weight,
            income: pool.income,
            waiting_pots: pool.waiting_pots,
            paid: total(&amounts)?,
            curator,
            median: median.clone(),
            smallest: smallest.clone(),
            top: all.iter().take(TOP).cloned().collect(),
        })
    }
}
