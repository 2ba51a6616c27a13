//! A Merkle-sum tree over contributors' weights: build, prove, verify.
//!
//! A [`Roll`] commits to the weights of thousands or millions of contributors by one hash, their total weight and their
//! count. Whoever has a leaf's proof can show its address and weight to anyone who has the roll, in
//! ⌈log2(`leaf_count`)⌉ + 1 hashes at most.
//!
//! ```text
//! leaf = sha256("tributary/roll/leaf/v1" ‖ u64be(leaf_index) ‖ u16be(len) ‖ address ‖ u64be(weight))
//! node = sha256("tributary/roll/node/v1" ‖ u64be(left weight) ‖ left ‖ u64be(right weight) ‖ right)
//! ```
//!
//! Leaves stand in order of their index. Two neighbours make the node above them, which weighs what both do; an odd node
//! moves up a level unchanged. A proof is the list of the siblings from the bottom, hash and weight of each; their sides
//! follow from leaf index and count. Each node commits to the weights of both its children, so **leaves that can be proven
//! never add up to more than the total weight**, whoever made the tree and however. It follows from this alone that
//! a dishonest roll can leave weight that nobody can prove, but never give out more than it has.
//!
//! | quantity | unit | bound |
//! |---|---|---|
//! | weight of a leaf, a node, a roll | weight | 1 to [`MAX_WEIGHT`] = 2^53 − 1 |
//! | [`Roll::leaf_count`] | leaves | 1 to the total weight |
//! | leaf index | from 0 | below the leaf count |
//! | address | bytes, as they are | 1 to [`MAX_ADDRESS_LEN`] = 90 |
//! | proof | siblings | [`proof_len`], at most 53 |
//!
//! What passes a bound is refused, never wrapped or cut: see [`RollError`]. The crate verifies the leaf that it is given:
//! whether its text is a valid address, and whether the leaf was seen before, are the caller's to know. One thing a single
//! proof cannot show is the leaf count, except that of the last leaf: see [`Roll::verify`].
//!
//! Verifying needs neither the standard library nor memory. Building does, and is behind the feature `build`:
//!
#![cfg_attr(feature = "build", doc = "```")]
#![cfg_attr(not(feature = "build"), doc = "```ignore")]
//! use std::io::Cursor;
//! use weight_roll::{Builder, Levels, RollError};
//!
//! let mut file = Vec::new();
//! let mut builder = Builder::new(&mut file)?;
//! builder.push("tributary1ann", 3)?;
//! builder.push("tributary1ben", 4)?;
//! builder.push("tributary1eve", 5)?;
//! let roll = builder.finish()?;
//! assert_eq!((roll.total_weight, roll.leaf_count), (12, 3));
//!
//! // Any proof can be read from the file later.
//! let mut levels = Levels::open(Cursor::new(file))?;
//! assert_eq!(levels.roll(), roll);
//! let proof = levels.proof(1)?;
//! assert_eq!(proof.iter().map(|sibling| sibling.weight).collect::<Vec<_>>(), [3, 5]);
//!
//! // It shows what was committed to, and nothing else.
//! assert_eq!(roll.verify(1, "tributary1ben", 4, &proof), Ok(()));
//! assert_eq!(
//!     roll.verify(1, "tributary1ben", 5, &proof),
//!     Err(RollError::TotalWeight { expected: 12, found: 13 })
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The level file
//!
//! It is written front to back in one pass, and holds every node, so that a proof takes no more reads than it has siblings.
//! Numbers are big-endian.
//!
//! | bytes | what |
//! |---|---|
//! | 24 | `tributary/roll/levels/v1` |
//! | 40 for each | the complete nodes (those over a whole power of two of leaves) as they become so: each leaf, and after it the nodes that it completes, from the bottom |
//! | 40 for each | the last node of each level where that is not complete, from the bottom; moved up unchanged, it is written again |
//! | 40 | the root's node |
//! | 8 | leaf count |
//! | 24 | `tributary/roll/levels/v1` again: a file that was cut off lacks it |
//!
//! A node is its hash (32 bytes) and its weight (8). Counted in nodes from the first, leaf `i` stands at
//! `2i − popcount(i)`, and the complete node `k` of level `l` at `l` after leaf `(k + 1)·2^l − 1`. The levels without
//! complete last node are those above `trailing_zeros(leaf_count)` up to that of the root, `⌈log2(leaf_count)⌉`.
//!
//! `vectors.json`, beside this crate's manifest, has trees, proofs and what must be refused, so that other languages can
//! check themselves.

#![no_std]

#[cfg(feature = "build")]
extern crate std;

#[cfg(feature = "build")]
mod builder;
mod error;
#[cfg(feature = "build")]
mod layout;
#[cfg(feature = "build")]
mod levels;
mod node;
mod roll;

#[cfg(feature = "build")]
pub use builder::{BuildError, Builder};
pub use error::RollError;
#[cfg(feature = "build")]
pub use levels::{Levels, LevelsError};
pub use node::Node;
pub use roll::{Roll, proof_len};

/// A SHA-256 hash.
pub type Hash = [u8; 32];

/// The largest weight, of a leaf as of a whole roll: JSON numbers stay exact in JavaScript.
pub const MAX_WEIGHT: u64 = (1 << 53) - 1;

/// The longest address, in bytes: BIP 173 allows no longer bech32 string.
pub const MAX_ADDRESS_LEN: u16 = 90;
