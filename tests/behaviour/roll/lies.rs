//! Trees that lie, hashed by hand.

use cosmwasm_std::Checksum;
use suite::{Suite, Tree};
use weight_roll::Node;

/// As a leaf's node is hashed, of any weight.
fn leaf(index: u64, address: &str, weight: u64) -> Node {
    let bytes = [
        b"tributary/roll/leaf/v1".as_slice(),
        &index.to_be_bytes(),
        &u16::try_from(address.len()).unwrap().to_be_bytes(),
        address.as_bytes(),
        &weight.to_be_bytes(),
    ];
    let hash = *Checksum::generate(&bytes.concat()).as_ref();
    Node { hash, weight }
}

/// As two nodes are joined, of any weights, and weighing whatever it is said to.
fn join(left: &Node, right: &Node, weight: u64) -> Node {
    let bytes = [
        b"tributary/roll/node/v1".as_slice(),
        &left.weight.to_be_bytes(),
        &left.hash,
        &right.weight.to_be_bytes(),
        &right.hash,
    ];
    let hash = *Checksum::generate(&bytes.concat()).as_ref();
    Node { hash, weight }
}

pub fn leaves(suite: &Suite) -> Vec<(String, u64)> {
    let named = [
        ("bob", 10),
        ("dan", 20),
        ("eve", 30),
        ("fay", 40),
        ("gus", 50),
    ];
    let leaves = named.map(|(name, weight)| (suite.addr(name).to_string(), weight));
    leaves.to_vec()
}

pub fn nodes(leaves: &[(String, u64)]) -> Vec<Node> {
    let nodes = (0..).zip(leaves);
    nodes
        .map(|(index, (address, weight))| leaf(index, address, *weight))
        .collect()
}

pub fn honest(left: &Node, right: &Node) -> Node {
    join(left, right, left.weight + right.weight)
}

pub type Lie = fn(&Suite) -> Tree;

/// What publishing one proof can show.
pub const SEEN: [(&str, Lie); 4] = [
    ("the root says more than its leaves", |suite| {
        with_root(suite, |weight| weight + 1_000)
    }),
    ("the root says less", |suite| {
        with_root(suite, |weight| weight - 1)
    }),
    ("the last leaf weighs nothing", |suite| {
        let mut leaves = leaves(suite);
        leaves[4].1 = 0;
        Tree::of_nodes(leaves.clone(), nodes(&leaves), honest)
    }),
    ("the last leaf has another's index", |suite| {
        let leaves = leaves(suite);
        let mut nodes = nodes(&leaves);
        nodes[4] = leaf(3, &leaves[4].0, leaves[4].1);
        Tree::of_nodes(leaves, nodes, honest)
    }),
];

/// What it cannot.
pub const UNSEEN: [(&str, Lie); 8] = [
    ("a node says more than its leaves", |suite| {
        with_first_pair(suite, |weight| weight + 1_000)
    }),
    ("a node says less", |suite| {
        with_first_pair(suite, |weight| weight - 25)
    }),
    ("a leaf's node says more than the leaf", |suite| {
        let leaves = leaves(suite);
        let mut nodes = nodes(&leaves);
        nodes[1].weight = 500;
        Tree::of_nodes(leaves, nodes, honest)
    }),
    ("an address comes twice, and a third time", |suite| {
        let mut leaves = leaves(suite);
        leaves[2].0 = leaves[0].0.clone();
        leaves[4].0 = leaves[0].0.clone();
        Tree::of_nodes(leaves.clone(), nodes(&leaves), honest)
    }),
    ("two leaves come again under other indexes", |suite| {
        let mut leaves = leaves(suite);
        leaves[2] = leaves[0].clone();
        leaves[3] = leaves[1].clone();
        let mut nodes = nodes(&leaves);
        nodes[2] = nodes[0];
        nodes[3] = nodes[1];
        Tree::of_nodes(leaves, nodes, honest)
    }),
    ("a leaf weighs nothing", |suite| {
        let mut leaves = leaves(suite);
        leaves[1].1 = 0;
        Tree::of_nodes(leaves.clone(), nodes(&leaves), honest)
    }),
    ("a leaf is no hash of any", |suite| {
        let leaves = leaves(suite);
        let mut nodes = nodes(&leaves);
        nodes[3].hash = [7; 32];
        Tree::of_nodes(leaves, nodes, honest)
    }),
    ("leaves have each other's indexes", |suite| {
        let leaves = leaves(suite);
        let mut nodes = nodes(&leaves);
        nodes.swap(0, 1);
        Tree::of_nodes(leaves, nodes, honest)
    }),
];

fn with_root(suite: &Suite, lie: fn(u64) -> u64) -> Tree {
    with_node(suite, 150, lie)
}

fn with_first_pair(suite: &Suite, lie: fn(u64) -> u64) -> Tree {
    with_node(suite, 30, lie)
}

/// Where the node of this weight says another; it is joined as what it says.
fn with_node(suite: &Suite, of: u64, lie: fn(u64) -> u64) -> Tree {
    let leaves = leaves(suite);
    let nodes = nodes(&leaves);
    Tree::of_nodes(leaves, nodes, |left, right| {
        let weight = left.weight + right.weight;
        join(left, right, if weight == of { lie(weight) } else { weight })
    })
}
