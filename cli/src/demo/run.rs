//! What the demo does on the stage, from the first payment to the last claim.

use super::agents::{self, Agents, Charged, Crew};
use super::balances::{self, Books};
use super::claims::{self, Claims};
use super::influence::{self, Influence};
use super::plan::Plan;
use super::replay::{self, Replay};
use super::stage::Stage;
use anyhow::Result;
use cosmwasm_std::Addr;

pub struct Run {
    pub replay: Replay,
    /// None where nobody pays in batches.
    pub agents: Option<AgentsPart>,
    /// Of all pots.
    pub influence: Influence,
    pub claims: Claims,
    pub books: Books,
}

pub struct AgentsPart {
    pub crew: Crew,
    pub agents: Agents,
    pub shown: Option<Charged>,
}

/// `size`: most charges in a batch.
pub fn run(
    stage: &mut Stage,
    plan: &Plan,
    crew: Option<Crew>,
    size: usize,
    recipients: &[Addr],
) -> Result<Run> {
    let before = stage.balances(&stage.payers)?;
    let replay = replay::run(stage, plan)?;
    let after = stage.balances(&stage.payers)?;
    let fees_in = balances::moved(&after, &before)?;

    let mut influence = influence::run(stage, plan, &replay.pots)?;
    let agents = crew
        .map(|crew| run_agents(stage, plan, crew, size, &mut influence))
        .transpose()?;

    let before = stage.balances(recipients)?;
    let claims = claims::run(stage, recipients)?;
    let after = stage.balances(recipients)?;

    let books = Books {
        fees_in,
        received: balances::moved(&before, &after)?,
        accounts: agents
            .as_ref()
            .map(|part| part.agents.books)
            .unwrap_or_default(),
        balance: stage.balance(&stage.tributary)?,
    };
    Ok(Run {
        replay,
        agents,
        influence,
        claims,
        books,
    })
}

fn run_agents(
    stage: &mut Stage,
    plan: &Plan,
    crew: Crew,
    size: usize,
    influence: &mut Influence,
) -> Result<AgentsPart> {
    let agents = agents::run(stage, plan, &crew, size)?;
    let batches = &agents.batches;
    let later = influence::run(stage, plan, &batches.pots)?;
    let attributed = later.shown.as_ref().map(|shown| shown.record_id);
    let shown = agents::show(stage, plan, &crew, batches, attributed)?;
    influence.join(later);
    Ok(AgentsPart {
        crew,
        agents,
        shown,
    })
}
