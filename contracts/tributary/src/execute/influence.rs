//! Pots: shared by influence before their deadline, released into the base lane after it.

use cosmwasm_std::{Addr, Api, DepsMut, Env, Event, Response, Storage};

use crate::error::ContractError;
use crate::events;
use crate::execute::pots::{Scores, Sharing, credit, load_scorers, load_waiting};
use crate::state::{ATTRIBUTIONS, Account, Attestor, Attribution, LANES, Lane, last_id};
use crate::{check, registry};

/// Attestors who stay keep the time since which they are.
pub fn set_attestors(
    storage: &mut dyn Storage,
    api: &dyn Api,
    env: &Env,
    datanet_id: u64,
    attestors: &[Account],
) -> Result<Vec<Event>, ContractError> {
    let mut lane = registry::lane(storage, datanet_id)?;
    let before = std::mem::take(&mut lane.attestors);
    let mut effects = vec![];
    for account in attestors {
        let known = before.iter().find(|attestor| attestor.account == *account);
        lane.attestors.push(match known {
            Some(attestor) => attestor.clone(),
            None => {
                let address = api.addr_humanize(account)?;
                effects.push(events::attestor_added(datanet_id, &address));
                Attestor {
                    account: account.clone(),
                    since: env.block.time.seconds(),
                }
            }
        });
    }
    for attestor in &before {
        if !attestors.contains(&attestor.account) {
            let address = api.addr_humanize(&attestor.account)?;
            effects.push(events::attestor_removed(datanet_id, &address));
        }
    }
    LANES.save(storage, datanet_id.into(), &lane)?;
    Ok(effects)
}

pub fn attribute(
    deps: DepsMut,
    env: Env,
    sender: Addr,
    model_id: u64,
    datanet_id: u64,
    record_ids: Vec<u64>,
    scores: Scores,
) -> Result<Response, ContractError> {
    let split = registry::split(deps.storage, datanet_id)?;
    let lane = registry::lane(deps.storage, datanet_id)?;
    let attestor = find_attestor(deps.api, datanet_id, &lane, &sender)?;
    let now = env.block.time.seconds();
    let pots = load_waiting(
        deps.storage,
        model_id,
        datanet_id,
        &split,
        &lane,
        record_ids,
    )?;
    for pot in &pots {
        let record_id = pot.record_id;
        if now >= pot.deadline {
            return Err(ContractError::DeadlinePassed {
                model_id,
                record_id,
                deadline: pot.deadline,
                now,
            });
        }
        if pot.recorded_at < attestor.since {
            return Err(ContractError::BeforeAttestor {
                model_id,
                record_id,
                recorded_at: pot.recorded_at,
                since: attestor.since,
            });
        }
    }
    let (mut scorers, total_score) =
        load_scorers(deps.storage, deps.api, datanet_id, &split, scores)?;

    let attribution_id = last_id(&ATTRIBUTIONS, deps.storage, datanet_id.into())?.saturating_add(1);
    let sharing = Sharing {
        model_id,
        datanet_id,
        split: &split,
        attributed: Some(events::Attributed {
            attribution_id,
            attestor: &sender,
            total_score,
        }),
    };
    let effects = sharing.share(deps.storage, deps.api, pots, &mut scorers, total_score)?;
    let response = events::response("attribute", &sender)
        .add_attribute("model_id", model_id.to_string())
        .add_attribute("datanet_id", datanet_id.to_string())
        .add_attribute("attribution_id", attribution_id.to_string())
        .add_events(effects)
        .add_events(credit(
            deps.storage,
            deps.api,
            (datanet_id, attribution_id),
            &mut scorers,
        )?);
    let attribution = Attribution {
        attestor: attestor.account,
        scores: scorers
            .into_iter()
            .map(|scorer| (scorer.account, scorer.score))
            .collect(),
        total_score,
    };
    let key = (datanet_id.into(), attribution_id.into());
    ATTRIBUTIONS.save(deps.storage, key, &attribution)?;
    Ok(response)
}

fn find_attestor(
    api: &dyn Api,
    datanet_id: u64,
    lane: &Lane,
    sender: &Addr,
) -> Result<Attestor, ContractError> {
    let account = check::sender(api, sender)?;
    lane.attestors
        .iter()
        .find(|attestor| attestor.account == account)
        .cloned()
        .ok_or_else(|| ContractError::NotAttestor {
            datanet_id,
            found: sender.clone(),
        })
}

pub fn release(
    deps: DepsMut,
    env: Env,
    sender: Addr,
    model_id: u64,
    datanet_id: u64,
    record_ids: Vec<u64>,
) -> Result<Response, ContractError> {
    let split = registry::split(deps.storage, datanet_id)?;
    let lane = registry::lane(deps.storage, datanet_id)?;
    let now = env.block.time.seconds();
    let pots = load_waiting(
        deps.storage,
        model_id,
        datanet_id,
        &split,
        &lane,
        record_ids,
    )?;
    if let Some(early) = pots.iter().find(|pot| now < pot.deadline) {
        return Err(ContractError::DeadlineAhead {
            model_id,
            record_id: early.record_id,
            deadline: early.deadline,
            now,
        });
    }
    let sharing = Sharing {
        model_id,
        datanet_id,
        split: &split,
        attributed: None,
    };
    // all of it is unattributed
    let effects = sharing.share(deps.storage, deps.api, pots, &mut [], 1)?;
    Ok(events::response("release", &sender)
        .add_attribute("model_id", model_id.to_string())
        .add_attribute("datanet_id", datanet_id.to_string())
        .add_events(effects))
}
