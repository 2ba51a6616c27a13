//! What the demo found, as `--json` prints it.

mod datanet;
mod lane;

use super::balances::{Books, Exact, total};
use super::claims::Claims;
use super::exact::{self, Parties};
use super::influence::Influence;
use super::plan::Plan;
use super::replay::Replay;
use super::stage::Stage;
use super::terms;
use crate::spread::Spread;
use anyhow::{Context, Result};
use cosmwasm_std::{Addr, Uint128, Uint256};
use serde::Serialize;
use std::time::Duration;

pub use datanet::{DatanetReport, Paid};
pub use lane::{LaneReport, Pots};

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
    /// What the contract's balance is after all claims: `waiting`, and fractions of units that are not due yet.
    pub held: Uint128,
    /// What the pools say waits in pots.
    pub waiting: Uint256,
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
    /// None without an influence lane.
    pub influence: Option<LaneReport>,
}

/// What was run on the stage.
pub struct Run {
    pub replay: Replay,
    pub influence: Influence,
    pub claims: Claims,
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
    /// For each pot of a message of up to 100; none where no pot was attributed.
    pub attribute_pot: Option<Spread>,
    /// For each pot of a message of up to 100; none where no pot was released.
    pub release_pot: Option<Spread>,
}

#[derive(Serialize)]
pub struct Millis {
    pub build: u64,
    pub register: u64,
    pub replay: u64,
    pub influence: u64,
    pub claims: u64,
}

impl Report {
    pub fn new(
        plan: &Plan,
        stage: &Stage,
        recipients: &[Addr],
        books: Books,
        run: Run,
        [build, register]: [Duration; 2],
    ) -> Result<Self> {
        let Run {
            replay,
            influence,
            claims,
        } = run;
        let fees_in = total(&books.fees_in)?;
        let paid_out = total(&books.received)?;
        let datanets = plan.datanets.iter().zip(&stage.datanets);
        let datanets = datanets
            .zip(claims.contributors.iter().zip(&claims.curators))
            .map(|((source, registered), (paid, curator))| {
                DatanetReport::new(stage, source, registered, paid, *curator)
            })
            .collect::<Result<Vec<_>>>()?;
        let waiting = datanets
            .iter()
            .try_fold(Uint256::zero(), |sum, d| sum.checked_add(d.waiting_pots))?;
        let parties = Parties {
            protocol: &stage.protocol,
            operator: &stage.operator,
            curators: stage.datanets.iter().map(|d| &d.curator).collect(),
        };
        let dues = exact::dues(plan, &parties, &influence.decisions)?;
        let millis = Millis {
            build: millis(build),
            register: millis(register),
            replay: millis(replay.elapsed),
            influence: millis(influence.elapsed),
            claims: millis(claims.elapsed),
        };
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
            waiting,
            conserved: paid_out.checked_add(books.held)? == fees_in,
            exact: Exact::new(&dues, recipients, &books.received, waiting),
            protocol: claims.protocol,
            operator: claims.operator,
            curators: total(&claims.curators)?,
            gas: Gas {
                record_query: Spread::of(replay.gas).context("no query was recorded")?,
                claim: Spread::of(claims.gas).context("nobody claimed")?,
                attribute_pot: Spread::of(influence.attribute_gas.clone()),
                release_pot: Spread::of(influence.release_gas.clone()),
            },
            queries_per_second: per_second(plan.requests.len(), replay.elapsed),
            millis,
            influence: LaneReport::new(plan, stage, &replay.pots, influence)?,
            datanets,
        })
    }

    /// A datanet's name.
    pub fn name(&self, datanet_id: u64) -> &str {
        let datanet = self.datanets.iter().find(|d| d.datanet_id == datanet_id);
        datanet.map_or("?", |datanet| &datanet.name)
    }

    /// Whether all checks do.
    pub fn holds(&self) -> bool {
        self.conserved && self.exact.holds
    }
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

fn per_second(count: usize, time: Duration) -> u64 {
    let nanos = u128::try_from(count)
        .unwrap_or(u128::MAX)
        .saturating_mul(1_000_000_000);
    let rate = nanos.checked_div(time.as_nanos()).unwrap_or_default();
    u64::try_from(rate).unwrap_or(u64::MAX)
}
