use cosmwasm_std::{Addr, Deps, Env, Order, Uint128};
use fee_split::{Bps, cut_fee};
use tributary_api::{
    ChargeInfo, DatanetPart, QueryRecordResponse, QueryRecordsResponse, SplitPreviewResponse,
};

use super::model::{add_sources, describe_lineage, describe_route};
use super::page_size;
use super::pot::{self, RecordedPot};
use crate::error::ContractError;
use crate::gather::Gather;
use crate::route::{LivePart, cut_live, load_influence, load_live, load_recorded};
use crate::state::{CONFIG, Config, Id, Model, QUERY_IDS, QUERY_RECORDS, QueryRecord};
use crate::{check, registry};

pub fn query_record(
    deps: Deps,
    model_id: u64,
    record_id: Option<u64>,
    payer: Option<String>,
    query_id: Option<String>,
) -> Result<QueryRecordResponse, ContractError> {
    let recorded = RecordedModel::load(deps, model_id)?;
    let (record_id, charge) = match (record_id, payer, query_id) {
        (Some(record_id), None, None) => (record_id, None),
        (None, Some(payer), Some(query_id)) => find_charge(deps, model_id, &payer, query_id)?,
        _ => {
            return Err(ContractError::Choice {
                expected: "record_id, or payer and query_id",
                found: "another choice of them",
            });
        }
    };
    let record = registry::query_record(deps.storage, model_id, record_id)?;
    let mut response = describe(deps, &recorded, record_id, record)?;
    response.charge = charge;
    Ok(response)
}

/// Under which record a payer's query id is paid, and its charge where that is a batch's.
pub fn find_charge(
    deps: Deps,
    model_id: u64,
    payer: &str,
    query_id: String,
) -> Result<(u64, Option<ChargeInfo>), ContractError> {
    // which also keeps the key within what a chain can look up
    check::assert_query_id(&query_id)?;
    let account = check::account(deps.api, "payer", payer)?;
    let payer = deps.api.addr_humanize(&account)?;
    let key = (model_id.into(), account.as_slice(), query_id.as_str());
    let Some(charged) = QUERY_IDS.may_load(deps.storage, key)? else {
        return Err(ContractError::QueryIdNotFound {
            model_id,
            payer,
            query_id,
        });
    };
    let charge = ChargeInfo {
        payer,
        query_id,
        amount: charged.amount.into(),
        units: charged.units,
        digest: charged.digest.map(Into::into),
    };
    let of_batch = charged.amount > 0;
    Ok((charged.record_id, Some(charge).filter(|_| of_batch)))
}

/// What all records of a model have in common.
pub struct RecordedModel {
    pub model_id: u64,
    pub model: Model,
    pub config: Config,
    influence: Vec<u16>,
}

impl RecordedModel {
    pub fn load(deps: Deps, model_id: u64) -> Result<Self, ContractError> {
        let model = registry::model(deps.storage, model_id)?;
        Ok(Self {
            model_id,
            influence: load_influence(deps.storage, &model)?,
            model,
            config: CONFIG.load(deps.storage)?,
        })
    }

    /// How a recorded fee was split, cut once more from what the record keeps.
    pub fn parts(&self, deps: Deps, record: &QueryRecord) -> Result<Vec<LivePart>, ContractError> {
        let live = load_recorded(deps.storage, &self.model, &self.influence, record)?;
        cut_live(record.rest()?, live)
    }
}

pub fn query_records(
    deps: Deps,
    model_id: u64,
    start_after: Option<u64>,
    limit: Option<u32>,
) -> Result<QueryRecordsResponse, ContractError> {
    let recorded = RecordedModel::load(deps, model_id)?;
    let records = QUERY_RECORDS
        .range(
            deps.storage,
            model_id.into(),
            start_after.map(Id::from),
            Order::Descending,
        )
        .take(page_size(limit))
        .map(|entry| {
            let (record_id, record) = entry?;
            describe(deps, &recorded, record_id, record)
        })
        .gather()?;
    Ok(QueryRecordsResponse { records })
}

fn describe(
    deps: Deps,
    recorded: &RecordedModel,
    record_id: u64,
    record: QueryRecord,
) -> Result<QueryRecordResponse, ContractError> {
    let model_id = recorded.model_id;
    let datanets = recorded
        .parts(deps, &record)?
        .iter()
        .map(|part| {
            let datanet_id = part.datanet_id;
            let pot = part.cut.pot;
            let pot = pot::load_pot(deps, model_id, record_id, record.time, datanet_id, pot)?;
            describe_part(deps, part, pot)
        })
        .gather()?;
    Ok(QueryRecordResponse {
        model_id,
        record_id,
        payer: deps.api.addr_humanize(&record.payer)?,
        query_id: record.query_id,
        token: registry::token_address(deps.api, &recorded.config, record.token)?,
        amount: record.amount.into(),
        units: record.units,
        count: record.count,
        digest: record.digest.map(Into::into),
        height: record.height,
        time: record.time,
        protocol: record.protocol.into(),
        operator: record.operator.into(),
        datanets,
        charge: None,
    })
}

fn describe_part(
    deps: Deps,
    part: &LivePart,
    pot: Option<RecordedPot>,
) -> Result<DatanetPart, ContractError> {
    Ok(DatanetPart {
        datanet_id: part.datanet_id,
        weights_version: part.split.weights_version,
        total_weight: part.split.total_weight,
        part: part.part.to_decimal()?,
        curator: part.cut.curator,
        base: part.cut.base.to_decimal()?,
        pot: pot.map(|pot| pot::describe(deps, pot)).transpose()?,
    })
}

pub fn split_preview(
    deps: Deps,
    env: Env,
    model_id: u64,
    token: Option<String>,
    amount: Uint128,
) -> Result<SplitPreviewResponse, ContractError> {
    let model = registry::model(deps.storage, model_id)?;
    let config = CONFIG.load(deps.storage)?;
    if !model.active {
        return Err(ContractError::ModelInactive { model_id });
    }
    check::assert_amount("amount", amount)?;
    assert_token(deps, &config, model_id, &model, token)?;

    let cut = cut_fee(
        amount,
        Bps::new(config.protocol_fee_bps)?,
        Bps::new(model.operator_fee_bps)?,
    )?;
    let live = load_live(deps.storage, &model)?;
    if live.is_empty() {
        return Err(ContractError::NobodyToPay { model_id });
    }
    let now = env.block.time.seconds();
    let datanets = cut_live(cut.rest, live)?
        .iter()
        .map(|part| {
            let pot = pot::preview(deps, now, part.datanet_id, part.cut.pot)?;
            describe_part(deps, part, pot)
        })
        .gather()?;
    let mut route = describe_route(&model)?;
    let info = registry::model_info(deps.storage, model_id)?;
    add_sources(deps, &describe_lineage(&info), &mut route)?;
    Ok(SplitPreviewResponse {
        amount,
        protocol: cut.protocol,
        operator: cut.operator,
        datanets,
        route,
    })
}

/// The token, or else that of the model's unit price, would be taken.
fn assert_token(
    deps: Deps,
    config: &Config,
    model_id: u64,
    model: &Model,
    token: Option<String>,
) -> Result<(), ContractError> {
    let price_token = match &model.price {
        Some(price) => Some(registry::token_address(deps.api, config, price.token)?),
        None => None,
    };
    let Some(token) = token.or(price_token.as_ref().map(Addr::to_string)) else {
        return Ok(());
    };
    let account = check::account(deps.api, "token", &token)?;
    registry::active_token(deps.api, config, &account)?;
    let found = deps.api.addr_humanize(&account)?;
    match price_token {
        Some(expected) if expected != found => Err(ContractError::WrongToken {
            model_id,
            expected,
            found,
        }),
        _ => Ok(()),
    }
}
