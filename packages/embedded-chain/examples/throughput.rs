//! Prints how many cw20 transactions a second the embedded chain runs on one core:
//! `cargo run --release -p embedded-chain --example throughput`.

use anyhow::Result;
use cosmwasm_std::{
    Addr, Binary, CosmosMsg, Deps, DepsMut, Empty, Env, MessageInfo, Response, StdError, StdResult,
    Uint128, WasmMsg, to_json_binary,
};
use cw_multi_test::ContractWrapper;
use cw20::{Cw20Coin, Cw20ExecuteMsg, Cw20ReceiveMsg};
use embedded_chain::{EmbeddedChain, TxError, TxResult};
use std::time::{Duration, Instant};

const WARM_UP: u32 = 200;
const MEASURED: Duration = Duration::from_secs(3);

fn main() -> Result<()> {
    let wasm = std::fs::read(artifacts::cw20_base()?)?;
    let started = Instant::now();
    let mut chain = EmbeddedChain::builder().build()?;
    let cw20_code = chain.store_code(&wasm)?;
    println!(
        "storing cw20-base ({} bytes): {:.0?}",
        wasm.len(),
        started.elapsed()
    );

    let alice = chain.account("alice");
    let token = instantiate_token(&mut chain, cw20_code, &alice)?;
    let receiver_code =
        chain.store_native(Box::new(ContractWrapper::new(receive, instantiate, query)));
    let (receiver, _) =
        chain.instantiate(&alice, receiver_code, &Empty {}, "receiver", None, &[])?;
    let bob = chain.account("bob");

    println!(
        "each line: {WARM_UP} transactions to warm up, then as many as fit into {MEASURED:?}, one core"
    );
    measure("cw20 transfer: one Wasm call", &mut chain, |chain| {
        chain.execute(&alice, &token, &transfer(&bob), &[])
    })?;
    measure(
        "cw20 send: one Wasm call and a native receiver",
        &mut chain,
        |chain| chain.execute(&alice, &token, &send(&receiver), &[]),
    )?;
    let message = CosmosMsg::Wasm(WasmMsg::Execute {
        contract_addr: token.to_string(),
        msg: to_json_binary(&transfer(&bob))?,
        funds: vec![],
    });
    measure(
        "two cw20 transfers in a transaction: two Wasm calls",
        &mut chain,
        |chain| chain.transact(&alice, vec![message.clone(); 2]),
    )
}

fn measure(
    what: &str,
    chain: &mut EmbeddedChain,
    mut transaction: impl FnMut(&mut EmbeddedChain) -> Result<TxResult, TxError>,
) -> Result<()> {
    for _ in 0..WARM_UP {
        transaction(chain)?;
    }
    let started = Instant::now();
    let mut count = 0_u32;
    while started.elapsed() < MEASURED {
        transaction(chain)?;
        count = count.saturating_add(1);
    }
    let rate = f64::from(count) / started.elapsed().as_secs_f64();
    let gas = transaction(chain)?.gas.total;
    println!("{what}: {rate:.0} a second, {gas} gas each");
    Ok(())
}

fn instantiate_token(chain: &mut EmbeddedChain, code_id: u64, owner: &Addr) -> Result<Addr> {
    let msg = cw20_base::msg::InstantiateMsg {
        name: "Token".to_owned(),
        symbol: "TKN".to_owned(),
        decimals: 6,
        initial_balances: vec![Cw20Coin {
            address: owner.to_string(),
            amount: Uint128::MAX,
        }],
        mint: None,
        marketing: None,
    };
    Ok(chain
        .instantiate(owner, code_id, &msg, "token", None, &[])?
        .0)
}

fn transfer(recipient: &Addr) -> Cw20ExecuteMsg {
    Cw20ExecuteMsg::Transfer {
        recipient: recipient.to_string(),
        amount: Uint128::one(),
    }
}

fn send(contract: &Addr) -> Cw20ExecuteMsg {
    Cw20ExecuteMsg::Send {
        contract: contract.to_string(),
        amount: Uint128::one(),
        msg: Binary::default(),
    }
}

fn instantiate(_: DepsMut, _: Env, _: MessageInfo, _: Empty) -> StdResult<Response> {
    Ok(Response::new())
}

fn receive(_: DepsMut, _: Env, _: MessageInfo, msg: ReceiveMsg) -> StdResult<Response> {
    let ReceiveMsg::Receive(Cw20ReceiveMsg { amount, .. }) = msg;
    Ok(Response::new().add_attribute("received", amount))
}

fn query(_: Deps, _: Env, _: Empty) -> StdResult<Binary> {
    Err(StdError::generic_err("nothing to ask"))
}

#[derive(Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
enum ReceiveMsg {
    Receive(Cw20ReceiveMsg),
}
