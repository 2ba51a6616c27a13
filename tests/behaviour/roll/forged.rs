//! Leaves that are not what the roll committed to: each refused, for its own reason, and nothing changes.

use rstest::rstest;
use suite::{
    Enrolment,
    Runtime::{self, Native, Wasm},
    Suite, Tree,
};
use tributary::error::ContractError;
use tributary_api::{MAX_TOTAL_WEIGHT, ProofNode};
use weight_roll::RollError;

use super::suite_with_datanet;

/// Five leaves of 10, 20, 30, 40 and 50: the last has one sibling, the others three.
fn five(suite: &Suite) -> Tree {
    let leaves = [
        ("bob", 10),
        ("dan", 20),
        ("eve", 30),
        ("fay", 40),
        ("gus", 50),
    ];
    Tree::new(suite, &leaves)
}

pub fn suite_with_roll(runtime: Runtime) -> (Suite, Tree) {
    let mut suite = suite_with_datanet(runtime);
    let tree = five(&suite);
    suite.publish_roll("cora", 1, &tree, None).unwrap();
    suite.pay("payer", 1, 1_600);
    (suite, tree)
}

fn node(byte: u8, weight: u64) -> ProofNode {
    ProofNode {
        hash: [byte; 32].into(),
        weight,
    }
}

#[rstest]
fn forged_leaf_or_proof_is_refused(#[values(Native, Wasm)] runtime: Runtime) {
    let (mut suite, tree) = suite_with_roll(runtime);
    // of leaf 1: its siblings weigh 10, 70 and 50
    type Forge = fn(&mut Enrolment);
    let table: [(Forge, &str); 20] = [
        (|leaf| leaf.proof[0].hash = [7; 32].into(), "root: expected"),
        (|leaf| leaf.proof[2].hash = [7; 32].into(), "root: expected"),
        (
            |leaf| leaf.proof[0].weight = 11,
            "total weight: expected 150, found 151",
        ),
        (
            |leaf| leaf.proof[2].weight = 49,
            "total weight: expected 150, found 149",
        ),
        (|leaf| leaf.proof[1].weight = 0, "weight: expected 1 to"),
        (
            |leaf| leaf.proof[1].weight = MAX_TOTAL_WEIGHT,
            "sum of weights: expected at most",
        ),
        (
            |leaf| leaf.proof[1].weight = u64::MAX,
            "weight: expected 1 to",
        ),
        // the weights still add up
        (|leaf| leaf.proof.swap(0, 1), "root: expected"),
        (|leaf| leaf.proof.swap(0, 2), "root: expected"),
        (|leaf| leaf.proof.reverse(), "root: expected"),
        (
            |leaf| {
                leaf.weight = 19;
                leaf.proof[0].weight = 11;
            },
            "root: expected",
        ),
        (
            |leaf| leaf.weight = 21,
            "total weight: expected 150, found 151",
        ),
        (
            |leaf| leaf.weight = 19,
            "total weight: expected 150, found 149",
        ),
        (|leaf| leaf.weight = 0, "weight: expected 1 to"),
        (
            |leaf| leaf.weight = MAX_TOTAL_WEIGHT,
            "sum of weights: expected at most",
        ),
        (|leaf| leaf.weight = u64::MAX, "weight: expected 1 to"),
        (
            |leaf| leaf.proof[1].hash = [7; 31].into(),
            "hash: expected 32 bytes",
        ),
        (
            |leaf| leaf.proof[1].hash = [7; 33].into(),
            "hash: expected 32 bytes",
        ),
        (
            |leaf| leaf.leaf_index = 5,
            "leaf index: expected below 5, found 5",
        ),
        (
            |leaf| leaf.leaf_index = u64::MAX,
            "leaf index: expected below 5",
        ),
    ];
    for (forge, text) in table {
        let mut leaf = tree.enrolment(1, 1, 1);
        forge(&mut leaf);
        suite.refused(|s| s.execute("dan", leaf), text);
    }
    // and the honest one is still there to be taken
    suite.enrol(1, 1, &tree, 1).unwrap();
    suite.assert_invariants();
}

#[rstest]
fn proof_of_another_length_is_refused(#[values(Native, Wasm)] runtime: Runtime) {
    let (mut suite, tree) = suite_with_roll(runtime);
    for leaf_index in 0..5 {
        let honest = tree.enrolment(1, 1, leaf_index);
        let expected = honest.proof.len();
        for found in (0..=64).filter(|found| *found != expected) {
            let mut leaf = honest.clone();
            leaf.proof.resize(found, node(1, 1));
            let refusal = ContractError::Proof(RollError::ProofLength { expected, found });
            suite.refused(|s| s.execute("dan", leaf), refusal);
        }
        // padded where it begins
        let mut leaf = honest.clone();
        leaf.proof.insert(0, node(1, 1));
        let found = expected + 1;
        let refusal = ContractError::Proof(RollError::ProofLength { expected, found });
        suite.refused(|s| s.execute("dan", leaf), refusal);
        for found in [65, 1_000] {
            let mut leaf = honest.clone();
            leaf.proof.resize(found, node(1, 1));
            suite.refused(
                |s| s.execute("dan", leaf),
                "proof: expected 0 to 64 entries",
            );
        }
    }
}

#[rstest]
fn leaf_proves_no_other_index(#[values(Native, Wasm)] runtime: Runtime) {
    let (mut suite, tree) = suite_with_roll(runtime);
    for leaf_index in 0..5 {
        for other in (0..5).filter(|other| *other != leaf_index) {
            let mut leaf = tree.enrolment(1, 1, leaf_index);
            leaf.leaf_index = other as u64;
            // leaf 4 has a shorter proof than the others
            let text = match (leaf_index, other) {
                (4, _) | (_, 4) => "siblings: expected",
                _ => "root: expected",
            };
            suite.refused(|s| s.execute("dan", leaf.clone()), text);
            // nor with the other's proof
            leaf.proof = tree.proof(other);
            suite.refused(|s| s.execute("dan", leaf), ": expected");
        }
    }
}

#[rstest]
fn inner_node_is_no_leaf_and_leaf_no_inner_node(#[values(Native, Wasm)] runtime: Runtime) {
    let (mut suite, tree) = suite_with_roll(runtime);
    // the node above leaves 0 and 1, as one leaf of 30 with a shorter proof
    for (address, leaf_index) in [("bob", 0), ("dan", 1)] {
        let mut leaf = tree.enrolment(1, 1, leaf_index);
        leaf.address = suite.addr(address).into();
        leaf.weight = 30;
        let proof = leaf.proof.split_off(1);
        leaf.proof = proof;
        let refusal = ContractError::Proof(RollError::ProofLength {
            expected: 3,
            found: 2,
        });
        suite.refused(|s| s.execute("dan", leaf), refusal);
    }
    // in a roll of two leaves, the first a tree of its own under one hash: nothing below it can be shown
    let inner = Tree::new(&suite, &[("bob", 10), ("dan", 20)]);
    let leaves = vec![("".to_owned(), 30), (suite.addr("eve").into(), 30)];
    let eve = weight_roll::Node::leaf(1, suite.addr("eve").as_str(), 30).unwrap();
    let hollow = Tree::of_nodes(leaves, vec![inner.root(), eve], |left, right| {
        weight_roll::Node::parent(left, right).unwrap()
    });
    suite.publish_roll("cora", 1, &hollow, None).unwrap();
    for leaf_index in 0..2 {
        let mut leaf = inner.enrolment(1, 2, leaf_index);
        leaf.proof.extend(hollow.proof(0));
        // as deep as the tree is, but not as deep as the roll
        suite.refused(|s| s.execute("dan", leaf.clone()), "siblings: expected 1");
        leaf.proof = hollow.proof(0);
        suite.refused(|s| s.execute("dan", leaf), "expected");
    }
    suite.enrol(1, 2, &hollow, 1).unwrap();
    suite.assert_invariants();
}
