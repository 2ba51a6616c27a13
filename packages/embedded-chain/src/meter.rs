//! Counts what the running transaction uses.

use crate::error::CallError;
use crate::fault::{Fault, Faults};
use crate::gas;
use crate::report::{CallGas, EntryPoint, GasKind, GasPart, GasReport};
use cosmwasm_std::{Addr, Checksum};
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashSet};

/// What is counted by depth.
#[derive(Clone, Copy)]
pub enum Nested {
    Call,
    Query,
}

/// Shared by all parts of one chain, which run on one thread.
#[derive(Default)]
pub struct Meter {
    tx_limit: Cell<u64>,
    limit: Cell<u64>,
    used: Cell<u64>,
    attributed: Cell<u64>,
    out_of_gas: Cell<bool>,
    calls: RefCell<Vec<CallGas>>,
    parts: RefCell<BTreeMap<GasKind, GasPart>>,
    loaded: RefCell<HashSet<Checksum>>,
    last_error: RefCell<Option<String>>,
    in_tx: Cell<bool>,
    call_depth: Cell<u32>,
    query_depth: Cell<u32>,
    pub faults: Faults,
}

impl Meter {
    pub fn new(tx_limit: u64) -> Self {
        Self {
            tx_limit: Cell::new(tx_limit),
            ..Self::default()
        }
    }

    pub fn set_tx_limit(&self, gas: u64) {
        self.tx_limit.set(gas);
    }

    /// Runs a transaction, or a query from outside, and tells what it used.
    pub fn transaction<T>(&self, fault: Option<Fault>, run: impl FnOnce() -> T) -> (T, GasReport) {
        self.reset();
        self.faults.begin(fault);
        self.in_tx.set(true);
        let result = run();
        self.in_tx.set(false);
        self.faults.end();
        (result, self.take_report())
    }

    /// Runs a call or a query one level deeper, which `run` gets to know.
    ///
    /// What comes from outside and is not part of a [`Self::transaction`], because the inner `App` is used
    /// directly, counts from zero.
    pub fn nested<T>(&self, kind: Nested, run: impl FnOnce(u32) -> T) -> T {
        let (calls, queries) = (self.call_depth.get(), self.query_depth.get());
        if !self.in_tx.get() && calls == 0 && queries == 0 {
            self.reset();
        }
        let depth = match kind {
            Nested::Call => &self.call_depth,
            Nested::Query => &self.query_depth,
        };
        depth.set(depth.get().saturating_add(1));
        let result = run(depth.get());
        self.call_depth.set(calls);
        self.query_depth.set(queries);
        result
    }

    /// Forgets the last transaction.
    fn reset(&self) {
        self.limit.set(self.tx_limit.get());
        self.used.set(0);
        self.attributed.set(0);
        self.out_of_gas.set(false);
        self.calls.borrow_mut().clear();
        self.parts.borrow_mut().clear();
        self.loaded.borrow_mut().clear();
        self.last_error.take();
        self.call_depth.set(0);
        self.query_depth.set(0);
        self.faults.begin(None);
    }

    /// What was used since [`Self::reset`]; the calls are handed over.
    fn take_report(&self) -> GasReport {
        GasReport {
            total: self.used.get(),
            calls: self.calls.take(),
            parts: self.parts.take(),
        }
    }

    pub fn used(&self) -> u64 {
        self.used.get()
    }

    /// VM gas that the next call may use.
    pub fn vm_gas_left(&self) -> u64 {
        gas::to_vm(self.limit.get().saturating_sub(self.used.get()))
    }

    /// Adds SDK gas; whether that was too much is what [`Self::check`] tells.
    pub fn charge(&self, kind: GasKind, amount: u64) {
        let mut parts = self.parts.borrow_mut();
        let part = parts.entry(kind).or_default();
        part.count = part.count.saturating_add(1);
        part.gas = part.gas.saturating_add(amount);
        self.used.set(self.used.get().saturating_add(amount));
        if self.used.get() > self.limit.get() {
            self.out_of_gas.set(true);
        }
    }

    /// Adds the SDK gas of computing. Other than for storage, reaching the limit is already too much.
    pub fn charge_computing(&self, amount: u64) {
        self.charge(GasKind::Compute, amount);
        if self.used.get() >= self.limit.get() {
            self.out_of_gas.set(true);
        }
    }

    /// Fails for the rest of the transaction once any part of it ran out of gas.
    pub fn check(&self) -> Result<(), CallError> {
        if self.out_of_gas.get() {
            return Err(CallError::OutOfGas {
                used: self.used.get(),
                limit: self.tx_limit.get(),
            });
        }
        Ok(())
    }

    pub fn is_out_of_gas(&self) -> bool {
        self.out_of_gas.get()
    }

    /// Runs `query` with no more than `vm_gas`, which is what the asking contract has left.
    pub fn with_limit<T>(&self, vm_gas: u64, query: impl FnOnce() -> T) -> T {
        let outer = self.limit.get();
        let inner = self.used.get().saturating_add(gas::from_vm(vm_gas));
        self.limit.set(outer.min(inner));
        let result = query();
        self.limit.set(outer);
        result
    }

    /// What loading the code costs now.
    pub fn load_cost(&self, code: Checksum) -> u64 {
        if self.loaded.borrow_mut().insert(code) {
            gas::LOAD
        } else {
            gas::LOAD_AGAIN
        }
    }

    /// Lists what `call` uses, without what it makes other contracts use.
    pub fn record<T>(
        &self,
        contract: Addr,
        entry_point: EntryPoint,
        call: impl FnOnce() -> T,
    ) -> T {
        let index = self.calls.borrow().len();
        self.calls.borrow_mut().push(CallGas {
            contract,
            entry_point,
            gas: 0,
        });
        let (used, attributed) = (self.used.get(), self.attributed.get());
        let result = call();
        let all = self.used.get().saturating_sub(used);
        let others = self.attributed.get().saturating_sub(attributed);
        let own = all.saturating_sub(others);
        self.attributed
            .set(self.attributed.get().saturating_add(own));
        if let Some(entry) = self.calls.borrow_mut().get_mut(index) {
            entry.gas = own;
        }
        result
    }

    pub fn note_error(&self, text: String) {
        self.last_error.replace(Some(text));
    }

    /// What a contract gets to read of a failed submessage.
    ///
    /// cw-multi-test hands over its whole chain of contexts, which may hold a stack trace and so would make gas
    /// depend on the environment. Of a contract's error this leaves the contract's text, of others the first part.
    pub fn reply_error(&self, text: &str) -> String {
        if text.starts_with("Error executing WasmMsg:") {
            if let Some(text) = self.last_error.take() {
                return text;
            }
        }
        let end = text.find("\n\nStack backtrace:").unwrap_or(text.len());
        text.get(..end).unwrap_or(text).to_owned()
    }
}
