//! What the demo found, as `--json` prints it.

mod agents;
mod datanet;
mod lane;

use super::balances::{Exact, total};
use super::exact::{self, Parties};
use super::plan::{Plan, fee};
use super::run::{AgentsPart, Run};
use super::stage::Stage;
use super::{exit, terms};
use crate::audit;
use crate::spread::Spread;
use anyhow::{Context, Result};
use cosmwasm_std::{Addr, Uint128, Uint256};
use serde::Serialize;
use std::process::ExitCode;
use std::time::Duration;

pub use agents::AgentsReport;
pub use datanet::{DatanetReport, Paid};
pub use lane::{LaneReport, Pots};

/// Amounts are in base units of the token.
#[derive(Serialize)]
pub struct Report {
    /// Those paid one by one.
    pub queries: usize,
    /// The datanets' contributors added up: who is in two counts twice.
    pub contributors: usize,
    pub token: Token,
    pub units: u64,
    /// What all payers' balances fell by, one query at a time.
    pub fees_in: Uint128,
    /// What the balances of agents and their sponsor fell by.
    pub deposited: Uint128,
    /// What all recipients' balances rose by.
    pub paid_out: Uint128,
    /// What the agents' balances rose by: what was deposited and not charged.
    pub returned: Uint128,
    /// What is on their accounts after it, by the contract's word.
    pub prepaid: Uint128,
    /// What else the contract's balance is after all claims: `waiting`, and fractions of units that are not due yet.
    pub held: Uint128,
    /// What the pools say waits in pots.
    pub waiting: Uint256,
    /// Whether `fees_in` and `deposited` are `paid_out`, `returned`, `prepaid` and `held`.
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
    /// None without agents.
    pub agents: Option<AgentsReport>,
    /// Where it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audit: Option<audit::Report>,
}

#[derive(Serialize)]
pub struct Token {
    pub symbol: &'static str,
    pub decimals: u8,
    pub unit: &'static str,
    pub unit_price: Uint128,
}

impl Token {
    /// What the demo charges in.
    pub fn demo() -> Self {
        Self {
            symbol: terms::SYMBOL,
            decimals: terms::DECIMALS,
            unit: terms::UNIT,
            unit_price: terms::UNIT_PRICE.into(),
        }
    }
}

/// SDK gas of the contracts' calls, without the transactions' own.
#[derive(Serialize)]
pub struct Gas {
    pub record_query: Spread,
    /// Of all of them.
    pub all_record_queries: u64,
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
        run: Run,
        [build, register]: [Duration; 2],
    ) -> Result<Self> {
        let Run {
            replay,
            agents,
            influence,
            claims,
            books,
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
        let mut fees: Vec<_> = plan.requests.iter().map(fee).collect::<Result<_>>()?;
        let mut pots = replay.pots;
        let agents = agents
            .map(
                |AgentsPart {
                     crew,
                     mut agents,
                     shown,
                 }| {
                    fees.extend(agents.batches.records.iter().map(|record| record.amount));
                    pots.append(&mut agents.batches.pots);
                    AgentsReport::new(&crew, agents, shown)
                },
            )
            .transpose()?;
        let dues = exact::dues(plan, &fees, &parties, &influence.decisions)?;
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
            token: Token::demo(),
            units: plan.units(),
            fees_in,
            deposited: books.accounts.deposited,
            paid_out,
            returned: books.accounts.returned,
            prepaid: books.accounts.prepaid,
            held: books.held(),
            waiting,
            conserved: books.conserved()?,
            exact: Exact::new(&dues, recipients, &books.received, waiting),
            protocol: claims.protocol,
            operator: claims.operator,
            curators: total(&claims.curators)?,
            gas: Gas {
                all_record_queries: agents::total(&replay.gas),
                record_query: Spread::of(replay.gas).context("no query was recorded")?,
                claim: Spread::of(claims.gas).context("nobody claimed")?,
                attribute_pot: Spread::of(influence.attribute_gas.clone()),
                release_pot: Spread::of(influence.release_gas.clone()),
            },
            queries_per_second: per_second(plan.requests.len(), replay.elapsed),
            millis,
            influence: LaneReport::new(plan, stage, &pots, influence)?,
            agents,
            audit: None,
            datanets,
        })
    }

    /// A datanet's name.
    pub fn name(&self, datanet_id: u64) -> &str {
        let datanet = self.datanets.iter().find(|d| d.datanet_id == datanet_id);
        datanet.map_or("?", |datanet| &datanet.name)
    }

    /// Of a run that found this.
    pub fn exit(&self) -> ExitCode {
        exit(self.holds())
    }

    /// Whether all checks do.
    fn holds(&self) -> bool {
        let audited = self.audit.as_ref().is_none_or(|audit| audit.holds);
        let agents = self.agents.as_ref().is_none_or(|agents| agents.holds);
        self.conserved && self.exact.holds && agents && audited
    }
}

pub fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

pub fn per_second(count: usize, time: Duration) -> u64 {
    let nanos = u128::try_from(count)
        .unwrap_or(u128::MAX)
        .saturating_mul(1_000_000_000);
    let rate = nanos.checked_div(time.as_nanos()).unwrap_or_default();
    u64::try_from(rate).unwrap_or(u64::MAX)
}
