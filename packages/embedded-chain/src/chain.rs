//! The chain.

use crate::api::Bech32Api;
use crate::contract::WasmContract;
use crate::error::{CodeError, TxError};
use crate::fault::{Fault, Points};
use crate::guard::catching_panics;
use crate::keeper::LimitedWasm;
use crate::meter::Meter;
use crate::report::GasReport;
use crate::{Builder, module};
use anyhow::anyhow;
use cosmwasm_std::testing::MockStorage;
use cosmwasm_std::{
    Addr, Binary, Coin, CosmosMsg, Empty, Event, QueryRequest, Record, WasmMsg, WasmQuery,
    from_json, to_json_binary,
};
use cw_multi_test::{
    App, AppResponse, BankKeeper, Contract, ContractData, CosmosRouter, Executor, FailingModule,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::Debug;
use std::rc::Rc;

/// The cw-multi-test `App` underneath.
pub type ChainApp =
    App<BankKeeper, Bech32Api, MockStorage, FailingModule<Empty, Empty, Empty>, LimitedWasm>;

/// A chain in this process: accounts, native coins, blocks, and contracts, compiled and native side by side.
pub struct EmbeddedChain {
    pub(crate) app: ChainApp,
    pub(crate) api: Bech32Api,
    pub(crate) meter: Rc<Meter>,
    pub(crate) fault: Option<Fault>,
    pub(crate) kept: Option<Vec<(u64, Event)>>,
}

/// What a transaction that succeeded left.
#[derive(Clone, Debug)]
pub struct TxResult {
    /// All events, in the order in which cw-multi-test emits them.
    pub events: Vec<Event>,
    /// What the called contract returned as data.
    pub data: Option<Binary>,
    /// Gas used.
    pub gas: GasReport,
}

impl EmbeddedChain {
    /// Begins to make a chain.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// Stores a compiled contract and returns its code id.
    ///
    /// The module is checked as a chain checks it and compiled, once for all chains of the process.
    ///
    /// # Errors
    /// [`CodeError`] when a chain would refuse the module.
    pub fn store_code(&mut self, wasm: &[u8]) -> Result<u64, CodeError> {
        let contract = WasmContract {
            module: module::compile(wasm)?,
            api: self.api,
            meter: Rc::clone(&self.meter),
        };
        Ok(self.store_native(Box::new(contract)))
    }

    /// Stores a native contract, usually a `ContractWrapper`, and returns its code id. It uses no gas.
    pub fn store_native(&mut self, contract: Box<dyn Contract<Empty, Empty>>) -> u64 {
        let creator = self.account("code creator");
        self.app.store_code_with_creator(creator, contract)
    }

    /// Creates a contract and returns its address.
    ///
    /// # Errors
    /// [`TxError`]; then there is no such contract and no coin has moved.
    pub fn instantiate(
        &mut self,
        sender: &Addr,
        code_id: u64,
        msg: &impl Serialize,
        label: &str,
        admin: Option<&Addr>,
        funds: &[Coin],
    ) -> Result<(Addr, TxResult), TxError> {
        let result = self.run(|app| {
            let msg = WasmMsg::Instantiate {
                admin: admin.map(Addr::to_string),
                code_id,
                msg: to_json_binary(msg)?,
                funds: funds.to_vec(),
                label: label.to_owned(),
            };
            app.execute(sender.clone(), msg.into())
        })?;
        let created = result.events.iter().find(|event| event.ty == "instantiate");
        match created.and_then(|event| event.attributes.first()) {
            Some(address) => Ok((Addr::unchecked(&address.value), result)),
            None => Err(TxError {
                cause: anyhow!("the chain named no address for the new contract"),
                gas: result.gas,
            }),
        }
    }

    /// Calls a contract.
    ///
    /// # Errors
    /// [`TxError`]; then nothing has changed.
    pub fn execute(
        &mut self,
        sender: &Addr,
        contract: &Addr,
        msg: &(impl Serialize + Debug),
        funds: &[Coin],
    ) -> Result<TxResult, TxError> {
        self.run(|app| app.execute_contract(sender.clone(), contract.clone(), msg, funds))
    }

    /// Moves a contract to other code. Only its admin may.
    ///
    /// # Errors
    /// [`TxError`]; then nothing has changed.
    pub fn migrate(
        &mut self,
        sender: &Addr,
        contract: &Addr,
        code_id: u64,
        msg: &impl Serialize,
    ) -> Result<TxResult, TxError> {
        self.run(|app| app.migrate_contract(sender.clone(), contract.clone(), msg, code_id))
    }

    /// Runs several messages as one transaction: all or none. The result has the events of all, and no data.
    ///
    /// # Errors
    /// [`TxError`]; then nothing has changed.
    pub fn transact(&mut self, sender: &Addr, msgs: Vec<CosmosMsg>) -> Result<TxResult, TxError> {
        self.run(|app| {
            let responses = app.execute_multi(sender.clone(), msgs)?;
            Ok(AppResponse {
                events: responses.into_iter().flat_map(|r| r.events).collect(),
                ..AppResponse::default()
            })
        })
    }

    /// What a transaction or a query may use from now on, in SDK gas.
    pub fn set_gas_limit(&mut self, gas: u64) {
        self.meter.set_tx_limit(gas);
    }

    /// Lets something fail in the next transaction.
    pub fn fail_next(&mut self, fault: Fault) {
        self.fault = Some(fault);
    }

    /// What of the last transaction or query could have been made to fail.
    pub fn points(&self) -> Points {
        self.meter.faults.points()
    }

    /// Keeps the events of all transactions from now on, but for those that are sent through [`Self::app_mut`].
    pub fn keep_events(&mut self) {
        self.kept.get_or_insert_default();
    }

    /// The events that were kept, each with its block's height, oldest first; none if they are not.
    pub fn kept_events(&self) -> Option<&[(u64, Event)]> {
        self.kept.as_deref()
    }

    fn run(
        &mut self,
        send: impl FnOnce(&mut ChainApp) -> anyhow::Result<AppResponse>,
    ) -> Result<TxResult, TxError> {
        let (app, fault) = (&mut self.app, self.fault.take());
        let (result, gas) = self
            .meter
            .transaction(fault, || catching_panics(|| send(app)));
        match result {
            Ok(AppResponse { events, data, .. }) => {
                if let Some(kept) = &mut self.kept {
                    let height = self.app.block_info().height;
                    kept.extend(events.iter().map(|event| (height, event.clone())));
                }
                Ok(TxResult { events, data, gas })
            }
            Err(cause) => Err(TxError { cause, gas }),
        }
    }

    /// Asks a contract.
    ///
    /// # Errors
    /// [`TxError`], also when the answer is no `T`.
    pub fn query<T: DeserializeOwned>(
        &self,
        contract: &Addr,
        msg: &impl Serialize,
    ) -> Result<T, TxError> {
        self.query_with_gas(contract, msg).map(|(answer, _)| answer)
    }

    /// Asks a contract, and tells what the answer cost: the gas limit is a transaction's.
    ///
    /// # Errors
    /// [`TxError`], also when the answer is no `T`.
    pub fn query_with_gas<T: DeserializeOwned>(
        &self,
        contract: &Addr,
        msg: &impl Serialize,
    ) -> Result<(T, GasReport), TxError> {
        let ask = || {
            let request = QueryRequest::Wasm(WasmQuery::Smart {
                contract_addr: contract.to_string(),
                msg: to_json_binary(msg)?,
            });
            let block = self.app.block_info();
            let answer = self
                .app
                .read_module(|router, api, storage| router.query(api, storage, &block, request))?;
            Ok(from_json(answer)?)
        };
        let (result, gas) = self.meter.transaction(None, || catching_panics(ask));
        match result {
            Ok(answer) => Ok((answer, gas)),
            Err(cause) => Err(TxError { cause, gas }),
        }
    }

    /// The value under a key of a contract's storage.
    pub fn query_raw(&self, contract: &Addr, key: &[u8]) -> Option<Vec<u8>> {
        self.app.contract_storage(contract).get(key)
    }

    /// All keys and values of a contract's storage, in the order of the keys.
    pub fn dump(&self, contract: &Addr) -> Vec<Record> {
        self.app.dump_wasm_raw(contract)
    }

    /// A contract's code id, creator, admin and label.
    ///
    /// # Errors
    /// When there is no such contract.
    pub fn contract_info(&self, contract: &Addr) -> anyhow::Result<ContractData> {
        self.app.contract_data(contract)
    }

    /// The `App` underneath, for what has no method here.
    pub fn app(&self) -> &ChainApp {
        &self.app
    }

    /// The `App` underneath. Each message sent through it is a transaction of its own with the full gas limit.
    pub fn app_mut(&mut self) -> &mut ChainApp {
        &mut self.app
    }
}
