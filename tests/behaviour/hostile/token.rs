//! A fee token that does what a token must not. It runs natively beside Tributary.

use cosmwasm_schema::cw_serde;
use cosmwasm_std::{
    Addr, Binary, Deps, DepsMut, Empty, Env, Event, MessageInfo, Response, StdError, StdResult,
    Storage, Uint128, WasmMsg, to_json_binary,
};
use cw_multi_test::{Contract, ContractWrapper};
use cw_storage_plus::{Item, Map};
use cw20::{BalanceResponse, Cw20ReceiveMsg};
use tributary_api::{ConfigResponse, QueryMsg};

/// More queries than any gas limit allows; where nothing counts gas, this is the limit.
const FOREVER: u32 = 20_000;

#[cw_serde]
pub enum Behaviour {
    /// But mints whatever it is asked for.
    Honest {},
    RevertsOnTransfer {},
    /// Loops until the gas is gone.
    BurnsGasOnTransfer {
        contract: String,
    },
    /// Calls a contract back in the middle of a transfer.
    CallsOnTransfer {
        contract: String,
        msg: Binary,
    },
    /// Tells the receiver of more than it moved.
    Overstates {
        by: Uint128,
    },
    HookWithoutMoving {},
    /// The balance moves when the receiver is done.
    HookBeforeMoving {},
    HookTwice {},
    /// Keeps a part of each movement for itself.
    FeeOnTransfer {
        percent: u8,
    },
    /// Moves nothing, and answers with another contract's event.
    AnswersGarbage {},
    ForgesSender {
        sender: String,
    },
}

#[cw_serde]
pub enum TokenMsg {
    Transfer {
        recipient: String,
        amount: Uint128,
    },
    Send {
        contract: String,
        amount: Uint128,
        msg: Binary,
    },
    Mint {
        recipient: String,
        amount: Uint128,
    },
    /// All that the sender has.
    Burn {},
    Behave(Behaviour),
    /// To itself, for a movement that was put off.
    MoveLate {
        sender: String,
        recipient: String,
        amount: Uint128,
    },
}

#[cw_serde]
pub enum TokenQuery {
    Balance { address: String },
}

const BEHAVIOUR: Item<Behaviour> = Item::new("behaviour");
const BALANCES: Map<&str, Uint128> = Map::new("balances");

pub fn hostile_token() -> Box<dyn Contract<Empty>> {
    Box::new(ContractWrapper::new(execute, instantiate, query))
}

fn instantiate(
    deps: DepsMut,
    _env: Env,
    _info: MessageInfo,
    behaviour: Behaviour,
) -> StdResult<Response> {
    BEHAVIOUR.save(deps.storage, &behaviour)?;
    Ok(Response::new())
}

fn execute(deps: DepsMut, env: Env, info: MessageInfo, msg: TokenMsg) -> StdResult<Response> {
    match msg {
        TokenMsg::Transfer { recipient, amount } => {
            transfer(deps, &info.sender, &recipient, amount)
        }
        TokenMsg::Send {
            contract,
            amount,
            msg,
        } => send(deps, &env, &info.sender, &contract, amount, msg),
        TokenMsg::Mint { recipient, amount } => {
            let held = balance(deps.storage, &recipient)?;
            BALANCES.save(deps.storage, &recipient, &held.saturating_add(amount))?;
            Ok(Response::new())
        }
        TokenMsg::Burn {} => {
            BALANCES.remove(deps.storage, info.sender.as_str());
            Ok(Response::new())
        }
        TokenMsg::Behave(behaviour) => {
            BEHAVIOUR.save(deps.storage, &behaviour)?;
            Ok(Response::new())
        }
        TokenMsg::MoveLate {
            sender,
            recipient,
            amount,
        } => {
            shift(deps.storage, &sender, &recipient, amount)?;
            Ok(Response::new())
        }
    }
}

fn transfer(deps: DepsMut, sender: &Addr, recipient: &str, amount: Uint128) -> StdResult<Response> {
    let done = Response::new();
    match BEHAVIOUR.load(deps.storage)? {
        Behaviour::RevertsOnTransfer {} => Err(StdError::generic_err("this token is stuck")),
        Behaviour::BurnsGasOnTransfer { contract } => {
            for _ in 0..FOREVER {
                let _: ConfigResponse = deps
                    .querier
                    .query_wasm_smart(&contract, &QueryMsg::Config {})?;
            }
            Err(StdError::generic_err("the gas is gone"))
        }
        Behaviour::CallsOnTransfer { contract, msg } => {
            // once: the call's own transfers pass
            BEHAVIOUR.save(deps.storage, &Behaviour::Honest {})?;
            shift(deps.storage, sender.as_str(), recipient, amount)?;
            Ok(done.add_message(call(&contract, msg)))
        }
        Behaviour::AnswersGarbage {} => Ok(done.set_data(b"\xff\x00{]").add_event(
            Event::new("claimed")
                .add_attribute("address", recipient)
                .add_attribute("payout_address", recipient)
                .add_attribute("token", "none")
                .add_attribute("amount", "-1"),
        )),
        Behaviour::FeeOnTransfer { percent } => {
            shift(
                deps.storage,
                sender.as_str(),
                recipient,
                left_of(amount, percent),
            )?;
            let kept = amount - left_of(amount, percent);
            shift(deps.storage, sender.as_str(), "kept", kept)?;
            Ok(done)
        }
        _ => {
            shift(deps.storage, sender.as_str(), recipient, amount)?;
            Ok(done)
        }
    }
}

fn send(
    deps: DepsMut,
    env: &Env,
    sender: &Addr,
    contract: &str,
    amount: Uint128,
    msg: Binary,
) -> StdResult<Response> {
    let hook = |sender: &str, amount: Uint128| -> StdResult<WasmMsg> {
        let hook = Cw20ReceiveMsg {
            sender: sender.to_owned(),
            amount,
            msg: msg.clone(),
        };
        Ok(call(contract, hook.into_json_binary()?))
    };
    let response = Response::new();
    let mut moved = amount;
    let response = match BEHAVIOUR.load(deps.storage)? {
        Behaviour::Overstates { by } => {
            response.add_message(hook(sender.as_str(), amount.saturating_add(by))?)
        }
        Behaviour::HookWithoutMoving {} => {
            moved = Uint128::zero();
            response.add_message(hook(sender.as_str(), amount)?)
        }
        Behaviour::HookBeforeMoving {} => {
            moved = Uint128::zero();
            let late = TokenMsg::MoveLate {
                sender: sender.to_string(),
                recipient: contract.to_owned(),
                amount,
            };
            response
                .add_message(hook(sender.as_str(), amount)?)
                .add_message(call(env.contract.address.as_str(), to_json_binary(&late)?))
        }
        Behaviour::HookTwice {} => response
            .add_message(hook(sender.as_str(), amount)?)
            .add_message(hook(sender.as_str(), amount)?),
        Behaviour::FeeOnTransfer { percent } => {
            moved = left_of(amount, percent);
            response.add_message(hook(sender.as_str(), amount)?)
        }
        Behaviour::ForgesSender { sender } => response.add_message(hook(&sender, amount)?),
        _ => response.add_message(hook(sender.as_str(), amount)?),
    };
    shift(deps.storage, sender.as_str(), contract, moved)?;
    Ok(response)
}

fn call(contract: &str, msg: Binary) -> WasmMsg {
    WasmMsg::Execute {
        contract_addr: contract.to_owned(),
        msg,
        funds: vec![],
    }
}

fn left_of(amount: Uint128, percent: u8) -> Uint128 {
    amount.multiply_ratio(100 - u128::from(percent), 100u128)
}

fn balance(storage: &dyn Storage, address: &str) -> StdResult<Uint128> {
    Ok(BALANCES.may_load(storage, address)?.unwrap_or_default())
}

fn shift(storage: &mut dyn Storage, from: &str, to: &str, amount: Uint128) -> StdResult<()> {
    let left = balance(storage, from)?.checked_sub(amount)?;
    BALANCES.save(storage, from, &left)?;
    let held = balance(storage, to)?.saturating_add(amount);
    BALANCES.save(storage, to, &held)
}

fn query(deps: Deps, _env: Env, msg: TokenQuery) -> StdResult<Binary> {
    let TokenQuery::Balance { address } = msg;
    to_json_binary(&BalanceResponse {
        balance: balance(deps.storage, &address)?,
    })
}
