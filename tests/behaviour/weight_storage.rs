//! What changes of weights do to the stored bytes.

use std::collections::BTreeMap;

use rstest::rstest;
use suite::{
    NOBODY, NewDatanet, NewModel,
    Runtime::{self, Native, Wasm},
    Suite, contributor_weights, lineage,
};

/// The storage after the same messages, with each list in the given order.
fn stored(runtime: Runtime, reversed: bool) -> Vec<cosmwasm_std::Record> {
    fn ordered<T>(reversed: bool, mut list: Vec<T>) -> Vec<T> {
        if reversed {
            list.reverse();
        }
        list
    }
    let mut suite = Suite::builder(runtime).tokens(3).build();
    let first = [("ann", 1), ("bob", 2), ("eve", 3), ("sam", 4)];
    let new = NewDatanet {
        contributors: Some(ordered(reversed, contributor_weights(&suite, &first))),
        ..NewDatanet::default()
    };
    suite.register_datanet("cora", new).unwrap();
    suite.add_datanet("cora", 0, &[("ann", 1)]);
    suite.add_datanet("cora", 0, &[("bob", 1)]);
    let gateways = ["g1", "g2", "g3"].map(|name| suite.addr(name).to_string());
    let new = NewModel {
        lineage: ordered(reversed, lineage(&[(1, 5), (2, 3), (3, 2)])),
        gateways: Some(ordered(reversed, gateways.to_vec())),
        ..NewModel::default()
    };
    suite.register_model("olga", new).unwrap();
    for token in 0..3 {
        suite.pay_in("payer", suite.token(token), 1, 1_001);
    }
    let second = vec![("ann", 7), ("bob", 0), ("eve", 2), ("zoe", 9), ("sam", 1)];
    suite
        .set_weights("cora", 1, &ordered(reversed, second))
        .unwrap();
    suite.pay("payer", 1, 777);
    suite.assert_invariants();
    suite.storage()
}

#[rstest]
fn order_of_a_list_changes_no_stored_byte(#[values(Native, Wasm)] runtime: Runtime) {
    assert!(stored(runtime, false) == stored(runtime, true));
}

#[test]
fn both_runtimes_store_the_same_bytes() {
    assert!(stored(Native, false) == stored(Wasm, false));
}

/// Which keys another message wrote, changed or removed.
fn changed_keys(suite: &mut Suite, change: impl FnOnce(&mut Suite)) -> Vec<Vec<u8>> {
    let before: BTreeMap<_, _> = suite.storage().into_iter().collect();
    change(suite);
    let after: BTreeMap<_, _> = suite.storage().into_iter().collect();
    let keys = before.keys().chain(after.keys());
    let mut changed: Vec<_> = keys
        .filter(|key| before.get(*key) != after.get(*key))
        .cloned()
        .collect();
    changed.sort();
    changed.dedup();
    changed
}

/// Whether a key belongs to the weights of datanet 1: contributors, versions, history, the split, memberships.
fn of_the_weights_of_datanet_1(key: &[u8]) -> bool {
    let under = |name: u8, rest: &[u8]| key.starts_with(&[&[0, 1, name], rest].concat());
    let id = [1, 1];
    let id_with_length = [0, 2, 1, 1];
    under(b'c', &id_with_length)
        || under(b'v', &id_with_length)
        || under(b'h', &id_with_length)
        || key == [&[0, 1, b's'][..], &id].concat()
        || (under(b'b', &[]) && key.ends_with(&id))
}

#[rstest]
fn weights_of_one_datanet_touch_nothing_else(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::builder(runtime).tokens(2).build();
    let members = [("ann", 1), ("bob", 2)];
    for _ in 0..3 {
        suite.add_datanet("cora", 500, &members);
    }
    suite.add_model("olga", 0, &[(1, 1), (2, 1), (3, 1)]);
    for token in [0, 1, 0] {
        suite.pay_in("payer", suite.token(token), 1, 1_001);
    }
    let changes: [fn(&mut Suite); 3] = [
        |s| drop(s.set_weights("cora", 1, &[("ann", 5), ("zoe", 1)]).unwrap()),
        |s| drop(s.set_weights("cora", 1, &[("bob", 0)]).unwrap()),
        |s| drop(s.leave_datanet("ann", 1).unwrap()),
    ];
    for change in changes {
        let changed = changed_keys(&mut suite, change);
        assert!(!changed.is_empty());
        for key in changed {
            assert!(of_the_weights_of_datanet_1(&key), "{key:?}");
        }
        suite.assert_invariants();
    }
}

#[rstest]
fn a_change_writes_as_much_as_it_changes(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    suite.add_datanet("cora", 0, NOBODY);
    let crowd: Vec<_> = (0..150).map(|n| (format!("member {n}"), 1)).collect();
    suite.set_weights("cora", 1, &crowd).unwrap();
    // the contributor, its history, the version and the split
    let changed = changed_keys(&mut suite, |s| {
        s.set_weights("cora", 1, &[("member 7", 2)]).unwrap();
    });
    assert_eq!(changed.len(), 4);
    // and for somebody new the membership
    let changed = changed_keys(&mut suite, |s| {
        s.set_weights("cora", 1, &[("zoe", 2)]).unwrap();
    });
    assert_eq!(changed.len(), 5);
}
