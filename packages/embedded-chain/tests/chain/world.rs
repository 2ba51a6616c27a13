//! What the tests share.

use cosmwasm_std::{
    Addr, Binary, Empty, QueryRequest, SubMsg, Uint128, WasmMsg, WasmQuery, coins, to_json_binary,
};
use cw_multi_test::{Contract, ContractWrapper};
use cw20::{BalanceResponse, Cw20Coin, Cw20ExecuteMsg, Cw20QueryMsg};
use embedded_chain::{Builder, EmbeddedChain, TxError, TxResult};
use probe::{ExecuteMsg, QueryMsg};
use std::fs;

pub const SUPPLY: u128 = 1_000_000;

/// Whether a contract runs compiled or natively.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Form {
    Compiled,
    Native,
}

pub const FORMS: [Form; 2] = [Form::Compiled, Form::Native];
/// Caller and called.
pub const PAIRS: [(Form, Form); 4] = [
    (Form::Compiled, Form::Compiled),
    (Form::Compiled, Form::Native),
    (Form::Native, Form::Compiled),
    (Form::Native, Form::Native),
];

/// A chain, a token of which `alice` owns all, and accounts.
pub struct World {
    pub chain: EmbeddedChain,
    pub token: Addr,
    pub alice: Addr,
    pub bob: Addr,
}

pub fn cw20_wasm() -> Vec<u8> {
    fs::read(artifacts::cw20_base().unwrap()).unwrap()
}

pub fn probe_wasm() -> Vec<u8> {
    fs::read(artifacts::contract("probe").unwrap()).unwrap()
}

pub fn native_probe() -> Box<dyn Contract<Empty>> {
    Box::new(
        ContractWrapper::new(probe::execute, probe::instantiate, probe::query)
            .with_reply(probe::reply)
            .with_migrate(probe::migrate),
    )
}

impl World {
    pub fn new() -> Self {
        Self::with(EmbeddedChain::builder())
    }

    pub fn with(builder: Builder) -> Self {
        let mut chain = builder
            .balance("alice", &coins(1_000, "uatom"))
            .build()
            .unwrap();
        let (alice, bob) = (chain.account("alice"), chain.account("bob"));
        let code = chain.store_code(&cw20_wasm()).unwrap();
        let msg = cw20_base::msg::InstantiateMsg {
            name: "Token".to_owned(),
            symbol: "TKN".to_owned(),
            decimals: 6,
            initial_balances: vec![Cw20Coin {
                address: alice.to_string(),
                amount: SUPPLY.into(),
            }],
            mint: None,
            marketing: None,
        };
        let (token, _) = chain
            .instantiate(&alice, code, &msg, "token", None, &[])
            .unwrap();
        Self {
            chain,
            token,
            alice,
            bob,
        }
    }

    pub fn store_probe(&mut self, form: Form) -> u64 {
        match form {
            Form::Compiled => self.chain.store_code(&probe_wasm()).unwrap(),
            Form::Native => self.chain.store_native(native_probe()),
        }
    }

    #[track_caller]
    pub fn probe(&mut self, form: Form) -> Addr {
        let code = self.store_probe(form);
        let alice = self.alice.clone();
        let created = self
            .chain
            .instantiate(&alice, code, &Empty {}, "probe", Some(&alice), &[]);
        created.unwrap().0
    }

    pub fn run(&mut self, probe: &Addr, msg: &ExecuteMsg) -> Result<TxResult, TxError> {
        self.chain.execute(&self.alice.clone(), probe, msg, &[])
    }

    pub fn token(&mut self, msg: &Cw20ExecuteMsg) -> Result<TxResult, TxError> {
        let (alice, token) = (self.alice.clone(), self.token.clone());
        self.chain.execute(&alice, &token, msg, &[])
    }

    #[track_caller]
    pub fn tokens_of(&self, owner: &Addr) -> u128 {
        let msg = Cw20QueryMsg::Balance {
            address: owner.to_string(),
        };
        let answer: BalanceResponse = self.chain.query(&self.token, &msg).unwrap();
        answer.balance.u128()
    }

    #[track_caller]
    pub fn value(&self, probe: &Addr, key: &str) -> Option<String> {
        let msg = QueryMsg::Value {
            key: key.to_owned(),
        };
        self.chain.query(probe, &msg).unwrap()
    }
}

pub fn transfer(to: &Addr, amount: u128) -> Cw20ExecuteMsg {
    Cw20ExecuteMsg::Transfer {
        recipient: to.to_string(),
        amount: amount.into(),
    }
}

pub fn send(to: &Addr, amount: u128, inside: &ExecuteMsg) -> Cw20ExecuteMsg {
    Cw20ExecuteMsg::Send {
        contract: to.to_string(),
        amount: Uint128::new(amount),
        msg: to_json_binary(inside).unwrap(),
    }
}

pub fn call(contract: &Addr, msg: &impl serde::Serialize) -> WasmMsg {
    WasmMsg::Execute {
        contract_addr: contract.to_string(),
        msg: to_json_binary(msg).unwrap(),
        funds: vec![],
    }
}

pub fn store(key: &str, value: &str) -> ExecuteMsg {
    ExecuteMsg::Store {
        key: key.to_owned(),
        value: value.to_owned(),
    }
}

pub fn fail(text: &str) -> ExecuteMsg {
    ExecuteMsg::Fail {
        text: text.to_owned(),
    }
}

pub fn sending(messages: Vec<SubMsg>) -> ExecuteMsg {
    ExecuteMsg::Send { messages }
}

pub fn smart(contract: &Addr, msg: &impl serde::Serialize) -> QueryRequest<Empty> {
    QueryRequest::Wasm(WasmQuery::Smart {
        contract_addr: contract.to_string(),
        msg: to_json_binary(msg).unwrap(),
    })
}

pub fn raw(contract: &Addr, key: &[u8]) -> QueryRequest<Empty> {
    QueryRequest::Wasm(WasmQuery::Raw {
        contract_addr: contract.to_string(),
        key: Binary::new(key.to_vec()),
    })
}
