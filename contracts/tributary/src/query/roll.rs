use cosmwasm_std::{Deps, Order};
use fee_split::{Weight, seat_earnings};
use tributary_api::{
    RollEarningsResponse, RollPool, RollResponse, RollTokenEarnings, RollsResponse, SeatResponse,
};

use super::page_size;
use crate::error::ContractError;
use crate::gather::Gather;
use crate::portfolio::load_pools;
use crate::state::{CONFIG, ENROLLED, Id, LEAVES, ROLL_SEATS, ROLL_URIS, ROLLS, Roll};
use crate::{check, registry};

pub fn roll(deps: Deps, datanet_id: u64, roll_id: u64) -> Result<RollResponse, ContractError> {
    let roll = registry::roll(deps.storage, datanet_id, roll_id)?;
    describe(deps, datanet_id, roll_id, roll)
}

pub fn rolls(
    deps: Deps,
    datanet_id: u64,
    start_after: Option<u64>,
    limit: Option<u32>,
) -> Result<RollsResponse, ContractError> {
    registry::split(deps.storage, datanet_id)?;
    let rolls = ROLLS
        .range(
            deps.storage,
            datanet_id.into(),
            start_after.map(Id::from),
            Order::Ascending,
        )
        .take(page_size(limit))
        .map(|entry| {
            let (roll_id, roll) = entry?;
            describe(deps, datanet_id, roll_id, roll)
        })
        .gather()?;
    Ok(RollsResponse { rolls })
}

fn describe(
    deps: Deps,
    datanet_id: u64,
    roll_id: u64,
    roll: Roll,
) -> Result<RollResponse, ContractError> {
    let key = (datanet_id.into(), roll_id.into());
    let enrolled = ENROLLED.may_load(deps.storage, key)?.unwrap_or_default();
    let config = CONFIG.load(deps.storage)?;
    let pools = load_pools(deps.storage, datanet_id)?
        .into_iter()
        .map(|(token, pool)| {
            Ok(RollPool {
                token: registry::token_address(deps.api, &config, token)?,
                opened_scaled: roll.opening(token),
                until_scaled: roll.until(token, pool.pool().index),
            })
        })
        .gather()?;
    Ok(RollResponse {
        datanet_id,
        roll_id,
        root: roll.root.into(),
        total_weight: roll.total_weight,
        leaf_count: roll.leaf_count,
        uri: ROLL_URIS.may_load(deps.storage, key)?.unwrap_or_default(),
        weights_version: roll.weights_version,
        opened_at: roll.opened_at,
        closed_at: Some(roll.closed_at).filter(|_| !roll.is_open()),
        enrolled_weight: enrolled.weight,
        enrolled_leaves: enrolled.leaves,
        pools,
    })
}

pub fn seat(
    deps: Deps,
    datanet_id: u64,
    roll_id: u64,
    leaf_index: u64,
) -> Result<SeatResponse, ContractError> {
    let leaf_count = registry::roll(deps.storage, datanet_id, roll_id)?.leaf_count;
    let last = leaf_count.saturating_sub(1);
    check::assert_range("leaf_index", 0, last, leaf_index)?;
    let key = (datanet_id.into(), roll_id.into(), leaf_index.into());
    let (address, weight) = match LEAVES.may_load(deps.storage, key)? {
        Some(account) => {
            let key = (datanet_id.into(), roll_id.into(), account.as_slice());
            let weight = ROLL_SEATS.may_load(deps.storage, key)?;
            let address = deps.api.addr_humanize(&account)?;
            (Some(address), weight.unwrap_or_default())
        }
        None => (None, 0),
    };
    Ok(SeatResponse {
        datanet_id,
        roll_id,
        leaf_index,
        address,
        weight,
    })
}

pub fn roll_earnings(
    deps: Deps,
    datanet_id: u64,
    roll_id: u64,
    weight: u64,
) -> Result<RollEarningsResponse, ContractError> {
    let roll = registry::roll(deps.storage, datanet_id, roll_id)?;
    // a leaf weighs no more than its roll, so what it earned is what a pool can have
    check::assert_range("weight", 1, roll.total_weight, weight)?;
    let config = CONFIG.load(deps.storage)?;
    let tokens = load_pools(deps.storage, datanet_id)?
        .into_iter()
        .map(|(token, pool)| {
            let until = roll.until(token, pool.pool().index);
            let earned = seat_earnings(Weight::new(weight)?, roll.opening(token), until)?;
            Ok(RollTokenEarnings {
                token: registry::token_address(deps.api, &config, token)?,
                earned: earned.to_decimal()?,
            })
        })
        .gather()?;
    Ok(RollEarningsResponse {
        datanet_id,
        roll_id,
        weight,
        tokens,
    })
}
