use cosmwasm_std::{
    Addr, Api, Binary, DepsMut, Env, Event, Response, StdResult, Storage, Uint128, Uint256,
    from_json,
};
use cw20::Cw20ReceiveMsg;
use fee_split::{Bps, FeeCut, cut_fee};
use lean_json::Lean;
use tributary_api::{HookMsg, MAX_COUNT};

use crate::error::ContractError;
use crate::events::{self, FeeSplit, QueryRecorded};
use crate::route::{LiveDatanet, cut_live, load_live};
use crate::state::{
    Account, CONFIG, CREDITS, Config, Credit, Model, POOLS, QUERY_IDS, QUERY_RECORDS, QueryRecord,
    RecordPart, RouteShare, TokenId, last_id,
};
use crate::{check, registry};

/// What a fee token brought.
struct Payment {
    token: TokenId,
    token_addr: Addr,
    payer: Account,
    payer_addr: Addr,
    amount: Uint128,
}

pub fn receive(
    deps: DepsMut,
    env: Env,
    sender: Addr,
    hook: Cw20ReceiveMsg,
) -> Result<Response, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    let token = registry::active_token(deps.api, &config, &check::sender(deps.api, &sender)?)?;
    check::assert_intake_open(&config, &env)?;
    if hook.amount.is_zero() {
        return Err(ContractError::ZeroAmount {});
    }
    let payer = check::account(deps.api, "payer", &hook.sender)?;
    let payment = Payment {
        token,
        token_addr: sender,
        payer_addr: deps.api.addr_humanize(&payer)?,
        payer,
        amount: hook.amount,
    };
    let Lean(hook_msg) = from_json(&hook.msg)?;
    match hook_msg {
        HookMsg::RecordQuery {
            model_id,
            query_id,
            units,
            count,
            digest,
        } => {
            let usage = Usage {
                model_id,
                query_id,
                units,
                count: count.unwrap_or(1),
                digest,
            };
            record_query(deps, env, &config, payment, usage)
        }
    }
}

/// What the payer says of the use.
struct Usage {
    model_id: u64,
    query_id: String,
    units: Option<u64>,
    count: u64,
    digest: Option<Binary>,
}

fn record_query(
    deps: DepsMut,
    env: Env,
    config: &Config,
    payment: Payment,
    usage: Usage,
) -> Result<Response, ContractError> {
    let model_id = usage.model_id;
    let model = registry::model(deps.storage, model_id)?;
    if !model.active {
        return Err(ContractError::ModelInactive { model_id });
    }
    check::assert_query_id(&usage.query_id)?;
    check::assert_range("count", 1, MAX_COUNT, usage.count)?;
    let digest = check::hash("digest", usage.digest)?;
    let units = assert_price(deps.api, config, model_id, &model, usage.units, &payment)?;

    let query_key = (
        model_id.into(),
        payment.payer.as_slice(),
        usage.query_id.as_str(),
    );
    if let Some(record_id) = QUERY_IDS.may_load(deps.storage, query_key)? {
        return Err(ContractError::QueryIdTaken {
            model_id,
            payer: payment.payer_addr,
            query_id: usage.query_id,
            record_id,
        });
    }
    let record_id = last_id(&QUERY_RECORDS, deps.storage, model_id.into())?.saturating_add(1);

    let cut = cut_fee(
        payment.amount,
        Bps::new(config.protocol_fee_bps)?,
        Bps::new(model.operator_fee_bps)?,
    )?;
    let (parts, split_events) = split(deps.storage, model_id, record_id, &model, &payment, &cut)?;
    let token = payment.token;
    credit(
        deps.storage,
        &config.protocol_fee_recipient,
        token,
        cut.protocol,
        |credit| &mut credit.protocol,
    )?;
    credit(
        deps.storage,
        &model.operator,
        token,
        cut.operator,
        |credit| &mut credit.operator,
    )?;

    QUERY_IDS.save(deps.storage, query_key, &record_id)?;
    let record = QueryRecord {
        payer: payment.payer,
        query_id: usage.query_id,
        token,
        amount: payment.amount.u128(),
        protocol: cut.protocol.u128(),
        operator: cut.operator.u128(),
        units,
        count: usage.count,
        digest,
        height: env.block.height,
        time: env.block.time.seconds(),
        parts,
    };
    QUERY_RECORDS.save(deps.storage, (model_id.into(), record_id.into()), &record)?;

    let recorded = QueryRecorded {
        model_id,
        record_id,
        payer: &payment.payer_addr,
        query_id: &record.query_id,
        token: &payment.token_addr,
        amount: payment.amount,
        protocol: cut.protocol,
        protocol_recipient: &deps.api.addr_humanize(&config.protocol_fee_recipient)?,
        operator: cut.operator,
        operator_recipient: &deps.api.addr_humanize(&model.operator)?,
        units,
        count: record.count,
        digest,
    };
    Ok(events::response("record_query", &payment.token_addr)
        .add_attribute("model_id", model_id.to_string())
        .add_attribute("record_id", record_id.to_string())
        .add_event(recorded)
        .add_events(split_events))
}

/// The units that were paid for: none where the model has no unit price.
fn assert_price(
    api: &dyn Api,
    config: &Config,
    model_id: u64,
    model: &Model,
    units: Option<u64>,
    payment: &Payment,
) -> Result<Option<u64>, ContractError> {
    let Some(price) = &model.price else {
        return match units {
            None => Ok(None),
            Some(found) => Err(ContractError::UnitsWithoutPrice { model_id, found }),
        };
    };
    let units = units.unwrap_or(1);
    check::assert_range("units", 1, MAX_COUNT, units)?;
    let expected = price.fee(model_id, units)?;
    if payment.token != price.token || payment.amount != expected {
        return Err(ContractError::WrongPrice {
            model_id,
            units,
            unit_price: price.amount.into(),
            expected,
            expected_token: registry::token_address(api, config, price.token)?,
            found: payment.amount,
            found_token: payment.token_addr.clone(),
        });
    }
    Ok(Some(units))
}

/// Runs what is left of a fee over the live route, into the datanets' pools.
fn split(
    storage: &mut dyn Storage,
    model_id: u64,
    record_id: u64,
    model: &Model,
    payment: &Payment,
    cut: &FeeCut,
) -> Result<(Vec<RecordPart>, Vec<Event>), ContractError> {
    let live = load_live(storage, model)?;
    if live.is_empty() {
        return Err(ContractError::NobodyToPay { model_id });
    }
    let parts = compute_record_parts(&model.route, &live);
    let mut split_events = Vec::with_capacity(live.len());
    for live_part in cut_live(cut.rest, live)? {
        let datanet_id = live_part.datanet_id;
        let key = (datanet_id.into(), payment.token);
        let mut record = POOLS.may_load(storage, key)?.unwrap_or_default();
        let mut pool = record.pool();
        if !live_part.cut.pot.is_zero() {
            pool.hold(live_part.cut.pot)?;
        }
        pool.enter(
            live_part.cut.base,
            fee_split::Weight::new(live_part.split.total_weight)?,
        )?;
        record.set_pool(pool);
        record.curator_income = record
            .curator_income
            .checked_add(live_part.cut.curator.into())?;
        POOLS.save(storage, key, &record)?;

        split_events.push(
            FeeSplit {
                model_id,
                record_id,
                datanet_id,
                token: &payment.token_addr,
                split: &live_part.split,
                part: live_part.part,
                curator: live_part.cut.curator,
                pot: live_part.cut.pot,
                base: live_part.cut.base,
                pool: &pool,
            }
            .into(),
        );
    }
    Ok((parts, split_events))
}

/// One part for each entry of the route: empty for a datanet that takes no part.
fn compute_record_parts(route: &[RouteShare], live: &[LiveDatanet]) -> Vec<RecordPart> {
    route
        .iter()
        .map(|entry| {
            let taking_part = live.iter().find(|live| live.datanet_id == entry.datanet_id);
            taking_part.map_or_else(RecordPart::default, |live| RecordPart {
                weights_version: live.split.weights_version,
                curator_fee_bps: live.split.curator_fee_bps,
            })
        })
        .collect()
}

/// Credits, never pushes: nothing is sent to anyone while a query is recorded.
fn credit(
    storage: &mut dyn Storage,
    address: &Account,
    token: TokenId,
    amount: Uint128,
    role: impl Fn(&mut Credit) -> &mut Uint256,
) -> StdResult<()> {
    if amount.is_zero() {
        return Ok(());
    }
    let key = (address.as_slice(), token);
    let mut credit = CREDITS.may_load(storage, key)?.unwrap_or_default();
    let balance = role(&mut credit);
    *balance = balance.checked_add(amount.into())?;
    CREDITS.save(storage, key, &credit)
}
