use cosmwasm_std::{Addr, Api, Binary, DepsMut, Env, Event, Response, Storage};
use tributary_api::{MAX_TOTAL_WEIGHT, MAX_VERDICTS, Review, Verdict};

use crate::error::ContractError;
use crate::events;
use crate::execute::notice;
use crate::execute::weight::{self, Target, WeightChange};
use crate::state::{
    ACCEPTED_HASHES, Acceptance, CONTRIBUTIONS, Change, Contribution, SPLITS, SUBMISSIONS, Status,
    last_id,
};
use crate::{check, registry};

pub fn submit(
    deps: DepsMut,
    env: Env,
    sender: Addr,
    datanet_id: u64,
    content_hash: Binary,
    uri: Option<String>,
) -> Result<Response, ContractError> {
    registry::split(deps.storage, datanet_id)?;
    let content_hash = check::required_hash("content_hash", &content_hash)?;
    let uri = check::text("uri", uri)?;
    let submitter = check::sender(deps.api, &sender)?;

    let key = (datanet_id.into(), &content_hash[..], submitter.as_slice());
    if let Some(contribution_id) = SUBMISSIONS.may_load(deps.storage, key)? {
        return Err(ContractError::HashSubmitted {
            datanet_id,
            submitter: sender,
            contribution_id,
        });
    }
    // one that only waits may still be cancelled, so it keeps nobody out
    let taken = ACCEPTED_HASHES.may_load(deps.storage, (datanet_id.into(), &content_hash))?;
    if let Some(contribution_id) = taken {
        let holder = registry::contribution(deps.storage, datanet_id, contribution_id)?;
        if let Status::Accepted { .. } = holder.status {
            return Err(ContractError::HashAccepted {
                datanet_id,
                contribution_id,
            });
        }
    }

    let newest = last_id(&CONTRIBUTIONS, deps.storage, datanet_id.into())?;
    let contribution_id = newest.saturating_add(1);
    SUBMISSIONS.save(deps.storage, key, &contribution_id)?;
    let event = events::contribution_submitted(
        datanet_id,
        contribution_id,
        &sender,
        content_hash,
        uri.as_deref(),
    );
    let contribution = Contribution {
        submitter,
        content_hash,
        uri,
        submitted_at: env.block.time.seconds(),
        status: Status::Pending,
        reviewed_at: 0,
    };
    CONTRIBUTIONS.save(
        deps.storage,
        (datanet_id.into(), contribution_id.into()),
        &contribution,
    )?;
    Ok(events::response("submit_contribution", &sender)
        .add_attribute("datanet_id", datanet_id.to_string())
        .add_attribute("contribution_id", contribution_id.to_string())
        .add_event(event))
}

/// Rejections act at once; acceptances are one change of weights.
pub fn review(
    deps: DepsMut,
    env: Env,
    sender: Addr,
    datanet_id: u64,
    verdicts: Vec<Review>,
) -> Result<Response, ContractError> {
    let datanet = registry::datanet_of_curator(deps.as_ref(), datanet_id, &sender)?;
    check::assert_length("verdicts", 1, MAX_VERDICTS, verdicts.len())?;
    let verdicts = check::sorted_unique(
        "verdicts",
        verdicts,
        |review| review.contribution_id.to_be_bytes().to_vec(),
        |review| Ok(format!("contribution {}", review.contribution_id)),
    )?;
    let mut response = events::response("review_contributions", &sender)
        .add_attribute("datanet_id", datanet_id.to_string());

    let mut accepted = vec![];
    for Review {
        contribution_id,
        verdict,
    } in verdicts
    {
        let contribution = registry::contribution(deps.storage, datanet_id, contribution_id)?;
        assert_pending(datanet_id, contribution_id, &contribution.status)?;
        match verdict {
            Verdict::Accepted { weight } => {
                let entry = format!("contribution {contribution_id}");
                let range = (1, MAX_TOTAL_WEIGHT);
                check::assert_entry("verdicts", entry, "weight", range, weight)?;
                let hash = &contribution.content_hash;
                reserve_hash(deps.storage, datanet_id, contribution_id, hash)?;
                accepted.push(Accepted {
                    contribution_id,
                    weight,
                    submitter: deps.api.addr_humanize(&contribution.submitter)?,
                    contribution,
                });
            }
            Verdict::Rejected { reason } => {
                let reason = check::required_text("reason", reason)?;
                let event = events::contribution_rejected(datanet_id, contribution_id, &reason);
                let status = Status::Rejected { reason };
                let id = (datanet_id, contribution_id);
                set_status(deps.storage, &env, id, contribution, status)?;
                response = response.add_event(event);
            }
        }
    }

    if accepted.is_empty() {
        return Ok(response);
    }
    if datanet.notice_seconds == 0 {
        let effects = add_weights(deps.storage, &env, datanet_id, accepted)?;
        return Ok(response.add_events(effects));
    }
    let change = accepted.iter().map(|accepted| Acceptance {
        contribution_id: accepted.contribution_id,
        submitter: accepted.contribution.submitter.clone(),
        weight: accepted.weight,
    });
    let change = Change::AcceptContributions(change.collect());
    let scheduled = notice::schedule(deps, &env, datanet_id, &datanet, change)?;
    for accepted in accepted {
        let id = (datanet_id, accepted.contribution_id);
        let status = Status::Scheduled {
            change_id: scheduled.change_id,
            weight: accepted.weight,
        };
        set_status(scheduled.storage, &env, id, accepted.contribution, status)?;
    }
    Ok(scheduled.announce(response))
}

/// A verdict in effect is final, and one that waits is in the way of another.
fn assert_pending(
    datanet_id: u64,
    contribution_id: u64,
    status: &Status,
) -> Result<(), ContractError> {
    let found = match status {
        Status::Pending => return Ok(()),
        Status::Scheduled { .. } => "accepted, waiting for the notice",
        Status::Accepted { .. } => "accepted",
        Status::Rejected { .. } => "rejected",
    };
    Err(ContractError::NotPending {
        datanet_id,
        contribution_id,
        found,
    })
}

fn reserve_hash(
    storage: &mut dyn Storage,
    datanet_id: u64,
    contribution_id: u64,
    hash: &[u8; 32],
) -> Result<(), ContractError> {
    let key = (datanet_id.into(), &hash[..]);
    if let Some(contribution_id) = ACCEPTED_HASHES.may_load(storage, key)? {
        return Err(ContractError::HashAccepted {
            datanet_id,
            contribution_id,
        });
    }
    Ok(ACCEPTED_HASHES.save(storage, key, &contribution_id)?)
}

fn set_status(
    storage: &mut dyn Storage,
    env: &Env,
    (datanet_id, contribution_id): (u64, u64),
    mut contribution: Contribution,
    status: Status,
) -> Result<(), ContractError> {
    contribution.reviewed_at = match status {
        Status::Pending => 0,
        _ => env.block.time.seconds(),
    };
    contribution.status = status;
    let key = (datanet_id.into(), contribution_id.into());
    Ok(CONTRIBUTIONS.save(storage, key, &contribution)?)
}

/// A contribution that is being accepted.
struct Accepted {
    contribution_id: u64,
    weight: u64,
    submitter: Addr,
    contribution: Contribution,
}

/// Makes acceptances that have waited take effect. When it refuses, it has changed nothing.
pub fn accept(
    storage: &mut dyn Storage,
    api: &dyn Api,
    env: &Env,
    datanet_id: u64,
    acceptances: &[Acceptance],
) -> Result<Vec<Event>, ContractError> {
    let mut accepted = Vec::with_capacity(acceptances.len());
    for acceptance in acceptances {
        let contribution_id = acceptance.contribution_id;
        accepted.push(Accepted {
            contribution_id,
            weight: acceptance.weight,
            submitter: api.addr_humanize(&acceptance.submitter)?,
            contribution: registry::contribution(storage, datanet_id, contribution_id)?,
        });
    }
    add_weights(storage, env, datanet_id, accepted)
}

/// Adds the weight of each accepted contribution to its submitter's. When it refuses, it has changed nothing.
fn add_weights(
    storage: &mut dyn Storage,
    env: &Env,
    datanet_id: u64,
    accepted: Vec<Accepted>,
) -> Result<Vec<Event>, ContractError> {
    let mut changes: Vec<WeightChange> = vec![];
    for accepted in &accepted {
        let account = &accepted.contribution.submitter;
        let known = changes.iter_mut().find(|change| change.account == *account);
        match known.map(|change| &mut change.target) {
            // a hundred weights of 2^53 stay below 2^64
            Some(Target::Add(sum)) => *sum = sum.saturating_add(accepted.weight),
            _ => changes.push(WeightChange {
                address: accepted.submitter.clone(),
                account: account.clone(),
                target: Target::Add(accepted.weight),
            }),
        }
    }

    let mut split = registry::split(storage, datanet_id)?;
    let weight_events = weight::change(storage, env, datanet_id, &mut split, changes)?;
    SPLITS.save(storage, datanet_id.into(), &split)?;
    let mut effects = Vec::with_capacity(accepted.len());
    for accepted in accepted {
        effects.push(events::contribution_accepted(
            datanet_id,
            accepted.contribution_id,
            &accepted.submitter,
            accepted.weight,
        ));
        let id = (datanet_id, accepted.contribution_id);
        let status = Status::Accepted {
            weight: accepted.weight,
        };
        set_status(storage, env, id, accepted.contribution, status)?;
    }
    effects.extend(weight_events);
    Ok(effects)
}

/// Makes contributions pending again whose acceptance was cancelled or dropped.
pub fn reopen(
    storage: &mut dyn Storage,
    env: &Env,
    datanet_id: u64,
    acceptances: &[Acceptance],
) -> Result<Vec<Event>, ContractError> {
    let mut reopened = Vec::with_capacity(acceptances.len());
    for Acceptance {
        contribution_id, ..
    } in acceptances
    {
        let contribution = registry::contribution(storage, datanet_id, *contribution_id)?;
        ACCEPTED_HASHES.remove(storage, (datanet_id.into(), &contribution.content_hash));
        let id = (datanet_id, *contribution_id);
        set_status(storage, env, id, contribution, Status::Pending)?;
        reopened.push(events::contribution_reopened(datanet_id, *contribution_id));
    }
    Ok(reopened)
}
