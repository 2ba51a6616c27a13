//! Trees as they are drawn, hashed by hand: so they can lie, and weigh too much.

use suite::{Publication, Tree};
use weight_roll::Node;

use super::step::Lie;
use crate::oracle::{NewRoll, is_proven, leaf_hash, node_hash};

/// A tree that somebody has, whether or not its roll was published.
#[derive(Clone, Debug)]
pub struct Planted {
    pub tree: Tree,
    /// Of each leaf, whether it can be proven.
    pub sound: Vec<bool>,
}

impl Planted {
    pub fn new(leaves: Vec<(String, u64)>, lie: Lie) -> Self {
        let tree = plant(leaves, lie);
        let new = said(&tree.publication(1, None));
        let sound = tree.leaves.iter().enumerate().map(|(place, leaf)| {
            let proof = tree.proof(place);
            is_proven(&new, place as u64, &leaf.0, leaf.1, &proof)
        });
        Self {
            sound: sound.collect(),
            tree,
        }
    }
}

pub fn said(publication: &Publication) -> NewRoll {
    NewRoll {
        root: publication.root.to_vec(),
        total_weight: publication.total_weight,
        leaf_count: publication.leaf_count,
        uri: publication.uri.clone(),
        closes: publication.closes,
    }
}

fn plant(mut leaves: Vec<(String, u64)>, lie: Lie) -> Tree {
    let count = leaves.len();
    match lie {
        Lie::Weightless(index) => leaves[index.index(count)].1 = 0,
        Lie::Nobody(index) => leaves[index.index(count)].0 = "nobody".to_owned(),
        _ => {}
    }
    let node = |(index, (address, weight)): (u64, &(String, u64))| Node {
        hash: leaf_hash(index, address, *weight),
        weight: *weight,
    };
    let mut nodes: Vec<Node> = (0..).zip(&leaves).map(node).collect();
    if let Lie::LeafAgain(index) = lie {
        let place = index.index(count);
        nodes[place] = nodes[0];
        leaves[place] = leaves[0].clone();
    }
    let first = nodes[0].hash;
    Tree::of_nodes(leaves, nodes, |left, right| {
        let mut weight = left.weight + right.weight;
        if let (true, Lie::Pair(by)) = (left.hash == first, lie) {
            weight = weight.saturating_add_signed(by).max(1);
        }
        Node {
            hash: node_hash((left.hash, left.weight), (right.hash, right.weight)),
            weight,
        }
    })
}
