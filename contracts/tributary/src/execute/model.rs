use cosmwasm_std::{Addr, Api, Deps, DepsMut, Env, Event, Response, StdResult, Storage};
use fee_split::{merge_lineages, reduce_shares};
use tributary_api::{
    LineageEntry, MAX_GATEWAYS, MAX_LINEAGE, MAX_LINEAGE_WEIGHT, MAX_OPERATOR_FEE_BPS, UnitPrice,
    UnitPriceUpdate,
};

use crate::error::ContractError;
use crate::events;
use crate::gather::Gather;
use crate::state::{
    Account, CONFIG, MODEL_INFO, MODELS, MODELS_BY_DATANET, MODELS_BY_OPERATOR, Model, ModelInfo,
    Price, RouteShare, last_id,
};
use crate::{check, registry};

pub struct Registration {
    pub name: String,
    pub uri: Option<String>,
    pub operator_fee_bps: u16,
    pub unit_price: Option<UnitPrice>,
    pub lineage: Vec<LineageEntry>,
    pub gateways: Vec<String>,
    pub succeeds: Option<u64>,
}

pub fn register(
    deps: DepsMut,
    env: Env,
    sender: Addr,
    new: Registration,
) -> Result<Response, ContractError> {
    check::assert_intake_open(&CONFIG.load(deps.storage)?, &env)?;
    check::assert_range(
        "operator_fee_bps",
        0,
        MAX_OPERATOR_FEE_BPS.into(),
        new.operator_fee_bps.into(),
    )?;
    // or anybody could pass a model off as the heir of another's
    if let Some(predecessor) = new.succeeds {
        registry::model_of_operator(deps.as_ref(), predecessor, &sender)?;
    }
    let lineage = parse_lineage(new.lineage)?;
    let route = compute_route(deps.storage, &lineage)?;
    let price_event = new.unit_price.clone();
    let (price, unit) = parse_price(deps.as_ref(), new.unit_price)?.unzip();
    let info = ModelInfo {
        name: check::name("name", new.name)?,
        uri: check::text("uri", new.uri)?,
        unit,
        lineage,
        gateways: check::accounts(deps.api, "gateways", 0, MAX_GATEWAYS, &new.gateways)?,
        nominee: None,
        succeeds: new.succeeds,
        registered_at: env.block.time.seconds(),
    };
    let model = Model {
        operator: check::sender(deps.api, &sender)?,
        operator_fee_bps: new.operator_fee_bps,
        active: true,
        price,
        route,
    };

    let model_id = last_id(&MODELS, deps.storage, ())?.saturating_add(1);
    MODELS.save(deps.storage, model_id.into(), &model)?;
    MODEL_INFO.save(deps.storage, model_id.into(), &info)?;
    MODELS_BY_OPERATOR.save(deps.storage, (&model.operator, model_id.into()), &true)?;

    let mut response = events::response("register_model", &sender)
        .add_attribute("model_id", model_id.to_string())
        .add_event(events::model_registered(
            model_id,
            &sender,
            &info.name,
            model.operator_fee_bps,
            info.succeeds,
        ));
    for RouteShare { datanet_id, share } in &model.route {
        let key = ((*datanet_id).into(), model_id.into());
        MODELS_BY_DATANET.save(deps.storage, key, &true)?;
        response = response.add_event(events::model_routed(model_id, *datanet_id, *share));
    }
    let gateways = gateway_events(deps.api, model_id, &[], &info.gateways)?;
    response = response.add_events(gateways);
    if let Some(price) = price_event {
        response = response.add_event(events::unit_price_set(model_id, &price));
    }
    Ok(response)
}

/// In order of datanet, without duplicates.
fn parse_lineage(lineage: Vec<LineageEntry>) -> Result<Vec<(u64, u64)>, ContractError> {
    check::assert_length("lineage", 1, MAX_LINEAGE, lineage.len())?;
    let mut parsed = Vec::with_capacity(lineage.len());
    for entry in lineage {
        let datanet = format!("datanet {}", entry.datanet_id);
        check::assert_entry(
            "lineage",
            datanet,
            "weight",
            (1, MAX_LINEAGE_WEIGHT),
            entry.weight,
        )?;
        parsed.push((entry.datanet_id, entry.weight));
    }
    check::sorted_unique(
        "lineage",
        parsed,
        |(id, _)| id.to_be_bytes().to_vec(),
        |(id, _)| Ok(format!("datanet {id}")),
    )
}

/// The lineage flattened: every datanet that a fee reaches, ancestors included, with its share.
fn compute_route(
    storage: &dyn Storage,
    lineage: &[(u64, u64)],
) -> Result<Vec<RouteShare>, ContractError> {
    let flattened = lineage
        .iter()
        .map(|(datanet_id, weight)| Ok((*weight, registry::lineage(storage, *datanet_id)?)))
        .gather()?;
    let flattened: Vec<_> = flattened
        .iter()
        .map(|(weight, lineage)| (*weight, &lineage[..]))
        .collect();
    let mut route = merge_lineages(&flattened)?;
    check::assert_length("route", 1, MAX_LINEAGE, route.len())?;
    reduce_shares(route.iter_mut().map(|(_, share)| share));
    Ok(route
        .into_iter()
        .map(|(datanet_id, share)| RouteShare { datanet_id, share })
        .collect())
}

/// The price and its unit's name.
fn parse_price(
    deps: Deps,
    price: Option<UnitPrice>,
) -> Result<Option<(Price, String)>, ContractError> {
    let Some(price) = price else { return Ok(None) };
    let token = check::account(deps.api, "unit_price token", &price.token)?;
    let token = registry::active_token(deps.api, &CONFIG.load(deps.storage)?, &token)?;
    if price.amount.is_zero() {
        return Err(ContractError::ZeroPrice {});
    }
    Ok(Some((
        Price {
            token,
            amount: price.amount.u128(),
        },
        check::name("unit", price.unit)?,
    )))
}

pub struct Update {
    pub name: Option<String>,
    pub uri: Option<String>,
    pub operator_fee_bps: Option<u16>,
    pub unit_price: Option<UnitPriceUpdate>,
    pub gateways: Option<Vec<String>>,
    pub active: Option<bool>,
}

pub fn update(
    deps: DepsMut,
    sender: Addr,
    model_id: u64,
    update: Update,
) -> Result<Response, ContractError> {
    let mut model = registry::model_of_operator(deps.as_ref(), model_id, &sender)?;
    let mut info = registry::model_info(deps.storage, model_id)?;
    let before = (model.clone(), info.clone());
    let mut response =
        events::response("update_model", &sender).add_attribute("model_id", model_id.to_string());

    if let Some(name) = update.name {
        info.name = check::name("name", name)?;
    }
    if update.uri.is_some() {
        info.uri = check::text("uri", update.uri)?;
    }
    if let Some(bps) = update.operator_fee_bps {
        check::assert_falls("operator_fee_bps", model.operator_fee_bps, bps)?;
        model.operator_fee_bps = bps;
    }
    if let Some(change) = update.unit_price {
        let price: Option<UnitPrice> = change.into();
        response = response.add_event(match &price {
            Some(price) => events::unit_price_set(model_id, price),
            None => events::unit_price_removed(model_id),
        });
        (model.price, info.unit) = parse_price(deps.as_ref(), price)?.unzip();
    }
    if let Some(gateways) = update.gateways {
        let gateways = check::accounts(deps.api, "gateways", 0, MAX_GATEWAYS, &gateways)?;
        let before = std::mem::replace(&mut info.gateways, gateways);
        let changes = gateway_events(deps.api, model_id, &before, &info.gateways)?;
        response = response.add_events(changes);
    }
    if let Some(active) = update.active {
        model.active = active;
    }
    if before == (model.clone(), info.clone()) {
        return Err(ContractError::NothingToChange {});
    }

    MODELS.save(deps.storage, model_id.into(), &model)?;
    MODEL_INFO.save(deps.storage, model_id.into(), &info)?;
    Ok(response.add_event(events::model_updated(
        model_id,
        &info.name,
        model.operator_fee_bps,
        model.active,
    )))
}

fn gateway_events(
    api: &dyn Api,
    model_id: u64,
    before: &[Account],
    after: &[Account],
) -> StdResult<Vec<Event>> {
    let mut changes = vec![];
    for gateway in before {
        if !after.contains(gateway) {
            changes.push(events::gateway_removed(
                model_id,
                &api.addr_humanize(gateway)?,
            ));
        }
    }
    for gateway in after {
        if !before.contains(gateway) {
            changes.push(events::gateway_added(
                model_id,
                &api.addr_humanize(gateway)?,
            ));
        }
    }
    Ok(changes)
}

pub fn nominate_operator(
    deps: DepsMut,
    sender: Addr,
    model_id: u64,
    nominee: Option<String>,
) -> Result<Response, ContractError> {
    registry::model_of_operator(deps.as_ref(), model_id, &sender)?;
    let mut info = registry::model_info(deps.storage, model_id)?;
    let nominee = nominee
        .map(|nominee| check::account(deps.api, "address", &nominee))
        .transpose()?;
    if nominee == info.nominee {
        return Err(ContractError::NothingToChange {});
    }
    info.nominee = nominee;
    MODEL_INFO.save(deps.storage, model_id.into(), &info)?;

    let nominee = info.nominee.map(|nominee| deps.api.addr_humanize(&nominee));
    Ok(
        events::response("nominate_operator", &sender).add_event(events::operator_nominated(
            model_id,
            nominee.transpose()?.as_ref(),
        )),
    )
}

pub fn accept_operatorship(
    deps: DepsMut,
    sender: Addr,
    model_id: u64,
) -> Result<Response, ContractError> {
    let mut model = registry::model(deps.storage, model_id)?;
    let mut info = registry::model_info(deps.storage, model_id)?;
    let account =
        check::assert_nominee(deps.api, "model", model_id, info.nominee.as_ref(), &sender)?;

    let former = deps.api.addr_humanize(&model.operator)?;
    MODELS_BY_OPERATOR.remove(deps.storage, (&model.operator, model_id.into()));
    MODELS_BY_OPERATOR.save(deps.storage, (&account, model_id.into()), &true)?;
    model.operator = account;
    info.nominee = None;
    MODELS.save(deps.storage, model_id.into(), &model)?;
    MODEL_INFO.save(deps.storage, model_id.into(), &info)?;
    Ok(events::response("accept_operatorship", &sender)
        .add_event(events::operator_changed(model_id, &former, &sender)))
}
