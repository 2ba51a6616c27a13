use std::io::{self, BufWriter, Write};
use std::vec::Vec;

use thiserror::Error;

use crate::layout::{MAGIC, encode_node, ragged_levels};
use crate::node::add_weights;
use crate::{Node, Roll, RollError};

/// Why a roll was not built.
#[derive(Debug, Error)]
pub enum BuildError {
    #[error("leaf {leaf_index}: {reason}")]
    Leaf { leaf_index: u64, reason: RollError },
    #[error("a roll has at least one leaf, found none")]
    NoLeaves,
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Builds a roll in one pass over its leaves, writing the level file as it goes.
///
/// It holds at most 53 nodes, whatever the number of leaves, and buffers what it writes.
pub struct Builder<W: Write> {
    file: BufWriter<W>,
    /// The complete nodes that have no parent yet, the highest first, no two of one level.
    peaks: Vec<Peak>,
    leaf_count: u64,
    total_weight: u64,
}

struct Peak {
    level: u32,
    node: Node,
}

impl<W: Write> Builder<W> {
    /// Begins a level file. The writer may be lent: `&mut file`, `&mut Vec<u8>`.
    ///
    /// # Errors
    /// [`BuildError::Io`].
    pub fn new(writer: W) -> Result<Self, BuildError> {
        let mut file = BufWriter::with_capacity(1 << 16, writer);
        file.write_all(MAGIC)?;
        Ok(Self {
            file,
            peaks: Vec::new(),
            leaf_count: 0,
            total_weight: 0,
        })
    }

    /// Adds the next leaf; its index is the number of those before it.
    ///
    /// - `address`, `weight`: as for [`Node::leaf`]; all weights together at most [`MAX_WEIGHT`](crate::MAX_WEIGHT)
    ///
    /// # Errors
    /// [`BuildError::Leaf`], which changes nothing: the next leaf may follow. After [`BuildError::Io`] the file is spoilt.
    pub fn push(&mut self, address: &str, weight: u64) -> Result<(), BuildError> {
        let leaf =
            Node::leaf(self.leaf_count, address, weight).map_err(|reason| self.refused(reason))?;
        // checked before anything is written, so that no sum above can be refused
        let total_weight =
            add_weights(self.total_weight, weight).map_err(|reason| self.refused(reason))?;

        let mut peak = Peak {
            level: 0,
            node: self.write(leaf)?,
        };
        while let Some(left) = self.peaks.pop_if(|left| left.level == peak.level) {
            let node = self.write_parent(&left.node, &peak.node)?;
            peak = Peak {
                level: peak.level.saturating_add(1),
                node,
            };
        }
        self.peaks.push(peak);
        self.leaf_count = self.leaf_count.saturating_add(1); // below 2^53: no leaf weighs nothing
        self.total_weight = total_weight;
        Ok(())
    }

    /// Ends the level file, flushes it, and says what to publish.
    ///
    /// # Errors
    /// [`BuildError::NoLeaves`], [`BuildError::Io`].
    pub fn finish(mut self) -> Result<Roll, BuildError> {
        let Some(mut top) = self.peaks.pop().map(|peak| peak.node) else {
            return Err(BuildError::NoLeaves);
        };
        for level in ragged_levels(self.leaf_count) {
            top = match self
                .peaks
                .pop_if(|peak| peak.level.saturating_add(1) == level)
            {
                Some(left) => self.write_parent(&left.node, &top)?,
                None => self.write(top)?, // without sibling it moves up unchanged
            };
        }
        self.write(top)?;
        self.file.write_all(&self.leaf_count.to_be_bytes())?;
        self.file.write_all(MAGIC)?;
        self.file.flush()?;
        Ok(Roll {
            root: top.hash,
            total_weight: top.weight,
            leaf_count: self.leaf_count,
        })
    }

    fn write_parent(&mut self, left: &Node, right: &Node) -> Result<Node, BuildError> {
        let parent = Node::parent(left, right).map_err(|reason| self.refused(reason))?;
        self.write(parent)
    }

    fn write(&mut self, node: Node) -> Result<Node, BuildError> {
        self.file.write_all(&encode_node(&node))?;
        Ok(node)
    }

    fn refused(&self, reason: RollError) -> BuildError {
        BuildError::Leaf {
            leaf_index: self.leaf_count,
            reason,
        }
    }
}
