//! What the demo found, as `--json` prints it.

use super::balances::{Books, Exact, total};
use super::claims::Claims;
use super::exact;
use super::plan::{Plan, Source};
use super::replay::Replay;
use super::stage::{Registered, Stage};
use super::terms;
use crate::spread::{Spread, middle};
use anyhow::{Context, Result};
use cosmwasm_std::{Addr, Uint128, Uint256};
use serde::Serialize;
use std::collections::HashMap;
use std::time::Duration;
use tributary_api::{PoolResponse, QueryMsg};

/// How many of a datanet's contributors are named.
const TOP: usize = 5;

/// Amounts are in base units of the token.
#[derive(Serialize)]
pub struct Report {
    pub queries: usize,
    /// The datanets' contributors added up: who is in two counts twice.
    pub contributors: usize,
    pub token: Token,
    pub units: u64,
    /// What all payers' balances fell by.
    pub fees_in: Uint128,
    /// What all recipients' balances rose by.
    pub paid_out: Uint128,
    /// What the contract's balance is after all claims: fractions of units that are not due yet.
    pub held: Uint128,
    /// Whether `fees_in` is `paid_out` and `held`.
    pub conserved: bool,
    pub exact: Exact,
    pub protocol: Uint128,
    pub operator: Uint128,
    pub curators: Uint128,
    pub gas: Gas,
    /// Of one thread of this process: the replay's time over its queries.
    pub queries_per_second: u64,
    pub millis: Millis,
    pub datanets: Vec<DatanetReport>,
}

#[derive(Serialize)]
pub struct Token {
    pub symbol: &'static str,
    pub decimals: u8,
    pub unit: &'static str,
    pub unit_price: Uint128,
}

/// SDK gas of the contracts' calls, without the transactions' own.
#[derive(Serialize)]
pub struct Gas {
    pub record_query: Spread,
    pub claim: Spread,
}

#[derive(Serialize)]
pub struct Millis {
    pub build: u64,
    pub register: u64,
    pub replay: u64,
    pub claims: u64,
}

#[derive(Serialize)]
pub struct DatanetReport {
    pub name: String,
    pub datanet_id: u64,
    pub lineage_weight: u64,
    pub contributors: usize,
    pub total_weight: u64,
    /// What reached its contributors' pool, its curator's part not counted, whole units.
    pub income: Uint256,
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

impl Report {
    pub fn new(
        plan: &Plan,
        stage: &Stage,
        recipients: &[Addr],
        books: Books,
        replay: Replay,
        claims: Claims,
        millis: Millis,
    ) -> Result<Self> {
        let fees_in = total(&books.fees_in)?;
        let paid_out = total(&books.received)?;
        let datanets = plan.datanets.iter().zip(&stage.datanets);
        let datanets = datanets
            .zip(claims.contributors.iter().zip(&claims.curators))
            .map(|((source, registered), (paid, curator))| {
                DatanetReport::new(stage, source, registered, paid, *curator)
            })
            .collect::<Result<Vec<_>>>()?;
        let sources = plan.datanets.iter();
        Ok(Self {
            queries: plan.requests.len(),
            contributors: sources.map(|s| s.datanet.contributors.len()).sum(),
            token: Token {
                symbol: terms::SYMBOL,
                decimals: terms::DECIMALS,
                unit: terms::UNIT,
                unit_price: terms::UNIT_PRICE.into(),
            },
            units: plan.units(),
            fees_in,
            paid_out,
            held: books.held,
            conserved: paid_out.checked_add(books.held)? == fees_in,
            exact: Exact::new(&exact::dues(plan, stage)?, recipients, &books.received),
            protocol: claims.protocol,
            operator: claims.operator,
            curators: total(&claims.curators)?,
            gas: Gas {
                record_query: Spread::of(replay.gas).context("no query was recorded")?,
                claim: Spread::of(claims.gas).context("nobody claimed")?,
            },
            queries_per_second: per_second(plan.requests.len(), replay.elapsed),
            millis,
            datanets,
        })
    }

    /// Whether all checks do.
    pub fn holds(&self) -> bool {
        self.conserved && self.exact.holds
    }
}

impl Millis {
    pub fn new(build: Duration, register: Duration, replay: Duration, claims: Duration) -> Self {
        let millis = |time: Duration| u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
        Self {
            build: millis(build),
            register: millis(register),
            replay: millis(replay),
            claims: millis(claims),
        }
    }
}

impl DatanetReport {
    fn new(
        stage: &Stage,
        source: &Source,
        registered: &Registered,
        paid: &HashMap<Addr, Uint128>,
        curator: Uint128,
    ) -> Result<Self> {
        let datanet = &source.datanet;
        let datanet_id = registered.datanet_id;
        let pool: PoolResponse = stage.chain.query(
            &stage.tributary,
            &QueryMsg::Pool {
                datanet_id,
                token: stage.token.to_string(),
            },
        )?;
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
            contributors: all.len(),
            total_weight: datanet.total_weight,
            income: pool.income,
            paid: total(&amounts)?,
            curator,
            median: median.clone(),
            smallest: smallest.clone(),
            top: all.iter().take(TOP).cloned().collect(),
        })
    }
}

fn per_second(count: usize, time: Duration) -> u64 {
    let nanos = u128::try_from(count)
        .unwrap_or(u128::MAX)
        .saturating_mul(1_000_000_000);
    let rate = nanos.checked_div(time.as_nanos()).unwrap_or_default();
    u64::try_from(rate).unwrap_or(u64::MAX)
}
