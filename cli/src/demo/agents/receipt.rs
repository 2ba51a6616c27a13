//! One charge of a batch, and what of it reached one contributor.

use super::super::influence::choose;
use super::super::plan::Plan;
use super::super::stage::Stage;
use super::batch::Batches;
use super::crew::Crew;
use anyhow::{Context, Result};
use cosmwasm_std::Addr;
use serde::Serialize;
use tributary_api::{ModelResponse, QueryMsg, ReceiptResponse, RouteEntry};

/// A batch's receipt for one contributor, with one charge's part in it.
#[derive(Serialize)]
pub struct Charged {
    pub record_id: u64,
    /// How many it has.
    pub charges: usize,
    pub address: Addr,
    pub receipt: ReceiptResponse,
    /// Why a fee reaches each datanet.
    #[serde(skip)]
    pub route: Vec<RouteEntry>,
}

/// Of the record whose pot was attributed by itself, or else of the first. None without a record.
pub fn show(
    stage: &Stage,
    plan: &Plan,
    crew: &Crew,
    batches: &Batches,
    attributed: Option<u64>,
) -> Result<Option<Charged>> {
    let mut records = batches.records.iter();
    let chosen = records.find(|record| attributed == Some(record.record_id));
    let Some(record) = chosen.or(batches.records.first()) else {
        return Ok(None);
    };
    let (agent, query_id) = &record.first;
    let payer = &crew.agents.get(*agent).context("no agent")?.address;
    let address = choose(plan)?;
    let (model_id, record_id) = (stage.model_id, record.record_id);
    let receipt = stage.ask(&QueryMsg::Receipt {
        model_id,
        record_id,
        address: address.to_string(),
        payer: Some(payer.to_string()),
        query_id: Some(query_id.clone()),
    })?;
    let model: ModelResponse = stage.ask(&QueryMsg::Model { model_id })?;
    Ok(Some(Charged {
        record_id,
        charges: record.charges,
        address,
        receipt,
        route: model.route,
    }))
}
