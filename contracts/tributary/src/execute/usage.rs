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
use crate::execute::account;
use crate::route::{LiveDatanet, cut_live, load_live};
use crate::state::{
    Account, CONFIG, CREDITS, Charged, Config, Credit, Model, POOLS, QUERY_IDS, QUERY_RECORDS,
    QueryRecord, RecordPart, RouteShare, TokenId, last_id,
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
    check::assert_amount("amount", hook.amount)?;
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
            let said = Said {
                query_id,
                units,
                count: count.unwrap_or(1),
                digest,
            };
            record_query(deps, env, &config, model_id, payment, said)
        }
        HookMsg::Deposit { beneficiary } => {
            let account = match beneficiary {
                Some(address) => check::account(deps.api, "beneficiary", &address)?,
                None => payment.payer,
            };
            // which could never take it out again
            if account == check::sender(deps.api, &env.contract.address)? {
                return Err(ContractError::OwnAccount {});
            }
            let token = (payment.token, &payment.token_addr);
            account::deposit(deps, &payment.payer_addr, token, &account, payment.amount)
        }
    }
}

/// What the payer says of the use.
struct Said {
    query_id: String,
    units: Option<u64>,
    count: u64,
    digest: Option<Binary>,
}

fn record_query(
    deps: DepsMut,
    env: Env,
    config: &Config,
    model_id: u64,
    payment: Payment,
    said: Said,
) -> Result<Response, ContractError> {
    let model = load_active(deps.storage, model_id)?;
    check::assert_query_id(&said.query_id)?;
    check::assert_range("count", 1, MAX_COUNT, said.count)?;
    let digest = check::hash("digest", said.digest)?;
    let units = assert_price(deps.api, config, model_id, &model, said.units, &payment)?;
    let payer = (&payment.payer, &payment.payer_addr);
    assert_new(deps.storage, model_id, payer, &said.query_id)?;

    let record_id = next_record_id(deps.storage, model_id)?;
    let charged = Charged {
        record_id,
        ..Charged::default()
    };
    let key = (
        model_id.into(),
        payment.payer.as_slice(),
        said.query_id.as_str(),
    );
    QUERY_IDS.save(deps.storage, key, &charged)?;
    let response = events::response("record_query", &payment.token_addr);
    let usage = Usage {
        payer: payment.payer,
        payer_addr: payment.payer_addr,
        query_id: said.query_id,
        token: payment.token,
        token_addr: payment.token_addr,
        amount: payment.amount,
        units,
        count: said.count,
        digest,
    };
    record(
        deps,
        env,
        config,
        (model_id, record_id),
        &model,
        usage,
        response,
    )
}

pub fn load_active(storage: &dyn Storage, model_id: u64) -> Result<Model, ContractError> {
    let model = registry::model(storage, model_id)?;
    if !model.active {
        return Err(ContractError::ModelInactive { model_id });
    }
    Ok(model)
}

/// A query id is paid once.
pub fn assert_new(
    storage: &dyn Storage,
    model_id: u64,
    (payer, payer_addr): (&Account, &Addr),
    query_id: &str,
) -> Result<(), ContractError> {
    let known = QUERY_IDS.may_load(storage, (model_id.into(), payer, query_id))?;
    match known {
        None => Ok(()),
        Some(charged) => Err(ContractError::QueryIdTaken {
            model_id,
            payer: payer_addr.clone(),
            query_id: query_id.to_owned(),
            record_id: charged.record_id,
        }),
    }
}

pub fn next_record_id(storage: &dyn Storage, model_id: u64) -> StdResult<u64> {
    Ok(last_id(&QUERY_RECORDS, storage, model_id.into())?.saturating_add(1))
}

/// A paid use of a model, or a batch of them: what becomes a query record.
pub struct Usage {
    pub payer: Account,
    pub payer_addr: Addr,
    pub query_id: String,
    pub token: TokenId,
    pub token_addr: Addr,
    pub amount: Uint128,
    pub units: Option<u64>,
    pub count: u64,
    pub digest: Option<[u8; 32]>,
}

/// Splits the amount, once, and keeps the record.
pub fn record(
    deps: DepsMut,
    env: Env,
    config: &Config,
    (model_id, record_id): (u64, u64),
    model: &Model,
    usage: Usage,
    response: Response,
) -> Result<Response, ContractError> {
    let cut = cut_fee(
        usage.amount,
        Bps::new(config.protocol_fee_bps)?,
        Bps::new(model.operator_fee_bps)?,
    )?;
    let (parts, split_events) = split(deps.storage, model_id, record_id, model, &usage, &cut)?;
    let token = usage.token;
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

    let record = QueryRecord {
        payer: usage.payer,
        query_id: usage.query_id,
        token,
        amount: usage.amount.u128(),
        protocol: cut.protocol.u128(),
        operator: cut.operator.u128(),
        units: usage.units,
        count: usage.count,
        digest: usage.digest,
        height: env.block.height,
        time: env.block.time.seconds(),
        parts,
    };
    QUERY_RECORDS.save(deps.storage, (model_id.into(), record_id.into()), &record)?;

    let recorded = QueryRecorded {
        model_id,
        record_id,
        payer: &usage.payer_addr,
        query_id: &record.query_id,
        token: &usage.token_addr,
        amount: usage.amount,
        protocol: cut.protocol,
        protocol_recipient: &deps.api.addr_humanize(&config.protocol_fee_recipient)?,
        operator: cut.operator,
        operator_recipient: &deps.api.addr_humanize(&model.operator)?,
        units: record.units,
        count: record.count,
        digest: record.digest,
    };
    Ok(response
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
    usage: &Usage,
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
        let key = (datanet_id.into(), usage.token);
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
                token: &usage.token_addr,
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
