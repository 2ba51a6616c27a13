use core::fmt;

use crate::{Hash, MAX_ADDRESS_LEN, MAX_WEIGHT};

/// Why a leaf, a node or a proof was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RollError {
    /// A roll has from 1 leaf to one for each unit of its total weight.
    LeafCount { most: u64, found: u64 },
    /// Leaves are counted from 0.
    LeafIndex { leaf_count: u64, found: u64 },
    /// An address has 1 to [`MAX_ADDRESS_LEN`] bytes.
    AddressLength { found: usize },
    /// The weight of a leaf or of a sibling is from 1 to [`MAX_WEIGHT`].
    Weight { found: u64 },
    /// Two weights add up to more than [`MAX_WEIGHT`].
    WeightSum { left: u64, right: u64 },
    /// The number of siblings follows from leaf index and count.
    ProofLength { expected: usize, found: usize },
    /// The proof leads to another total weight than the roll's.
    TotalWeight { expected: u64, found: u64 },
    /// The proof leads to another root than the roll's.
    Root { expected: Hash, found: Hash },
}

impl fmt::Display for RollError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::LeafCount { most, found } => {
                write!(f, "leaf count: expected 1 to {most}, found {found}")
            }
            Self::LeafIndex { leaf_count, found } => {
                write!(f, "leaf index: expected below {leaf_count}, found {found}")
            }
            Self::AddressLength { found } => {
                write!(
                    f,
                    "bytes of the address: expected 1 to {MAX_ADDRESS_LEN}, found {found}"
                )
            }
            Self::Weight { found } => {
                write!(f, "weight: expected 1 to {MAX_WEIGHT}, found {found}")
            }
            Self::WeightSum { left, right } => {
                write!(
                    f,
                    "sum of weights: expected at most {MAX_WEIGHT}, found {left} + {right}"
                )
            }
            Self::ProofLength { expected, found } => {
                write!(f, "siblings: expected {expected}, found {found}")
            }
            Self::TotalWeight { expected, found } => {
                write!(f, "total weight: expected {expected}, found {found}")
            }
            Self::Root { expected, found } => {
                write!(f, "root: expected {}, found {}", Hex(expected), Hex(found))
            }
        }
    }
}

impl core::error::Error for RollError {}

struct Hex<'a>(&'a Hash);

impl fmt::Display for Hex<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}
