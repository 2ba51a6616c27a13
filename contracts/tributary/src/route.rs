//! What each datanet on a model's route takes of a fee.

use cosmwasm_std::{StdError, Storage, Uint128};
use fee_split::{Bps, PartCut, Scaled, cut_part, cut_route};

use crate::error::ContractError;
use crate::registry;
use crate::state::{DatanetSplit, Model, QueryRecord, WEIGHT_VERSIONS};

/// One datanet on the live route, as it was when the fee was split.
pub struct LiveDatanet {
    pub datanet_id: u64,
    pub share: u128,
    pub split: DatanetSplit,
}

/// A datanet's part of a fee.
pub struct LivePart {
    pub datanet_id: u64,
    pub split: DatanetSplit,
    pub part: Scaled,
    pub cut: PartCut,
}

/// The model's route as it is now, without datanets that have no weight.
pub fn load_live(storage: &dyn Storage, model: &Model) -> Result<Vec<LiveDatanet>, ContractError> {
    let mut live = Vec::with_capacity(model.route.len());
    for entry in &model.route {
        let split = registry::split(storage, entry.datanet_id)?;
        if split.total_weight > 0 {
            live.push(LiveDatanet {
                datanet_id: entry.datanet_id,
                share: entry.share,
                split,
            });
        }
    }
    Ok(live)
}

/// The model's route as it was when a query was recorded.
pub fn load_recorded(
    storage: &dyn Storage,
    model: &Model,
    record: &QueryRecord,
) -> Result<Vec<LiveDatanet>, ContractError> {
    let mut live = Vec::with_capacity(record.parts.len());
    for (entry, part) in model.route.iter().zip(&record.parts) {
        if part.weights_version == 0 {
            continue;
        }
        let key = (entry.datanet_id.into(), part.weights_version.into());
        let version = WEIGHT_VERSIONS.may_load(storage, key)?;
        let version = version.ok_or_else(|| StdError::not_found("weights version"))?;
        live.push(LiveDatanet {
            datanet_id: entry.datanet_id,
            share: entry.share,
            split: DatanetSplit {
                total_weight: version.total_weight,
                weights_version: part.weights_version,
                curator_fee_bps: part.curator_fee_bps,
            },
        });
    }
    Ok(live)
}

/// Cuts what runs over the live route.
pub fn cut_live(rest: Uint128, live: Vec<LiveDatanet>) -> Result<Vec<LivePart>, ContractError> {
    let shares: Vec<u128> = live.iter().map(|entry| entry.share).collect();
    let parts = cut_route(rest, &shares)?;
    live.into_iter()
        .zip(parts)
        .map(|(entry, part)| {
            Ok(LivePart {
                datanet_id: entry.datanet_id,
                cut: cut_part(part, Bps::new(entry.split.curator_fee_bps)?)?,
                split: entry.split,
                part,
            })
        })
        .collect()
}
