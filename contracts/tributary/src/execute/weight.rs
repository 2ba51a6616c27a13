use cosmwasm_std::{Addr, Api, DepsMut, Env, Event, Response, StdResult, Storage, Uint128};
use tributary_api::{ContributorWeight, MAX_TOTAL_WEIGHT, MAX_WEIGHTS};

use crate::error::ContractError;
use crate::events;
use crate::execute::notice;
use crate::portfolio::load_pools;
use crate::seats::Seats;
use crate::state::{
    Account, CONTRIBUTORS, Change, Contributor, DatanetSplit, MEMBERSHIPS, PoolRecord, SPLITS,
    TokenId, WEIGHT_HISTORY, WEIGHT_VERSIONS, WeightsVersion,
};
use crate::{check, registry};

/// What becomes of an account's direct weight.
pub struct WeightChange {
    pub account: Account,
    pub address: Addr,
    pub target: Target,
}

pub enum Target {
    Set(u64),
    /// Through accepted contributions.
    Add(u64),
}

pub fn set_weights(
    deps: DepsMut,
    env: Env,
    sender: Addr,
    datanet_id: u64,
    weights: Vec<ContributorWeight>,
) -> Result<Response, ContractError> {
    let datanet = registry::datanet_of_curator(deps.as_ref(), datanet_id, &sender)?;
    check::assert_length("weights", 1, MAX_WEIGHTS, weights.len())?;
    let weights = parse(deps.api, "weights", 0, &weights)?;
    let response = events::response("set_weights", &sender)
        .add_attribute("datanet_id", datanet_id.to_string());
    if datanet.notice_seconds > 0 {
        let weights = weights
            .into_iter()
            .map(|(account, _, weight)| (account, weight));
        let change = Change::SetWeights(weights.collect());
        let scheduled = notice::schedule(deps, &env, datanet_id, &datanet, change)?;
        return Ok(scheduled.announce(response));
    }

    let mut split = registry::split(deps.storage, datanet_id)?;
    let weight_events = change(
        deps.storage,
        &env,
        datanet_id,
        &mut split,
        to_be_set(weights),
    )?;
    SPLITS.save(deps.storage, datanet_id.into(), &split)?;
    Ok(response
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
    let leaver = WeightChange {
        account: check::sender(deps.api, &sender)?,
        address: sender.clone(),
        target: Target::Set(0),
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
) -> Result<Vec<(Account, Addr, u64)>, ContractError> {
    let mut parsed = Vec::with_capacity(weights.len());
    for entry in weights {
        let account = check::account(api, list, &entry.address)?;
        let address = api.addr_humanize(&account)?;
        let range = (min, MAX_TOTAL_WEIGHT);
        check::assert_entry(list, &address, "weight", range, entry.weight)?;
        parsed.push((account, address, entry.weight));
    }
    check::sorted_unique(
        list,
        parsed,
        |(account, ..)| account.to_vec(),
        |(_, address, _)| Ok(address.to_string()),
    )
}

pub fn to_be_set(weights: Vec<(Account, Addr, u64)>) -> Vec<WeightChange> {
    weights
        .into_iter()
        .map(|(account, address, weight)| WeightChange {
            account,
            address,
            target: Target::Set(weight),
        })
        .collect()
}

/// One contributor whose weight changes, settled.
struct Changed {
    account: Account,
    address: Addr,
    before: u64,
    newcomer: bool,
    contributor: Contributor,
}

/// Changes direct weights: settles each touched position against its old weight, in every pool, then begins one new
/// version of the weights. Saves everything but `split`, which is the caller's; entries that change nothing are passed
/// over. When it refuses, it has changed nothing.
pub fn change(
    storage: &mut dyn Storage,
    env: &Env,
    datanet_id: u64,
    split: &mut DatanetSplit,
    changes: Vec<WeightChange>,
) -> Result<Vec<Event>, ContractError> {
    let pools = load_pools(storage, datanet_id)?;
    let mut total = Uint128::from(split.total_weight);
    let mut changed = vec![];
    for entry in changes {
        let entry = settle(storage, datanet_id, &pools, &split.open_rolls, entry)?;
        let weight = entry.contributor.direct_weight;
        if entry.before == weight {
            continue;
        }
        // the total holds `before`; how large it may be is asked at the end, so the order of a list never matters
        total = total
            .checked_sub(entry.before.into())?
            .checked_add(weight.into())?;
        changed.push(entry);
    }
    if changed.is_empty() {
        return Ok(vec![]);
    }
    split.total_weight = u64::try_from(total.u128())
        .ok()
        .filter(|total| *total <= MAX_TOTAL_WEIGHT)
        .ok_or(ContractError::TotalWeight {
            datanet_id,
            max: MAX_TOTAL_WEIGHT,
            found: total.u128(),
        })?;
    begin_version(storage, env, datanet_id, split)?;
    let version = split.weights_version;
    for entry in &changed {
        let key = (datanet_id.into(), entry.account.as_slice());
        CONTRIBUTORS.save(storage, key, &entry.contributor)?;
        let weight = entry.contributor.direct_weight;
        WEIGHT_HISTORY.save(storage, (key, version.into()), &weight)?;
        if entry.newcomer {
            let key = (entry.account.as_slice(), datanet_id.into());
            MEMBERSHIPS.save(storage, key, &true)?;
        }
    }
    Ok(changed
        .iter()
        .map(|entry| {
            let weight = entry.contributor.direct_weight;
            events::weight_changed(datanet_id, &entry.address, entry.before, weight, split)
        })
        .collect())
}

/// A new version of the weights, as `split` says them now.
pub fn begin_version(
    storage: &mut dyn Storage,
    env: &Env,
    datanet_id: u64,
    split: &mut DatanetSplit,
) -> StdResult<()> {
    split.weights_version = split.weights_version.saturating_add(1);
    let key = (datanet_id.into(), split.weights_version.into());
    let version = WeightsVersion {
        height: env.block.height,
        total_weight: split.total_weight,
        open_rolls: split.open_rolls.clone(),
    };
    WEIGHT_VERSIONS.save(storage, key, &version)
}

/// The contributor as it is to be, with its positions settled against its weight so far.
fn settle(
    storage: &dyn Storage,
    datanet_id: u64,
    pools: &[(TokenId, PoolRecord)],
    open_rolls: &[u64],
    change: WeightChange,
) -> Result<Changed, ContractError> {
    let key = (datanet_id.into(), change.account.as_slice());
    let known = CONTRIBUTORS.may_load(storage, key)?;
    let newcomer = known.is_none();
    let mut contributor = known.unwrap_or_default();
    let before = contributor.direct_weight;
    let accepted = contributor.accepted_weight;
    // no sum here reaches 2^64: what is too much is refused with the total
    let (weight, accepted_weight) = match change.target {
        Target::Set(weight) => (weight, accepted.min(weight)),
        Target::Add(added) => (before.saturating_add(added), accepted.saturating_add(added)),
    };
    if weight != before {
        let seats = Seats::load(storage, datanet_id, &contributor, open_rolls)?;
        seats.settle_all(&mut contributor, pools, open_rolls)?;
        contributor.direct_weight = weight;
        contributor.accepted_weight = accepted_weight;
    }
    Ok(Changed {
        account: change.account,
        address: change.address,
        before,
        newcomer,
        contributor,
    })
}
