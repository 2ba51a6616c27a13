use cosmwasm_std::{Addr, Api, Binary, DepsMut, Env, Response, Storage, Uint256};
use fee_split::{Bps, flatten_lineage};
use tributary_api::{
    ContributorWeight, DEFAULT_ATTRIBUTION_WINDOW, MAX_ANCESTRY, MAX_ATTESTORS,
    MAX_ATTRIBUTION_WINDOW, MAX_CURATOR_FEE_BPS, MAX_INFLUENCE_BPS, MAX_NOTICE_SECONDS,
    MAX_PARENTS, MAX_ROYALTIES_BPS, MAX_WEIGHTS, MIN_ATTRIBUTION_WINDOW, NOTICE_BEYOND_WINDOW,
    Parent,
};

use crate::error::ContractError;
use crate::events;
use crate::execute::{notice, weight};
use crate::portfolio::load_pools;
use crate::state::{
    ANCESTRIES, Ancestry, Attestor, CONFIG, CREDITS, Change, DATANETS, DATANETS_BY_CURATOR,
    DATANETS_BY_PARENT, Datanet, DatanetSplit, LANES, Lane, POOLS, SPLITS, last_id,
};
use crate::{check, registry};

pub struct Registration {
    pub name: String,
    pub description: Option<String>,
    pub uri: Option<String>,
    pub content_hash: Option<Binary>,
    pub license: Option<String>,
    pub curator_fee_bps: u16,
    pub influence_bps: u16,
    pub attestors: Vec<String>,
    pub attribution_window: Option<u64>,
    pub notice_seconds: u64,
    pub parents: Vec<Parent>,
    pub contributors: Vec<ContributorWeight>,
}

pub fn register(
    deps: DepsMut,
    env: Env,
    sender: Addr,
    new: Registration,
) -> Result<Response, ContractError> {
    check::assert_intake_open(&CONFIG.load(deps.storage)?, &env)?;
    let max = MAX_CURATOR_FEE_BPS.into();
    check::assert_range("curator_fee_bps", 0, max, new.curator_fee_bps.into())?;
    check::assert_range("notice_seconds", 0, MAX_NOTICE_SECONDS, new.notice_seconds)?;
    let lane = parse_lane(deps.api, &env, &new)?;
    let datanet_id = last_id(&SPLITS, deps.storage, ())?.saturating_add(1);
    let ancestry = parse_ancestry(deps.storage, datanet_id, new.parents)?;
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
        notice_seconds: new.notice_seconds,
    };

    DATANETS.save(deps.storage, datanet_id.into(), &datanet)?;
    DATANETS_BY_CURATOR.save(deps.storage, (&datanet.curator, datanet_id.into()), &true)?;
    let mut split = DatanetSplit {
        curator_fee_bps: new.curator_fee_bps,
        influence_bps: new.influence_bps,
        derived: ancestry.is_some(),
        ..DatanetSplit::default()
    };
    let mut response = events::response("register_datanet", &sender)
        .add_attribute("datanet_id", datanet_id.to_string())
        .add_event(events::datanet_registered(
            datanet_id,
            &sender,
            &datanet,
            &split,
            lane.as_ref().map(|lane| lane.attribution_window),
        ));
    if let Some(lane) = lane {
        LANES.save(deps.storage, datanet_id.into(), &lane)?;
        for attestor in &lane.attestors {
            let address = deps.api.addr_humanize(&attestor.account)?;
            response = response.add_event(events::attestor_added(datanet_id, &address));
        }
    }
    if let Some(ancestry) = ancestry {
        ANCESTRIES.save(deps.storage, datanet_id.into(), &ancestry)?;
        for (parent, royalty_bps) in ancestry.parents {
            let key = (parent.into(), datanet_id.into());
            DATANETS_BY_PARENT.save(deps.storage, key, &true)?;
            let event = events::datanet_derived(datanet_id, parent, royalty_bps);
            response = response.add_event(event);
        }
    }
    let weights = weight::to_be_set(weights);
    let weight_events = weight::change(deps.storage, &env, datanet_id, &mut split, weights)?;
    SPLITS.save(deps.storage, datanet_id.into(), &split)?;
    Ok(response.add_events(weight_events))
}

/// The terms of the influence lane, if the datanet has one.
fn parse_lane(api: &dyn Api, env: &Env, new: &Registration) -> Result<Option<Lane>, ContractError> {
    let max = MAX_INFLUENCE_BPS.into();
    check::assert_range("influence_bps", 0, max, new.influence_bps.into())?;
    if new.influence_bps == 0 {
        let field = match new.attribution_window {
            _ if !new.attestors.is_empty() => "attestors",
            Some(_) => "attribution_window",
            None => return Ok(None),
        };
        return Err(ContractError::WithoutInfluence { field });
    }
    let attribution_window = new.attribution_window.unwrap_or(DEFAULT_ATTRIBUTION_WINDOW);
    check::assert_range(
        "attribution_window",
        MIN_ATTRIBUTION_WINDOW,
        MAX_ATTRIBUTION_WINDOW,
        attribution_window,
    )?;
    // so that no attestor announced after a record was made decides on its pots, and a day is left between their deadline and
    // any change of weights announced since: time to release them
    let min = attribution_window.saturating_add(NOTICE_BEYOND_WINDOW);
    if new.notice_seconds < min {
        return Err(ContractError::NoticeTooShort {
            min,
            found: new.notice_seconds,
        });
    }
    let attestors = check::accounts(api, "attestors", 0, MAX_ATTESTORS, &new.attestors)?;
    Ok(Some(Lane {
        attribution_window,
        attestors: attestors
            .into_iter()
            .map(|account| Attestor {
                account,
                since: env.block.time.seconds(),
            })
            .collect(),
    }))
}

/// What the new datanet is derived from, if from anything. Parents are registered before, so there are no cycles.
fn parse_ancestry(
    storage: &dyn Storage,
    datanet_id: u64,
    parents: Vec<Parent>,
) -> Result<Option<Ancestry>, ContractError> {
    if parents.is_empty() {
        return Ok(None);
    }
    check::assert_length("parents", 0, MAX_PARENTS, parents.len())?;
    let parents = check::sorted_unique(
        "parents",
        parents,
        |parent| parent.datanet_id.to_be_bytes().to_vec(),
        |parent| Ok(format!("datanet {}", parent.datanet_id)),
    )?;
    let mut royalties = 0u64;
    let mut lineages = Vec::with_capacity(parents.len());
    for parent in &parents {
        let royalty = parent.royalty_bps;
        let entry = format!("datanet {}", parent.datanet_id);
        let range = (1, MAX_ROYALTIES_BPS.into());
        check::assert_entry("parents", entry, "royalty_bps", range, royalty.into())?;
        royalties = royalties.saturating_add(royalty.into());
        let lineage = registry::lineage(storage, parent.datanet_id)?;
        lineages.push((Bps::new(royalty)?, lineage));
    }
    check::assert_range("sum of royalty_bps", 1, MAX_ROYALTIES_BPS.into(), royalties)?;

    let lineages: Vec<_> = lineages
        .iter()
        .map(|(royalty, lineage)| (*royalty, &lineage[..]))
        .collect();
    let lineage = flatten_lineage(datanet_id, &lineages)?;
    check::assert_length("flattened lineage", 1, MAX_ANCESTRY, lineage.len())?;
    Ok(Some(Ancestry {
        parents: parents
            .iter()
            .map(|parent| (parent.datanet_id, parent.royalty_bps))
            .collect(),
        lineage: lineage
            .iter()
            .map(|entry| (entry.datanet_id, entry.share))
            .collect(),
    }))
}

pub struct Update {
    pub name: Option<String>,
    pub description: Option<String>,
    pub uri: Option<String>,
    pub content_hash: Option<Binary>,
    pub license: Option<String>,
    pub curator_fee_bps: Option<u16>,
    pub attestors: Option<Vec<String>>,
    pub notice_seconds: Option<u64>,
}

pub fn update(
    mut deps: DepsMut,
    env: Env,
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
    let mut response = events::response("update_datanet", &sender)
        .add_attribute("datanet_id", datanet_id.to_string());
    let scheduled = update.attestors.is_some();
    if let Some(attestors) = update.attestors {
        if split.influence_bps == 0 {
            return Err(ContractError::WithoutInfluence { field: "attestors" });
        }
        let attestors = check::accounts(deps.api, "attestors", 0, MAX_ATTESTORS, &attestors)?;
        // an influence lane always gives notice; it is that of before this message
        let change = Change::SetAttestors(attestors);
        let change = notice::schedule(deps.branch(), &env, datanet_id, &datanet, change)?;
        response = change.announce(response);
    }
    if let Some(notice) = update.notice_seconds {
        let field = "notice_seconds";
        let current = datanet.notice_seconds;
        if notice < current {
            return Err(ContractError::GrowsOnly {
                field,
                current,
                found: notice,
            });
        }
        check::assert_range(field, 0, MAX_NOTICE_SECONDS, notice)?;
        datanet.notice_seconds = notice;
    }
    if before == (datanet.clone(), split.clone()) {
        return match scheduled {
            true => Ok(response),
            false => Err(ContractError::NothingToChange {}),
        };
    }

    DATANETS.save(deps.storage, datanet_id.into(), &datanet)?;
    SPLITS.save(deps.storage, datanet_id.into(), &split)?;
    Ok(response.add_event(events::datanet_updated(datanet_id, &datanet, &split)))
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
