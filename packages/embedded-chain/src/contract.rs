//! A compiled contract as cw-multi-test sees it.

use crate::api::Bech32Api;
use crate::bridge::{BridgedQuerier, BridgedStorage, ReadOnly, lend};
use crate::error::CallError;
use crate::gas;
use crate::meter::Meter;
use crate::module::{Module, WasmInstance};
use crate::report::{EntryPoint, GasKind};
use anyhow::Result;
use cosmwasm_std::{
    Binary, Checksum, ContractResult, Deps, DepsMut, Empty, Env, MessageInfo, Querier, Reply,
    Response, Storage, SubMsgResult, from_json,
};
use cosmwasm_vm::{
    Backend, VmError, VmResult, call_execute_raw, call_instantiate_raw, call_migrate_raw,
    call_query_raw, call_reply_raw, call_sudo_raw, to_vec,
};
use cw_multi_test::Contract;
use serde::de::DeserializeOwned;
use std::rc::Rc;
use std::sync::Arc;

/// Runs a module on cosmwasm-vm, a fresh instance for each call.
pub struct WasmContract {
    pub module: Arc<Module>,
    pub api: Bech32Api,
    pub meter: Rc<Meter>,
}

impl WasmContract {
    /// One call that may write; charges for what the response emits.
    fn write(
        &self,
        entry_point: EntryPoint,
        env: &Env,
        deps: DepsMut,
        setup_gas: u64,
        invoke: impl FnOnce(&mut WasmInstance, &[u8]) -> VmResult<Vec<u8>>,
    ) -> Result<Response> {
        self.meter
            .record(env.contract.address.clone(), entry_point, || {
                let response: Response = self.call(
                    entry_point,
                    env,
                    deps.storage,
                    &*deps.querier,
                    setup_gas,
                    invoke,
                )?;
                let events = gas::events(&response.attributes, &response.events);
                self.meter.charge(GasKind::Events, events);
                self.meter.check()?;
                Ok(response)
            })
    }

    fn call<T: DeserializeOwned>(
        &self,
        entry_point: EntryPoint,
        env: &Env,
        storage: &mut dyn Storage,
        querier: &dyn Querier,
        setup_gas: u64,
        invoke: impl FnOnce(&mut WasmInstance, &[u8]) -> VmResult<Vec<u8>>,
    ) -> Result<T, CallError> {
        let aborted = |message: String| CallError::Aborted {
            contract: env.contract.address.to_string(),
            entry_point,
            message,
        };
        self.meter.charge(GasKind::Load, setup_gas);
        self.meter.check()?;

        let backend = Backend {
            api: self.api,
            storage: BridgedStorage::new(Rc::clone(&self.meter)),
            querier: BridgedQuerier::new(Rc::clone(&self.meter)),
        };
        let encoded_env = to_vec(env).map_err(|error| aborted(error.to_string()))?;
        let mut instance = self
            .module
            .instance(backend, self.meter.vm_gas_left())
            .map_err(|error| aborted(error.to_string()))?;
        let outcome = lend(storage, querier, || invoke(&mut instance, &encoded_env));

        let result_bytes = outcome.as_ref().map_or(0, Vec::len);
        let decoding = gas::to_vm(gas::bytes(result_bytes).saturating_mul(gas::RESULT_BYTE));
        let computing = instance.create_gas_report().used_internally;
        self.meter
            .charge_computing(gas::from_vm(computing.saturating_add(decoding)));
        self.meter.check()?;

        let json = outcome.map_err(|error: VmError| aborted(error.to_string()))?;
        let result: ContractResult<T> =
            from_json(json).map_err(|error| aborted(error.to_string()))?;
        result
            .into_result()
            .map_err(|message| CallError::Contract { message })
    }

    fn load_cost(&self) -> u64 {
        self.meter.load_cost(self.module.checksum)
    }
}

impl Contract<Empty, Empty> for WasmContract {
    fn instantiate(
        &self,
        deps: DepsMut,
        env: Env,
        info: MessageInfo,
        msg: Vec<u8>,
    ) -> Result<Response> {
        let info = to_vec(&info)?;
        self.write(
            EntryPoint::Instantiate,
            &env,
            deps,
            self.load_cost(),
            |instance, env| call_instantiate_raw(instance, env, &info, &msg),
        )
    }

    fn execute(
        &self,
        deps: DepsMut,
        env: Env,
        info: MessageInfo,
        msg: Vec<u8>,
    ) -> Result<Response> {
        let info = to_vec(&info)?;
        self.write(
            EntryPoint::Execute,
            &env,
            deps,
            self.load_cost(),
            |instance, env| call_execute_raw(instance, env, &info, &msg),
        )
    }

    fn query(&self, deps: Deps, env: Env, msg: Vec<u8>) -> Result<Binary> {
        let contract = env.contract.address.clone();
        self.meter.record(contract, EntryPoint::Query, || {
            let mut storage = ReadOnly(deps.storage);
            let setup_gas = self.load_cost();
            let answer = self.call(
                EntryPoint::Query,
                &env,
                &mut storage,
                &*deps.querier,
                setup_gas,
                |instance, env| call_query_raw(instance, env, &msg),
            )?;
            Ok(answer)
        })
    }

    fn reply(&self, deps: DepsMut, env: Env, mut msg: Reply) -> Result<Response> {
        if let SubMsgResult::Err(text) = &mut msg.result {
            *text = self.meter.reply_error(text);
        }
        let setup_gas = gas::reply(&msg);
        let msg = to_vec(&msg)?;
        self.write(EntryPoint::Reply, &env, deps, setup_gas, |instance, env| {
            call_reply_raw(instance, env, &msg)
        })
    }

    fn sudo(&self, deps: DepsMut, env: Env, msg: Vec<u8>) -> Result<Response> {
        self.write(
            EntryPoint::Sudo,
            &env,
            deps,
            self.load_cost(),
            |instance, env| call_sudo_raw(instance, env, &msg),
        )
    }

    fn migrate(&self, deps: DepsMut, env: Env, msg: Vec<u8>) -> Result<Response> {
        self.write(
            EntryPoint::Migrate,
            &env,
            deps,
            self.load_cost(),
            |instance, env| call_migrate_raw(instance, env, &msg),
        )
    }

    fn checksum(&self) -> Option<Checksum> {
        Some(self.module.checksum)
    }
}
