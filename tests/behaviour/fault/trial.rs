//! One message on one chain, which can be set back to the moment before it.

use cosmwasm_std::testing::MockStorage;
use cosmwasm_std::{BlockInfo, Event, Order, Record, Storage};
use embedded_chain::{Fault, GasReport, Points};
use suite::{Suite, TxError, TxResult};

use super::act::Act;
use super::cases::Case;
use super::stage;

/// What a transaction may use, unless a limit is what fails.
const GAS_LIMIT: u64 = 100_000_000;

/// Every byte that the chain stores: all contracts' storage, what the chain knows of them, and native balances.
#[derive(Clone, PartialEq)]
pub struct State(Vec<Record>, BlockInfo);

impl State {
    pub fn of(suite: &Suite) -> Self {
        let storage = suite.chain.app().storage();
        let records = storage.range(None, None, Order::Ascending);
        Self(records.collect(), suite.block())
    }

    fn restore(&self, suite: &mut Suite) {
        let mut storage = MockStorage::new();
        for (key, value) in &self.0 {
            storage.set(key, value);
        }
        *suite.chain.app_mut().storage_mut() = storage;
    }
}

pub struct Trial {
    pub name: String,
    suite: Suite,
    act: Act,
    before: State,
    after: State,
    done: TxResult,
    pub points: Points,
}

impl Trial {
    /// Runs the message without any fault, to know what is right, and goes back.
    ///
    /// The invariants hold before and after it. They are functions of what is stored: where all bytes are as before or
    /// as after, they hold again.
    pub fn new(case: &Case) -> Self {
        let mut suite = stage::suite();
        let act = (case.prepare)(&mut suite);
        let name = match case.what {
            "" => act.message(),
            what => format!("{}, {what}", act.message()),
        };
        suite.assert_invariants();
        let before = State::of(&suite);
        let done = act.run(&mut suite);
        let done = done.unwrap_or_else(|error| panic!("{name}: {:#}", error.cause));
        let points = suite.chain.points();
        suite.assert_invariants();
        let after = State::of(&suite);
        assert!(after != before, "{name} changes nothing");
        before.restore(&mut suite);
        Self {
            name,
            suite,
            act,
            before,
            after,
            done,
            points,
        }
    }

    pub fn gas(&self) -> &GasReport {
        &self.done.gas
    }

    /// The message fails by this fault and leaves nothing; without it, it succeeds right after.
    pub fn assert_all_or_nothing_with(&mut self, fault: Fault) {
        self.suite.chain.fail_next(fault);
        let error = self.fails(&format!("{fault:?}"));
        let text = format!("{:#}", error.cause);
        assert!(
            text.contains("injected fault"),
            "{}: {fault:?} came as: {text}",
            self.name
        );
        self.succeeds();
    }

    /// There is no such point: all is as without a fault.
    pub fn assert_untouched_by(&mut self, fault: Fault) {
        self.suite.chain.fail_next(fault);
        self.succeeds();
    }

    /// The message runs out of this gas and leaves nothing; with enough, it succeeds right after. What it used.
    pub fn assert_all_or_nothing_within(&mut self, gas: u64) -> GasReport {
        self.suite.chain.set_gas_limit(gas);
        let error = self.fails(&format!("{gas} gas"));
        self.suite.chain.set_gas_limit(GAS_LIMIT);
        let text = error.to_string();
        assert!(
            text.starts_with("out of gas"),
            "{}: {gas} gas came as: {text}",
            self.name
        );
        self.succeeds();
        error.gas
    }

    /// This gas is enough.
    pub fn assert_done_within(&mut self, gas: u64) {
        self.suite.chain.set_gas_limit(gas);
        self.succeeds();
        self.suite.chain.set_gas_limit(GAS_LIMIT);
    }

    fn fails(&mut self, by: &str) -> TxError {
        let result = self.act.run(&mut self.suite);
        let Err(error) = result else {
            panic!("{} succeeds in spite of {by}", self.name);
        };
        assert!(
            State::of(&self.suite) == self.before,
            "{} leaves something behind when it fails by {by}",
            self.name
        );
        error
    }

    /// Exactly as without a fault; then everything is set back.
    fn succeeds(&mut self) {
        let name = &self.name;
        let done = self.act.run(&mut self.suite);
        let done = done.unwrap_or_else(|error| panic!("{name}, again: {:#}", error.cause));
        let [result, expected] = [&done, &self.done].map(outcome);
        assert!(
            result == expected,
            "{name} ends in another way than without a fault:\n{result:?}\n{expected:?}"
        );
        assert!(
            State::of(&self.suite) == self.after,
            "{name} stores something else than without a fault"
        );
        self.before.restore(&mut self.suite);
    }
}

type OutcomeParts<'a> = (&'a [Event], Option<&'a [u8]>, &'a GasReport);

fn outcome(done: &TxResult) -> OutcomeParts<'_> {
    let data = done.data.as_ref().map(|data| data.as_slice());
    (&done.events, data, &done.gas)
}
