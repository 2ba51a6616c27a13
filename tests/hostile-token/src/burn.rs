//! Three ways to use up all gas. Where nothing counts it they end, and fail.

use cosmwasm_std::{
    Binary, Empty, QuerierWrapper, QueryRequest, StdError, StdResult, Storage, WasmQuery,
    to_json_vec,
};

/// More than any gas limit allows, of what costs much.
const FOREVER: u32 = 20_000;

pub fn gone<T>() -> StdResult<T> {
    Err(StdError::generic_err("the gas is gone"))
}

pub fn ask(querier: QuerierWrapper, contract: &str) -> StdResult<()> {
    let request: QueryRequest<Empty> = QueryRequest::Wasm(WasmQuery::Smart {
        contract_addr: contract.to_owned(),
        msg: Binary::new(br#"{"config":{}}"#.to_vec()),
    });
    let request = to_json_vec(&request)?;
    for _ in 0..FOREVER {
        let answer = querier.raw_query(&request).into_result();
        answer.map_err(|error| StdError::generic_err(error.to_string()))?;
    }
    Ok(())
}

/// Compiled, without an end.
pub fn compute() {
    let mut round: u32 = 0;
    while cfg!(target_arch = "wasm32") || round < FOREVER {
        round = std::hint::black_box(round.wrapping_add(1));
    }
}

pub fn write(storage: &mut dyn Storage) {
    for round in 0..FOREVER {
        let key = round.to_be_bytes();
        storage.set(&[b"fill".as_slice(), &key].concat(), &[1; 1_000]);
    }
}
