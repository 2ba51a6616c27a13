//! `cancel_change`: by the curator, until it is applied.

use rstest::rstest;
use suite::{
    Runtime::{self, Native, Wasm},
    Suite, accepted, attribute, facts, happened,
};
use tributary::error::ContractError;

use super::{LAPSE, NOTICE, announce, apply, mature, stage, version, waiting, weight};

fn unknown(change_id: u64) -> ContractError {
    ContractError::ChangeNotFound {
        datanet_id: 1,
        change_id,
    }
}

#[track_caller]
fn not_curator(suite: &mut Suite, curator: &str, sender: &str, change_id: u64) {
    let expected = ContractError::NotCurator {
        datanet_id: 1,
        expected: suite.addr(curator),
        found: suite.addr(sender),
    };
    suite.refused(|s| s.cancel_change(sender, 1, change_id), expected);
}

/// Before it matures, while it can be applied, and after it lapsed.
#[rstest]
fn curator_cancels_until_the_change_is_applied(
    #[values(Native, Wasm)] runtime: Runtime,
    #[values(0, NOTICE - 1, NOTICE, NOTICE + LAPSE - 1, NOTICE + LAPSE)] after: u64,
) {
    let mut suite = stage(runtime);
    announce(&mut suite, &[("bob", 9)]);
    suite.advance_time(after);
    let result = suite.cancel_change("lena", 1, 1).unwrap();
    assert_eq!(attribute(&result, "", "action"), "cancel_change");
    assert_eq!(happened(&result), ["change_cancelled"]);
    assert_eq!(
        facts(&result, "change_cancelled"),
        ["datanet_id=1 change_id=1 kind=set_weights"]
    );
    assert_eq!(waiting(&suite), [0; 0]);
    suite.advance_time(NOTICE);
    let expected = ContractError::NothingMatured {
        datanet_id: 1,
        now: suite.now(),
        next: None,
    };
    suite.refused(|s| s.apply_changes("sam", 1), expected);
    assert_eq!((weight(&suite, "bob"), version(&suite)), (1, 1));
    suite.assert_invariants();
}

#[rstest]
fn nobody_but_the_curator_of_now_cancels(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    announce(&mut suite, &[("bob", 9)]);
    suite.nominate_curator("lena", 1, Some("nina")).unwrap();
    for sender in ["ann", "bob", "nina", "olga", "owner", "sam"] {
        not_curator(&mut suite, "lena", sender, 1);
    }
    suite.accept_curatorship("nina", 1).unwrap();
    not_curator(&mut suite, "nina", "lena", 1);
    suite.cancel_change("nina", 1, 1).unwrap();
}

#[rstest]
fn change_that_does_not_wait_can_not_be_cancelled(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    for change_id in [0, 1, u64::MAX] {
        suite.refused(
            |s| s.cancel_change("lena", 1, change_id),
            unknown(change_id),
        );
    }
    // 1 is applied, 2 dropped, 3 cancelled, 4 waits
    announce(&mut suite, &[("bob", 9)]);
    mature(&mut suite);
    apply(&mut suite);
    announce(&mut suite, &[("bob", 8)]);
    suite.advance_time(NOTICE + LAPSE);
    apply(&mut suite);
    announce(&mut suite, &[("bob", 7)]);
    suite.cancel_change("lena", 1, 3).unwrap();
    announce(&mut suite, &[("bob", 6)]);
    for change_id in [0, 1, 2, 3, 5, u64::MAX] {
        suite.refused(
            |s| s.cancel_change("lena", 1, change_id),
            unknown(change_id),
        );
    }
    assert_eq!(waiting(&suite), [4]);
    // a datanet has changes of its own
    suite.add_datanet("lena", 0, suite::NOBODY);
    let expected = ContractError::ChangeNotFound {
        datanet_id: 2,
        change_id: 4,
    };
    suite.refused(|s| s.cancel_change("lena", 2, 4), expected);
}

#[rstest]
fn cancelling_one_leaves_the_others_in_their_order(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    for weight in 1..=5 {
        announce(&mut suite, &[("cat", weight)]);
    }
    suite.cancel_change("lena", 1, 3).unwrap();
    suite.cancel_change("lena", 1, 1).unwrap();
    suite.cancel_change("lena", 1, 5).unwrap();
    assert_eq!(waiting(&suite), [2, 4]);
    mature(&mut suite);
    apply(&mut suite);
    let at = |version| suite.weight_at(1, "cat", None, Some(version)).weight;
    assert_eq!([1, 2, 3].map(at), [0, 2, 4]);
}

#[rstest]
fn ids_are_never_given_twice(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    for change_id in 1..=3 {
        assert_eq!(announce(&mut suite, &[("bob", 9)]), change_id);
        suite.cancel_change("lena", 1, change_id).unwrap();
    }
    assert_eq!(announce(&mut suite, &[("bob", 9)]), 4);
    mature(&mut suite);
    apply(&mut suite);
    assert_eq!(announce(&mut suite, &[("bob", 8)]), 5);
    suite.advance_time(NOTICE + LAPSE);
    apply(&mut suite);
    assert_eq!(announce(&mut suite, &[("bob", 8)]), 6);
    assert_eq!(waiting(&suite), [6]);
}

#[rstest]
fn cancelled_acceptances_are_pending_again(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    for number in 1..=3 {
        suite.submit_contribution("cat", 1, [number; 32]).unwrap();
    }
    suite
        .review_contributions("lena", 1, &[accepted(1, 6), accepted(3, 7)])
        .unwrap();
    let result = suite.cancel_change("lena", 1, 1).unwrap();
    assert_eq!(
        happened(&result),
        [
            "change_cancelled",
            "contribution_reopened",
            "contribution_reopened"
        ]
    );
    assert_eq!(
        facts(&result, "change_cancelled"),
        ["datanet_id=1 change_id=1 kind=accept_contributions"]
    );
    assert_eq!(
        facts(&result, "contribution_reopened"),
        [
            "datanet_id=1 contribution_id=1",
            "datanet_id=1 contribution_id=3"
        ]
    );
    suite.assert_invariants();
}
