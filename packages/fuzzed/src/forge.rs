//! Claims that were changed somewhere, against what may be accepted of them.

use arbitrary::Unstructured;
use weight_roll::{Hash, MAX_WEIGHT, Node, Roll};

use crate::proofs::{address, weight};

/// All that a verification is asked.
#[derive(Clone, Debug)]
pub struct Claim {
    pub roll: Roll,
    pub leaf_index: u64,
    pub address: String,
    pub weight: u64,
    pub proof: Vec<Node>,
}

/// Changes one claim up to three times. It is accepted where it says what one of the honest ones says, and only there.
pub fn assert_forgery(honest: &[Claim], bytes: &mut Unstructured) {
    let mut claim = bytes.choose(honest).unwrap_or(&honest[0]).clone();
    for _ in 0..bytes.int_in_range(1..=3).unwrap_or(1) {
        change(&mut claim, honest, bytes);
    }
    let Claim {
        roll,
        leaf_index,
        address,
        weight,
        proof,
    } = &claim;
    let found = roll.verify(*leaf_index, address, *weight, proof);
    assert_eq!(
        found.is_ok(),
        says_the_same(&claim, honest),
        "{claim:?}: {found:?}"
    );
}

/// The leaf count alone does not show in a proof: it may be any that gives the leaf the same siblings on the same sides.
fn says_the_same(claim: &Claim, honest: &[Claim]) -> bool {
    let Some(leaf) = honest.get(usize::try_from(claim.leaf_index).unwrap_or(usize::MAX)) else {
        return false;
    };
    let count = claim.roll.leaf_count;
    let in_bounds = count <= claim.roll.total_weight && claim.leaf_index < count;
    in_bounds
        && (claim.roll.root, claim.roll.total_weight) == (leaf.roll.root, leaf.roll.total_weight)
        && (&claim.address, claim.weight, &claim.proof) == (&leaf.address, leaf.weight, &leaf.proof)
        && sides(claim.leaf_index, count) == sides(leaf.leaf_index, leaf.roll.leaf_count)
}

/// Whether each sibling of a leaf stands on its left, from the bottom.
fn sides(mut leaf_index: u64, mut leaf_count: u64) -> Vec<bool> {
    let mut sides = vec![];
    while leaf_count > 1 {
        if leaf_index % 2 == 1 || leaf_index + 1 < leaf_count {
            sides.push(leaf_index % 2 == 1);
        }
        (leaf_index, leaf_count) = (leaf_index / 2, leaf_count.div_ceil(2));
    }
    sides
}

fn change(claim: &mut Claim, honest: &[Claim], bytes: &mut Unstructured) {
    let other = bytes.choose(honest).unwrap_or(&honest[0]).clone();
    let place = bytes.choose_index(claim.proof.len().max(1)).unwrap_or(0);
    match bytes.int_in_range(0..=15u8).unwrap_or(0) {
        0 => claim.leaf_index = number(bytes, claim.leaf_index),
        1 => claim.leaf_index = other.leaf_index,
        2 => claim.address = address(bytes),
        3 => claim.address = other.address,
        4 => claim.weight = weight(bytes),
        5 => claim.weight = other.weight,
        6 => claim.proof = other.proof,
        7 => flip(&mut claim.roll.root, bytes),
        8 => claim.roll.total_weight = number(bytes, claim.roll.total_weight),
        9 => claim.roll.leaf_count = number(bytes, claim.roll.leaf_count),
        10 => claim.proof.push(sibling(bytes, &other)),
        11 => claim.proof.insert(0, sibling(bytes, &other)),
        12 if !claim.proof.is_empty() => {
            claim.proof.remove(place);
        }
        13 if !claim.proof.is_empty() => {
            let end = claim.proof.len() - 1;
            claim.proof.swap(place, end);
        }
        14 if !claim.proof.is_empty() => flip(&mut claim.proof[place].hash, bytes),
        _ => {
            // moves weight between the leaf and a sibling, so that the sum stays
            if let Some(node) = claim.proof.get_mut(place) {
                let moved = bytes.int_in_range(0..=3).unwrap_or(1);
                node.weight = node.weight.wrapping_add(moved);
                claim.weight = claim.weight.wrapping_sub(moved);
            }
        }
    }
}

fn flip(hash: &mut Hash, bytes: &mut Unstructured) {
    hash[bytes.choose_index(32).unwrap_or(0)] ^= 1 << bytes.int_in_range(0..=7).unwrap_or(0);
}

/// Near by, or at a bound.
fn number(bytes: &mut Unstructured, near: u64) -> u64 {
    match bytes.int_in_range(0..=7u8).unwrap_or(0) {
        0 => 0,
        1 => u64::MAX,
        2 => MAX_WEIGHT,
        3 => MAX_WEIGHT + 1,
        4 => near.wrapping_sub(bytes.int_in_range(0..=4).unwrap_or(1)),
        5 => bytes.arbitrary().unwrap_or(0),
        _ => near.wrapping_add(bytes.int_in_range(0..=40).unwrap_or(1)),
    }
}

fn sibling(bytes: &mut Unstructured, other: &Claim) -> Node {
    match other.proof.first() {
        Some(node) if bytes.arbitrary().unwrap_or(true) => *node,
        _ => Node {
            hash: bytes.arbitrary().unwrap_or_default(),
            weight: weight(bytes),
        },
    }
}
