use cosmwasm_std::{Addr, Binary, DepsMut, Env, Response, Uint256};
use tributary_api::{ContributorWeight, MAX_CURATOR_FEE_BPS, MAX_WEIGHTS};

use crate::error::ContractError;
use crate::events;
use crate::execute::weight;
use crate::portfolio::load_pools;
use crate::state::{
    CONFIG, CREDITS, DATANETS, DATANETS_BY_CURATOR, Datanet, DatanetSplit, POOLS, SPLITS, last_id,
};
use crate::{check, registry};

pub struct Registration {
    pub name: String,
    pub description: Option<String>,
    pub uri: Option<String>,
    pub content_hash: Option<Binary>,
    pub license: Option<String>,
    pub curator_fee_bps: u16,
    pub contributors: Vec<ContributorWeight>,
}

pub fn register(
    deps: DepsMut,
    env: Env,
    sender: Addr,
    new: Registration,
) -> Result<Response, ContractError> {
    check::assert_intake_open(&CONFIG.load(deps.storage)?, &env)?;
    check::assert_range(
        "curator_fee_bps",
        0,
        MAX_CURATOR_FEE_BPS.into(),
        new.curator_fee_bps.into(),
    )?;
    check::assert_length("contributors", 0, MAX_WEIGHTS, new.contributors.len())?;
    let weights = weight::parse(deps.api, "contributors", 1, &new.contributors)?;
    let datanet = Datanet {
        name: check::name("name", new.name)?,
        description: check::text("description", new.description)?,
        uri: check::text("uri", new.uri)?,
        content_hash: check::hash("content_hash", new.content_hash)?,
        license: check::text("license", new.license)?,
        curator: check::sender(deps.api, &sender)?,
        nominee: None,
        registered_at: env.block.time.seconds(),
    };

    let datanet_id = last_id(&SPLITS, deps.storage, ())?.saturating_add(1);
    DATANETS.save(deps.storage, datanet_id.into(), &datanet)?;
    DATANETS_BY_CURATOR.save(deps.storage, (&datanet.curator, datanet_id.into()), &true)?;
    let mut split = DatanetSplit {
        curator_fee_bps: new.curator_fee_bps,
        ..DatanetSplit::default()
    };
    let weight_events = weight::change(deps.storage, &env, datanet_id, &mut split, weights)?;
    SPLITS.save(deps.storage, datanet_id.into(), &split)?;

    Ok(events::response("register_datanet", &sender)
        .add_attribute("datanet_id", datanet_id.to_string())
        .add_event(events::datanet_registered(
            datanet_id,
            &sender,
            &datanet.name,
            datanet.content_hash,
            split.curator_fee_bps,
        ))
        .add_events(weight_events))
}

pub struct Update {
    pub name: Option<String>,
    pub description: Option<String>,
    pub uri: Option<String>,
    pub content_hash: Option<Binary>,
    pub license: Option<String>,
    pub curator_fee_bps: Option<u16>,
}

pub fn update(
    deps: DepsMut,
    sender: Addr,
    datanet_id: u64,
    update: Update,
) -> Result<Response, ContractError> {
    let mut datanet = registry::datanet_of_curator(deps.as_ref(), datanet_id, &sender)?;
    let mut split = registry::split(deps.storage, datanet_id)?;
    let before = (datanet.clone(), split.clone());

    if let Some(name) = update.name {
        datanet.name = check::name("name", name)?;
    }
    if update.description.is_some() {
        datanet.description = check::text("description", update.description)?;
    }
    if update.uri.is_some() {
        datanet.uri = check::text("uri", update.uri)?;
    }
    if let Some(hash) = update.content_hash {
        datanet.content_hash = match hash.is_empty() {
            true => None,
            false => check::hash("content_hash", Some(hash))?,
        };
    }
    if update.license.is_some() {
        datanet.license = check::text("license", update.license)?;
    }
    if let Some(bps) = update.curator_fee_bps {
        check::assert_falls("curator_fee_bps", split.curator_fee_bps, bps)?;
        split.curator_fee_bps = bps;
    }
    if before == (datanet.clone(), split.clone()) {
        return Err(ContractError::NothingToChange {});
    }

    DATANETS.save(deps.storage, datanet_id.into(), &datanet)?;
    SPLITS.save(deps.storage, datanet_id.into(), &split)?;
    Ok(events::response("update_datanet", &sender)
        .add_attribute("datanet_id", datanet_id.to_string())
        .add_event(events::datanet_updated(
            datanet_id,
            &datanet.name,
            datanet.content_hash,
            split.curator_fee_bps,
        )))
}

pub fn nominate_curator(
    deps: DepsMut,
    sender: Addr,
    datanet_id: u64,
    nominee: Option<String>,
) -> Result<Response, ContractError> {
    let mut datanet = registry::datanet_of_curator(deps.as_ref(), datanet_id, &sender)?;
    let nominee = nominee
        .map(|nominee| check::account(deps.api, "address", &nominee))
        .transpose()?;
    if nominee == datanet.nominee {
        return Err(ContractError::NothingToChange {});
    }
    datanet.nominee = nominee;
    DATANETS.save(deps.storage, datanet_id.into(), &datanet)?;

    let nominee = datanet
        .nominee
        .map(|nominee| deps.api.addr_humanize(&nominee));
    Ok(
        events::response("nominate_curator", &sender).add_event(events::curator_nominated(
            datanet_id,
            nominee.transpose()?.as_ref(),
        )),
    )
}

pub fn accept_curatorship(
    deps: DepsMut,
    sender: Addr,
    datanet_id: u64,
) -> Result<Response, ContractError> {
    let mut datanet = registry::datanet(deps.storage, datanet_id)?;
    let account = check::assert_nominee(
        deps.api,
        "datanet",
        datanet_id,
        datanet.nominee.as_ref(),
        &sender,
    )?;

    // what the former curator has not claimed stays its own
    for (token, mut pool) in load_pools(deps.storage, datanet_id)? {
        if pool.curator_income.is_zero() {
            continue;
        }
        let key = (datanet.curator.as_slice(), token);
        let mut credit = CREDITS.may_load(deps.storage, key)?.unwrap_or_default();
        credit.curator = credit.curator.checked_add(pool.curator_income)?;
        CREDITS.save(deps.storage, key, &credit)?;
        pool.curator_income = Uint256::zero();
        POOLS.save(deps.storage, (datanet_id.into(), token), &pool)?;
    }

    let former = deps.api.addr_humanize(&datanet.curator)?;
    DATANETS_BY_CURATOR.remove(deps.storage, (&datanet.curator, datanet_id.into()));
    DATANETS_BY_CURATOR.save(deps.storage, (&account, datanet_id.into()), &true)?;
    datanet.curator = account;
    datanet.nominee = None;
    DATANETS.save(deps.storage, datanet_id.into(), &datanet)?;
    Ok(events::response("accept_curatorship", &sender)
        .add_event(events::curator_changed(datanet_id, &former, &sender)))
}
