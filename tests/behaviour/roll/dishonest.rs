//! Rolls whose trees lie: refused when they are published, or else never worth more than they say, at nobody's cost.

use rstest::rstest;
use suite::{
    Publication,
    Runtime::{self, Native, Wasm},
    Suite, Tree,
};

use super::lies::{SEEN, UNSEEN, honest, leaves, nodes};
use super::suite_with_datanet;

#[rstest]
fn lie_that_the_last_leaf_shows_is_refused(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_datanet(runtime);
    for (_, lie) in SEEN {
        let tree = lie(&suite);
        suite.refused(|s| s.publish_roll("cora", 1, &tree, None), "expected");
    }
    // the tree is right, and the count is not
    let tree = Tree::of(leaves(&suite));
    let honest: Publication = tree.publication(1, None);
    for leaf_count in (0..20).filter(|count| *count != 5) {
        for last in 0..5 {
            let mut new = honest.clone();
            new.leaf_count = leaf_count;
            (new.last_leaf.address, new.last_leaf.weight) = tree.leaves[last].clone();
            new.last_leaf.proof = tree.proof(last);
            suite.refused(|s| s.execute("cora", new), ": expected");
        }
    }
    suite.execute("cora", honest).unwrap();
}

/// Tries every leaf at every index with every proof that the tree has; what was taken, by weight.
fn take_all(suite: &mut Suite, tree: &Tree) -> u64 {
    let weights: Vec<u64> = tree
        .leaves
        .iter()
        .map(|(_, weight)| *weight)
        .chain([500, 1_030])
        .collect();
    let mut taken = 0;
    for leaf_index in 0..tree.leaves.len() {
        for (address, _) in &tree.leaves {
            for weight in &weights {
                for of in 0..tree.leaves.len() {
                    let mut leaf = tree.enrolment(1, 1, of);
                    leaf.leaf_index = leaf_index as u64;
                    leaf.address = address.clone();
                    leaf.weight = *weight;
                    if suite.execute("anybody", leaf).is_ok() {
                        taken += weight;
                    }
                }
            }
        }
    }
    suite.assert_invariants();
    taken
}

#[rstest]
fn lie_that_nobody_sees_is_worth_no_more_than_it_says(#[values(Native, Wasm)] runtime: Runtime) {
    for (what, lie) in UNSEEN {
        let mut suite = suite_with_datanet(runtime);
        let tree = lie(&suite);
        suite.publish_roll("cora", 1, &tree, None).unwrap();
        // an honest one that says the same
        suite.add_datanet("cora", 0, &[("ann", 10)]);
        suite.add_model("olga", 0, &[(2, 1)]);
        let total = suite.roll(1, 1).total_weight;
        let twin = Tree::new(&suite, &[("hal", total)]);
        suite.publish_roll("cora", 2, &twin, None).unwrap();

        let pay = |suite: &mut Suite| {
            for model_id in [1, 2] {
                suite.pay("payer", model_id, 1_000_003);
            }
        };
        pay(&mut suite);
        let taken = take_all(&mut suite, &tree);
        assert!(taken <= total, "{what}: {taken} taken of {total}");
        assert_eq!(suite.roll(1, 1).enrolled_weight, taken, "{what}");
        pay(&mut suite);
        suite.close_roll("cora", 1, 1).unwrap();
        suite.close_roll("cora", 2, 1).unwrap();
        pay(&mut suite);
        suite.assert_invariants();

        // who has no part in it sees no difference
        let [lied, honest] = [1, 2].map(|id| suite.contributor(id, "ann").positions);
        assert_eq!(lied, honest, "{what}");
        suite.enrol(2, 1, &twin, 0).unwrap();
        suite.claim("hal").unwrap();
        let honest = suite.balance(suite.token(0), "hal");
        let mut claimed = 0;
        for name in ["bob", "dan", "eve", "fay", "gus"] {
            suite.claim(name).unwrap();
            claimed += suite.balance(suite.token(0), name);
        }
        assert!(claimed <= honest, "{what}: {claimed} paid, {honest} earned");
        suite.claim("ann").unwrap();
        suite.assert_invariants();
    }
}

#[rstest]
fn tree_hashed_by_hand_is_the_tree(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_datanet(runtime);
    let leaves = leaves(&suite);
    let by_hand = Tree::of_nodes(leaves.clone(), nodes(&leaves), honest);
    assert_eq!(by_hand.root(), Tree::of(leaves).root());
    suite.publish_roll("cora", 1, &by_hand, None).unwrap();
    suite.pay("payer", 1, 160);
    assert_eq!(take_all(&mut suite, &by_hand), 150);
}
