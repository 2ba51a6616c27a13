//! A fee token that does what a token must not. It runs compiled and natively, from the same source.

mod burn;
mod movement;

use cosmwasm_schema::cw_serde;
use cosmwasm_std::{
    Binary, Deps, DepsMut, Env, MessageInfo, Response, StdResult, Uint128, entry_point,
    to_json_binary,
};
use cw_storage_plus::{Item, Map};
use cw20::BalanceResponse;

#[cw_serde]
pub enum Behaviour {
    /// But mints whatever it is asked for.
    Honest {},
    RevertsOnTransfer {},
    /// Fails as a program that is wrong does.
    PanicsOnTransfer {},
    /// Asks another contract until the gas is gone.
    BurnsGasOnTransfer {
        contract: String,
    },
    /// Computes until the gas is gone.
    LoopsOnTransfer {},
    /// Writes until the gas is gone.
    FillsStorageOnTransfer {},
    /// Calls a contract back in the middle of a transfer.
    CallsOnTransfer {
        contract: String,
        msg: Binary,
    },
    /// The same in each of so many transfers, those that the call brings about among them.
    CallsOnTransfers {
        contract: String,
        msg: Binary,
        times: u8,
    },
    /// Calls a contract before it tells it of a payment.
    CallsOnSend {
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
    /// Moves twice as much as it was asked for.
    MovesTwice {},
    /// Moves nothing, and answers with another contract's event.
    AnswersGarbage {},
    ForgesSender {
        sender: String,
    },
    /// Says that everybody holds this much.
    LiesOfBalances {
        balance: Uint128,
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
    Balance {
        address: String,
    },
    /// As it is, whatever the token says to others.
    TrueBalance {
        address: String,
    },
}

const BEHAVIOUR: Item<Behaviour> = Item::new("behaviour");
const BALANCES: Map<&str, Uint128> = Map::new("balances");

#[entry_point]
pub fn instantiate(
    deps: DepsMut,
    _env: Env,
    _info: MessageInfo,
    behaviour: Behaviour,
) -> StdResult<Response> {
    BEHAVIOUR.save(deps.storage, &behaviour)?;
    Ok(Response::new())
}

#[entry_point]
pub fn execute(deps: DepsMut, env: Env, info: MessageInfo, msg: TokenMsg) -> StdResult<Response> {
    match msg {
        TokenMsg::Transfer { recipient, amount } => {
            movement::transfer(deps, &info.sender, &recipient, amount)
        }
        TokenMsg::Send {
            contract,
            amount,
            msg,
        } => movement::send(deps, &env, &info.sender, &contract, amount, msg),
        TokenMsg::Mint { recipient, amount } => {
            let held = movement::balance(deps.storage, &recipient)?;
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
            movement::shift(deps.storage, &sender, &recipient, amount)?;
            Ok(Response::new())
        }
    }
}

#[entry_point]
pub fn query(deps: Deps, _env: Env, msg: TokenQuery) -> StdResult<Binary> {
    let balance = match msg {
        TokenQuery::TrueBalance { address } => movement::balance(deps.storage, &address)?,
        TokenQuery::Balance { address } => match BEHAVIOUR.load(deps.storage)? {
            Behaviour::LiesOfBalances { balance } => balance,
            _ => movement::balance(deps.storage, &address)?,
        },
    };
    to_json_binary(&BalanceResponse { balance })
}
