//! Recorded queries and claims, as the route grows.

use crate::bench::register::{Lanes, one};
use crate::bench::stage::{Stage, assert_count, numbers};
use crate::bench::table::{Table, datanets, each};
use anyhow::{Context, Result, ensure};
use cosmwasm_std::Uint128;
use node_client::{Message, Wallet};
use tributary_api::ExecuteMsg;

/// How many datanets models rest on.
const SIZES: [usize; 6] = [1, 2, 4, 8, 16, 32];
/// How many datanets are claimed from at once; a claim looks at no more than 30.
const CLAIMED: [usize; 6] = [1, 2, 4, 8, 16, 30];

pub struct Routes {
    pub datanets: Vec<u64>,
    /// (datanets, model_id)
    models: Vec<(usize, u64)>,
    /// Gas of a recorded query, 1 datanet.
    pub single: u64,
}

impl Routes {
    /// The model that rests on so many datanets.
    pub fn model(&self, datanets: usize) -> Result<u64> {
        let found = self.models.iter().find(|(size, _)| *size == datanets);
        found.map(|(_, id)| *id).context("no model of that size")
    }

    /// The model that rests on all datanets.
    pub fn longest(&self) -> Result<u64> {
        self.models.last().map(|(_, id)| *id).context("no model")
    }
}

pub fn recorded(stage: &Stage, table: &mut Table) -> Result<Routes> {
    let mut routes = register(stage)?;
    table.section("recorded query, second and later");
    let mut figures = vec![];
    for (size, model_id) in &routes.models {
        let gas = record(stage, *model_id, *size)?;
        let most = (*size == 1).then_some(1_150);
        table.gas(format!("{}, no influence lane", datanets(*size)), gas, most);
        figures.push((*size, gas));
    }
    further(table, &figures, 45)?;
    routes.single = figures.first().context("a figure")?.1;
    Ok(routes)
}

/// One person for each size of claim, in as many datanets, besides one who is in all.
fn register(stage: &Stage) -> Result<Routes> {
    let all = SIZES.into_iter().max().unwrap_or_default();
    let people = CLAIMED.iter().zip(&stage.people.crowd);
    let lists = (1..=all).map(|number| {
        let here = people.clone().filter(|(size, _)| **size >= number);
        let everywhere = one(&stage.people.contributor, 5);
        here.map(|(_, wallet)| one(wallet, 3))
            .chain([everywhere])
            .collect()
    });
    let datanets = stage.add_datanets(Lanes::Base, &lists.collect::<Vec<_>>())?;
    let lineages: Option<Vec<_>> = SIZES.iter().map(|size| datanets.get(..*size)).collect();
    let models = stage.add_models(&lineages.context("datanets")?)?;
    Ok(Routes {
        models: SIZES.into_iter().zip(models).collect(),
        datanets,
        single: 0,
    })
}

pub fn record(stage: &Stage, model_id: u64, datanets: usize) -> Result<u64> {
    stage.later(
        &stage.people.payer,
        || stage.record(model_id),
        |events| assert_count(events, "fee_split", datanets),
    )
}

/// One payment for very many queries.
pub fn counted(stage: &Stage, routes: &Routes, table: &mut Table) -> Result<()> {
    const COUNT: u64 = 1_000_000;
    let model_id = routes.model(1)?;
    let gas = stage.later(
        &stage.people.payer,
        || stage.record_in(0, model_id, Some(COUNT)),
        |events| assert_count(events, "fee_split", 1),
    )?;
    table.gas("1 datanet, count = 1,000,000", gas, Some(1_150));
    table.apart("… more than one query", &[routes.single, gas], 5);
    Ok(())
}

pub fn claimed(stage: &Stage, routes: &Routes, table: &mut Table) -> Result<()> {
    table.section("claim, second and later");
    let mut figures: Vec<_> = CLAIMED.into_iter().map(|size| (size, 0)).collect();
    for nth in 0..3 {
        let paid = stage.record(routes.longest()?)?;
        stage.send(&stage.people.payer, &[paid])?;
        for ((size, most), wallet) in figures.iter_mut().zip(&stage.people.crowd) {
            let gas = claim(stage, wallet, *size)?;
            if nth > 0 {
                *most = gas.max(*most);
            }
        }
    }
    for (size, gas) in &figures {
        let most = (*size == 1).then_some(1_100);
        table.gas(format!("{}, one token", datanets(*size)), *gas, most);
    }
    further(table, &figures, 50)
}

fn claim(stage: &Stage, wallet: &Wallet, datanets: usize) -> Result<u64> {
    let receipt = stage.send(wallet, &[message(stage)?])?;
    assert_count(&receipt.events, "datanet_paid", datanets)?;
    let paid: Vec<Uint128> = numbers(&receipt, "claimed", "amount")?;
    ensure!(
        matches!(paid.as_slice(), [amount] if !amount.is_zero()),
        "a measured claim paid nothing"
    );
    Ok(receipt.gas_used)
}

/// Everything due to the sender.
fn message(stage: &Stage) -> Result<Message> {
    stage.call(ExecuteMsg::Claim {
        address: None,
        datanets: None,
        tokens: None,
        start_after: None,
        limit: None,
    })
}

/// What one more datanet costs: over all, and in the dearest step.
fn further(table: &mut Table, figures: &[(usize, u64)], most: u64) -> Result<()> {
    let step = |from: &(usize, u64), to: &(usize, u64)| {
        each(
            from.1,
            to.1,
            u64::try_from(to.0.saturating_sub(from.0)).unwrap_or(u64::MAX),
        )
    };
    let (first, last) = (figures.first().context("a figure")?, figures.last());
    let last = last.context("a figure")?;
    let steps = last.0.saturating_sub(first.0);
    let what = format!("each further datanet, mean of {steps}");
    table.gas(what, step(first, last), Some(most));
    let dearest = figures.windows(2).filter_map(|pair| match pair {
        [from, to] => Some((step(from, to), from.0, to.0)),
        _ => None,
    });
    let (gas, from, to) = dearest.max().context("a step")?;
    let what = format!("… where it is dearest, from {from} to {to}");
    table.gas(what, gas, Some(most));
    Ok(())
}
