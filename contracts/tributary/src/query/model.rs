use cosmwasm_std::{Decimal, Deps, Order};
use fee_split::SplitError;
use tributary_api::{
    LineageEntry, ModelResponse, ModelsResponse, RouteEntry, RouteSource, UnitPrice,
};

use super::page_size;
use crate::error::ContractError;
use crate::gather::Gather;
use crate::state::{
    CONFIG, Id, MODELS, MODELS_BY_DATANET, MODELS_BY_OPERATOR, Model, ModelInfo, QUERY_RECORDS,
    last_id,
};
use crate::{check, registry};

pub fn model(deps: Deps, model_id: u64) -> Result<ModelResponse, ContractError> {
    let model = registry::model(deps.storage, model_id)?;
    let mut response = describe(deps, model_id, model)?;
    add_sources(deps, &response.lineage, &mut response.route)?;
    Ok(response)
}

/// One of a list, without the sources of its route.
fn listed(deps: Deps, model_id: u64) -> Result<ModelResponse, ContractError> {
    describe(deps, model_id, registry::model(deps.storage, model_id)?)
}

pub fn models(
    deps: Deps,
    start_after: Option<u64>,
    limit: Option<u32>,
) -> Result<ModelsResponse, ContractError> {
    let models = MODELS
        .range(
            deps.storage,
            (),
            start_after.map(Id::from),
            Order::Ascending,
        )
        .take(page_size(limit))
        .map(|entry| {
            let (model_id, model) = entry?;
            describe(deps, model_id, model)
        })
        .gather()?;
    Ok(ModelsResponse { models })
}

pub fn by_operator(
    deps: Deps,
    operator: String,
    start_after: Option<u64>,
    limit: Option<u32>,
) -> Result<ModelsResponse, ContractError> {
    let operator = check::account(deps.api, "operator", &operator)?;
    let models = MODELS_BY_OPERATOR
        .range(
            deps.storage,
            &operator,
            start_after.map(Id::from),
            Order::Ascending,
        )
        .take(page_size(limit))
        .map(|entry| listed(deps, entry?.0))
        .gather()?;
    Ok(ModelsResponse { models })
}

pub fn by_datanet(
    deps: Deps,
    datanet_id: u64,
    start_after: Option<u64>,
    limit: Option<u32>,
) -> Result<ModelsResponse, ContractError> {
    registry::split(deps.storage, datanet_id)?;
    let models = MODELS_BY_DATANET
        .range(
            deps.storage,
            datanet_id.into(),
            start_after.map(Id::from),
            Order::Ascending,
        )
        .take(page_size(limit))
        .map(|entry| listed(deps, entry?.0))
        .gather()?;
    Ok(ModelsResponse { models })
}

fn describe(deps: Deps, model_id: u64, model: Model) -> Result<ModelResponse, ContractError> {
    let info = registry::model_info(deps.storage, model_id)?;
    let config = CONFIG.load(deps.storage)?;
    let route = describe_route(&model)?;
    let lineage = describe_lineage(&info);
    let unit_price = model
        .price
        .map(|price| {
            Ok::<_, ContractError>(UnitPrice {
                token: registry::token_address(deps.api, &config, price.token)?.into(),
                amount: price.amount.into(),
                unit: info.unit.unwrap_or_default(),
            })
        })
        .transpose()?;
    let gateways = info
        .gateways
        .iter()
        .map(|gateway| Ok(deps.api.addr_humanize(gateway)?))
        .gather()?;
    let nominee = info.nominee.map(|nominee| deps.api.addr_humanize(&nominee));
    Ok(ModelResponse {
        model_id,
        name: info.name,
        uri: info.uri,
        operator: deps.api.addr_humanize(&model.operator)?,
        nominee: nominee.transpose()?,
        operator_fee_bps: model.operator_fee_bps,
        unit_price,
        lineage,
        route,
        gateways,
        succeeds: info.succeeds,
        active: model.active,
        registered_at: info.registered_at,
        records: last_id(&QUERY_RECORDS, deps.storage, model_id.into())?,
    })
}

/// Every datanet that the model's fees reach.
pub fn describe_route(model: &Model) -> Result<Vec<RouteEntry>, ContractError> {
    // at least one share of at least 1, and their sum stays far below 2^128
    let whole: u128 = model
        .route
        .iter()
        .fold(0, |sum, entry| entry.share.saturating_add(sum));
    let mut route = Vec::with_capacity(model.route.len());
    for entry in &model.route {
        route.push(RouteEntry {
            datanet_id: entry.datanet_id,
            share: Decimal::checked_from_ratio(entry.share, whole).map_err(SplitError::from)?,
            parts: entry.share.into(),
            sources: vec![],
        });
    }
    Ok(route)
}

/// Why the model's fees reach them.
pub fn add_sources(
    deps: Deps,
    lineage: &[LineageEntry],
    route: &mut [RouteEntry],
) -> Result<(), ContractError> {
    for source in lineage {
        for part in registry::lineage(deps.storage, source.datanet_id)? {
            let reached = route
                .iter_mut()
                .find(|entry| entry.datanet_id == part.datanet_id);
            if let Some(entry) = reached {
                entry.sources.push(RouteSource {
                    datanet_id: source.datanet_id,
                    weight: source.weight,
                    share: Decimal::raw(part.share.into()),
                });
            }
        }
    }
    Ok(())
}

pub fn describe_lineage(info: &ModelInfo) -> Vec<LineageEntry> {
    let entries = info.lineage.iter();
    entries
        .map(|(datanet_id, weight)| LineageEntry {
            datanet_id: *datanet_id,
            weight: *weight,
        })
        .collect()
}
