//! What can be made to fail in a transaction.

use crate::error::CallError;
use anyhow::Result;
use std::cell::Cell;

/// Something that shall fail in the next transaction, to see that nothing half-done is left.
///
/// Everything is counted over the whole transaction, from 1; [`EmbeddedChain::points`](crate::EmbeddedChain::points)
/// tells how far the last one counted. Storage and queries are those of compiled contracts, messages those to any
/// contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The `nth` read of the storage, making an iterator and each of its steps among them, aborts the call that makes
    /// it.
    StorageRead {
        /// Counted from 1.
        nth: u64,
    },
    /// The `nth` write to the storage, or removal from it, aborts the call that makes it.
    StorageWrite {
        /// Counted from 1.
        nth: u64,
    },
    /// The `nth` query answers with an error, which the asking contract may catch.
    Query {
        /// Counted from 1.
        nth: u64,
    },
    /// The `nth` message fails before the contract that it is for is called. The transaction's own is the first; those
    /// that contracts send follow in the order in which they begin. Who sent it may catch the error by a reply.
    Message {
        /// Counted from 1.
        nth: u64,
    },
    /// As [`Self::Message`], but after all that the message brings about is done, further messages and replies among it.
    MessageDone {
        /// Counted from 1.
        nth: u64,
    },
}

/// How much of a transaction could have been made to fail by a [`Fault`], each kind counted on its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Points {
    /// For [`Fault::StorageRead`].
    pub reads: u64,
    /// For [`Fault::StorageWrite`].
    pub writes: u64,
    /// For [`Fault::Query`].
    pub queries: u64,
    /// For [`Fault::Message`] and [`Fault::MessageDone`].
    pub messages: u64,
}

/// Counts the points that the running transaction passes, and lets one fail.
#[derive(Default)]
pub struct Faults {
    fault: Cell<Option<Fault>>,
    points: Cell<Points>,
}

impl Faults {
    /// Counts from zero.
    pub fn begin(&self, fault: Option<Fault>) {
        self.fault.set(fault);
        self.points.take();
    }

    /// A fault that did not come to pass does not wait for the next transaction.
    pub fn end(&self) {
        self.fault.take();
    }

    pub fn points(&self) -> Points {
        self.points.get()
    }

    /// Counts; true when it shall fail.
    pub fn next_read_fails(&self) -> bool {
        let nth = self.count(|points| &mut points.reads);
        self.is(Fault::StorageRead { nth })
    }

    /// Counts; true when it shall fail.
    pub fn next_write_fails(&self) -> bool {
        let nth = self.count(|points| &mut points.writes);
        self.is(Fault::StorageWrite { nth })
    }

    /// Counts; true when it shall fail.
    pub fn next_query_fails(&self) -> bool {
        let nth = self.count(|points| &mut points.queries);
        self.is(Fault::Query { nth })
    }

    /// Counts a message and runs it, unless it shall fail.
    pub fn message<T>(&self, run: impl FnOnce() -> Result<T>) -> Result<T> {
        let nth = self.count(|points| &mut points.messages);
        if self.is(Fault::Message { nth }) {
            return Err(injected("message"));
        }
        let done = run()?;
        if self.is(Fault::MessageDone { nth }) {
            return Err(injected("message that was done"));
        }
        Ok(done)
    }

    fn count(&self, kind: impl FnOnce(&mut Points) -> &mut u64) -> u64 {
        let mut points = self.points.get();
        let counted = kind(&mut points);
        *counted = counted.saturating_add(1);
        let nth = *counted;
        self.points.set(points);
        nth
    }

    fn is(&self, fault: Fault) -> bool {
        self.fault.get() == Some(fault)
    }
}

fn injected(point: &'static str) -> anyhow::Error {
    CallError::Injected { point }.into()
}
