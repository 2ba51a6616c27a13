//! The least that a contract can do with a cw20 payment: store one record of it, and the total of all.
//!
//! The gas of a cw20 `send` to it is the floor against which Tributary's gas is held. It checks nothing, tells nothing and
//! splits nothing, so nothing that records payments can cost less.

use cosmwasm_schema::cw_serde;
use cosmwasm_std::{
    Binary, Deps, DepsMut, Empty, Env, MessageInfo, Response, StdResult, Uint128, entry_point,
    from_json, to_json_binary,
};
use cw_storage_plus::{Item, Map};
use cw20::Cw20ReceiveMsg;

#[cw_serde]
pub enum ExecuteMsg {
    /// From a token: its `msg` is a [`HookMsg`].
    Receive(Cw20ReceiveMsg),
}

/// What a cw20 `send` carries.
#[cw_serde]
pub struct HookMsg {
    /// The payer's name for the payment.
    pub id: String,
}

#[cw_serde]
pub enum QueryMsg {
    /// A `Uint128`.
    Total {},
    /// A [`Record`].
    Record { id: String },
}

#[cw_serde]
pub struct Record {
    pub payer: String,
    pub amount: Uint128,
}

/// id → record
const RECORDS: Map<&str, Record> = Map::new("r");
const TOTAL: Item<Uint128> = Item::new("t");

#[entry_point]
pub fn instantiate(deps: DepsMut, _: Env, _: MessageInfo, _: Empty) -> StdResult<Response> {
    TOTAL.save(deps.storage, &Uint128::zero())?;
    Ok(Response::new())
}

#[entry_point]
pub fn execute(deps: DepsMut, _: Env, _: MessageInfo, msg: ExecuteMsg) -> StdResult<Response> {
    let ExecuteMsg::Receive(payment) = msg;
    let HookMsg { id } = from_json(&payment.msg)?;
    let record = Record {
        payer: payment.sender,
        amount: payment.amount,
    };
    RECORDS.save(deps.storage, &id, &record)?;
    let total = TOTAL.load(deps.storage)?.checked_add(payment.amount)?;
    TOTAL.save(deps.storage, &total)?;
    Ok(Response::new())
}

#[entry_point]
pub fn query(deps: Deps, _: Env, msg: QueryMsg) -> StdResult<Binary> {
    match msg {
        QueryMsg::Total {} => to_json_binary(&TOTAL.load(deps.storage)?),
        QueryMsg::Record { id } => to_json_binary(&RECORDS.load(deps.storage, &id)?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use cosmwasm_std::testing::{message_info, mock_dependencies, mock_env};

    #[test]
    fn payments_are_stored_and_added_up() {
        let mut deps = mock_dependencies();
        let token = message_info(&deps.api.addr_make("token"), &[]);
        instantiate(deps.as_mut(), mock_env(), token.clone(), Empty {}).unwrap();
        for (id, amount) in [("q-1", 5_u128), ("q-2", 7)] {
            let msg = ExecuteMsg::Receive(Cw20ReceiveMsg {
                sender: "payer".to_owned(),
                amount: amount.into(),
                msg: to_json_binary(&HookMsg { id: id.to_owned() }).unwrap(),
            });
            execute(deps.as_mut(), mock_env(), token.clone(), msg).unwrap();
        }
        let ask = |msg| query(deps.as_ref(), mock_env(), msg).unwrap();
        let total: Uint128 = from_json(ask(QueryMsg::Total {})).unwrap();
        let record: Record = from_json(ask(QueryMsg::Record { id: "q-2".into() })).unwrap();
        assert_eq!((total.u128(), record.amount.u128()), (12, 7));
        assert_eq!(record.payer, "payer");
    }
}
