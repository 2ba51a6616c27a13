use cosmwasm_std::{Decimal, Deps, Order};
use fee_split::Scaled;
use tributary_api::{
    AttestorInfo, DatanetResponse, DatanetsResponse, LineageShare, Parent, PoolResponse,
};

use super::page_size;
use crate::error::ContractError;
use crate::gather::Gather;
use crate::state::{CONFIG, DATANETS, DATANETS_BY_CURATOR, DATANETS_BY_PARENT, Datanet, Id, POOLS};
use crate::{check, registry};

pub fn datanet(deps: Deps, datanet_id: u64) -> Result<DatanetResponse, ContractError> {
    describe(
        deps,
        datanet_id,
        registry::datanet(deps.storage, datanet_id)?,
    )
}

pub fn datanets(
    deps: Deps,
    start_after: Option<u64>,
    limit: Option<u32>,
) -> Result<DatanetsResponse, ContractError> {
    let datanets = DATANETS
        .range(
            deps.storage,
            (),
            start_after.map(Id::from),
            Order::Ascending,
        )
        .take(page_size(limit))
        .map(|entry| {
            let (datanet_id, datanet) = entry?;
            describe(deps, datanet_id, datanet)
        })
        .gather()?;
    Ok(DatanetsResponse { datanets })
}

pub fn by_curator(
    deps: Deps,
    curator: String,
    start_after: Option<u64>,
    limit: Option<u32>,
) -> Result<DatanetsResponse, ContractError> {
    let curator = check::account(deps.api, "curator", &curator)?;
    let datanets = DATANETS_BY_CURATOR
        .range(
            deps.storage,
            &curator,
            start_after.map(Id::from),
            Order::Ascending,
        )
        .take(page_size(limit))
        .map(|entry| datanet(deps, entry?.0))
        .gather()?;
    Ok(DatanetsResponse { datanets })
}

pub fn by_parent(
    deps: Deps,
    datanet_id: u64,
    start_after: Option<u64>,
    limit: Option<u32>,
) -> Result<DatanetsResponse, ContractError> {
    registry::split(deps.storage, datanet_id)?;
    let datanets = DATANETS_BY_PARENT
        .range(
            deps.storage,
            datanet_id.into(),
            start_after.map(Id::from),
            Order::Ascending,
        )
        .take(page_size(limit))
        .map(|entry| datanet(deps, entry?.0))
        .gather()?;
    Ok(DatanetsResponse { datanets })
}

fn describe(
    deps: Deps,
    datanet_id: u64,
    datanet: Datanet,
) -> Result<DatanetResponse, ContractError> {
    let split = registry::split(deps.storage, datanet_id)?;
    let nominee = datanet
        .nominee
        .map(|nominee| deps.api.addr_humanize(&nominee));
    let lane = match split.influence_bps {
        0 => None,
        _ => Some(registry::lane(deps.storage, datanet_id)?),
    };
    let ancestry = registry::ancestry(deps.storage, datanet_id, &split)?;
    Ok(DatanetResponse {
        datanet_id,
        name: datanet.name,
        description: datanet.description,
        uri: datanet.uri,
        content_hash: datanet.content_hash.map(Into::into),
        license: datanet.license,
        curator: deps.api.addr_humanize(&datanet.curator)?,
        nominee: nominee.transpose()?,
        curator_fee_bps: split.curator_fee_bps,
        influence_bps: split.influence_bps,
        attribution_window: lane.as_ref().map(|lane| lane.attribution_window),
        attestors: lane
            .map_or_else(Vec::new, |lane| lane.attestors)
            .into_iter()
            .map(|attestor| {
                Ok(AttestorInfo {
                    address: deps.api.addr_humanize(&attestor.account)?,
                    since: attestor.since,
                })
            })
            .gather()?,
        notice_seconds: datanet.notice_seconds,
        parents: ancestry
            .parents
            .into_iter()
            .map(|(datanet_id, royalty_bps)| Parent {
                datanet_id,
                royalty_bps,
            })
            .collect(),
        lineage: ancestry
            .lineage
            .into_iter()
            .map(|(datanet_id, share)| LineageShare {
                datanet_id,
                share: Decimal::raw(share.into()),
            })
            .collect(),
        total_weight: split.total_weight,
        weights_version: split.weights_version,
        registered_at: datanet.registered_at,
    })
}

pub fn pool(deps: Deps, datanet_id: u64, token: String) -> Result<PoolResponse, ContractError> {
    let split = registry::split(deps.storage, datanet_id)?;
    let token = check::account(deps.api, "token", &token)?;
    let token_id = registry::token(deps.api, &CONFIG.load(deps.storage)?, &token)?;
    // a pool begins, at nothing, with its first fee
    let record = POOLS
        .may_load(deps.storage, (datanet_id.into(), token_id))?
        .unwrap_or_default();
    let pool = record.pool();
    let Scaled(income_scaled) = pool.income;
    Ok(PoolResponse {
        datanet_id,
        token: deps.api.addr_humanize(&token)?,
        index_scaled: pool.index,
        remainder_scaled: pool.remainder.into(),
        total_weight: split.total_weight,
        income: pool.income.whole(),
        income_scaled,
        curator_income: record.curator_income,
        waiting_pots: pool.waiting,
    })
}
