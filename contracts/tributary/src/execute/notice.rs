//! Changes that wait for a datanet's notice.

use cosmwasm_std::{Addr, Api, DepsMut, Env, Event, Response, StdError, StdResult, Storage};
use tributary_api::{DEFAULT_APPLIED_CHANGES, LAPSE_SECONDS, MAX_WAITING_CHANGES};

use crate::error::ContractError;
use crate::events;
use crate::execute::{contribution, influence, roll, weight};
use crate::gather::Gather;
use crate::state::{CHANGE_QUEUES, CHANGES, Change, ChangeQueue, Datanet, SPLITS, ScheduledChange};
use crate::{check, registry};

/// A change that has begun to wait.
pub struct Scheduled<'a> {
    pub change_id: u64,
    pub storage: &'a mut dyn Storage,
    events: Vec<Event>,
}

impl Scheduled<'_> {
    pub fn announce(self, response: Response) -> Response {
        response
            .add_attribute("change_id", self.change_id.to_string())
            .add_events(self.events)
    }
}

pub fn schedule<'a>(
    deps: DepsMut<'a>,
    env: &Env,
    datanet_id: u64,
    datanet: &Datanet,
    change: Change,
) -> Result<Scheduled<'a>, ContractError> {
    let storage = deps.storage;
    let mut queue = load_queue(storage, datanet_id)?;
    if queue.waiting.len() >= usize::try_from(MAX_WAITING_CHANGES).unwrap_or(usize::MAX) {
        return Err(ContractError::TooManyChanges {
            datanet_id,
            max: MAX_WAITING_CHANGES,
        });
    }
    let change_id = queue.last_id.saturating_add(1);
    queue.last_id = change_id;
    queue.waiting.push(change_id);
    CHANGE_QUEUES.save(storage, datanet_id.into(), &queue)?;

    let now = env.block.time.seconds();
    let scheduled = ScheduledChange {
        scheduled_at: now,
        matures_at: now.saturating_add(datanet.notice_seconds),
        change,
    };
    CHANGES.save(storage, (datanet_id.into(), change_id.into()), &scheduled)?;
    let mut events = vec![events::change_scheduled(
        datanet_id,
        change_id,
        kind(&scheduled.change),
        scheduled.matures_at,
        lapses_at(&scheduled),
    )];
    events.extend(entries(deps.api, datanet_id, change_id, &scheduled.change)?);
    Ok(Scheduled {
        change_id,
        storage,
        events,
    })
}

/// What the change is to do, one event for each entry.
fn entries(
    api: &dyn Api,
    datanet_id: u64,
    change_id: u64,
    change: &Change,
) -> Result<Vec<Event>, ContractError> {
    let id = (datanet_id, change_id);
    match change {
        Change::SetWeights(weights) => weights
            .iter()
            .map(|(account, weight)| {
                let address = api.addr_humanize(account)?;
                Ok(events::weight_scheduled(id, &address, *weight))
            })
            .gather(),
        Change::AcceptContributions(acceptances) => acceptances
            .iter()
            .map(|acceptance| {
                let submitter = api.addr_humanize(&acceptance.submitter)?;
                let contribution_id = acceptance.contribution_id;
                let weight = acceptance.weight;
                Ok(events::acceptance_scheduled(
                    id,
                    contribution_id,
                    &submitter,
                    weight,
                ))
            })
            .gather(),
        Change::SetAttestors(attestors) => attestors
            .iter()
            .map(|account| Ok(events::attestor_scheduled(id, &api.addr_humanize(account)?)))
            .gather(),
        Change::PublishRoll(new) => Ok(vec![events::roll_scheduled(id, new)]),
        Change::CloseRoll(roll_id) => Ok(vec![events::closing_scheduled(id, *roll_id)]),
    }
}

/// A matured change lapses then.
pub fn lapses_at(change: &ScheduledChange) -> u64 {
    change.matures_at.saturating_add(LAPSE_SECONDS)
}

fn kind(change: &Change) -> &'static str {
    match change {
        Change::SetWeights(_) => "set_weights",
        Change::AcceptContributions(_) => "accept_contributions",
        Change::SetAttestors(_) => "set_attestors",
        Change::PublishRoll(_) => "publish_roll",
        Change::CloseRoll(_) => "close_roll",
    }
}

fn load_queue(storage: &dyn Storage, datanet_id: u64) -> StdResult<ChangeQueue> {
    let queue = CHANGE_QUEUES.may_load(storage, datanet_id.into())?;
    Ok(queue.unwrap_or_default())
}

fn load_change(
    storage: &dyn Storage,
    datanet_id: u64,
    change_id: u64,
) -> Result<ScheduledChange, ContractError> {
    let change = CHANGES.may_load(storage, (datanet_id.into(), change_id.into()))?;
    Ok(change.ok_or_else(|| StdError::not_found("change"))?)
}

/// In order of their ids, which is that of their maturity: notice only grows.
pub fn apply_changes(
    deps: DepsMut,
    env: Env,
    sender: Addr,
    datanet_id: u64,
    limit: Option<u32>,
) -> Result<Response, ContractError> {
    registry::split(deps.storage, datanet_id)?;
    let limit = limit.unwrap_or(DEFAULT_APPLIED_CHANGES);
    let limit = check::limit(Some(limit), MAX_WAITING_CHANGES)?;
    let now = env.block.time.seconds();
    let mut queue = load_queue(deps.storage, datanet_id)?;
    let mut taken = vec![];
    let mut next = None;
    for change_id in queue.waiting.iter().take(limit) {
        let change = load_change(deps.storage, datanet_id, *change_id)?;
        if now < change.matures_at {
            next = Some(change.matures_at);
            break;
        }
        taken.push((*change_id, change));
    }
    if taken.is_empty() {
        return Err(ContractError::NothingMatured {
            datanet_id,
            now,
            next,
        });
    }

    queue.waiting.drain(..taken.len());
    CHANGE_QUEUES.save(deps.storage, datanet_id.into(), &queue)?;
    let mut response = events::response("apply_changes", &sender)
        .add_attribute("datanet_id", datanet_id.to_string());
    for (change_id, change) in taken {
        CHANGES.remove(deps.storage, (datanet_id.into(), change_id.into()));
        let kind = kind(&change.change);
        let outcome = match lapses_at(&change) {
            lapsed if now >= lapsed => Err(format!("lapsed at {lapsed}")),
            // one that is no longer possible has changed nothing, and does not block the next
            _ => apply(deps.storage, deps.api, &env, datanet_id, &change.change)
                .map_err(|reason| reason.to_string()),
        };
        response = match outcome {
            Ok(effects) => response
                .add_event(events::change_applied(datanet_id, change_id, kind))
                .add_events(effects),
            Err(reason) => response
                .add_event(events::change_dropped(datanet_id, change_id, kind, &reason))
                .add_events(withdraw(deps.storage, &env, datanet_id, &change.change)?),
        };
    }
    Ok(response)
}

/// When it refuses, it has changed nothing.
fn apply(
    storage: &mut dyn Storage,
    api: &dyn Api,
    env: &Env,
    datanet_id: u64,
    change: &Change,
) -> Result<Vec<Event>, ContractError> {
    match change {
        Change::SetWeights(weights) => {
            let weights = weights
                .iter()
                .map(|(account, weight)| {
                    Ok((account.clone(), api.addr_humanize(account)?, *weight))
                })
                .gather()?;
            let mut split = registry::split(storage, datanet_id)?;
            let weights = weight::to_be_set(weights);
            let effects = weight::change(storage, env, datanet_id, &mut split, weights)?;
            SPLITS.save(storage, datanet_id.into(), &split)?;
            Ok(effects)
        }
        Change::AcceptContributions(accepted) => {
            contribution::accept(storage, api, env, datanet_id, accepted)
        }
        Change::SetAttestors(attestors) => {
            influence::set_attestors(storage, api, env, datanet_id, attestors)
        }
        Change::PublishRoll(new) => roll::open(storage, env, datanet_id, new),
        Change::CloseRoll(roll_id) => roll::end(storage, env, datanet_id, *roll_id),
    }
}

/// What ends with a change that was not applied.
fn withdraw(
    storage: &mut dyn Storage,
    env: &Env,
    datanet_id: u64,
    change: &Change,
) -> Result<Vec<Event>, ContractError> {
    match change {
        Change::AcceptContributions(accepted) => {
            contribution::reopen(storage, env, datanet_id, accepted)
        }
        _ => Ok(vec![]),
    }
}

pub fn cancel_change(
    deps: DepsMut,
    env: Env,
    sender: Addr,
    datanet_id: u64,
    change_id: u64,
) -> Result<Response, ContractError> {
    registry::datanet_of_curator(deps.as_ref(), datanet_id, &sender)?;
    let mut queue = load_queue(deps.storage, datanet_id)?;
    if !queue.waiting.contains(&change_id) {
        return Err(ContractError::ChangeNotFound {
            datanet_id,
            change_id,
        });
    }
    let change = load_change(deps.storage, datanet_id, change_id)?;
    queue.waiting.retain(|waiting| *waiting != change_id);
    CHANGE_QUEUES.save(deps.storage, datanet_id.into(), &queue)?;
    CHANGES.remove(deps.storage, (datanet_id.into(), change_id.into()));
    let kind = kind(&change.change);
    Ok(events::response("cancel_change", &sender)
        .add_attribute("datanet_id", datanet_id.to_string())
        .add_event(events::change_cancelled(datanet_id, change_id, kind))
        .add_events(withdraw(deps.storage, &env, datanet_id, &change.change)?))
}
