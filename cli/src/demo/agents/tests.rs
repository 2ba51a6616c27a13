//! What a run shows only where something is wrong.

use super::super::plan::LastTerms;
use super::super::register;
use super::*;
use embedded_chain::Bech32Api;

#[test]
fn what_is_prepaid_is_all_that_was_deposited() {
    let api = Bech32Api::default();
    let plan = Plan::read(&[], None, Some(9), LastTerms::default(), &api).unwrap();
    let crew = Crew::new(&plan, 3, &api).unwrap().unwrap();
    let artifacts = artifacts::build().unwrap();
    let funds = crew.funds().unwrap();
    let mut stage = Stage::set(&artifacts, &plan, None, &funds, false).unwrap();
    register::run(&mut stage, &plan).unwrap();
    assert_eq!(prepaid(&stage, &crew.addresses()).unwrap(), Uint128::zero());

    account::open(&mut stage, &crew, &mut AccountGas::default()).unwrap();
    let deposits: Vec<_> = crew.agents.iter().map(|agent| agent.deposit).collect();
    let of_each = crew.addresses();
    let of_each = of_each.iter().map(|agent| account::prepaid(&stage, agent));
    assert_eq!(of_each.collect::<Result<Vec<_>>>().unwrap(), deposits);
    let all = prepaid(&stage, &crew.addresses()).unwrap();
    assert_eq!(all, deposits.iter().sum::<Uint128>());
    assert!(!all.is_zero());
}
