//! What each datanet on a model's route takes of a fee.

use cosmwasm_std::{StdError, StdResult, Storage, Uint128};
use fee_split::{Bps, PartCut, Scaled, cut_part, cut_route};

use crate::error::ContractError;
use crate::gather::Gather;
use crate::registry;
use crate::state::{
    DatanetSplit, Model, QueryRecord, RecordPart, RouteShare, WEIGHT_VERSIONS, WeightsVersion,
};

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

/// The influence share of each datanet on the model's route, in its order: fixed for ever.
pub fn load_influence(storage: &dyn Storage, model: &Model) -> Result<Vec<u16>, ContractError> {
    let mut shares = Vec::with_capacity(model.route.len());
    for entry in &model.route {
        shares.push(registry::split(storage, entry.datanet_id)?.influence_bps);
    }
    Ok(shares)
}

/// The model's route as it was when a query was recorded.
pub fn load_recorded(
    storage: &dyn Storage,
    model: &Model,
    influence: &[u16],
    record: &QueryRecord,
) -> Result<Vec<LiveDatanet>, ContractError> {
    let mut live = Vec::with_capacity(record.parts.len());
    for ((entry, part), influence_bps) in recorded_route(model, record).zip(influence) {
        if part.weights_version == 0 {
            continue;
        }
        let version = load_version(storage, entry.datanet_id, part.weights_version)?;
        live.push(LiveDatanet {
            datanet_id: entry.datanet_id,
            share: entry.share,
            split: DatanetSplit {
                total_weight: version.total_weight,
                weights_version: part.weights_version,
                curator_fee_bps: part.curator_fee_bps,
                influence_bps: *influence_bps,
                ..DatanetSplit::default()
            },
        });
    }
    Ok(live)
}

/// Version 0 for those that took no part.
fn recorded_route<'a>(
    model: &'a Model,
    record: &'a QueryRecord,
) -> impl Iterator<Item = (&'a RouteShare, &'a RecordPart)> {
    model.route.iter().zip(&record.parts)
}

/// Version 0 is the datanet before it had any weight.
pub fn load_version(
    storage: &dyn Storage,
    datanet_id: u64,
    version: u64,
) -> StdResult<WeightsVersion> {
    if version == 0 {
        return Ok(WeightsVersion::default());
    }
    let found = WEIGHT_VERSIONS.may_load(storage, (datanet_id.into(), version.into()))?;
    found.ok_or_else(|| StdError::not_found("weights version"))
}

/// Cuts what runs over the live route.
pub fn cut_live(rest: Uint128, live: Vec<LiveDatanet>) -> Result<Vec<LivePart>, ContractError> {
    let shares: Vec<u128> = live.iter().map(|entry| entry.share).collect();
    let parts = cut_route(rest, &shares)?;
    live.into_iter()
        .zip(parts)
        .map(|(entry, part)| {
            let curator = Bps::new(entry.split.curator_fee_bps)?;
            let influence = Bps::new(entry.split.influence_bps)?;
            Ok(LivePart {
                datanet_id: entry.datanet_id,
                cut: cut_part(part, curator, influence)?,
                split: entry.split,
                part,
            })
        })
        .gather()
}

/// The pot that a datanet had on a record when it was made; 0 without one.
pub fn compute_pot(
    model: &Model,
    record: &QueryRecord,
    datanet_id: u64,
    influence_bps: u16,
) -> Result<Uint128, ContractError> {
    let live = || recorded_route(model, record).filter(|(_, part)| part.weights_version > 0);
    let shares: Vec<u128> = live().map(|(entry, _)| entry.share).collect();
    let parts = cut_route(record.rest()?, &shares)?;
    for ((entry, recorded), part) in live().zip(parts) {
        if entry.datanet_id == datanet_id {
            let curator = Bps::new(recorded.curator_fee_bps)?;
            return Ok(cut_part(part, curator, Bps::new(influence_bps)?)?.pot);
        }
    }
    Ok(Uint128::zero())
}
