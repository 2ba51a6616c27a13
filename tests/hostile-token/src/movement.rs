//! Transfers and hooks, honest and not.

use cosmwasm_std::{
    Addr, Binary, DepsMut, Env, Event, Response, StdError, StdResult, Storage, Uint128, WasmMsg,
    to_json_binary,
};
use cw20::Cw20ReceiveMsg;

use crate::{BALANCES, BEHAVIOUR, Behaviour, TokenMsg, burn};

pub fn transfer(
    deps: DepsMut,
    sender: &Addr,
    recipient: &str,
    amount: Uint128,
) -> StdResult<Response> {
    let done = Response::new();
    match BEHAVIOUR.load(deps.storage)? {
        Behaviour::RevertsOnTransfer {} => Err(StdError::generic_err("this token is stuck")),
        Behaviour::PanicsOnTransfer {} => panic!("this token is broken"),
        Behaviour::BurnsGasOnTransfer { contract } => {
            burn::ask(deps.querier, &contract)?;
            burn::gone()
        }
        Behaviour::LoopsOnTransfer {} => {
            burn::compute();
            burn::gone()
        }
        Behaviour::FillsStorageOnTransfer {} => {
            burn::write(deps.storage);
            burn::gone()
        }
        Behaviour::CallsOnTransfer { contract, msg } => {
            // once: the call's own transfers pass
            BEHAVIOUR.save(deps.storage, &Behaviour::Honest {})?;
            shift(deps.storage, sender.as_str(), recipient, amount)?;
            Ok(done.add_message(call(&contract, msg)))
        }
        Behaviour::CallsOnTransfers {
            contract,
            msg,
            times,
        } => {
            shift(deps.storage, sender.as_str(), recipient, amount)?;
            let Some(left) = times.checked_sub(1) else {
                return Ok(done);
            };
            let again = Behaviour::CallsOnTransfers {
                contract: contract.clone(),
                msg: msg.clone(),
                times: left,
            };
            BEHAVIOUR.save(deps.storage, &again)?;
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
            let left = left_of(amount, percent);
            shift(deps.storage, sender.as_str(), recipient, left)?;
            shift(deps.storage, sender.as_str(), "kept", amount - left)?;
            Ok(done)
        }
        Behaviour::MovesTwice {} => {
            let both = amount.checked_add(amount)?;
            shift(deps.storage, sender.as_str(), recipient, both)?;
            Ok(done)
        }
        _ => {
            shift(deps.storage, sender.as_str(), recipient, amount)?;
            Ok(done)
        }
    }
}

pub fn send(
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
        Behaviour::CallsOnSend {
            contract: called,
            msg,
        } => {
            BEHAVIOUR.save(deps.storage, &Behaviour::Honest {})?;
            response
                .add_message(call(&called, msg))
                .add_message(hook(sender.as_str(), amount)?)
        }
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

pub fn balance(storage: &dyn Storage, address: &str) -> StdResult<Uint128> {
    Ok(BALANCES.may_load(storage, address)?.unwrap_or_default())
}

pub fn shift(storage: &mut dyn Storage, from: &str, to: &str, amount: Uint128) -> StdResult<()> {
    let left = balance(storage, from)?.checked_sub(amount)?;
    BALANCES.save(storage, from, &left)?;
    let held = balance(storage, to)?.saturating_add(amount);
    BALANCES.save(storage, to, &held)
}
