//! Datanets of one contributor, of a thousand and of a million.

use super::million::{LEAVES, Million, address};
use super::route::record;
use crate::bench::people::{strangers, weight};
use crate::bench::register::Lanes;
use crate::bench::stage::{Stage, assert_count, numbers};
use crate::bench::table::Table;
use anyhow::{Context, Result, bail};
use std::cell::RefCell;
use tributary_api::{ExecuteMsg, MAX_WEIGHTS};

const THOUSAND: u64 = 1_000;

/// The roll of a million, on the chain.
pub struct Published {
    datanet_id: u64,
    roll_id: u64,
    gas: u64,
}

/// What a recorded query costs in each.
pub fn recorded(stage: &Stage, million: &mut Million, table: &mut Table) -> Result<Published> {
    let all = strangers(&stage.chain, 0, THOUSAND);
    let (first, rest) = all.split_at(MAX_WEIGHTS);
    let (single, _) = first.split_at(1);
    let lists = [single.to_vec(), first.to_vec(), single.to_vec()];
    let datanets = stage.add_datanets(Lanes::Base, &lists)?;
    let &[one, thousand, millions] = datanets.as_slice() else {
        bail!("expected three datanets, found {}", datanets.len());
    };
    let more = rest
        .chunks(MAX_WEIGHTS)
        .map(|weights| ExecuteMsg::SetWeights {
            datanet_id: thousand,
            weights: weights.to_vec(),
        });
    stage.send_all(&stage.people.curator, more)?;
    let models = stage.add_models(&[&[one], &[thousand], &[millions]])?;

    // so that it has a pool, as datanets have when a roll is published
    let last = *models.last().context("a model")?;
    stage.send(&stage.people.payer, &[stage.record(last)?])?;
    let published = publish(stage, million, millions)?;

    let mut figures = vec![];
    let whats = [
        "1 datanet of 1 contributor",
        "1 datanet of 1,000 contributors",
        "1 datanet of 1,000,000 contributors, by a roll",
    ];
    for (model_id, what) in models.into_iter().zip(whats) {
        let gas = record(stage, model_id, 1)?;
        table.gas(what, gas, Some(1_150));
        figures.push(gas);
    }
    table.apart("… the most more than the least of them", &figures, 5);
    Ok(published)
}

fn publish(stage: &Stage, million: &mut Million, datanet_id: u64) -> Result<Published> {
    let message = stage.call(ExecuteMsg::PublishRoll {
        datanet_id,
        root: million.roll.root.into(),
        total_weight: million.roll.total_weight,
        leaf_count: million.roll.leaf_count,
        uri: "https://leaves.example/roll.csv".to_owned(),
        last_leaf: million.last(&stage.chain)?,
        closes: None,
    })?;
    let receipt = stage.send(&stage.people.curator, &[message])?;
    let rolls = numbers(&receipt, "roll_published", "roll_id")?;
    Ok(Published {
        datanet_id,
        roll_id: *rolls.first().context("a roll")?,
        gas: receipt.gas_used,
    })
}

/// What publishing and enrolling cost.
pub fn rolls(
    stage: &Stage,
    million: &mut Million,
    published: Published,
    table: &mut Table,
) -> Result<()> {
    table.section("roll of 1,000,000");
    table.gas("publish_roll", published.gas, Some(900));
    let leaf_index = RefCell::new(0_u64);
    let siblings = million.proof(0)?.len();
    let million = RefCell::new(million);
    let enrol = || {
        let index = *leaf_index.borrow();
        // somewhere in each part of the roll
        leaf_index.replace(index.saturating_add(LEAVES >> 2));
        stage.call(ExecuteMsg::Enrol {
            datanet_id: published.datanet_id,
            roll_id: published.roll_id,
            leaf_index: index,
            address: address(&stage.chain, index),
            weight: weight(index),
            proof: million.borrow_mut().proof(index)?,
        })
    };
    let gas = stage.later(&stage.people.contributor, enrol, |events| {
        assert_count(events, "enrolled", 1)
    })?;
    table.gas(format!("enrol, a proof of {siblings}"), gas, Some(900));
    Ok(())
}
