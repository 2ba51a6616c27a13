//! A few rolls that a curator may publish, with all their proofs.

use std::io::Cursor;
use std::sync::OnceLock;

use cosmwasm_std::Binary;
use tributary_api::{LastLeaf, ProofNode};
use weight_roll::{Builder, Levels, Node, Roll};

use crate::people::people;

pub struct Preset {
    pub roll: Roll,
    pub leaves: Vec<Leaf>,
}

#[derive(Clone, PartialEq)]
pub struct Leaf {
    pub address: String,
    pub weight: u64,
    pub proof: Vec<ProofNode>,
}

impl Preset {
    pub fn last_leaf(&self) -> LastLeaf {
        let last = self.leaves[self.leaves.len() - 1].clone();
        LastLeaf {
            address: last.address,
            weight: last.weight,
            proof: last.proof,
        }
    }
}

pub fn presets() -> &'static [Preset; 4] {
    static PRESETS: OnceLock<[Preset; 4]> = OnceLock::new();
    PRESETS.get_or_init(|| {
        [
            preset(&[(1, 7)]),
            preset(&[(0, 1), (1, 2), (0, 4)]),
            preset(&[(2, 3), (3, 1), (2, 1), (4, 1_000), (5, 1), (0, 9), (1, 2)]),
            preset(&[(3, (1 << 52) - 1), (4, 5)]),
        ]
    })
}

pub fn preset_of(root: &[u8; 32]) -> &'static Preset {
    let mut presets = presets().iter();
    let preset = presets.find(|preset| preset.roll.root == *root);
    preset.expect("only these rolls were published")
}

/// (place among the people, weight)
fn preset(leaves: &[(usize, u64)]) -> Preset {
    let mut file = vec![];
    let mut builder = Builder::new(&mut file).unwrap();
    for (place, weight) in leaves {
        builder.push(people()[*place].as_str(), *weight).unwrap();
    }
    let roll = builder.finish().unwrap();
    let mut levels = Levels::open(Cursor::new(file)).unwrap();
    let leaves = leaves.iter().zip(0..);
    let leaves = leaves.map(|((place, weight), index)| Leaf {
        address: people()[*place].to_string(),
        weight: *weight,
        proof: levels.proof(index).unwrap().iter().map(wire).collect(),
    });
    Preset {
        roll,
        leaves: leaves.collect(),
    }
}

fn wire(node: &Node) -> ProofNode {
    ProofNode {
        hash: Binary::from(node.hash),
        weight: node.weight,
    }
}
