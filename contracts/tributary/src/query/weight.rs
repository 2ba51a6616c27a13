use cosmwasm_std::{Deps, Order, StdError, StdResult, Storage};
use tributary_api::{
    ContributorResponse, ContributorWeight, ContributorsResponse, Membership, MembershipsResponse,
    PositionInfo, SeatInfo, SeatSource, WeightAtResponse,
};

use super::{MAX_LOOKED_AT, page_size, page_size_from_one};
use crate::error::ContractError;
use crate::gather::Gather;
use crate::portfolio::load_pools;
use crate::route::load_version;
use crate::seats::Seats;
use crate::state::{Account, CONFIG, CONTRIBUTORS, Id, MEMBERSHIPS};
use crate::{check, registry, seats};

pub fn contributor(
    deps: Deps,
    datanet_id: u64,
    address: String,
) -> Result<ContributorResponse, ContractError> {
    let open_rolls = registry::split(deps.storage, datanet_id)?.open_rolls;
    let account = check::account(deps.api, "address", &address)?;
    // someone without a record has no weight and has earned nothing
    let contributor = CONTRIBUTORS
        .may_load(deps.storage, (datanet_id.into(), account.as_slice()))?
        .unwrap_or_default();

    let config = CONFIG.load(deps.storage)?;
    let held = Seats::load(deps.storage, datanet_id, &contributor, &open_rolls)?;
    let mut positions = vec![];
    for (token, pool) in load_pools(deps.storage, datanet_id)? {
        let position = held.settled(&contributor, token, &pool)?;
        positions.push(PositionInfo {
            token: registry::token_address(deps.api, &config, token)?,
            earned_scaled: position.earned.0,
            claimed: position.paid,
            claimable: position.claimable()?,
        });
    }
    let mut seats = match contributor.direct_weight {
        0 => vec![],
        weight => vec![SeatInfo {
            source: SeatSource::Direct {},
            weight,
        }],
    };
    for seat in &contributor.roll_seats {
        let roll_id = seat.roll_id;
        if open_rolls.contains(&roll_id) {
            seats.push(SeatInfo {
                source: SeatSource::Roll { roll_id },
                weight: seat.weight,
            });
        }
    }
    Ok(ContributorResponse {
        datanet_id,
        address: deps.api.addr_humanize(&account)?,
        weight: held.weight.get(),
        accepted_weight: contributor.accepted_weight,
        seats,
        positions,
    })
}

pub fn contributors(
    deps: Deps,
    datanet_id: u64,
    start_after: Option<String>,
    limit: Option<u32>,
) -> Result<ContributorsResponse, ContractError> {
    let open_rolls = registry::split(deps.storage, datanet_id)?.open_rolls;
    let after = start_after
        .map(|address| check::account(deps.api, "start_after", &address))
        .transpose()?;
    let mut records = CONTRIBUTORS.range(
        deps.storage,
        datanet_id.into(),
        after.as_ref().map(Account::as_slice),
        Order::Ascending,
    );
    let size = page_size_from_one(limit);
    let mut contributors = Vec::with_capacity(size);
    let mut last = None;
    for _ in 0..MAX_LOOKED_AT {
        if contributors.len() >= size {
            break;
        }
        let Some(entry) = records.next() else { break };
        let (account, contributor) = entry?;
        let address = deps.api.addr_humanize(&account.into())?;
        last = Some(address.clone());
        // those who left keep their record, for their earnings
        let weight = contributor.weight(&open_rolls)?.get();
        if weight > 0 {
            contributors.push(ContributorWeight {
                address: address.into(),
                weight,
            });
        }
    }
    Ok(ContributorsResponse {
        contributors,
        next: last.filter(|_| records.next().is_some()),
    })
}

pub fn memberships(
    deps: Deps,
    address: String,
    start_after: Option<u64>,
    limit: Option<u32>,
) -> Result<MembershipsResponse, ContractError> {
    let account = check::account(deps.api, "address", &address)?;
    let memberships = MEMBERSHIPS
        .range(
            deps.storage,
            &account,
            start_after.map(Id::from),
            Order::Ascending,
        )
        .take(page_size(limit))
        .map(|entry| {
            let (datanet_id, _) = entry?;
            let contributor = CONTRIBUTORS
                .may_load(deps.storage, (datanet_id.into(), account.as_slice()))?
                .ok_or_else(|| StdError::not_found("contributor"))?;
            let seats = Seats::load_for(deps.storage, datanet_id, &contributor)?;
            Ok(Membership {
                datanet_id,
                weight: seats.weight.get(),
            })
        })
        .gather()?;
    Ok(MembershipsResponse { memberships })
}

pub fn weight_at(
    deps: Deps,
    datanet_id: u64,
    address: String,
    height: Option<u64>,
    version: Option<u64>,
) -> Result<WeightAtResponse, ContractError> {
    let newest = registry::split(deps.storage, datanet_id)?.weights_version;
    let account = check::account(deps.api, "address", &address)?;
    let weights_version = match (height, version) {
        (Some(_), Some(_)) => {
            return Err(ContractError::Choice {
                expected: "height or version",
                found: "both",
            });
        }
        (Some(height), None) => version_before(deps.storage, datanet_id, newest, height)?,
        (None, Some(found)) if found > newest => {
            return Err(ContractError::VersionNotFound {
                datanet_id,
                newest,
                found,
            });
        }
        (None, Some(version)) => version,
        (None, None) => newest,
    };
    let total = load_version(deps.storage, datanet_id, weights_version)?;
    Ok(WeightAtResponse {
        datanet_id,
        address: deps.api.addr_humanize(&account)?,
        weight: seats::weight_at(deps.storage, datanet_id, &account, weights_version, &total)?,
        total_weight: total.total_weight,
        weights_version,
    })
}

/// The version that was in force before a block: the newest that began below its height.
fn version_before(
    storage: &dyn Storage,
    datanet_id: u64,
    newest: u64,
    height: u64,
) -> StdResult<u64> {
    // versions are dense, and their heights never fall: search by halves
    let (mut before, mut after) = (0u64, newest.saturating_add(1));
    while before.saturating_add(1) < after {
        let middle = before.midpoint(after);
        if load_version(storage, datanet_id, middle)?.height < height {
            before = middle;
        } else {
            after = middle;
        }
    }
    Ok(before)
}
