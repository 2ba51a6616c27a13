//! cw-multi-test's contract module with the limits of a chain around it.

use crate::error::CallError;
use crate::gas;
use crate::guard::catching_panics;
use crate::meter::{Meter, Nested};
use crate::report::GasKind;
use anyhow::Result;
use cosmwasm_std::{
    Addr, Api, Binary, BlockInfo, Empty, Querier, Record, Storage, WasmMsg, WasmQuery,
};
use cw_multi_test::{
    AppResponse, Contract, ContractData, CosmosRouter, Wasm, WasmKeeper, WasmSudo,
};
use std::rc::Rc;

/// wasmd allows 500; each takes this process some kilobytes of stack.
const MAX_CALL_DEPTH: u32 = 50;
/// As wasmd.
const MAX_QUERY_DEPTH: u32 = 10;

type Router<'a> = dyn CosmosRouter<ExecC = Empty, QueryC = Empty> + 'a;

/// Passes everything on to upstream's keeper, and sees to it that
///
/// - running out of gas anywhere fails the whole transaction, whoever catches the error,
/// - contracts that call or query each other without end, or make native code panic, get an error.
pub struct LimitedWasm {
    inner: WasmKeeper<Empty, Empty>,
    meter: Rc<Meter>,
}

impl LimitedWasm {
    pub(crate) fn new(meter: Rc<Meter>) -> Self {
        Self {
            inner: WasmKeeper::new(),
            meter,
        }
    }

    fn limited<T>(&self, kind: Nested, run: impl FnOnce() -> Result<T>) -> Result<T> {
        let limit = match kind {
            Nested::Call => MAX_CALL_DEPTH,
            Nested::Query => MAX_QUERY_DEPTH,
        };
        let result: Result<T> = self.meter.nested(kind, |depth| {
            if depth > limit {
                return Err(CallError::TooDeep { limit }.into());
            }
            self.meter.check()?;
            let value = catching_panics(run)?;
            self.meter.check()?;
            Ok(value)
        });
        if let Err(error) = &result {
            self.meter.note_error(error.root_cause().to_string());
        }
        result
    }
}

impl Wasm<Empty, Empty> for LimitedWasm {
    fn execute(
        &self,
        api: &dyn Api,
        storage: &mut dyn Storage,
        router: &Router,
        block: &BlockInfo,
        sender: Addr,
        msg: WasmMsg,
    ) -> Result<AppResponse> {
        self.limited(Nested::Call, || {
            self.meter
                .faults
                .message(|| self.inner.execute(api, storage, router, block, sender, msg))
        })
    }

    fn query(
        &self,
        api: &dyn Api,
        storage: &dyn Storage,
        querier: &dyn Querier,
        block: &BlockInfo,
        request: WasmQuery,
    ) -> Result<Binary> {
        let raw_key = match &request {
            WasmQuery::Raw { key, .. } => Some(key.len()),
            _ => None,
        };
        self.limited(Nested::Query, || {
            let answer = self.inner.query(api, storage, querier, block, request)?;
            if let Some(key) = raw_key {
                self.meter
                    .charge(GasKind::Read, gas::read(key, Some(answer.len())));
            }
            Ok(answer)
        })
    }

    fn sudo(
        &self,
        api: &dyn Api,
        storage: &mut dyn Storage,
        router: &Router,
        block: &BlockInfo,
        msg: WasmSudo,
    ) -> Result<AppResponse> {
        self.limited(Nested::Call, || {
            self.inner.sudo(api, storage, router, block, msg)
        })
    }

    fn store_code(&mut self, creator: Addr, code: Box<dyn Contract<Empty, Empty>>) -> u64 {
        self.inner.store_code(creator, code)
    }

    fn store_code_with_id(
        &mut self,
        creator: Addr,
        code_id: u64,
        code: Box<dyn Contract<Empty, Empty>>,
    ) -> Result<u64> {
        self.inner.store_code_with_id(creator, code_id, code)
    }

    fn duplicate_code(&mut self, code_id: u64) -> Result<u64> {
        self.inner.duplicate_code(code_id)
    }

    fn contract_data(&self, storage: &dyn Storage, address: &Addr) -> Result<ContractData> {
        self.inner.contract_data(storage, address)
    }

    fn dump_wasm_raw(&self, storage: &dyn Storage, address: &Addr) -> Vec<Record> {
        self.inner.dump_wasm_raw(storage, address)
    }
}
