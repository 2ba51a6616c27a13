//! Lets a virtual machine use the storage and querier that cw-multi-test lends for one call.
//!
//! The machine wants to own both for `'static`, the chain only lends them. So for the time of a call they stand in
//! scoped thread-locals: setting them again, when the contract's query runs another contract on the same thread,
//! hides the outer ones until the inner call ends, also by a panic.

use crate::gas;
use crate::meter::Meter;
use crate::report::GasKind;
use crate::scan::Scan;
use cosmwasm_std::{
    Binary, ContractResult, Order, Querier as StdQuerier, Record, Storage as StdStorage,
    SystemResult,
};
use cosmwasm_vm::{BackendError, BackendResult, GasInfo, Querier, Storage};
use scoped_tls_hkt::scoped_thread_local;
use std::rc::Rc;

scoped_thread_local!(static mut STORAGE: for<'a> &'a mut (dyn StdStorage + 'a));
scoped_thread_local!(static QUERIER: for<'a> &'a (dyn StdQuerier + 'a));

/// Runs `call` while the bridge leads to `storage` and `querier`.
pub fn lend<T>(
    storage: &mut dyn StdStorage,
    querier: &dyn StdQuerier,
    call: impl FnOnce() -> T,
) -> T {
    STORAGE.set(storage, || QUERIER.set(querier, call))
}

/// The storage of a query. The machine refuses writes before they come here.
pub struct ReadOnly<'a>(pub &'a dyn StdStorage);

impl StdStorage for ReadOnly<'_> {
    fn get(&self, key: &[u8]) -> Option<Vec<u8>> {
        self.0.get(key)
    }

    fn range<'a>(
        &'a self,
        start: Option<&[u8]>,
        end: Option<&[u8]>,
        order: Order,
    ) -> Box<dyn Iterator<Item = Record> + 'a> {
        self.0.range(start, end, order)
    }

    fn set(&mut self, _key: &[u8], _value: &[u8]) {
        unreachable!("the machine is set to read-only in queries");
    }

    fn remove(&mut self, _key: &[u8]) {
        unreachable!("the machine is set to read-only in queries");
    }
}

/// The machine's storage. Charges SDK gas to the meter and tells the machine, so that limits hold inside a call.
pub struct BridgedStorage {
    meter: Rc<Meter>,
    scans: Vec<Scan>,
}

impl BridgedStorage {
    pub fn new(meter: Rc<Meter>) -> Self {
        Self {
            meter,
            scans: Vec::new(),
        }
    }

    fn charge(&self, kind: GasKind, sdk_gas: u64) -> GasInfo {
        self.meter.charge(kind, sdk_gas);
        GasInfo::with_externally_used(gas::to_vm(sdk_gas))
    }

    /// What was found, unless this read shall fail.
    fn read<T>(&self, found: T) -> Result<T, BackendError> {
        if self.meter.faults.next_read_fails() {
            return Err(BackendError::unknown("injected fault: storage read"));
        }
        Ok(found)
    }

    fn change(
        &mut self,
        key: &[u8],
        (kind, sdk_gas): (GasKind, u64),
        apply: impl FnOnce(&mut dyn StdStorage),
    ) -> BackendResult<()> {
        let gas = self.charge(kind, sdk_gas);
        if self.meter.faults.next_write_fails() {
            let fault = BackendError::unknown("injected fault: storage write");
            return (Err(fault), gas);
        }
        STORAGE.with(|storage| {
            for scan in &mut self.scans {
                scan.prepare_for_change(storage, key);
            }
            apply(storage);
        });
        (Ok(()), gas)
    }
}

impl Storage for BridgedStorage {
    fn get(&self, key: &[u8]) -> BackendResult<Option<Vec<u8>>> {
        let value = STORAGE.with(|storage| storage.get(key));
        let sdk_gas = gas::read(key.len(), value.as_ref().map(Vec::len));
        let gas = self.charge(GasKind::Read, sdk_gas);
        (self.read(value), gas)
    }

    fn set(&mut self, key: &[u8], value: &[u8]) -> BackendResult<()> {
        let cost = (GasKind::Write, gas::write(key.len(), value.len()));
        self.change(key, cost, |storage| {
            storage.set(key, value);
        })
    }

    fn remove(&mut self, key: &[u8]) -> BackendResult<()> {
        let cost = (GasKind::Remove, gas::delete());
        self.change(key, cost, |storage| storage.remove(key))
    }

    fn scan(
        &mut self,
        start: Option<&[u8]>,
        end: Option<&[u8]>,
        order: Order,
    ) -> BackendResult<u32> {
        let mut scan = Scan::new(start, end, order);
        let first = STORAGE.with(|storage| scan.peek(storage).map(lengths));
        let gas = self.charge(GasKind::Iterate, gas::step(first));
        if let Err(fault) = self.read(()) {
            return (Err(fault), gas);
        }
        let Ok(id) = u32::try_from(self.scans.len()) else {
            return (Err(BackendError::unknown("too many iterators")), gas);
        };
        self.scans.push(scan);
        (Ok(id), gas)
    }

    fn next(&mut self, iterator_id: u32) -> BackendResult<Option<Record>> {
        let scan = usize::try_from(iterator_id)
            .ok()
            .and_then(|id| self.scans.get_mut(id));
        let Some(scan) = scan else {
            let error = BackendError::iterator_does_not_exist(iterator_id);
            return (Err(error), GasInfo::free());
        };
        let Some(record) = STORAGE.with(|storage| scan.next(storage)) else {
            return (self.read(None), GasInfo::free());
        };
        let gas = self.charge(GasKind::Iterate, gas::step(Some(lengths(&record))));
        (self.read(Some(record)), gas)
    }
}

fn lengths((key, value): &Record) -> (usize, usize) {
    (key.len(), value.len())
}

/// The machine's querier.
pub struct BridgedQuerier {
    meter: Rc<Meter>,
}

impl BridgedQuerier {
    pub fn new(meter: Rc<Meter>) -> Self {
        Self { meter }
    }
}

impl Querier for BridgedQuerier {
    fn query_raw(
        &self,
        request: &[u8],
        gas_limit: u64,
    ) -> BackendResult<SystemResult<ContractResult<Binary>>> {
        if self.meter.faults.next_query_fails() {
            let answer = ContractResult::Err("injected fault: query".to_owned());
            return (Ok(SystemResult::Ok(answer)), GasInfo::free());
        }
        let before = self.meter.used();
        let answer = self.meter.with_limit(gas_limit, || {
            QUERIER.with(|querier| querier.raw_query(request))
        });
        let used = self.meter.used().saturating_sub(before);
        let gas = GasInfo::with_externally_used(gas::to_vm(used));
        if self.meter.is_out_of_gas() {
            return (Err(BackendError::out_of_gas()), gas);
        }
        (Ok(answer), gas)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use cosmwasm_std::QuerierResult;
    use cosmwasm_std::testing::MockStorage;

    /// What is asked costs 5 gas.
    struct Costly(Rc<Meter>);

    impl StdQuerier for Costly {
        fn raw_query(&self, _: &[u8]) -> QuerierResult {
            self.0.charge(GasKind::Read, 5);
            SystemResult::Ok(ContractResult::Ok(Binary::default()))
        }
    }

    #[test]
    fn who_asks_is_told_what_the_answer_cost_and_gets_none_that_cost_too_much() {
        let meter = Rc::new(Meter::new(100));
        let querier = BridgedQuerier::new(Rc::clone(&meter));
        let ask = |limit| {
            let (answer, gas) = querier.query_raw(b"", gas::to_vm(limit));
            (answer.is_ok(), gas.externally_used)
        };
        let (answers, report) = meter.transaction(None, || {
            let costly = Costly(Rc::clone(&meter));
            let ask = || [ask(50), ask(5), ask(4)];
            lend(&mut MockStorage::new(), &costly, ask)
        });
        let cost = gas::to_vm(5);
        assert_eq!(answers, [(true, cost), (true, cost), (false, cost)]);
        assert_eq!(report.total, 15);
    }
}
