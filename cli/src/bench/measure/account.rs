//! Prepaid accounts, and what is registered: plain figures.

use super::batch::{allowance, price};
use super::route::Routes;
use crate::bench::register::Lanes;
use crate::bench::stage::{FEE, Stage, assert_count, numbers};
use crate::bench::table::{Table, datanets};
use anyhow::{Context, Result};
use tributary_api::{ExecuteMsg, HookMsg};

pub fn run(stage: &Stage, routes: &Routes, table: &mut Table) -> Result<()> {
    let people = &stage.people;
    let datanet_id = *routes.datanets.first().context("a datanet")?;
    let new_model = |ids: &[u64]| stage.call(stage.model(ids, Some(price(stage)?)));
    let receipt = stage.send(&people.operator, &[new_model(&[datanet_id])?])?;
    let models: Vec<u64> = numbers(&receipt, "model_registered", "model_id")?;
    let model_id = *models.first().context("a model")?;

    table.section("accounts and registrations, second and later");
    let deposit = || {
        let hook = HookMsg::Deposit { beneficiary: None };
        stage.pay(stage.token(0)?, FEE, hook)
    };
    let once = |ty: &'static str| move |events: &[_]| assert_count(events, ty, 1);
    let gas = stage.later(&people.payer, deposit, once("deposited"))?;
    table.gas("deposit", gas, None);

    let withdraw = || {
        stage.call(ExecuteMsg::Withdraw {
            token: stage.token(0)?.to_owned(),
            amount: Some(1_u128.into()),
        })
    };
    let gas = stage.later(&people.payer, withdraw, once("withdrawn"))?;
    table.gas("withdraw, a part", gas, None);

    let allow = || stage.call(allowance(stage, model_id)?);
    let gas = stage.later(&people.payer, allow, once("allowance_set"))?;
    table.gas("set_allowance", gas, None);

    let register = || stage.call(stage.datanet(Lanes::Base, vec![]));
    let done = once("datanet_registered");
    let gas = stage.later(&people.curator, register, done)?;
    table.gas("register_datanet, no contributors yet", gas, None);

    let long = routes.datanets.as_slice();
    for ids in [long.get(..1), Some(long)] {
        let ids = ids.context("datanets")?;
        let done = once("model_registered");
        let gas = stage.later(&people.operator, || new_model(ids), done)?;
        let what = format!("register_model, {}", datanets(ids.len()));
        table.gas(what, gas, None);
    }
    Ok(())
}
