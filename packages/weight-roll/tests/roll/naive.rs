//! The tree once more, from its definition alone: no code of the crate, and twice, by levels and by halves.

use sha2::{Digest, Sha256};
use weight_roll::Node;

use crate::Leaf;

pub fn leaf(leaf_index: u64, address: &str, weight: u64) -> Node {
    let mut bytes = b"tributary/roll/leaf/v1".to_vec();
    bytes.extend(leaf_index.to_be_bytes());
    bytes.extend((address.len() as u16).to_be_bytes());
    bytes.extend(address.as_bytes());
    bytes.extend(weight.to_be_bytes());
    Node {
        hash: Sha256::digest(bytes).into(),
        weight,
    }
}

pub fn parent(left: &Node, right: &Node) -> Node {
    let mut bytes = b"tributary/roll/node/v1".to_vec();
    bytes.extend(left.weight.to_be_bytes());
    bytes.extend(left.hash);
    bytes.extend(right.weight.to_be_bytes());
    bytes.extend(right.hash);
    Node {
        hash: Sha256::digest(bytes).into(),
        weight: left.weight + right.weight,
    }
}

pub fn leaves(leaves: &[Leaf]) -> Vec<Node> {
    let nodes = leaves.iter().zip(0..);
    nodes
        .map(|((address, weight), index)| leaf(index, address, *weight))
        .collect()
}

/// Every level, from the leaves to the root.
pub fn levels(leaves: Vec<Node>) -> Vec<Vec<Node>> {
    let mut levels = vec![leaves];
    while levels[levels.len() - 1].len() > 1 {
        let above = levels[levels.len() - 1].chunks(2).map(|pair| match pair {
            [left, right] => parent(left, right),
            odd => odd[0],
        });
        levels.push(above.collect());
    }
    levels
}

pub fn proof(levels: &[Vec<Node>], leaf_index: usize) -> Vec<Node> {
    let siblings = levels.iter().enumerate();
    siblings
        .filter_map(|(level, nodes)| nodes.get((leaf_index >> level) ^ 1))
        .copied()
        .collect()
}

/// Whether each sibling of a leaf stands on its left, from the bottom.
pub fn sides(mut leaf_index: u64, mut leaf_count: u64) -> Vec<bool> {
    let mut sides = vec![];
    while leaf_count > 1 {
        let has_sibling = leaf_index % 2 == 1 || leaf_index + 1 < leaf_count;
        if has_sibling {
            sides.push(leaf_index % 2 == 1);
        }
        (leaf_index, leaf_count) = (leaf_index / 2, leaf_count.div_ceil(2));
    }
    sides
}

/// The root by halves: the left one has the largest power of two of leaves that leaves some for the right one.
pub fn root_by_halves(leaves: &[Node]) -> Node {
    if let [leaf] = leaves {
        return *leaf;
    }
    let (left, right) = leaves.split_at(leaves.len().next_power_of_two() / 2);
    parent(&root_by_halves(left), &root_by_halves(right))
}

pub fn proof_by_halves(leaves: &[Node], leaf_index: usize) -> Vec<Node> {
    if leaves.len() == 1 {
        return vec![];
    }
    let half = leaves.len().next_power_of_two() / 2;
    let (left, right) = leaves.split_at(half);
    let (mut proof, sibling) = if leaf_index < half {
        (proof_by_halves(left, leaf_index), right)
    } else {
        (proof_by_halves(right, leaf_index - half), left)
    };
    proof.push(root_by_halves(sibling));
    proof
}
