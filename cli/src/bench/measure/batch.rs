//! Batches of charges.

use super::route::Routes;
use crate::bench::stage::{Stage, assert_count, numbers};
use crate::bench::table::{Table, each};
use anyhow::{Context, Result};
use tributary_api::{Charge, ExecuteMsg, HookMsg, UnitPrice};

const PRICE: u128 = 10_000;
const DAY: u64 = 24 * 60 * 60;
const SIZES: [usize; 3] = [1, 10, 100];

pub fn run(stage: &Stage, routes: &Routes, table: &mut Table) -> Result<()> {
    let datanet_id = *routes.datanets.first().context("a datanet")?;
    let msg = stage.model(&[datanet_id], Some(price(stage)?));
    let receipt = stage.send_all(&stage.people.operator, [msg].into_iter())?;
    let models = numbers(&receipt, "model_registered", "model_id")?;
    let model_id = *models.first().context("a model")?;
    prepay(stage, model_id)?;

    table.section("record_queries, 1 datanet, second and later");
    for size in SIZES {
        let message = || {
            let payers = stage.people.crowd.iter().take(size);
            let charges = payers.map(|payer| Charge {
                payer: payer.address().to_owned(),
                query_id: stage.payment(),
                units: None,
                digest: None,
            });
            stage.call(ExecuteMsg::RecordQueries {
                model_id,
                charges: charges.collect(),
                skip_refused: None,
                digest: None,
            })
        };
        let done = |events: &[_]| assert_count(events, "charged", size);
        let gas = stage.later(&stage.people.gateway, message, done)?;
        let charges = match size {
            1 => "a charge".to_owned(),
            _ => format!("{size} charges of as many payers"),
        };
        table.gas(&charges, gas, None);
        if size > 1 {
            let most = (size == 100).then_some(120);
            let gas = each(0, gas, u64::try_from(size)?);
            table.gas(format!("… each of {size}"), gas, most);
        }
    }
    Ok(())
}

/// What a model charges for each query.
pub fn price(stage: &Stage) -> Result<UnitPrice> {
    Ok(UnitPrice {
        token: stage.token(0)?.to_owned(),
        amount: PRICE.into(),
        unit: "query".to_owned(),
    })
}

/// A daily budget.
pub fn allowance(stage: &Stage, model_id: u64) -> Result<ExecuteMsg> {
    Ok(ExecuteMsg::SetAllowance {
        model_id,
        token: stage.token(0)?.to_owned(),
        per_charge_max: PRICE.into(),
        budget: PRICE.saturating_mul(100).into(),
        period_seconds: Some(DAY),
        expires_at: None,
    })
}

/// Gives each of the crowd an account, from which the model may charge.
fn prepay(stage: &Stage, model_id: u64) -> Result<()> {
    let people = &stage.people;
    for some in people.crowd.chunks(25) {
        let deposits = some.iter().map(|wallet| {
            let hook = HookMsg::Deposit {
                beneficiary: Some(wallet.address().to_owned()),
            };
            stage.pay(stage.token(0)?, PRICE.saturating_mul(100), hook)
        });
        stage.send(&people.payer, &deposits.collect::<Result<Vec<_>>>()?)?;
    }
    let mut sent = vec![];
    for wallet in &people.crowd {
        let sender = stage.chain.sender(wallet)?;
        let message = stage.call(allowance(stage, model_id)?)?;
        let hash = sender.broadcast(&[message])?;
        sent.push((sender, hash));
    }
    for (sender, hash) in sent {
        sender.wait(&hash)?;
    }
    Ok(())
}
