//! Where the nodes of a tree stand in its level file, counted in nodes from the first.
//!
//! Nothing saturates: a roll has fewer than 2^53 leaves, a file fewer than 2^54 + 53 nodes and 2^60 bytes.

use core::ops::RangeInclusive;

use crate::Node;

/// Opens and ends a level file: one that was cut off, or not built to its end, does not end with it.
pub(crate) const MAGIC: &[u8; 24] = b"tributary/roll/levels/v1";
const MAGIC_BYTES: u64 = 24;
const NODE_BYTES: u64 = 32 + 8;
/// The root's node, the leaf count, the magic.
pub(crate) const FOOTER_BYTES: u64 = 40 + 8 + 24;

pub(crate) fn encode_node(node: &Node) -> [u8; 40] {
    let mut bytes = [0; 40];
    let (hash, weight) = bytes.split_at_mut(32);
    hash.copy_from_slice(&node.hash);
    weight.copy_from_slice(&node.weight.to_be_bytes());
    bytes
}

pub(crate) fn decode_node(bytes: &[u8; 40]) -> Node {
    let (mut hash, mut weight) = ([0; 32], [0; 8]);
    hash.copy_from_slice(&bytes[..32]);
    weight.copy_from_slice(&bytes[32..]);
    Node {
        hash,
        weight: u64::from_be_bytes(weight),
    }
}

/// The root's node and the leaf count, where the magic follows.
pub(crate) fn decode_footer(bytes: &[u8; 72]) -> Option<(Node, u64)> {
    let (root, rest) = bytes.split_first_chunk()?;
    let (leaf_count, magic) = rest.split_first_chunk()?;
    (magic == MAGIC).then(|| (decode_node(root), u64::from_be_bytes(*leaf_count)))
}

/// How many nodes are complete once `leaves` have been pushed, which is also where the next leaf stands.
pub(crate) fn complete_nodes(leaves: u64) -> u64 {
    leaves
        .saturating_mul(2)
        .saturating_sub(leaves.count_ones().into())
}

/// The levels, from the bottom, whose last node is not complete: it is no power of two of leaves that stand below it.
/// These nodes stand at the end.
pub(crate) fn ragged_levels(leaf_count: u64) -> RangeInclusive<u32> {
    let top = u64::BITS.saturating_sub(leaf_count.saturating_sub(1).leading_zeros());
    leaf_count.trailing_zeros().saturating_add(1)..=top
}

/// How many nodes the file of so many leaves holds.
pub(crate) fn all_nodes(leaf_count: u64) -> u64 {
    let ragged = u64::try_from(ragged_levels(leaf_count).count()).unwrap_or(u64::MAX);
    complete_nodes(leaf_count).saturating_add(ragged)
}

/// Where the node of a level and an index in it stands.
pub(crate) fn position(level: u32, index: u64, leaf_count: u64) -> u64 {
    let leaves_to_its_end = index.saturating_add(1) << level;
    if leaves_to_its_end <= leaf_count {
        // after its last leaf come the nodes that this completes, from the bottom
        let last_leaf = leaves_to_its_end.saturating_sub(1);
        complete_nodes(last_leaf).saturating_add(level.into())
    } else {
        let nth = level.saturating_sub(*ragged_levels(leaf_count).start());
        complete_nodes(leaf_count).saturating_add(nth.into())
    }
}

/// How many bytes come before the node at a position.
pub(crate) fn offset(position: u64) -> u64 {
    position
        .saturating_mul(NODE_BYTES)
        .saturating_add(MAGIC_BYTES)
}

/// How many bytes the file of so many leaves has.
pub(crate) fn file_len(leaf_count: u64) -> u64 {
    offset(all_nodes(leaf_count)).saturating_add(FOOTER_BYTES)
}
