//! `vectors.json`, made by the definition alone ([`crate::naive`]) and compared. After a change that is meant:
//!
//! ```sh
//! UPDATE_GOLDEN=1 cargo test --release -p weight-roll vectors
//! ```

use std::{env, fs};

use cosmwasm_std::Binary;
use serde_json::{Value, json};
use weight_roll::{MAX_WEIGHT, Node};

use crate::vectors_invalid::invalid;
use crate::{Leaf, counted, naive};

pub const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/vectors.json");

#[test]
fn vectors_are_what_the_definition_gives() {
    let found = serde_json::to_string_pretty(&vectors()).unwrap() + "\n";
    if env::var_os("UPDATE_GOLDEN").is_some_and(|value| value == "1") {
        fs::write(FILE, &found).unwrap();
    }
    assert!(
        fs::read_to_string(FILE).unwrap() == found,
        "vectors.json differs; if that is meant: UPDATE_GOLDEN=1"
    );
}

fn vectors() -> Value {
    let trees: Vec<_> = trees()
        .iter()
        .map(|(name, leaves)| tree(name, leaves))
        .collect();
    json!({
        "about": [
            "Test vectors of Merkle-sum rolls. ‖ joins bytes, u64be and u16be are big-endian, hashes are hex where nothing else is said.",
            "leaf = sha256(\"tributary/roll/leaf/v1\" ‖ u64be(leaf_index) ‖ u16be(bytes of address) ‖ address (UTF-8) ‖ u64be(weight))",
            "node = sha256(\"tributary/roll/node/v1\" ‖ u64be(left weight) ‖ left ‖ u64be(right weight) ‖ right), its weight is the sum of both",
            "Leaves stand in order of their index from 0; an odd node moves up a level unchanged; the node above all is the root.",
            "A proof is the siblings from the bottom. Their sides follow: at each level, an odd index has its sibling on the left, an even one on the right, or none if it is the last; both index and last index are halved, rounding down, for the level above.",
            "A proof is valid when it has just these siblings and leads to the root and the total weight, every weight being from 1 to 2^53 - 1.",
            "invalid: what must be refused, and why. error is what this implementation says; where two reasons hold, another may come first.",
        ],
        "trees": trees,
        "invalid": invalid().into_iter().map(|case| case.json()).collect::<Vec<_>>(),
    })
}

fn trees() -> Vec<(&'static str, Vec<Leaf>)> {
    let leaf = |address: &str, weight| (address.to_owned(), weight);
    vec![
        ("one leaf", counted(1)),
        ("two leaves", counted(2)),
        ("three leaves, the last moves up once", counted(3)),
        ("five leaves, the last moves up twice", counted(5)),
        ("eight leaves, none moves up", counted(8)),
        (
            "thirteen leaves, the last moves up between two siblings",
            counted(13),
        ),
        (
            "unusual addresses: one byte, 90 bytes, two bytes a letter, the same twice",
            vec![
                leaf("q", 10),
                leaf(&"q".repeat(90), 1),
                leaf("łłł", 7),
                leaf("tributary1same", 3),
                leaf("tributary1same", 3),
            ],
        ),
        (
            "one leaf of the largest weight",
            vec![leaf("tributary1ann", MAX_WEIGHT)],
        ),
        (
            "three leaves, together of the largest weight",
            vec![
                leaf("tributary1ann", 1),
                leaf("tributary1ben", MAX_WEIGHT - 2),
                leaf("tributary1eve", 1),
            ],
        ),
    ]
}

fn tree(name: &str, leaves: &[Leaf]) -> Value {
    let nodes = naive::leaves(leaves);
    let root = naive::root_by_halves(&nodes);
    let leaves = leaves
        .iter()
        .zip(&nodes)
        .enumerate()
        .map(|(index, ((address, weight), node))| {
            let proof = naive::proof_by_halves(&nodes, index);
            json!({
                "leaf_index": index, "address": address, "weight": weight,
                "hash": hex::encode(node.hash), "proof": siblings(&proof),
            })
        });
    json!({
        "name": name,
        "root": hex::encode(root.hash),
        "root_base64": Binary::from(root.hash).to_base64(),
        "total_weight": root.weight,
        "leaf_count": nodes.len(),
        "leaves": leaves.collect::<Vec<_>>(),
    })
}

pub fn siblings(proof: &[Node]) -> Value {
    let siblings = proof.iter();
    siblings
        .map(|node| json!({ "hash": hex::encode(node.hash), "weight": node.weight }))
        .collect()
}
