//! The floor.

use crate::bench::stage::{FEE, Stage};
use crate::bench::table::Table;
use anyhow::{Result, ensure};
use cosmwasm_std::Uint128;
use cw20::Cw20ExecuteMsg;
use node_client::Message;

/// A table with F in it, and a plain transfer.
pub fn table(stage: &Stage) -> Result<Table> {
    let payer = &stage.people.payer;
    let transfer = stage.later(payer, || transfer(stage, 0), |_| Ok(()))?;
    let floor = stage.later(payer, || stage.pay_floor(), |_| Ok(()))?;
    let total: Uint128 = stage
        .chain
        .node
        .smart(&stage.floor, &floor::QueryMsg::Total {})?;
    let expected = FEE.saturating_mul(3);
    ensure!(
        total.u128() == expected,
        "what the floor has stored: expected {expected}, found {total}"
    );
    let mut table = Table::new(floor);
    table.section("floor");
    table.gas("cw20 transfer", transfer, None);
    table.gas(
        "F: cw20 send to a contract that only stores it",
        floor,
        None,
    );
    Ok(table)
}

/// Of the fee token, with so many bytes of nothing behind the message.
pub fn transfer(stage: &Stage, padding: usize) -> Result<Message> {
    let msg = Cw20ExecuteMsg::Transfer {
        recipient: stage.people.contributor.address().to_owned(),
        amount: FEE.into(),
    };
    let mut message = Message::execute(stage.token(0)?, &msg)?;
    if let Message::Execute { msg, .. } = &mut message {
        msg.resize(msg.len().saturating_add(padding), b' ');
    }
    Ok(message)
}
