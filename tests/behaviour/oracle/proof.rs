//! What a roll's proof shows, hashed by hand.

use cosmwasm_std::Checksum;
use tributary_api::ProofNode;

use super::NewRoll;

const LARGEST: u64 = (1 << 53) - 1;

pub type Hash = [u8; 32];

pub fn leaf_hash(index: u64, address: &str, weight: u64) -> Hash {
    let length = u16::try_from(address.len()).unwrap();
    let bytes = [
        b"tributary/roll/leaf/v1".as_slice(),
        &index.to_be_bytes(),
        &length.to_be_bytes(),
        address.as_bytes(),
        &weight.to_be_bytes(),
    ];
    *Checksum::generate(&bytes.concat()).as_ref()
}

/// Of two nodes, each with its weight.
pub fn node_hash(left: (Hash, u64), right: (Hash, u64)) -> Hash {
    let bytes = [
        b"tributary/roll/node/v1".as_slice(),
        &left.1.to_be_bytes(),
        &left.0,
        &right.1.to_be_bytes(),
        &right.0,
    ];
    *Checksum::generate(&bytes.concat()).as_ref()
}

fn weighs(weight: u64) -> bool {
    (1..=LARGEST).contains(&weight)
}

/// Whether a leaf of the roll is what it is said to be.
pub fn is_proven(
    roll: &NewRoll,
    leaf_index: u64,
    address: &str,
    weight: u64,
    proof: &[ProofNode],
) -> bool {
    let counted = (1..=roll.total_weight).contains(&roll.leaf_count);
    if !counted || leaf_index >= roll.leaf_count || !weighs(weight) || !weighs(roll.total_weight) {
        return false;
    }
    let mut top = (leaf_hash(leaf_index, address, weight), weight);
    let (mut place, mut width) = (leaf_index, roll.leaf_count);
    let mut siblings = proof.iter();
    while width > 1 {
        // an odd one moves up alone
        if place ^ 1 < width {
            let Some(sibling) = siblings.next() else {
                return false;
            };
            let Ok(hash) = Hash::try_from(sibling.hash.as_slice()) else {
                return false;
            };
            if !weighs(sibling.weight) || !weighs(top.1 + sibling.weight) {
                return false;
            }
            let sibling = (hash, sibling.weight);
            let (left, right) = if place % 2 == 0 {
                (top, sibling)
            } else {
                (sibling, top)
            };
            top = (node_hash(left, right), left.1 + right.1);
        }
        place /= 2;
        width = width.div_ceil(2);
    }
    siblings.next().is_none() && top.0 == *roll.root && top.1 == roll.total_weight
}
