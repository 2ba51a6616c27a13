use cosmwasm_std::{Deps, Order};
use tributary_api::{
    ContributionResponse, ContributionStatus, ContributionsResponse, StatusFilter,
};

use super::{MAX_LOOKED_AT, page_size_from_one};
use crate::error::ContractError;
use crate::registry;
use crate::state::{CONTRIBUTIONS, Contribution, Id, Status};

pub fn contribution(
    deps: Deps,
    datanet_id: u64,
    contribution_id: u64,
) -> Result<ContributionResponse, ContractError> {
    registry::split(deps.storage, datanet_id)?;
    let contribution = registry::contribution(deps.storage, datanet_id, contribution_id)?;
    describe(deps, datanet_id, contribution_id, contribution)
}

pub fn contributions(
    deps: Deps,
    datanet_id: u64,
    status: Option<StatusFilter>,
    start_after: Option<u64>,
    limit: Option<u32>,
) -> Result<ContributionsResponse, ContractError> {
    registry::split(deps.storage, datanet_id)?;
    let mut records = CONTRIBUTIONS.range(
        deps.storage,
        datanet_id.into(),
        start_after.map(Id::from),
        Order::Ascending,
    );
    let size = page_size_from_one(limit);
    let mut contributions = Vec::with_capacity(size);
    let mut last = None;
    for _ in 0..MAX_LOOKED_AT {
        if contributions.len() >= size {
            break;
        }
        let Some(entry) = records.next() else { break };
        let (contribution_id, contribution) = entry?;
        last = Some(contribution_id);
        if passes(status.as_ref(), &contribution.status) {
            contributions.push(describe(deps, datanet_id, contribution_id, contribution)?);
        }
    }
    Ok(ContributionsResponse {
        contributions,
        next: last.filter(|_| records.next().is_some()),
    })
}

fn passes(filter: Option<&StatusFilter>, status: &Status) -> bool {
    match filter {
        None => true,
        Some(StatusFilter::Pending {}) => *status == Status::Pending,
        Some(StatusFilter::Scheduled {}) => matches!(status, Status::Scheduled { .. }),
        Some(StatusFilter::Accepted {}) => matches!(status, Status::Accepted { .. }),
        Some(StatusFilter::Rejected {}) => matches!(status, Status::Rejected { .. }),
    }
}

fn describe(
    deps: Deps,
    datanet_id: u64,
    contribution_id: u64,
    contribution: Contribution,
) -> Result<ContributionResponse, ContractError> {
    Ok(ContributionResponse {
        datanet_id,
        contribution_id,
        submitter: deps.api.addr_humanize(&contribution.submitter)?,
        content_hash: contribution.content_hash.into(),
        uri: contribution.uri,
        submitted_at: contribution.submitted_at,
        reviewed_at: Some(contribution.reviewed_at).filter(|time| *time > 0),
        status: match contribution.status {
            Status::Pending => ContributionStatus::Pending {},
            Status::Scheduled { change_id, weight } => {
                ContributionStatus::Scheduled { change_id, weight }
            }
            Status::Accepted { weight } => ContributionStatus::Accepted { weight },
            Status::Rejected { reason } => ContributionStatus::Rejected { reason },
        },
    })
}
