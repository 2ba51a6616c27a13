use std::io::{self, Read, Seek, SeekFrom};
use std::vec::Vec;

use thiserror::Error;

use crate::layout::{
    FOOTER_BYTES, MAGIC, all_nodes, complete_nodes, decode_footer, decode_node, file_len, offset,
    position,
};
use crate::roll::Path;
use crate::{Node, Roll, RollError};

/// Why a level file was refused, or a leaf of it.
#[derive(Debug, Error)]
pub enum LevelsError {
    #[error("a level file begins with \"{}\", this one does not", MAGIC.escape_ascii())]
    Format,
    #[error("a level file ends with \"{}\", this one does not: it was cut off, or not built to its end", MAGIC.escape_ascii())]
    Truncated,
    #[error("bytes of a level file of {leaf_count} leaves: expected {expected}, found {found}")]
    Length {
        leaf_count: u64,
        expected: u64,
        found: u64,
    },
    #[error("the level file's last node is not the root that its footer gives")]
    Root,
    #[error(
        "the level file is damaged, the proof of leaf {leaf_index} does not lead to its root: {reason}"
    )]
    Damaged { leaf_index: u64, reason: RollError },
    #[error(transparent)]
    Roll(#[from] RollError),
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// A level file, which gives the proof of any leaf in a few reads.
pub struct Levels<R: Read + Seek> {
    file: R,
    roll: Roll,
}

impl<R: Read + Seek> Levels<R> {
    /// Opens a level file, which is all there is in the reader.
    ///
    /// # Errors
    /// [`LevelsError::Format`], [`LevelsError::Truncated`], [`LevelsError::Length`], [`LevelsError::Root`],
    /// [`LevelsError::Roll`] when it has no leaves, or more than its total weight, [`LevelsError::Io`].
    pub fn open(mut file: R) -> Result<Self, LevelsError> {
        let found = file.seek(SeekFrom::End(0))?;
        if found < offset(0) || read_at(&mut file, 0)? != *MAGIC {
            return Err(LevelsError::Format);
        }
        if found < file_len(1) {
            return Err(LevelsError::Truncated);
        }
        let footer = decode_footer(&read_at(&mut file, found.saturating_sub(FOOTER_BYTES))?);
        let (root, leaf_count) = footer.ok_or(LevelsError::Truncated)?;
        let roll = Roll {
            root: root.hash,
            total_weight: root.weight,
            leaf_count,
        };
        roll.assert_bounds()?;

        let expected = file_len(leaf_count);
        if found != expected {
            return Err(LevelsError::Length {
                leaf_count,
                expected,
                found,
            });
        }
        let mut levels = Self { file, roll };
        if levels.read_node(all_nodes(leaf_count).saturating_sub(1))? != root {
            return Err(LevelsError::Root);
        }
        Ok(levels)
    }

    /// What to publish.
    pub const fn roll(&self) -> Roll {
        self.roll
    }

    /// The node of a leaf, as it stands in the file: what [`Node::leaf`] gave when it was built.
    ///
    /// # Errors
    /// [`LevelsError::Roll`] when there is no such leaf, [`LevelsError::Io`].
    pub fn leaf(&mut self, leaf_index: u64) -> Result<Node, LevelsError> {
        Path::new(leaf_index, self.roll.leaf_count)?;
        self.read_node(complete_nodes(leaf_index))
    }

    /// The proof of a leaf, for [`Roll::verify`]. It has been followed to the root: a damaged file gives none.
    ///
    /// # Errors
    /// [`LevelsError::Roll`] when there is no such leaf, [`LevelsError::Damaged`], [`LevelsError::Io`].
    pub fn proof(&mut self, leaf_index: u64) -> Result<Vec<Node>, LevelsError> {
        let leaf = self.leaf(leaf_index)?;
        let leaf_count = self.roll.leaf_count;
        let proof = Path::new(leaf_index, leaf_count)?
            .map(|step| self.read_node(position(step.level, step.sibling, leaf_count)))
            .collect::<Result<Vec<_>, _>>()?;
        match self.roll.verify_node(leaf_index, leaf, &proof) {
            Ok(()) => Ok(proof),
            Err(reason) => Err(LevelsError::Damaged { leaf_index, reason }),
        }
    }

    fn read_node(&mut self, position: u64) -> Result<Node, LevelsError> {
        Ok(decode_node(&read_at(&mut self.file, offset(position))?))
    }
}

fn read_at<const LEN: usize>(file: &mut (impl Read + Seek), at: u64) -> io::Result<[u8; LEN]> {
    let mut bytes = [0; LEN];
    file.seek(SeekFrom::Start(at))?;
    file.read_exact(&mut bytes)?;
    Ok(bytes)
}
