use cosmwasm_std::{Deps, Order};
use tributary_api::{
    AcceptedContribution, Change, ContributorWeight, ScheduledChange, ScheduledChangesResponse,
};

use super::page_size;
use crate::error::ContractError;
use crate::execute::notice::lapses_at;
use crate::gather::Gather;
use crate::registry;
use crate::state::{CHANGES, Change as StoredChange, Id};

pub fn scheduled_changes(
    deps: Deps,
    datanet_id: u64,
    start_after: Option<u64>,
    limit: Option<u32>,
) -> Result<ScheduledChangesResponse, ContractError> {
    registry::split(deps.storage, datanet_id)?;
    let changes = CHANGES
        .range(
            deps.storage,
            datanet_id.into(),
            start_after.map(Id::from),
            Order::Ascending,
        )
        .take(page_size(limit))
        .map(|entry| {
            let (change_id, scheduled) = entry?;
            Ok(ScheduledChange {
                change_id,
                scheduled_at: scheduled.scheduled_at,
                matures_at: scheduled.matures_at,
                lapses_at: lapses_at(&scheduled),
                change: describe(deps, scheduled.change)?,
            })
        })
        .gather()?;
    Ok(ScheduledChangesResponse { changes })
}

fn describe(deps: Deps, change: StoredChange) -> Result<Change, ContractError> {
    Ok(match change {
        StoredChange::SetWeights(weights) => Change::SetWeights {
            weights: weights
                .iter()
                .map(|(account, weight)| {
                    Ok(ContributorWeight {
                        address: deps.api.addr_humanize(account)?.into(),
                        weight: *weight,
                    })
                })
                .gather()?,
        },
        StoredChange::AcceptContributions(accepted) => Change::AcceptContributions {
            accepted: accepted
                .iter()
                .map(|acceptance| {
                    Ok(AcceptedContribution {
                        contribution_id: acceptance.contribution_id,
                        submitter: deps.api.addr_humanize(&acceptance.submitter)?,
                        weight: acceptance.weight,
                    })
                })
                .gather()?,
        },
        StoredChange::PublishRoll(new) => Change::PublishRoll {
            root: new.root.into(),
            total_weight: new.total_weight,
            leaf_count: new.leaf_count,
            uri: new.uri,
            closes: new.closes,
        },
        StoredChange::CloseRoll(roll_id) => Change::CloseRoll { roll_id },
        StoredChange::SetAttestors(attestors) => Change::SetAttestors {
            attestors: attestors
                .iter()
                .map(|account| Ok(deps.api.addr_humanize(account)?))
                .gather()?,
        },
    })
}
