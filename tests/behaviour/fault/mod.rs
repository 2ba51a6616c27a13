//! Whatever fails at whatever point of whatever message: all or nothing, and the same message succeeds right after.
//!
//! Each case of the table runs on the compiled contracts, once without a fault and then with one at each of its points
//! in turn: each read and each write of the storage, each query, each message before and after it is done, and gas that
//! ends at each operation. A failure leaves every byte that the chain stores as it was: the contract's, the tokens', and
//! native balances. The same message, sent again, then has the same events, data and gas, and leaves the same bytes, as
//! if there had been no fault.
//!
//! No message of the contract catches the failure of another one, so there is no fault that it survives.

mod act;
mod cases;
mod gas;
mod stage;
mod table;
mod trial;

use embedded_chain::{Fault, Points};
use rstest::rstest;
use trial::Trial;

type Kind = (fn(u64) -> Fault, fn(&Points) -> u64);

const READ: Kind = (|nth| Fault::StorageRead { nth }, |points| points.reads);
const WRITE: Kind = (|nth| Fault::StorageWrite { nth }, |points| points.writes);
const QUERY: Kind = (|nth| Fault::Query { nth }, |points| points.queries);
const MESSAGE: Kind = (|nth| Fault::Message { nth }, |points| points.messages);
const MESSAGE_DONE: Kind = (|nth| Fault::MessageDone { nth }, |points| points.messages);

#[rstest]
#[case::read(READ)]
#[case::write(WRITE)]
#[case::query(QUERY)]
#[case::message(MESSAGE)]
#[case::message_done(MESSAGE_DONE)]
fn failure_at_any_point_leaves_nothing(#[case] (fault, points): Kind) {
    for case in cases::all() {
        let mut trial = Trial::new(case);
        let last = points(&trial.points);
        for nth in 1..=last {
            trial.assert_all_or_nothing_with(fault(nth));
        }
        trial.assert_untouched_by(fault(last + 1));
    }
}

#[test]
fn gas_that_ends_anywhere_leaves_nothing() {
    for case in cases::all() {
        gas::sweep(&mut Trial::new(case));
    }
}
