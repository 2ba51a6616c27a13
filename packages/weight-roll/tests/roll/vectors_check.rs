//! `vectors.json`, read as someone else would: the crate agrees with all of it.

use std::fs;

use cosmwasm_std::Binary;
use serde_json::Value;
use weight_roll::{Node, Roll, RollError};

use crate::vectors::FILE;
use crate::{Leaf, built, opened};

fn read() -> Value {
    serde_json::from_str(&fs::read_to_string(FILE).unwrap()).unwrap()
}

fn hash(value: &Value) -> [u8; 32] {
    hex::decode(value.as_str().unwrap())
        .unwrap()
        .try_into()
        .unwrap()
}

fn number(value: &Value) -> u64 {
    value.as_u64().unwrap()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

fn roll(value: &Value) -> Roll {
    Roll {
        root: hash(&value["root"]),
        total_weight: number(&value["total_weight"]),
        leaf_count: number(&value["leaf_count"]),
    }
}

fn leaf(value: &Value) -> Leaf {
    (
        value["address"].as_str().unwrap().to_owned(),
        number(&value["weight"]),
    )
}

fn proof(value: &Value) -> Vec<Node> {
    let siblings = list(&value["proof"]).iter();
    siblings
        .map(|node| Node {
            hash: hash(&node["hash"]),
            weight: number(&node["weight"]),
        })
        .collect()
}

fn verify(roll: Roll, value: &Value) -> Result<(), RollError> {
    let (address, weight) = leaf(value);
    roll.verify(
        number(&value["leaf_index"]),
        &address,
        weight,
        &proof(value),
    )
}

#[test]
fn trees_of_the_vectors_are_built_and_proven() {
    for tree in list(&read()["trees"]) {
        let leaves: Vec<_> = list(&tree["leaves"]).iter().map(leaf).collect();
        let (found, file) = built(&leaves);
        assert_eq!(found, roll(tree), "{}", tree["name"]);
        assert_eq!(tree["root_base64"], Binary::from(found.root).to_base64());
        let mut levels = opened(&file);
        for (leaf_index, leaf) in (0..).zip(list(&tree["leaves"])) {
            assert_eq!(number(&leaf["leaf_index"]), leaf_index);
            assert_eq!(levels.leaf(leaf_index).unwrap().hash, hash(&leaf["hash"]));
            assert_eq!(levels.proof(leaf_index).unwrap(), proof(leaf));
            assert_eq!(verify(found, leaf), Ok(()), "{} {leaf_index}", tree["name"]);
        }
    }
}

#[test]
fn invalid_proofs_of_the_vectors_are_refused_for_their_reason() {
    let vectors = read();
    let cases = list(&vectors["invalid"]);
    assert!(cases.len() > 30);
    for case in cases {
        let error = verify(roll(case), case).unwrap_err();
        assert_eq!(case["error"], kind(&error), "{}: {error}", case["name"]);
    }
}

fn kind(error: &RollError) -> &'static str {
    match error {
        RollError::LeafCount { .. } => "leaf_count",
        RollError::LeafIndex { .. } => "leaf_index",
        RollError::AddressLength { .. } => "address_length",
        RollError::Weight { .. } => "weight",
        RollError::WeightSum { .. } => "weight_sum",
        RollError::ProofLength { .. } => "proof_length",
        RollError::TotalWeight { .. } => "total_weight",
        RollError::Root { .. } => "root",
    }
}
