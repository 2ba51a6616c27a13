//! How many changes wait at once.

use rstest::rstest;
use suite::{
    DatanetUpdate, NewDatanet,
    Runtime::{self, Native, Wasm},
    Suite, accepted, contributor_weights, rejected,
};
use tributary::error::ContractError;

use super::{LAPSE, announce, apply_up_to, waiting};

/// One with an influence lane, so that every kind of change may wait.
fn full_queue(runtime: Runtime) -> Suite {
    let mut suite = Suite::builder(runtime).protocol_fee_bps(0).build();
    let new = NewDatanet {
        influence_bps: Some(1),
        attribution_window: Some(3_600),
        notice_seconds: Some(90_000),
        contributors: Some(contributor_weights(&suite, &[("ann", 3)])),
        ..NewDatanet::default()
    };
    suite.register_datanet("lena", new).unwrap();
    for number in 1..=40 {
        suite.submit_contribution("cat", 1, [number; 32]).unwrap();
    }
    for number in 1..=10 {
        announce(&mut suite, &[("bob", number)]);
        let tess = suite.addr("tess").into();
        suite
            .update_datanet("lena", 1, attested(vec![tess]))
            .unwrap();
        suite
            .review_contributions("lena", 1, &[accepted(number, 1)])
            .unwrap();
    }
    announce(&mut suite, &[("bob", 11)]);
    announce(&mut suite, &[("bob", 12)]);
    suite
}

fn attested(attestors: Vec<String>) -> DatanetUpdate {
    DatanetUpdate {
        attestors: Some(attestors),
        ..DatanetUpdate::default()
    }
}

#[rstest]
fn at_most_32_changes_wait(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = full_queue(runtime);
    assert_eq!(waiting(&suite), (1..=32).collect::<Vec<_>>());
    let full = || ContractError::TooManyChanges {
        datanet_id: 1,
        max: 32,
    };
    let all_refused = |suite: &mut Suite| {
        suite.refused(|s| s.set_weights("lena", 1, &[("bob", 1)]), full());
        suite.refused(|s| s.update_datanet("lena", 1, attested(vec![])), full());
        suite.refused(
            |s| s.review_contributions("lena", 1, &[accepted(30, 1), rejected(31, "x")]),
            full(),
        );
    };
    all_refused(&mut suite);
    // a rejection does not wait
    suite
        .review_contributions("lena", 1, &[rejected(22, "spam")])
        .unwrap();
    suite.leave_datanet("ann", 1).unwrap();

    suite.cancel_change("lena", 1, 7).unwrap();
    suite
        .review_contributions("lena", 1, &[accepted(20, 1)])
        .unwrap();
    all_refused(&mut suite);
    assert_eq!(waiting(&suite).last(), Some(&33));

    // what has matured or lapsed still waits, until somebody applies or drops it
    suite.advance_time(90_000 + LAPSE);
    all_refused(&mut suite);
    apply_up_to(&mut suite, 32).unwrap();
    assert_eq!(waiting(&suite), [0; 0]);
    assert_eq!(announce(&mut suite, &[("bob", 1)]), 34);
    suite.assert_invariants();
}
