//! Weights that are set.

use crate::bench::people::strangers;
use crate::bench::register::Lanes;
use crate::bench::stage::{Stage, assert_count};
use crate::bench::table::{Table, each};
use anyhow::Result;
use tributary_api::ExecuteMsg;

/// New contributors in one list.
const LIST: u64 = 100;

/// With income in no token, in one, and in as many as can be: (tokens, most for each contributor).
const POOLS: [(usize, u64); 3] = [(0, 100), (1, 100), (4, 200)];

pub fn run(stage: &Stage, table: &mut Table) -> Result<()> {
    table.section("set_weights, 100 new contributors");
    let first = strangers(&stage.chain, 0, 1);
    let datanets = stage.add_datanets(Lanes::Base, &[first.clone(), first.clone(), first])?;
    let lineages: Vec<_> = datanets.iter().map(std::slice::from_ref).collect();
    let models = stage.add_models(&lineages)?;
    for ((datanet_id, model_id), (pools, most)) in datanets.iter().zip(models).zip(POOLS) {
        for token in 0..pools {
            let paid = stage.record_in(token, model_id, None)?;
            stage.send(&stage.people.payer, &[paid])?;
        }
        let mut gas = 0;
        for nth in 1..=2_u64 {
            let message = stage.call(ExecuteMsg::SetWeights {
                datanet_id: *datanet_id,
                weights: strangers(&stage.chain, nth.saturating_mul(LIST), LIST),
            })?;
            let receipt = stage.send(&stage.people.curator, &[message])?;
            assert_count(&receipt.events, "weight_changed", usize::try_from(LIST)?)?;
            gas = receipt.gas_used.max(gas);
        }
        let pools = match pools {
            0 => "no income yet".to_owned(),
            1 => "a pool in 1 token".to_owned(),
            _ => format!("pools in {pools} tokens"),
        };
        table.gas(format!("{pools}, each"), each(0, gas, LIST), Some(most));
    }
    Ok(())
}
