//! `set_weights` and `leave_datanet`.

use rstest::rstest;
use suite::{
    NOBODY, NewDatanet,
    Runtime::{self, Native, Wasm},
    Suite, contributor_weights, events,
};
use tributary::error::ContractError;

const MAX: u64 = (1 << 53) - 1;

fn version(suite: &Suite) -> (u64, u64) {
    let datanet = suite.datanet(1);
    (datanet.weights_version, datanet.total_weight)
}

fn crowd(count: u64) -> Vec<(String, u64)> {
    (1..=count).map(|n| (format!("member {n}"), n)).collect()
}

#[rstest]
fn weights_are_set_and_not_added(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    suite.add_datanet("cora", 0, &[("ann", 2)]);
    suite
        .set_weights("cora", 1, &[("ann", 5), ("bob", 3)])
        .unwrap();
    assert_eq!(suite.contributor(1, "ann").weight, 5);
    assert_eq!(suite.contributor(1, "bob").weight, 3);
    assert_eq!(version(&suite), (2, 8));
    suite.assert_invariants();
}

#[rstest]
fn weight_of_zero_removes(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    suite.add_datanet("cora", 0, &[("ann", 2), ("bob", 1)]);
    suite.set_weights("cora", 1, &[("ann", 0)]).unwrap();
    assert_eq!(version(&suite), (2, 1));
    let ann = suite.contributor(1, "ann");
    assert_eq!((ann.weight, ann.seats), (0, vec![]));
    assert_eq!(
        suite.contributors(1, None, None),
        contributor_weights(&suite, &[("bob", 1)])
    );
    suite.assert_invariants();
}

#[rstest]
fn entries_that_change_nothing_leave_no_trace(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    let datanet = suite.add_datanet("cora", 0, &[("ann", 2), ("bob", 1)]);
    let model = suite.add_model("olga", 0, &[(datanet, 1)]);
    suite.pay("payer", model, 100);
    let before = suite.snapshot();
    // the weight held already, and the removal of somebody who has none
    let same = [("ann", 2), ("sam", 0)];
    let result = suite.set_weights("cora", 1, &same).unwrap();
    assert!(suite.snapshot() == before);
    assert!(events(&result, "weight_changed").is_empty());

    let result = suite
        .set_weights("cora", 1, &[("ann", 2), ("bob", 2), ("sam", 0)])
        .unwrap();
    let changed = events(&result, "weight_changed");
    assert_eq!(changed.len(), 1);
    assert_eq!(changed[0]["address"], suite.addr("bob").as_str());
    assert_eq!(version(&suite), (2, 4));
}

#[rstest]
fn each_message_makes_one_version(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    suite.add_datanet("cora", 0, NOBODY);
    assert_eq!(version(&suite), (0, 0));
    suite
        .set_weights("cora", 1, &[("ann", 1), ("bob", 1), ("eve", 1)])
        .unwrap();
    assert_eq!(version(&suite), (1, 3));
    suite.leave_datanet("eve", 1).unwrap();
    assert_eq!(version(&suite), (2, 2));
    suite
        .set_weights("cora", 1, &[("ann", 0), ("bob", 0)])
        .unwrap();
    assert_eq!(version(&suite), (3, 0));
}

#[rstest]
fn lists_hold_at_most_200(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    let length = |list, min, found| ContractError::ListLength {
        list,
        min,
        max: 200,
        found,
    };
    let register = |suite: &Suite, count| NewDatanet {
        contributors: Some(contributor_weights(suite, &crowd(count))),
        ..NewDatanet::default()
    };
    let (fits, long) = (register(&suite, 200), register(&suite, 201));
    suite.register_datanet("cora", fits).unwrap();
    suite.refused(
        |s| s.register_datanet("cora", long),
        length("contributors", 0, 201),
    );
    assert_eq!(version(&suite), (1, 200 * 201 / 2));

    suite.refused(
        |s| s.set_weights("cora", 1, &crowd(201)),
        length("weights", 1, 201),
    );
    suite.refused(
        |s| s.set_weights("cora", 1, NOBODY),
        length("weights", 1, 0),
    );
    let doubled: Vec<_> = crowd(200)
        .into_iter()
        .map(|(name, n)| (name, 2 * n))
        .collect();
    suite.set_weights("cora", 1, &doubled).unwrap();
    assert_eq!(version(&suite), (2, 200 * 201));
    suite.assert_invariants();
}

#[rstest]
fn weight_lies_between_its_bounds(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    suite.add_datanet("cora", 0, NOBODY);
    let bob = suite.addr("bob");
    let range = |list, min, found| ContractError::EntryRange {
        part: "weight",
        list,
        entry: bob.to_string(),
        min,
        max: MAX,
        found,
    };
    for found in [0, MAX + 1, u64::MAX] {
        let new = NewDatanet {
            contributors: Some(contributor_weights(&suite, &[("ann", 1), ("bob", found)])),
            ..NewDatanet::default()
        };
        suite.refused(
            |s| s.register_datanet("cora", new),
            range("contributors", 1, found),
        );
    }
    for found in [MAX + 1, u64::MAX] {
        suite.refused(
            |s| s.set_weights("cora", 1, &[("ann", 1), ("bob", found)]),
            range("weights", 0, found),
        );
    }
    suite.set_weights("cora", 1, &[("ann", MAX)]).unwrap();
    assert_eq!(version(&suite), (1, MAX));
}

#[rstest]
fn total_weight_stays_within_2_53(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    suite.add_datanet("cora", 0, &[("ann", MAX - 1), ("bob", 1)]);
    assert_eq!(version(&suite), (1, MAX));
    let total = |datanet_id, found| ContractError::TotalWeight {
        datanet_id,
        max: MAX,
        found,
    };
    let past = u128::from(MAX) + 1;
    suite.refused(|s| s.set_weights("cora", 1, &[("bob", 2)]), total(1, past));
    suite.refused(|s| s.set_weights("cora", 1, &[("eve", 1)]), total(1, past));

    let new = NewDatanet {
        contributors: Some(contributor_weights(&suite, &[("ann", MAX), ("bob", 1)])),
        ..NewDatanet::default()
    };
    suite.refused(|s| s.register_datanet("cora", new), total(2, past));
    // the sum of 200 such weights is past a u64's neighbourhood, not past the check
    let huge: Vec<_> = crowd(200)
        .into_iter()
        .map(|(name, _)| (name, MAX))
        .collect();
    suite.refused(
        |s| s.set_weights("cora", 1, &huge),
        total(1, u128::from(MAX) * 201),
    );
}

#[rstest]
fn total_may_be_passed_within_one_list(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    suite.add_datanet("cora", 0, &[("ann", MAX)]);
    // whichever comes first in the contract's order, one of these two adds before it takes
    suite
        .set_weights("cora", 1, &[("ann", 0), ("bob", MAX)])
        .unwrap();
    assert_eq!(version(&suite), (2, MAX));
    suite
        .set_weights("cora", 1, &[("ann", MAX), ("bob", 0)])
        .unwrap();
    assert_eq!(version(&suite), (3, MAX));
    suite.assert_invariants();
}

#[rstest]
fn largest_weights_split_exactly(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::builder(runtime).protocol_fee_bps(0).build();
    let datanet = suite.add_datanet("cora", 0, &[("ann", MAX - 1), ("bob", 1)]);
    let model = suite.add_model("olga", 0, &[(datanet, 1)]);
    for _ in 0..3 {
        suite.pay("payer", model, u128::from(MAX));
        suite.assert_invariants();
    }
    suite.claim("ann").unwrap();
    suite.claim("bob").unwrap();
    suite.assert_invariants();
    assert_eq!(
        suite.balance(suite.token(0), "ann"),
        3 * u128::from(MAX - 1)
    );
    assert_eq!(suite.balance(suite.token(0), "bob"), 3);
}

#[rstest]
fn only_who_holds_weight_can_leave(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    suite.add_datanet("cora", 0, &[("ann", 2), ("bob", 1)]);
    let nothing = |suite: &Suite, name| ContractError::NotContributor {
        datanet_id: 1,
        address: suite.addr(name),
    };
    for name in ["sam", "cora"] {
        let expected = nothing(&suite, name);
        suite.refused(|s| s.leave_datanet(name, 1), expected);
    }
    suite.leave_datanet("ann", 1).unwrap();
    assert_eq!(version(&suite), (2, 1));
    let expected = nothing(&suite, "ann");
    suite.refused(|s| s.leave_datanet("ann", 1), expected);
    suite.assert_invariants();
}

#[rstest]
fn unknown_datanet_has_no_weights(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    for datanet_id in [0, 1, u64::MAX] {
        let unknown = || ContractError::DatanetNotFound { datanet_id };
        suite.refused(
            |s| s.set_weights("cora", datanet_id, &[("ann", 1)]),
            unknown(),
        );
        suite.refused(|s| s.leave_datanet("ann", datanet_id), unknown());
    }
}
