use cosmwasm_std::{Addr, Api, DepsMut, Env, Event, Response, Storage, Uint128};
use tributary_api::{ContributorWeight, MAX_TOTAL_WEIGHT, MAX_WEIGHTS};

use crate::error::ContractError;
use crate::events;
use crate::portfolio::load_pools;
use crate::state::{
    Account, CONTRIBUTORS, DatanetSplit, MEMBERSHIPS, SPLITS, WEIGHT_HISTORY, WEIGHT_VERSIONS,
    WeightsVersion,
};
use crate::{check, registry};

/// The direct weight that an account is to have.
pub struct DirectWeight {
    pub account: Account,
    pub address: Addr,
    pub weight: u64,
}

pub fn set_weights(
    deps: DepsMut,
    env: Env,
    sender: Addr,
    datanet_id: u64,
    weights: Vec<ContributorWeight>,
) -> Result<Response, ContractError> {
    registry::datanet_of_curator(deps.as_ref(), datanet_id, &sender)?;
    check::assert_length("weights", 1, MAX_WEIGHTS, weights.len())?;
    let weights = parse(deps.api, "weights", 0, &weights)?;

    let mut split = registry::split(deps.storage, datanet_id)?;
    let weight_events = change(deps.storage, &env, datanet_id, &mut split, weights)?;
    SPLITS.save(deps.storage, datanet_id.into(), &split)?;
    Ok(events::response("set_weights", &sender)
        .add_attribute("datanet_id", datanet_id.to_string())
        .add_attribute("weights_version", split.weights_version.to_string())
        .add_attribute("total_weight", split.total_weight.to_string())
        .add_events(weight_events))
}

pub fn leave(
    deps: DepsMut,
    env: Env,
    sender: Addr,
    datanet_id: u64,
) -> Result<Response, ContractError> {
    let mut split = registry::split(deps.storage, datanet_id)?;
    let leaver = DirectWeight {
        account: check::sender(deps.api, &sender)?,
        address: sender.clone(),
        weight: 0,
    };
    let weight_events = change(deps.storage, &env, datanet_id, &mut split, vec![leaver])?;
    if weight_events.is_empty() {
        return Err(ContractError::NotContributor {
            datanet_id,
            address: sender,
        });
    }
    SPLITS.save(deps.storage, datanet_id.into(), &split)?;
    Ok(events::response("leave_datanet", &sender)
        .add_attribute("datanet_id", datanet_id.to_string())
        .add_events(weight_events))
}

/// A list of weights, each from `min`, in order of account and without duplicates.
pub fn parse(
    api: &dyn Api,
    list: &'static str,
    min: u64,
    weights: &[ContributorWeight],
) -> Result<Vec<DirectWeight>, ContractError> {
    let mut parsed = Vec::with_capacity(weights.len());
    for entry in weights {
        let account = check::account(api, list, &entry.address)?;
        let address = api.addr_humanize(&account)?;
        if !(min..=MAX_TOTAL_WEIGHT).contains(&entry.weight) {
            return Err(ContractError::EntryWeight {
                list,
                entry: address.into(),
                min,
                max: MAX_TOTAL_WEIGHT,
                found: entry.weight,
            });
        }
        parsed.push(DirectWeight {
            address,
            account,
            weight: entry.weight,
        });
    }
    check::sorted_unique(
        list,
        parsed,
        |entry| entry.account.to_vec(),
        |entry| Ok(entry.address.to_string()),
    )
}

/// Sets direct weights: settles each touched position against its old weight, in every pool, then begins one new
/// version of the weights. Saves everything but `split`, which is the caller's; entries that change nothing are passed over.
pub fn change(
    storage: &mut dyn Storage,
    env: &Env,
    datanet_id: u64,
    split: &mut DatanetSplit,
    weights: Vec<DirectWeight>,
) -> Result<Vec<Event>, ContractError> {
    let pools = load_pools(storage, datanet_id)?;
    let version = split.weights_version.saturating_add(1);
    let mut total = Uint128::from(split.total_weight);
    let mut changed = vec![];
    for DirectWeight {
        account,
        address,
        weight,
    } in weights
    {
        let key = (datanet_id.into(), account.as_slice());
        let known = CONTRIBUTORS.may_load(storage, key)?;
        let newcomer = known.is_none();
        let mut contributor = known.unwrap_or_default();
        let before = contributor.direct_weight;
        if before == weight {
            continue;
        }
        for (token, pool) in &pools {
            let position = contributor.settled(*token, pool.pool().index)?;
            contributor.set_position(*token, position);
        }
        contributor.direct_weight = weight;
        // the total holds `before`; how large it may be is asked at the end, so the order of a list never matters
        total = total
            .checked_sub(before.into())?
            .checked_add(weight.into())?;

        CONTRIBUTORS.save(storage, key, &contributor)?;
        WEIGHT_HISTORY.save(storage, (key, version.into()), &weight)?;
        if newcomer {
            MEMBERSHIPS.save(storage, (account.as_slice(), datanet_id.into()), &true)?;
        }
        changed.push((address, before, weight));
    }
    if changed.is_empty() {
        return Ok(vec![]);
    }

    let total_weight = u64::try_from(total.u128())
        .ok()
        .filter(|total| *total <= MAX_TOTAL_WEIGHT)
        .ok_or(ContractError::TotalWeight {
            datanet_id,
            max: MAX_TOTAL_WEIGHT,
            found: total.u128(),
        })?;
    split.total_weight = total_weight;
    split.weights_version = version;
    WEIGHT_VERSIONS.save(
        storage,
        (datanet_id.into(), version.into()),
        &WeightsVersion {
            height: env.block.height,
            total_weight,
        },
    )?;
    Ok(changed
        .iter()
        .map(|(address, before, weight)| {
            events::weight_changed(datanet_id, address, *before, *weight, split)
        })
        .collect())
}
