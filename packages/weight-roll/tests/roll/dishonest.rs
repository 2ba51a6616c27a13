//! Trees made by someone who wants more out of a roll than its total weight.

use proptest::prelude::*;
use proptest::sample::Index;
use sha2::{Digest, Sha256};
use weight_roll::{MAX_WEIGHT, Node, Roll};

use crate::naive;

/// A tree whose nodes commit to whatever weights their maker liked. What a child is claimed to weigh stands in its parent.
struct Tree {
    levels: Vec<Vec<Node>>,
}

#[derive(Clone, Copy, Debug)]
enum Lie {
    None,
    /// A node claims to weigh this much less than it does.
    Less(u64),
    /// A node claims to weigh this much more.
    More(u64),
    /// A leaf carries the index of its left neighbour; a node's right child is its left one again.
    Overlap,
}

fn any_lie() -> impl Strategy<Value = Lie> {
    prop_oneof![
        12 => Just(Lie::None),
        1 => (1..50_u64).prop_map(Lie::Less),
        1 => (1..50_u64).prop_map(Lie::More),
        1 => Just(Lie::Overlap),
    ]
}

/// As a node's hash is defined, of weights that need not be true.
fn claim(left: &Node, right: &Node, lie: Lie) -> Node {
    let right = if matches!(lie, Lie::Overlap) {
        left
    } else {
        right
    };
    let mut sha = Sha256::new_with_prefix("tributary/roll/node/v1");
    for child in [left, right] {
        sha.update(child.weight.to_be_bytes());
        sha.update(child.hash);
    }
    let weight = left.weight + right.weight;
    let weight = match lie {
        Lie::Less(by) => weight.saturating_sub(by).max(1),
        Lie::More(by) => weight + by,
        _ => weight,
    };
    Node {
        hash: sha.finalize().into(),
        weight,
    }
}

fn address(leaf_index: usize) -> String {
    format!("tributary1leaf{leaf_index}")
}

impl Tree {
    fn new(weights: &[u64], lies: &[Lie]) -> Self {
        let mut lies = lies.iter().copied().cycle();
        let leaves = weights.iter().enumerate().map(|(index, &weight)| {
            let lie = lies.next().unwrap();
            let committed = if matches!(lie, Lie::Overlap) {
                index.saturating_sub(1)
            } else {
                index
            };
            naive::leaf(committed as u64, &address(index), weight)
        });
        let mut levels = vec![leaves.collect::<Vec<_>>()];
        while levels[levels.len() - 1].len() > 1 {
            let above = levels[levels.len() - 1].chunks(2).map(|pair| match pair {
                [left, right] => claim(left, right, lies.next().unwrap()),
                odd => odd[0],
            });
            levels.push(above.collect());
        }
        Self { levels }
    }

    fn top(&self) -> Node {
        self.levels[self.levels.len() - 1][0]
    }

    /// A leaf's weight, if the roll takes it by any proof that its maker could think of.
    fn provable(&self, roll: &Roll, leaf_index: usize, weight: u64) -> u64 {
        let proof = naive::proof(&self.levels, leaf_index);
        let mut tried = vec![proof.clone()];
        for nth in 0..proof.len() {
            // whatever makes the sum right: the sibling is said to weigh the rest
            let others: u64 =
                proof.iter().map(|sibling| sibling.weight).sum::<u64>() - proof[nth].weight;
            let mut forged = proof.clone();
            forged[nth].weight = roll.total_weight.saturating_sub(others + weight);
            tried.push(forged);
        }
        let names = leaf_index.saturating_sub(1)..=leaf_index + 1;
        let is_taken = names.map(address).any(|address| {
            let mut proofs = tried.iter();
            proofs.any(|proof| {
                roll.verify(leaf_index as u64, &address, weight, proof)
                    .is_ok()
            })
        });
        if is_taken { weight } else { 0 }
    }
}

proptest! {
    #[test]
    fn no_tree_proves_more_than_its_total_weight(
        weights in prop::collection::vec(1..60_u64, 1..70),
        lies in prop::collection::vec(any_lie(), 150),
        total in prop::option::of(1..2_000_u64),
    ) {
        let tree = Tree::new(&weights, &lies);
        let claimed = tree.top();
        let total_weight = total.unwrap_or(claimed.weight);
        let leaf_count = weights.len() as u64;
        let roll = Roll { root: claimed.hash, total_weight, leaf_count };
        let leaves = weights.iter().enumerate();
        let proven: u64 = leaves.map(|(index, weight)| tree.provable(&roll, index, *weight)).sum();
        prop_assert!(proven <= total_weight, "{proven} of {total_weight}");
    }

    #[test]
    fn weight_hidden_in_one_node_is_lost_to_the_leaves_below_it(
        weights in prop::collection::vec(1..60_u64, 4..70), hidden: Index, by in 1..50_u64,
    ) {
        // one lie, in a node above two leaves: all others are proven still
        let pairs = weights.len() / 2;
        let hidden = hidden.index(pairs);
        let mut lies = vec![Lie::None; 300];
        lies[weights.len() + hidden] = Lie::More(by);
        let tree = Tree::new(&weights, &lies);
        let claimed = tree.top();
        let leaf_count = weights.len() as u64;
        let roll = Roll { root: claimed.hash, total_weight: claimed.weight, leaf_count };
        for (index, weight) in weights.iter().enumerate() {
            let expected = if index / 2 == hidden { 0 } else { *weight };
            prop_assert_eq!(tree.provable(&roll, index, *weight), expected);
        }
    }
}

#[test]
fn sums_that_wrap_around_are_no_proof() {
    // a sibling of 2^64 − 4 would make 5 weigh 1
    let (leaf, wrapping) = (
        naive::leaf(0, "eve", 5),
        Node {
            hash: [1; 32],
            weight: u64::MAX - 3,
        },
    );
    let root = claim_wrapping(&leaf, &wrapping);
    for total_weight in [1, 2, 5, MAX_WEIGHT] {
        let roll = Roll {
            root,
            total_weight,
            leaf_count: 2,
        };
        assert!(roll.verify(0, "eve", 5, &[wrapping]).is_err());
    }
}

fn claim_wrapping(left: &Node, right: &Node) -> [u8; 32] {
    let mut sha = Sha256::new_with_prefix("tributary/roll/node/v1");
    for child in [left, right] {
        sha.update(child.weight.to_be_bytes());
        sha.update(child.hash);
    }
    sha.finalize().into()
}

#[test]
fn a_node_is_no_leaf_and_a_leaf_no_node() {
    // the text of a node's commitment, taken for an address, is longer than addresses may be, and begins otherwise
    let (left, right) = (naive::leaf(0, "ann", 1), naive::leaf(1, "ben", 2));
    let top = naive::parent(&left, &right);
    let roll = Roll {
        root: top.hash,
        total_weight: 3,
        leaf_count: 1,
    };
    assert!(roll.verify(0, "ann", 3, &[]).is_err());
    let roll = Roll {
        root: left.hash,
        total_weight: 1,
        leaf_count: 1,
    };
    assert_eq!(roll.verify(0, "ann", 1, &[]), Ok(()));
}
