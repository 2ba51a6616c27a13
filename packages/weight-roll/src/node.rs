use sha2::{Digest, Sha256};

use crate::{Hash, MAX_ADDRESS_LEN, MAX_WEIGHT, RollError};

const LEAF: &[u8] = b"tributary/roll/leaf/v1";
const NODE: &[u8] = b"tributary/roll/node/v1";

/// A leaf, or what two nodes below it add up to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node {
    pub hash: Hash,
    /// The sum of all leaves below, 1 to [`MAX_WEIGHT`].
    pub weight: u64,
}

impl Node {
    /// Commits to one contributor's weight.
    ///
    /// `hash = sha256("tributary/roll/leaf/v1" ‖ u64be(leaf_index) ‖ u16be(len) ‖ address ‖ u64be(weight))`
    ///
    /// - `leaf_index`: from 0
    /// - `address`: 1 to [`MAX_ADDRESS_LEN`] bytes, taken as they are: neither validated nor normalised
    /// - `weight`: 1 to [`MAX_WEIGHT`]
    ///
    /// # Errors
    /// [`RollError::AddressLength`], [`RollError::Weight`].
    pub fn leaf(leaf_index: u64, address: &str, weight: u64) -> Result<Self, RollError> {
        let found = address.len();
        let len = match u16::try_from(found) {
            Ok(len @ 1..=MAX_ADDRESS_LEN) => len,
            _ => return Err(RollError::AddressLength { found }),
        };
        assert_weight(weight)?;
        let mut sha = Sha256::new();
        sha.update(LEAF);
        sha.update(leaf_index.to_be_bytes());
        sha.update(len.to_be_bytes());
        sha.update(address);
        sha.update(weight.to_be_bytes());
        Ok(Self {
            hash: sha.finalize().into(),
            weight,
        })
    }

    /// Commits to two nodes, their hashes *and* weights.
    ///
    /// `hash = sha256("tributary/roll/node/v1" ‖ u64be(left.weight) ‖ left.hash ‖ u64be(right.weight) ‖ right.hash)`,
    /// `weight = left.weight + right.weight`
    ///
    /// # Errors
    /// [`RollError::Weight`] when either weighs nothing or more than [`MAX_WEIGHT`], [`RollError::WeightSum`] when both
    /// together do.
    pub fn parent(left: &Self, right: &Self) -> Result<Self, RollError> {
        assert_weight(left.weight)?;
        assert_weight(right.weight)?;
        let weight = add_weights(left.weight, right.weight)?;
        let mut sha = Sha256::new();
        sha.update(NODE);
        for child in [left, right] {
            sha.update(child.weight.to_be_bytes());
            sha.update(child.hash);
        }
        Ok(Self {
            hash: sha.finalize().into(),
            weight,
        })
    }
}

pub(crate) fn add_weights(left: u64, right: u64) -> Result<u64, RollError> {
    match left.checked_add(right) {
        Some(sum @ ..=MAX_WEIGHT) => Ok(sum),
        _ => Err(RollError::WeightSum { left, right }),
    }
}

pub(crate) fn assert_weight(found: u64) -> Result<(), RollError> {
    match found {
        1..=MAX_WEIGHT => Ok(()),
        _ => Err(RollError::Weight { found }),
    }
}
