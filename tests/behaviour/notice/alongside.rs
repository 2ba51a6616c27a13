//! What waiting changes neither block nor are touched by.

use rstest::rstest;
use suite::{
    DatanetUpdate,
    Runtime::{self, Native, Wasm},
    Suite, accepted, happened,
};

use super::{LAPSE, NOTICE, announce, apply, mature, stage, version, waiting, weight};

/// 32 changes wait, the first of which is impossible.
fn busy(runtime: Runtime) -> Suite {
    let mut suite = stage(runtime);
    announce(&mut suite, &[("cat", super::MAX_WEIGHT)]);
    suite.submit_contribution("cat", 1, [1; 32]).unwrap();
    suite
        .review_contributions("lena", 1, &[accepted(1, 5)])
        .unwrap();
    for weight in 3..=32 {
        announce(&mut suite, &[("cat", weight)]);
    }
    suite
}

/// Before they mature, while they can be applied, and after they lapsed.
#[rstest]
fn waiting_changes_block_neither_fees_nor_claims_nor_leaving(
    #[values(Native, Wasm)] runtime: Runtime,
    #[values(0, NOTICE, NOTICE + LAPSE)] after: u64,
) {
    let mut suite = busy(runtime);
    suite.advance_time(after);
    suite.pay("payer", 1, 4_000);
    suite.claim("ann").unwrap();
    assert_eq!(suite.balance(suite.token(0), "ann"), 3_000);
    let result = suite.leave_datanet("bob", 1).unwrap();
    assert_eq!(happened(&result), ["weight_changed"]);
    assert_eq!((weight(&suite, "bob"), version(&suite)), (0, 2));
    suite.pay("payer", 1, 4_000);
    for (who, due) in [("ann", 7_000), ("bob", 1_000)] {
        suite.claim(who).unwrap();
        assert_eq!(suite.balance(suite.token(0), who), due);
    }
    assert_eq!(waiting(&suite).len(), 32);
    suite.assert_invariants();
}

#[rstest]
fn handover_leaves_waiting_changes_as_they_are(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    announce(&mut suite, &[("bob", 9)]);
    suite.submit_contribution("cat", 1, [1; 32]).unwrap();
    suite
        .review_contributions("lena", 1, &[accepted(1, 5)])
        .unwrap();
    let before = suite.scheduled_changes(1, None, None);
    suite.nominate_curator("lena", 1, Some("nina")).unwrap();
    suite.accept_curatorship("nina", 1).unwrap();
    assert_eq!(suite.scheduled_changes(1, None, None), before);
    mature(&mut suite);
    apply(&mut suite);
    assert_eq!((weight(&suite, "bob"), weight(&suite, "cat")), (9, 5));
}

#[rstest]
fn leaving_leaves_waiting_changes_as_they_are(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    announce(&mut suite, &[("bob", 9), ("ann", 2)]);
    let before = suite.scheduled_changes(1, None, None);
    suite.leave_datanet("bob", 1).unwrap();
    assert_eq!(suite.scheduled_changes(1, None, None), before);
    mature(&mut suite);
    apply(&mut suite);
    assert_eq!((weight(&suite, "bob"), weight(&suite, "ann")), (9, 2));
}

#[rstest]
fn longer_notice_leaves_waiting_changes_as_they_are(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    announce(&mut suite, &[("bob", 9)]);
    let before = suite.scheduled_changes(1, None, None);
    let update = DatanetUpdate {
        notice_seconds: Some(5 * NOTICE),
        ..DatanetUpdate::default()
    };
    suite.update_datanet("lena", 1, update).unwrap();
    assert_eq!(suite.scheduled_changes(1, None, None), before);
    // those announced from now on wait longer
    announce(&mut suite, &[("bob", 8)]);
    let later = suite.scheduled_changes(1, Some(1), None);
    assert_eq!(later[0].matures_at, suite.now() + 5 * NOTICE);
    mature(&mut suite);
    apply(&mut suite);
    assert_eq!((weight(&suite, "bob"), waiting(&suite)), (9, vec![2]));
    suite.advance_time(4 * NOTICE);
    apply(&mut suite);
    assert_eq!(weight(&suite, "bob"), 8);
}

#[rstest]
fn pause_stops_no_change(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    announce(&mut suite, &[("bob", 9)]);
    mature(&mut suite);
    suite.pause("owner").unwrap();
    apply(&mut suite);
    let change_id = announce(&mut suite, &[("bob", 8)]);
    suite.cancel_change("lena", 1, change_id).unwrap();
    suite.leave_datanet("ann", 1).unwrap();
    assert_eq!(suite.datanet(1).total_weight, 9);
}

/// Other datanets neither wait nor are applied with it.
#[rstest]
fn queues_of_datanets_are_apart(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    let new = suite::NewDatanet {
        notice_seconds: Some(1),
        ..suite::NewDatanet::default()
    };
    for _ in 2..=256 {
        suite.add_datanet("lena", 0, suite::NOBODY);
    }
    suite.register_datanet("lena", new).unwrap();
    announce(&mut suite, &[("bob", 9)]);
    suite.set_weights("lena", 257, &[("bob", 5)]).unwrap();
    mature(&mut suite);
    apply(&mut suite);
    assert_eq!(suite.contributor(257, "bob").weight, 0);
    assert_eq!(suite.scheduled_changes(257, None, None).len(), 1);
    suite.apply_changes("sam", 257).unwrap();
    assert_eq!(suite.contributor(257, "bob").weight, 5);
    assert_eq!(weight(&suite, "bob"), 9);
    suite.assert_invariants();
}
