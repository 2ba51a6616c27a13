//! A proof holds for one leaf of one roll, once.

use rstest::rstest;
use suite::{
    Runtime::{self, Native, Wasm},
    Suite, Tree,
};
use tributary::error::ContractError;

use super::forged::suite_with_roll;

#[rstest]
fn proof_holds_in_its_own_roll_alone(#[values(Native, Wasm)] runtime: Runtime) {
    let (mut suite, tree) = suite_with_roll(runtime);
    // alike but for one leaf
    let leaves = [
        ("bob", 10),
        ("dan", 20),
        ("eve", 30),
        ("fay", 40),
        ("hal", 50),
    ];
    let other = Tree::new(&suite, &leaves);
    suite.publish_roll("cora", 1, &other, None).unwrap();
    suite.add_datanet("cora", 0, &[("ann", 10)]);
    suite.publish_roll("cora", 2, &other, None).unwrap();
    for leaf_index in 0..5 {
        for (datanet_id, roll_id, of) in [(1, 1, &other), (1, 2, &tree), (2, 1, &tree)] {
            suite.refused(
                |s| s.enrol(datanet_id, roll_id, of, leaf_index),
                "root: expected",
            );
        }
    }
    let expected = ContractError::RollNotFound {
        datanet_id: 2,
        roll_id: 2,
    };
    suite.refused(|s| s.enrol(2, 2, &other, 0), expected);
    // the same tree published twice is two rolls, each with its own leaves
    suite.enrol(1, 2, &other, 0).unwrap();
    suite.enrol(2, 1, &other, 0).unwrap();
    assert_eq!(suite.roll(1, 1).enrolled_leaves, 0);
    suite.assert_invariants();
}

#[rstest]
fn leaf_is_taken_once_however_its_address_is_spelt(#[values(Native, Wasm)] runtime: Runtime) {
    let (mut suite, tree) = suite_with_roll(runtime);
    suite.enrol(1, 1, &tree, 1).unwrap();
    let expected = || ContractError::LeafTaken {
        datanet_id: 1,
        roll_id: 1,
        leaf_index: 1,
        address: Suite::new(runtime).addr("dan"),
    };
    let mut again = tree.enrolment(1, 1, 1);
    suite.refused(|s| s.execute("dan", again.clone()), expected());
    again.proof.clear();
    suite.refused(|s| s.execute("dan", again.clone()), expected());
    let dan = suite.addr("dan").into_string();
    let fay = suite.addr("fay").into_string();
    let spelt = [
        // whoever it is for
        (fay.clone(), None),
        (dan.to_uppercase(), Some("address")),
        (format!("{dan} "), Some("address")),
        (format!(" {dan}"), Some("address")),
        (dan.replacen("wasm", "cosmos", 1), Some("address")),
        (dan.replacen('1', "11", 1), Some("address")),
    ];
    for (address, refused) in spelt {
        for leaf_index in [1, 2] {
            let mut leaf = tree.enrolment(1, 1, leaf_index);
            leaf.address = address.clone();
            let refusal = match refused {
                Some(field) => suite::Refusal::Address(field),
                None if leaf_index == 1 => expected().into(),
                None => "root: expected".into(),
            };
            suite.refused(|s| s.execute("dan", leaf), refusal);
        }
    }
}
