use cosmwasm_std::{Addr, Decimal256, Deps, Order, Uint128};
use fee_split::{Bps, Weight, cut_fee, receipt_share};
use tributary_api::{
    BaseReceipt, DatanetPart, DatanetReceipt, QueryRecordResponse, QueryRecordsResponse,
    ReceiptResponse, SplitPreviewResponse,
};

use super::page_size;
use super::weight::direct_weight_at;
use crate::error::ContractError;
use crate::route::{LivePart, cut_live, load_live, load_recorded};
use crate::state::{CONFIG, Config, Id, Model, QUERY_IDS, QUERY_RECORDS, QueryRecord};
use crate::{check, registry};

pub fn query_record(
    deps: Deps,
    model_id: u64,
    record_id: Option<u64>,
    payer: Option<String>,
    query_id: Option<String>,
) -> Result<QueryRecordResponse, ContractError> {
    let model = registry::model(deps.storage, model_id)?;
    let record_id = match (record_id, payer, query_id) {
        (Some(record_id), None, None) => record_id,
        (None, Some(payer), Some(query_id)) => {
            // which also keeps the key within what a chain can look up
            check::assert_query_id(&query_id)?;
            let account = check::account(deps.api, "payer", &payer)?;
            let key = (model_id.into(), account.as_slice(), query_id.as_str());
            let record_id = QUERY_IDS.may_load(deps.storage, key)?;
            record_id.ok_or(ContractError::QueryIdNotFound {
                model_id,
                payer: deps.api.addr_humanize(&account)?,
                query_id: query_id.clone(),
            })?
        }
        _ => {
            return Err(ContractError::Choice {
                expected: "record_id, or payer and query_id",
                found: "another choice of them",
            });
        }
    };
    let record = registry::query_record(deps.storage, model_id, record_id)?;
    let config = CONFIG.load(deps.storage)?;
    describe(deps, &config, model_id, record_id, &model, record)
}

pub fn query_records(
    deps: Deps,
    model_id: u64,
    start_after: Option<u64>,
    limit: Option<u32>,
) -> Result<QueryRecordsResponse, ContractError> {
    let model = registry::model(deps.storage, model_id)?;
    let config = CONFIG.load(deps.storage)?;
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
            describe(deps, &config, model_id, record_id, &model, record)
        })
        .collect::<Result<_, _>>()?;
    Ok(QueryRecordsResponse { records })
}

fn describe(
    deps: Deps,
    config: &Config,
    model_id: u64,
    record_id: u64,
    model: &Model,
    record: QueryRecord,
) -> Result<QueryRecordResponse, ContractError> {
    let datanets = recorded_parts(deps, model, &record)?
        .iter()
        .map(describe_part)
        .collect::<Result<_, _>>()?;
    Ok(QueryRecordResponse {
        model_id,
        record_id,
        payer: deps.api.addr_humanize(&record.payer)?,
        query_id: record.query_id,
        token: registry::token_address(deps.api, config, record.token)?,
        amount: record.amount.into(),
        units: record.units,
        count: record.count,
        digest: record.digest.map(Into::into),
        height: record.height,
        time: record.time,
        protocol: record.protocol.into(),
        operator: record.operator.into(),
        datanets,
    })
}

/// How a recorded fee was split, cut once more from what the record keeps.
fn recorded_parts(
    deps: Deps,
    model: &Model,
    record: &QueryRecord,
) -> Result<Vec<LivePart>, ContractError> {
    let rest = Uint128::new(record.amount)
        .checked_sub(record.protocol.into())?
        .checked_sub(record.operator.into())?;
    cut_live(rest, load_recorded(deps.storage, model, record)?)
}

fn describe_part(part: &LivePart) -> Result<DatanetPart, ContractError> {
    Ok(DatanetPart {
        datanet_id: part.datanet_id,
        weights_version: part.split.weights_version,
        total_weight: part.split.total_weight,
        part: part.part.to_decimal()?,
        curator: part.cut.curator,
        base: part.cut.base.to_decimal()?,
    })
}

pub fn split_preview(
    deps: Deps,
    model_id: u64,
    token: Option<String>,
    amount: Uint128,
) -> Result<SplitPreviewResponse, ContractError> {
    let model = registry::model(deps.storage, model_id)?;
    let config = CONFIG.load(deps.storage)?;
    if !model.active {
        return Err(ContractError::ModelInactive { model_id });
    }
    if amount.is_zero() {
        return Err(ContractError::ZeroAmount {});
    }
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
    let datanets = cut_live(cut.rest, live)?
        .iter()
        .map(describe_part)
        .collect::<Result<_, _>>()?;
    Ok(SplitPreviewResponse {
        amount,
        protocol: cut.protocol,
        operator: cut.operator,
        datanets,
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

pub fn receipt(
    deps: Deps,
    model_id: u64,
    record_id: u64,
    address: String,
) -> Result<ReceiptResponse, ContractError> {
    let account = check::account(deps.api, "address", &address)?;
    let model = registry::model(deps.storage, model_id)?;
    let record = registry::query_record(deps.storage, model_id, record_id)?;
    let mut datanets = vec![];
    let mut sum = Decimal256::zero();
    for part in recorded_parts(deps, &model, &record)? {
        let version = part.split.weights_version;
        let weight = direct_weight_at(deps.storage, part.datanet_id, &account, version)?;
        let amount = receipt_share(
            part.cut.base,
            Weight::new(weight)?,
            Weight::new(part.split.total_weight)?,
        )?;
        sum = sum.checked_add(amount)?;
        datanets.push(DatanetReceipt {
            datanet_id: part.datanet_id,
            weights_version: version,
            base: BaseReceipt {
                weight,
                total_weight: part.split.total_weight,
                amount,
            },
            amount,
        });
    }
    let config = CONFIG.load(deps.storage)?;
    Ok(ReceiptResponse {
        model_id,
        record_id,
        address: deps.api.addr_humanize(&account)?,
        token: registry::token_address(deps.api, &config, record.token)?,
        paid: record.amount.into(),
        datanets,
        amount: sum,
    })
}
