//! `apply_changes`: by anyone, after the notice, in order.

use rstest::rstest;
use suite::{
    Runtime::{self, Native, Wasm},
    attribute, facts, happened,
};
use tributary::error::ContractError;

use super::{LAPSE, NOTICE, announce, apply, apply_up_to, mature, stage, version, waiting, weight};

#[rstest]
fn change_is_applied_from_its_maturity_on(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    announce(&mut suite, &[("bob", 9)]);
    let matures_at = suite.now() + NOTICE;
    let refused = |suite: &mut suite::Suite, now| {
        suite.set_time(now);
        for sender in ["lena", "bob", "sam", "owner"] {
            let expected = ContractError::NothingMatured {
                datanet_id: 1,
                now,
                next: Some(matures_at),
            };
            suite.refused(|s| s.apply_changes(sender, 1), expected);
        }
    };
    let now = suite.now();
    refused(&mut suite, now);
    refused(&mut suite, matures_at - 1);
    suite.set_time(matures_at);
    let result = apply(&mut suite);
    assert_eq!(attribute(&result, "", "action"), "apply_changes");
    assert_eq!(attribute(&result, "", "sender"), suite.addr("sam").as_str());
    assert_eq!(happened(&result), ["change_applied", "weight_changed"]);
    assert_eq!(
        facts(&result, "change_applied"),
        ["datanet_id=1 change_id=1 kind=set_weights"]
    );
    let bob = suite.addr("bob");
    assert_eq!(
        facts(&result, "weight_changed"),
        [format!(
            "datanet_id=1 address={bob} weight_before=1 weight=9 weights_version=2 total_weight=12"
        )]
    );
    assert_eq!(weight(&suite, "bob"), 9);
    assert_eq!(waiting(&suite), [0; 0]);
    let expected = ContractError::NothingMatured {
        datanet_id: 1,
        now: matures_at,
        next: None,
    };
    suite.refused(|s| s.apply_changes("sam", 1), expected);
}

#[rstest]
fn change_is_applied_until_it_lapses(
    #[values(Native, Wasm)] runtime: Runtime,
    #[values(false, true)] late: bool,
) {
    let mut suite = stage(runtime);
    announce(&mut suite, &[("bob", 9)]);
    let lapses_at = suite.now() + NOTICE + LAPSE;
    suite.set_time(lapses_at - u64::from(!late));
    let result = apply(&mut suite);
    if late {
        assert_eq!(happened(&result), ["change_dropped"]);
        assert_eq!(
            facts(&result, "change_dropped"),
            [format!(
                "datanet_id=1 change_id=1 kind=set_weights reason=lapsed at {lapses_at}"
            )]
        );
    }
    assert_eq!(weight(&suite, "bob"), if late { 1 } else { 9 });
    assert_eq!(version(&suite), if late { 1 } else { 2 });
    assert_eq!(waiting(&suite), [0; 0]);
}

#[rstest]
fn changes_are_applied_in_order_of_their_ids(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    for weight in [9, 5, 7] {
        announce(&mut suite, &[("bob", weight)]);
    }
    announce(&mut suite, &[("ann", 0), ("cat", 4)]);
    mature(&mut suite);
    let result = apply(&mut suite);
    let ids: Vec<_> = suite::events(&result, "change_applied")
        .iter()
        .map(|event| event["change_id"].clone())
        .collect();
    assert_eq!(ids, ["1", "2", "3", "4"]);
    // each is a version of its own
    let at = |version| suite.weight_at(1, "bob", None, Some(version)).weight;
    assert_eq!([1, 2, 3, 4, 5].map(at), [1, 9, 5, 7, 7]);
    assert_eq!(version(&suite), 5);
    assert_eq!(suite.datanet(1).total_weight, 11);
}

#[rstest]
fn only_what_has_matured_is_applied(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    announce(&mut suite, &[("bob", 9)]);
    suite.advance_time(10);
    announce(&mut suite, &[("bob", 5)]);
    let second_matures_at = suite.now() + NOTICE;
    suite.set_time(second_matures_at - 1);
    apply(&mut suite);
    assert_eq!(weight(&suite, "bob"), 9);
    assert_eq!(waiting(&suite), [2]);
    let expected = ContractError::NothingMatured {
        datanet_id: 1,
        now: second_matures_at - 1,
        next: Some(second_matures_at),
    };
    suite.refused(|s| s.apply_changes("sam", 1), expected);
    suite.set_time(second_matures_at);
    apply(&mut suite);
    assert_eq!(weight(&suite, "bob"), 5);
}

#[rstest]
fn limit_bounds_how_many_are_applied(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    for weight in 1..=32 {
        announce(&mut suite, &[("cat", weight)]);
    }
    let out_of_range = |found| ContractError::OutOfRange {
        field: "limit",
        min: 1,
        max: 32,
        found,
    };
    mature(&mut suite);
    for found in [0, 33, u32::MAX] {
        suite.refused(|s| apply_up_to(s, found), out_of_range(found.into()));
    }
    apply_up_to(&mut suite, 1).unwrap();
    assert_eq!(weight(&suite, "cat"), 1);
    apply_up_to(&mut suite, 3).unwrap();
    assert_eq!(weight(&suite, "cat"), 4);
    assert_eq!(waiting(&suite), (5..=32).collect::<Vec<_>>());
    apply_up_to(&mut suite, 32).unwrap();
    assert_eq!(weight(&suite, "cat"), 32);
    assert_eq!(waiting(&suite), [0; 0]);
    suite.assert_invariants();
}

#[rstest]
fn four_are_applied_without_a_limit(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    for weight in 1..=9 {
        announce(&mut suite, &[("cat", weight)]);
    }
    mature(&mut suite);
    for (applied, last) in [(4, 4), (4, 8), (1, 9)] {
        let result = apply_up_to(&mut suite, None).unwrap();
        assert_eq!(facts(&result, "change_applied").len(), applied);
        assert_eq!((weight(&suite, "cat"), version(&suite)), (last, last + 1));
    }
}

/// What came in between stays shared by the old weights.
#[rstest]
fn fees_are_shared_by_the_weights_in_effect(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    suite.pay("payer", 1, 400);
    announce(&mut suite, &[("ann", 0), ("cat", 1)]);
    suite.pay("payer", 1, 400);
    mature(&mut suite);
    suite.pay("payer", 1, 400);
    apply(&mut suite);
    suite.pay("payer", 1, 400);
    // the last two in one block
    let receipt = |record_id, who| suite.receipt(1, record_id, who).amount.to_string();
    let people = ["ann", "bob", "cat"];
    assert_eq!(people.map(|who| receipt(3, who)), ["300", "100", "0"]);
    assert_eq!(people.map(|who| receipt(4, who)), ["0", "200", "200"]);
    for (who, due) in [("ann", 900), ("bob", 500), ("cat", 200)] {
        suite.claim(who).unwrap();
        assert_eq!(suite.balance(suite.token(0), who), due);
    }
    suite.assert_invariants();
}

#[rstest]
fn change_of_nothing_is_applied_without_a_new_version(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    announce(&mut suite, &[("bob", 1), ("dan", 0)]);
    mature(&mut suite);
    let result = apply(&mut suite);
    assert_eq!(happened(&result), ["change_applied"]);
    assert_eq!(version(&suite), 1);
    assert_eq!(waiting(&suite), [0; 0]);
}

#[rstest]
fn weights_are_set_to_what_was_announced(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    announce(
        &mut suite,
        &[("bob", 0), ("ann", 7), ("cat", 5), ("dan", 6)],
    );
    mature(&mut suite);
    apply(&mut suite);
    let people = ["ann", "bob", "cat", "dan"];
    assert_eq!(people.map(|who| weight(&suite, who)), [7, 0, 5, 6]);
    assert_eq!((suite.datanet(1).total_weight, version(&suite)), (18, 2));
    assert_eq!(suite.memberships("dan", None, None).len(), 1);
}
