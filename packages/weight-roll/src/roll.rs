use crate::node::assert_weight;
use crate::{Hash, MAX_WEIGHT, Node, RollError};

/// What is published of a tree: enough to verify any of its leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Roll {
    pub root: Hash,
    /// The sum of all leaves, at most [`MAX_WEIGHT`].
    pub total_weight: u64,
    /// At most `total_weight`, for no leaf weighs nothing.
    pub leaf_count: u64,
}

impl Roll {
    /// Accepts a leaf when its proof leads to the root and to the total weight.
    ///
    /// - `leaf_index`: from 0, below `leaf_count`
    /// - `address`, `weight`: as for [`Node::leaf`]
    /// - `proof`: the siblings from the bottom, [`proof_len`] of them
    ///
    /// A leaf's proof is the same under every leaf count that gives it the same siblings on the same sides: only that of
    /// the last leaf, at `leaf_count − 1`, shows that the count is right. Whoever takes in a roll asks for that one first.
    ///
    /// # Errors
    /// Any [`RollError`].
    pub fn verify(
        &self,
        leaf_index: u64,
        address: &str,
        weight: u64,
        proof: &[Node],
    ) -> Result<(), RollError> {
        self.verify_node(leaf_index, Node::leaf(leaf_index, address, weight)?, proof)
    }

    pub(crate) fn verify_node(
        &self,
        leaf_index: u64,
        leaf: Node,
        proof: &[Node],
    ) -> Result<(), RollError> {
        self.assert_bounds()?;
        let (expected, found) = (proof_len(leaf_index, self.leaf_count)?, proof.len());
        if expected != found {
            return Err(RollError::ProofLength { expected, found });
        }
        let mut top = leaf;
        for (step, sibling) in Path::new(leaf_index, self.leaf_count)?.zip(proof) {
            let (left, right) = if step.sibling_is_left() {
                (sibling, &top)
            } else {
                (&top, sibling)
            };
            top = Node::parent(left, right)?;
        }
        if top.weight != self.total_weight {
            return Err(RollError::TotalWeight {
                expected: self.total_weight,
                found: top.weight,
            });
        }
        if top.hash != self.root {
            return Err(RollError::Root {
                expected: self.root,
                found: top.hash,
            });
        }
        Ok(())
    }

    /// No tree adds up to anything else, whatever its root.
    pub(crate) fn assert_bounds(&self) -> Result<(), RollError> {
        assert_weight(self.total_weight)?;
        match self.leaf_count {
            found if found == 0 || found > self.total_weight => Err(RollError::LeafCount {
                most: self.total_weight,
                found,
            }),
            _ => Ok(()),
        }
    }
}

/// How many siblings the proof of a leaf has: one for each level, but where its node has no sibling and moves up unchanged.
///
/// - `leaf_index`: from 0, below `leaf_count`
/// - `leaf_count`: 1 to [`MAX_WEIGHT`], so at most 53 siblings
///
/// # Errors
/// [`RollError::LeafCount`], [`RollError::LeafIndex`].
pub fn proof_len(leaf_index: u64, leaf_count: u64) -> Result<usize, RollError> {
    Path::new(leaf_index, leaf_count).map(Path::count)
}

/// The siblings that one leaf's nodes have, from the bottom.
#[derive(Clone, Copy)]
pub(crate) struct Path {
    level: u32,
    index: u64,
    /// The index of the last node of this level.
    last: u64,
}

/// Where a sibling stands: nodes of a level are counted from 0, leaves are level 0.
pub(crate) struct Step {
    #[cfg_attr(not(feature = "build"), expect(dead_code))]
    pub level: u32,
    pub sibling: u64,
}

impl Step {
    pub const fn sibling_is_left(&self) -> bool {
        self.sibling & 1 == 0
    }
}

impl Path {
    pub const fn new(leaf_index: u64, leaf_count: u64) -> Result<Self, RollError> {
        match leaf_count.checked_sub(1) {
            Some(last) if last < MAX_WEIGHT => {
                if leaf_index > last {
                    return Err(RollError::LeafIndex {
                        leaf_count,
                        found: leaf_index,
                    });
                }
                Ok(Self {
                    level: 0,
                    index: leaf_index,
                    last,
                })
            }
            _ => Err(RollError::LeafCount {
                most: MAX_WEIGHT,
                found: leaf_count,
            }),
        }
    }
}

impl Iterator for Path {
    type Item = Step;

    fn next(&mut self) -> Option<Step> {
        while self.last > 0 {
            let step = Step {
                level: self.level,
                sibling: self.index ^ 1,
            };
            let stands = step.sibling <= self.last;
            self.level = self.level.saturating_add(1);
            self.index >>= 1;
            self.last >>= 1;
            if stands {
                return Some(step);
            }
        }
        None
    }
}
