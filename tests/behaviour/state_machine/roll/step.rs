//! What can happen to rolls next.

use proptest::sample::Index;

use super::super::step::{Choice, Sender};

/// What is wrong with a tree or with what is said of it.
#[derive(Clone, Copy, Debug)]
pub enum Lie {
    Nothing,
    /// The node above the first two leaves weighs so much more, or less: their proofs fail.
    Pair(i64),
    /// A leaf's node stands again in another place.
    LeafAgain(Index),
    /// A leaf weighs nothing.
    Weightless(Index),
    /// A leaf is nobody's: its text is no address.
    Nobody(Index),
    /// Besides, what the last leaf's proof shows at once.
    Total(i64),
    Count(i64),
    ShortRoot,
    NoUri,
    Last(Slip),
}

/// What is wrong with a leaf or its proof.
#[derive(Clone, Copy, Debug)]
pub enum Slip {
    Right,
    Heavier,
    /// Another leaf's index.
    Index(Index),
    /// Somebody else's address.
    Person(usize),
    /// A sibling's hash, or its weight.
    Hash(Index),
    Weight(Index),
    ShortHash(Index),
    Truncated,
    Padded,
    /// Of the next roll, if there is one.
    NextRoll,
}

#[derive(Clone, Debug)]
pub enum RollStep {
    Publish {
        sender: Sender,
        datanet: Choice,
        /// One person may come several times.
        leaves: Vec<(usize, u64)>,
        lie: Lie,
        closes: Option<Choice>,
    },
    Close {
        sender: Sender,
        roll: Choice,
    },
    Enrol {
        who: usize,
        leaf: Choice,
        slip: Slip,
    },
}
