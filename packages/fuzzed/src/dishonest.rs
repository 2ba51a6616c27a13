//! Trees whose maker lies about the weights below each node.

use arbitrary::Unstructured;
use weight_roll::{Node, Roll};

use crate::proofs::weight;

/// However the maker lies, the leaves that can be proven weigh no more than the roll.
pub fn assert_dishonest_tree(bytes: &mut Unstructured) {
    let count = bytes.int_in_range(1..=12u64).unwrap_or(1);
    let mut leaves = vec![];
    for index in 0..count {
        let weight = bytes.int_in_range(1..=9).unwrap_or(1);
        leaves.push(Node::leaf(index, "tributary1ann", weight).unwrap());
    }
    let weights: Vec<u64> = leaves.iter().map(|leaf| leaf.weight).collect();
    let mut levels = vec![leaves];
    while levels[levels.len() - 1].len() > 1 {
        let below = levels.last_mut().unwrap();
        below.iter_mut().for_each(|node| lie(node, bytes));
        let above = below.chunks(2).map(|pair| match pair {
            [left, right] => Node::parent(left, right).ok(),
            odd => Some(odd[0]),
        });
        let Some(above) = above.collect() else {
            return; // a sum past the bound: no such node can be made
        };
        levels.push(above);
    }
    let top = levels[levels.len() - 1][0];
    let claimed = match bytes.arbitrary().unwrap_or(false) {
        true => weight(bytes),
        false => top.weight,
    };
    let roll = Roll {
        root: top.hash,
        total_weight: claimed,
        leaf_count: count,
    };
    let mut proven = 0u64;
    for (index, weight) in (0..).zip(weights) {
        let siblings = levels.iter().enumerate();
        let siblings = siblings.filter_map(|(level, nodes)| nodes.get((index >> level) ^ 1));
        let proof: Vec<_> = siblings.copied().collect();
        if roll
            .verify(index as u64, "tributary1ann", weight, &proof)
            .is_ok()
        {
            proven += weight;
        }
    }
    assert!(
        proven <= roll.total_weight,
        "{proven} of {} proven",
        roll.total_weight
    );
}

fn lie(node: &mut Node, bytes: &mut Unstructured) {
    if bytes.ratio(1u8, 4u8).unwrap_or(false) {
        node.weight = weight(bytes);
    }
}
