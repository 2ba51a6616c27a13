//! Looks up what a message names, or says that it is not there.

use cosmwasm_std::{Addr, Api, Deps, StdError, Storage};
use fee_split::{LINEAGE_ONE, LineageShare};

use crate::check;
use crate::error::ContractError;
use crate::state::{
    ANCESTRIES, Account, Ancestry, CONFIG, CONTRIBUTIONS, Config, Contribution, DATANETS, Datanet,
    DatanetSplit, LANES, Lane, MODEL_INFO, MODELS, Model, ModelInfo, QUERY_RECORDS, QueryRecord,
    ROLLS, Roll, SPLITS, TokenId,
};

/// The owner of the contract is the sender.
pub fn assert_owner(storage: &dyn Storage, sender: &Addr) -> Result<(), ContractError> {
    let expected = cw_ownable::get_ownership(storage)?.owner;
    if expected.as_ref() == Some(sender) {
        return Ok(());
    }
    Err(ContractError::NotOwner {
        expected,
        found: sender.clone(),
    })
}

pub fn datanet(storage: &dyn Storage, datanet_id: u64) -> Result<Datanet, ContractError> {
    DATANETS
        .may_load(storage, datanet_id.into())?
        .ok_or(ContractError::DatanetNotFound { datanet_id })
}

pub fn split(storage: &dyn Storage, datanet_id: u64) -> Result<DatanetSplit, ContractError> {
    SPLITS
        .may_load(storage, datanet_id.into())?
        .ok_or(ContractError::DatanetNotFound { datanet_id })
}

/// What the datanet was derived from: without parents, from itself alone.
pub fn ancestry(
    storage: &dyn Storage,
    datanet_id: u64,
    split: &DatanetSplit,
) -> Result<Ancestry, ContractError> {
    if !split.derived {
        return Ok(Ancestry {
            parents: vec![],
            lineage: vec![(datanet_id, LINEAGE_ONE)],
        });
    }
    let ancestry = ANCESTRIES.may_load(storage, datanet_id.into())?;
    Ok(ancestry.ok_or_else(|| StdError::not_found("ancestry"))?)
}

/// The flattened lineage of a registered datanet.
pub fn lineage(storage: &dyn Storage, datanet_id: u64) -> Result<Vec<LineageShare>, ContractError> {
    let split = split(storage, datanet_id)?;
    let lineage = ancestry(storage, datanet_id, &split)?.lineage;
    Ok(lineage
        .into_iter()
        .map(|(datanet_id, share)| LineageShare { datanet_id, share })
        .collect())
}

pub fn lane(storage: &dyn Storage, datanet_id: u64) -> Result<Lane, ContractError> {
    LANES
        .may_load(storage, datanet_id.into())?
        .ok_or(ContractError::NoInfluenceLane { datanet_id })
}

pub fn roll(storage: &dyn Storage, datanet_id: u64, roll_id: u64) -> Result<Roll, ContractError> {
    ROLLS
        .may_load(storage, (datanet_id.into(), roll_id.into()))?
        .ok_or(ContractError::RollNotFound {
            datanet_id,
            roll_id,
        })
}

pub fn contribution(
    storage: &dyn Storage,
    datanet_id: u64,
    contribution_id: u64,
) -> Result<Contribution, ContractError> {
    CONTRIBUTIONS
        .may_load(storage, (datanet_id.into(), contribution_id.into()))?
        .ok_or(ContractError::ContributionNotFound {
            datanet_id,
            contribution_id,
        })
}

/// The datanet, if the sender is its curator.
pub fn datanet_of_curator(
    deps: Deps,
    datanet_id: u64,
    sender: &Addr,
) -> Result<Datanet, ContractError> {
    let datanet = datanet(deps.storage, datanet_id)?;
    if datanet.curator != check::sender(deps.api, sender)? {
        return Err(ContractError::NotCurator {
            datanet_id,
            expected: deps.api.addr_humanize(&datanet.curator)?,
            found: sender.clone(),
        });
    }
    Ok(datanet)
}

pub fn model(storage: &dyn Storage, model_id: u64) -> Result<Model, ContractError> {
    MODELS
        .may_load(storage, model_id.into())?
        .ok_or(ContractError::ModelNotFound { model_id })
}

pub fn model_info(storage: &dyn Storage, model_id: u64) -> Result<ModelInfo, ContractError> {
    MODEL_INFO
        .may_load(storage, model_id.into())?
        .ok_or(ContractError::ModelNotFound { model_id })
}

/// The model, if the sender is its operator.
pub fn model_of_operator(deps: Deps, model_id: u64, sender: &Addr) -> Result<Model, ContractError> {
    let model = model(deps.storage, model_id)?;
    if model.operator != check::sender(deps.api, sender)? {
        return Err(ContractError::NotOperator {
            model_id,
            expected: deps.api.addr_humanize(&model.operator)?,
            found: sender.clone(),
        });
    }
    Ok(model)
}

pub fn query_record(
    storage: &dyn Storage,
    model_id: u64,
    record_id: u64,
) -> Result<QueryRecord, ContractError> {
    QUERY_RECORDS
        .may_load(storage, (model_id.into(), record_id.into()))?
        .ok_or(ContractError::RecordNotFound {
            model_id,
            record_id,
        })
}

/// A token that is or was a fee token.
pub fn token(api: &dyn Api, config: &Config, token: &Account) -> Result<TokenId, ContractError> {
    match config.find_token(token) {
        Some((token_id, _)) => Ok(token_id),
        None => Err(ContractError::NotAFeeToken {
            found: api.addr_humanize(token)?,
        }),
    }
}

/// What a message names as a token that is or was a fee token.
pub fn fee_token(deps: Deps, token: &str) -> Result<(TokenId, Addr), ContractError> {
    let token = check::account(deps.api, "token", token)?;
    let token_id = self::token(deps.api, &CONFIG.load(deps.storage)?, &token)?;
    Ok((token_id, deps.api.addr_humanize(&token)?))
}

/// A token that takes fees now.
pub fn active_token(
    api: &dyn Api,
    config: &Config,
    token: &Account,
) -> Result<TokenId, ContractError> {
    match config.find_token(token) {
        Some((token_id, fee_token)) if fee_token.active => Ok(token_id),
        Some(_) => Err(ContractError::FeeTokenRetired {
            token: api.addr_humanize(token)?,
        }),
        None => Err(ContractError::NotAFeeToken {
            found: api.addr_humanize(token)?,
        }),
    }
}

/// The address of a token that takes fees now, by its place in the list.
pub fn active_token_address(
    api: &dyn Api,
    config: &Config,
    token: TokenId,
) -> Result<Addr, ContractError> {
    let address = token_address(api, config, token)?;
    match config.fee_tokens.get(usize::from(token)) {
        Some(held) if held.active => Ok(address),
        _ => Err(ContractError::FeeTokenRetired { token: address }),
    }
}

/// The address of a token by its place in the list.
pub fn token_address(
    api: &dyn Api,
    config: &Config,
    token: TokenId,
) -> Result<Addr, ContractError> {
    let held = config
        .fee_tokens
        .get(usize::from(token))
        .ok_or_else(|| cosmwasm_std::StdError::not_found("fee token"))?;
    Ok(api.addr_humanize(&held.token)?)
}
