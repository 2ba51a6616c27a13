//! The largest queries: whether the node answers them within its limit of gas for a query.

use super::influence::Lanes;
use super::route::Routes;
use crate::bench::stage::Stage;
use crate::bench::table::Table;
use anyhow::{Result, ensure};
use node_client::NodeError;
use serde_json::Value;
use tributary_api::{MAX_CLAIM_DATANETS, MAX_LIMIT, ModelResponse, QueryMsg};

pub fn run(stage: &Stage, routes: &Routes, lanes: &Lanes, table: &mut Table) -> Result<()> {
    table.section("largest queries: entries that the node has gas for");
    let routes_of = [
        ("32 datanets", routes.longest()?),
        ("32 datanets with influence lanes", lanes.longest),
    ];
    for (what, model_id) in routes_of {
        fill(stage, model_id)?;
        let records = |limit| QueryMsg::QueryRecords {
            model_id,
            start_after: None,
            limit: Some(limit),
        };
        let most = largest(stage, records, "records")?;
        let found = format!("{most} of {MAX_LIMIT}");
        table.found(format!("query_records, route of {what}"), found, None);
    }

    // income in every token
    for token in 1..stage.tokens.len() {
        let paid = stage.record_in(token, routes.longest()?, None)?;
        stage.send(&stage.people.payer, &[paid])?;
    }
    let earnings = |limit| QueryMsg::Earnings {
        address: stage.people.contributor.address().to_owned(),
        datanets: None,
        start_after: None,
        limit: Some(limit),
    };
    let most = largest_of(stage, earnings, "datanets", MAX_CLAIM_DATANETS)?;
    let found = format!("{most} of {MAX_CLAIM_DATANETS}");
    let what = format!(
        "earnings, datanets with pools in {} tokens",
        stage.tokens.len()
    );
    table.found(what, found, None);
    Ok(())
}

/// So many records that a page is full.
fn fill(stage: &Stage, model_id: u64) -> Result<()> {
    let model: ModelResponse = stage.ask(&QueryMsg::Model { model_id })?;
    let missing = u64::from(MAX_LIMIT).saturating_sub(model.records);
    stage.record_many(model_id, usize::try_from(missing)?)?;
    Ok(())
}

fn largest(stage: &Stage, query: impl Fn(u32) -> QueryMsg, list: &str) -> Result<u32> {
    largest_of(stage, query, list, MAX_LIMIT)
}

/// The largest limit that is answered, up to the most that there is.
fn largest_of(
    stage: &Stage,
    query: impl Fn(u32) -> QueryMsg,
    list: &str,
    most: u32,
) -> Result<u32> {
    if passes(stage, &query(most), list, most)? {
        return Ok(most);
    }
    // answered up to here, refused from there
    let (mut answered, mut refused) = (0, most);
    while refused.saturating_sub(answered) > 1 {
        let middle = answered.midpoint(refused);
        if passes(stage, &query(middle), list, middle)? {
            answered = middle;
        } else {
            refused = middle;
        }
    }
    Ok(answered)
}

/// Whether the gas is enough; the answer has as many entries as were asked for.
fn passes(stage: &Stage, query: &QueryMsg, list: &str, limit: u32) -> Result<bool> {
    match stage.chain.node.smart::<Value>(&stage.tributary, query) {
        Ok(answer) => {
            let entries = answer.get(list).and_then(Value::as_array);
            let found = entries.map_or(0, Vec::len);
            ensure!(
                found == usize::try_from(limit)?,
                "entries of an answer: expected {limit}, found {found}"
            );
            Ok(true)
        }
        Err(NodeError::Query { reason }) if reason.contains("out of gas") => Ok(false),
        Err(error) => Err(error.into()),
    }
}
