//! What a transaction costs by itself: many messages in one, and bytes.

use super::payment::transfer;
use super::route::Routes;
use crate::bench::stage::{Stage, assert_count};
use crate::bench::table::{Table, decimal, each};
use anyhow::Result;
use node_client::Message;

/// Messages in one transaction.
const MANY: usize = 10;
/// More bytes of a message.
const BYTES: usize = 1_000;

/// A contract that a transaction has used already is loaded for less.
pub fn run(stage: &Stage, routes: &Routes, table: &mut Table) -> Result<()> {
    table.section("transactions");
    let model_id = routes.model(1)?;
    let many = |message: &dyn Fn() -> Result<Message>| {
        let messages = (0..MANY).map(|_| message()).collect::<Result<Vec<_>>>()?;
        stage.send(&stage.people.payer, &messages)
    };
    let further = u64::try_from(MANY.saturating_sub(1))?;

    let receipt = many(&|| stage.record(model_id))?;
    assert_count(&receipt.events, "query_recorded", MANY)?;
    let all = receipt.gas_used;
    table.gas(
        format!("{MANY} recorded queries in one transaction"),
        all,
        None,
    );
    let gas = each(0, all, u64::try_from(MANY)?);
    table.gas(format!("… each of {MANY}"), gas, None);
    let gas = each(routes.single, all, further);
    table.gas("… each beyond the first", gas, None);

    let payer = &stage.people.payer;
    let single = stage.later(payer, || transfer(stage, 0), |_| Ok(()))?;
    let all = many(&|| transfer(stage, 0))?.gas_used;
    table.gas(
        format!("cw20 transfer, each beyond the first of {MANY}"),
        each(single, all, further),
        None,
    );

    let padded = stage.later(payer, || transfer(stage, BYTES), |_| Ok(()))?;
    let more = u128::from(padded.saturating_sub(single));
    // thousand bytes: what they cost is the thousandths of one
    table.found(
        "a byte of a message, mean of 1,000",
        format!("{} gas", decimal(more)),
        None,
    );
    Ok(())
}
