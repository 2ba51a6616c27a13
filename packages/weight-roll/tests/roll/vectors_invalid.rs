//! What `vectors.json` says must be refused.

use serde_json::{Value, json};
use weight_roll::{MAX_WEIGHT, Node, Roll};

use crate::vectors::siblings;
use crate::{counted, naive};

pub struct Case {
    name: &'static str,
    error: &'static str,
    roll: Roll,
    leaf_index: u64,
    address: String,
    weight: u64,
    proof: Vec<Node>,
}

impl Case {
    pub fn json(&self) -> Value {
        json!({
            "name": self.name, "error": self.error,
            "root": hex::encode(self.roll.root), "total_weight": self.roll.total_weight, "leaf_count": self.roll.leaf_count,
            "leaf_index": self.leaf_index, "address": self.address, "weight": self.weight, "proof": siblings(&self.proof),
        })
    }
}

/// Leaf 10 of 13 has four siblings, on the right, left, right and left; leaf 12, the last, has two, both on the left.
pub fn invalid() -> Vec<Case> {
    let nodes = naive::leaves(&counted(13));
    let top = naive::root_by_halves(&nodes);
    let roll = Roll {
        root: top.hash,
        total_weight: top.weight,
        leaf_count: 13,
    };
    let shown = |index: u64, name, error, change: fn(&mut Case)| {
        let (address, weight) = counted(13)[index as usize].clone();
        let proof = naive::proof_by_halves(&nodes, index as usize);
        let mut case = Case {
            name,
            error,
            roll,
            leaf_index: index,
            address,
            weight,
            proof,
        };
        change(&mut case);
        case
    };
    vec![
        shown(10, "a sibling's hash has one bit changed", "root", |case| {
            case.proof[2].hash[31] ^= 1
        }),
        shown(10, "two siblings have changed places", "root", |case| {
            case.proof.swap(1, 2)
        }),
        shown(10, "siblings come from the top", "root", |case| {
            case.proof.reverse()
        }),
        shown(
            10,
            "the sides of the first sibling are swapped: the neighbour's index",
            "root",
            |case| case.leaf_index = 11,
        ),
        shown(
            10,
            "another leaf's index, of as many siblings",
            "root",
            |case| case.leaf_index = 2,
        ),
        shown(
            10,
            "another leaf's index, of fewer siblings",
            "proof_length",
            |case| case.leaf_index = 12,
        ),
        shown(10, "an index that is no leaf's", "leaf_index", |case| {
            case.leaf_index = 13
        }),
        shown(10, "another address", "root", |case| {
            case.address = "tributary1leaf10".into()
        }),
        shown(10, "the address in capitals", "root", |case| {
            case.address = case.address.to_uppercase()
        }),
        shown(10, "no address", "address_length", |case| {
            case.address.clear()
        }),
        shown(10, "an address of 91 bytes", "address_length", |case| {
            case.address = "q".repeat(91)
        }),
        shown(
            10,
            "the leaf's weight is one more",
            "total_weight",
            |case| case.weight += 1,
        ),
        shown(
            10,
            "a sibling's weight is one less",
            "total_weight",
            |case| case.proof[1].weight -= 1,
        ),
        shown(
            10,
            "what the leaf's weight gains a sibling's loses",
            "root",
            |case| {
                case.weight += 5;
                case.proof[3].weight -= 5;
            },
        ),
        shown(10, "the leaf weighs nothing", "weight", |case| {
            case.weight = 0
        }),
        shown(10, "a sibling weighs nothing", "weight", |case| {
            case.proof[0].weight = 0
        }),
        shown(
            10,
            "a sibling weighs nothing, and the leaf what it weighed",
            "weight",
            |case| {
                case.weight += case.proof[0].weight;
                case.proof[0].weight = 0;
            },
        ),
        shown(10, "a sum passes 2^53 - 1", "weight_sum", |case| {
            case.proof[0].weight = MAX_WEIGHT
        }),
        shown(10, "the last sum passes 2^53 - 1", "weight_sum", |case| {
            case.proof[3].weight = MAX_WEIGHT - 54
        }),
        shown(10, "the last sibling is missing", "proof_length", |case| {
            case.proof.truncate(3)
        }),
        shown(10, "the first sibling is missing", "proof_length", |case| {
            drop(case.proof.drain(..1))
        }),
        shown(10, "no siblings", "proof_length", |case| case.proof.clear()),
        shown(
            10,
            "the last sibling is there twice",
            "proof_length",
            |case| case.proof.push(case.proof[3]),
        ),
        shown(
            12,
            "siblings where the node moves up",
            "proof_length",
            |case| {
                case.proof.splice(0..0, [case.proof[0], case.proof[0]]);
            },
        ),
        shown(12, "one leaf more", "proof_length", |case| {
            case.roll.leaf_count = 14
        }),
        shown(
            11,
            "one leaf less: the last moves up where it has a sibling",
            "proof_length",
            |case| case.roll.leaf_count = 12,
        ),
        shown(
            12,
            "the last leaf is past a smaller count",
            "leaf_index",
            |case| case.roll.leaf_count = 12,
        ),
        shown(10, "no leaves", "leaf_count", |case| {
            case.roll.leaf_count = 0
        }),
        shown(10, "more leaves than weight", "leaf_count", |case| {
            case.roll.leaf_count = 92
        }),
        shown(12, "another total weight", "total_weight", |case| {
            case.roll.total_weight = 90
        }),
        shown(12, "a roll of no weight", "weight", |case| {
            case.roll.total_weight = 0
        }),
        shown(12, "another root", "root", |case| case.roll.root[0] ^= 0x80),
    ]
}
