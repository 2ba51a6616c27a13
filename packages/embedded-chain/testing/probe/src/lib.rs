//! A contract that does what tests of the embedded chain want, also what no contract should.
//!
//! It runs compiled and natively, so tests can mix both forms.

use cosmwasm_std::{
    Binary, Deps, DepsMut, Empty, Env, MessageInfo, Order, QueryRequest, Reply, Response, StdError,
    StdResult, SubMsg, SubMsgResult, WasmMsg, entry_point, from_json, to_json_binary, to_json_vec,
};
use cw20::Cw20ReceiveMsg;
use serde::{Deserialize, Serialize};

/// A reply with this id fails.
pub const FAILING_REPLY: u64 = 13;

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ExecuteMsg {
    /// Stores a value.
    Store {
        key: String,
        value: String,
    },
    /// Stores values `0000` … under themselves.
    Fill {
        count: u32,
    },
    /// Stores `sent` and sends messages; replies are stored as `reply<id>`: `ok` or the error's text.
    Send {
        messages: Vec<SubMsg>,
    },
    /// Runs the message inside.
    Receive(Cw20ReceiveMsg),
    /// Asks, and stores the answer or error as `answer`.
    Ask {
        request: QueryRequest<Empty>,
    },
    /// Removes the first entry until there is none, and returns how many there were as data.
    RemoveAll {},
    /// Fails after a write.
    Fail {
        text: String,
    },
    Panic {},
    Loop {},
    ExhaustMemory {},
    /// Calls itself without end.
    Recurse {},
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum QueryMsg {
    /// `Option<String>`: a stored value.
    Value { key: String },
    /// `Vec<String>`: the first keys, or the last in falling order.
    Keys { limit: u32, descending: bool },
    /// Whatever the chain answers.
    Ask { request: QueryRequest<Empty> },
    /// `Env`.
    Env {},
    /// Tries to write.
    Write {},
    /// Asks itself without end.
    Recurse {},
}

#[entry_point]
pub fn instantiate(_: DepsMut, _: Env, _: MessageInfo, _: Empty) -> StdResult<Response> {
    Ok(Response::new())
}

#[entry_point]
pub fn migrate(deps: DepsMut, _: Env, _: Empty) -> StdResult<Response> {
    deps.storage.set(b"migrated", b"yes");
    Ok(Response::new())
}

#[entry_point]
#[allow(clippy::only_used_in_recursion)] // the signature is given
pub fn execute(deps: DepsMut, env: Env, info: MessageInfo, msg: ExecuteMsg) -> StdResult<Response> {
    let storage = deps.storage;
    match msg {
        ExecuteMsg::Store { key, value } => storage.set(key.as_bytes(), value.as_bytes()),
        ExecuteMsg::Fill { count } => {
            for index in 0..count {
                let key = format!("{index:04}");
                storage.set(key.as_bytes(), key.as_bytes());
            }
        }
        ExecuteMsg::Send { messages } => {
            storage.set(b"sent", b"yes");
            return Ok(Response::new().add_submessages(messages));
        }
        ExecuteMsg::Receive(received) => {
            let inner = from_json(received.msg)?;
            let deps = DepsMut {
                storage,
                api: deps.api,
                querier: deps.querier,
            };
            return execute(deps, env, info, inner);
        }
        ExecuteMsg::Ask { request } => {
            let answer = match deps
                .querier
                .raw_query(&to_json_vec(&request)?)
                .into_result()
            {
                Ok(answer) => answer
                    .into_result()
                    .unwrap_or_else(|text| text.as_bytes().into()),
                Err(error) => error.to_string().as_bytes().into(),
            };
            storage.set(b"answer", &answer);
        }
        ExecuteMsg::RemoveAll {} => {
            let mut count = 0_u32;
            loop {
                let first = storage.range(None, None, Order::Ascending).next();
                let Some((key, _)) = first else { break };
                storage.remove(&key);
                count += 1;
            }
            return Ok(Response::new().set_data(to_json_binary(&count)?));
        }
        ExecuteMsg::Fail { text } => {
            storage.set(b"failed", b"half-way");
            return Err(StdError::generic_err(text));
        }
        ExecuteMsg::Panic {} => panic!("as asked"),
        ExecuteMsg::Loop {} => loop {
            std::hint::black_box(0);
        },
        ExecuteMsg::ExhaustMemory {} => {
            let mut hoard: Vec<Vec<u8>> = Vec::new();
            loop {
                hoard.push(std::hint::black_box(vec![1; 1 << 20]));
            }
        }
        ExecuteMsg::Recurse {} => {
            return Ok(Response::new().add_message(WasmMsg::Execute {
                contract_addr: env.contract.address.into_string(),
                msg: to_json_binary(&ExecuteMsg::Recurse {})?,
                funds: vec![],
            }));
        }
    }
    Ok(Response::new())
}

#[entry_point]
pub fn reply(deps: DepsMut, _: Env, reply: Reply) -> StdResult<Response> {
    let outcome = match reply.result {
        SubMsgResult::Ok(_) => "ok".to_owned(),
        SubMsgResult::Err(text) => text,
    };
    let key = format!("reply{}", reply.id);
    deps.storage.set(key.as_bytes(), outcome.as_bytes());
    if reply.id == FAILING_REPLY {
        return Err(StdError::generic_err("the reply fails"));
    }
    Ok(Response::new().set_data(outcome.as_bytes()))
}

#[entry_point]
pub fn query(deps: Deps, env: Env, msg: QueryMsg) -> StdResult<Binary> {
    match msg {
        QueryMsg::Value { key } => {
            let value = deps.storage.get(key.as_bytes());
            to_json_binary(&value.map(|value| String::from_utf8_lossy(&value).into_owned()))
        }
        QueryMsg::Keys { limit, descending } => {
            let order = if descending {
                Order::Descending
            } else {
                Order::Ascending
            };
            let keys: Vec<_> = deps
                .storage
                .range(None, None, order)
                .take(limit.try_into().unwrap_or(usize::MAX))
                .map(|(key, _)| String::from_utf8_lossy(&key).into_owned())
                .collect();
            to_json_binary(&keys)
        }
        QueryMsg::Ask { request } => ask(deps, &request),
        QueryMsg::Env {} => to_json_binary(&env),
        QueryMsg::Write {} => {
            write_anyway();
            to_json_binary(&())
        }
        QueryMsg::Recurse {} => {
            let msg = to_json_binary(&QueryMsg::Recurse {})?;
            let contract_addr = env.contract.address.into_string();
            ask(
                deps,
                &cosmwasm_std::WasmQuery::Smart { contract_addr, msg }.into(),
            )
        }
    }
}

fn ask(deps: Deps, request: &QueryRequest<Empty>) -> StdResult<Binary> {
    deps.querier
        .raw_query(&to_json_vec(request)?)
        .into_result()
        .map_err(|error| StdError::generic_err(error.to_string()))?
        .into_result()
        .map_err(StdError::generic_err)
}

#[cfg(target_arch = "wasm32")]
fn write_anyway() {
    use cosmwasm_std::Storage;
    cosmwasm_std::ExternalStorage::new().set(b"written", b"in a query");
}

#[cfg(not(target_arch = "wasm32"))]
fn write_anyway() {}
