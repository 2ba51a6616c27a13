//! Properties: what was committed to is proven, and nothing beside it.

use proptest::prelude::*;
use proptest::sample::Index;
use weight_roll::{Node, Roll, proof_len};

use crate::any_roll::any_leaves;
use crate::{built, naive, opened};

/// One leaf and its proof, as it is shown to a roll.
#[derive(Clone, Debug, PartialEq)]
struct Shown {
    roll: Roll,
    leaf_index: u64,
    address: String,
    weight: u64,
    proof: Vec<Node>,
}

impl Shown {
    fn is_accepted(&self) -> bool {
        let shown = (self.leaf_index, &self.address, self.weight, &self.proof);
        self.roll.verify(shown.0, shown.1, shown.2, shown.3).is_ok()
    }

    fn with(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut changed = self.clone();
        change(&mut changed);
        changed
    }

    /// Everything that can be changed of a number, text or list, once.
    fn single_changes(&self, bit: u32, other: Node) -> Vec<Self> {
        let mut changed = vec![
            self.with(|shown| shown.roll.root[bit as usize / 8] ^= 1 << (bit % 8)),
            self.with(|shown| shown.roll.total_weight += 1),
            self.with(|shown| shown.roll.total_weight -= 1),
            self.with(|shown| shown.weight += 1),
            self.with(|shown| shown.weight -= 1),
            self.with(|shown| shown.weight ^= 1 << (bit % 64)),
            self.with(|shown| shown.leaf_index += 1),
            self.with(|shown| shown.leaf_index = shown.leaf_index.wrapping_sub(1)),
            self.with(|shown| shown.leaf_index ^= 1 << (bit % 64)),
            self.with(|shown| shown.address.push('q')),
            self.with(|shown| shown.address = shown.address.chars().skip(1).collect()),
            self.with(|shown| shown.address = shown.address.replace(['1', 'q', 'ł'], "7")),
            self.with(|shown| shown.address = shown.address.to_uppercase()),
            self.with(|shown| shown.proof.truncate(shown.proof.len().max(1) - 1)),
            self.with(|shown| drop(shown.proof.drain(..shown.proof.len().min(1)))),
            self.with(|shown| shown.proof.push(other)),
            self.with(|shown| shown.proof.insert(0, other)),
            self.with(|shown| shown.proof.reverse()),
        ];
        for nth in 0..self.proof.len() {
            changed.extend([
                self.with(|shown| shown.proof[nth].hash[bit as usize / 8] ^= 1 << (bit % 8)),
                self.with(|shown| shown.proof[nth].weight += 1),
                self.with(|shown| shown.proof[nth].weight -= 1),
                self.with(|shown| shown.proof[nth].weight ^= 1 << (bit % 64)),
                self.with(|shown| shown.proof[nth] = other),
                self.with(|shown| drop(shown.proof.drain(nth..=nth))),
                self.with(|shown| shown.proof.insert(nth, shown.proof[nth])),
                self.with(|shown| shown.proof.swap(0, nth)),
                // what the leaf gains, a sibling loses: the total stays
                self.with(|shown| {
                    shown.proof[nth].weight -= 1;
                    shown.weight += 1;
                }),
                // what one sibling gains, another loses
                self.with(|shown| {
                    shown.proof[nth].weight -= 1;
                    shown.proof[0].weight += 1;
                }),
            ]);
        }
        changed.retain(|changed| changed != self);
        changed
    }
}

proptest! {
    #[test]
    fn every_leaf_is_proven_by_what_the_level_file_gives(leaves in any_leaves()) {
        let (roll, file) = built(&leaves);
        let naive_levels = naive::levels(naive::leaves(&leaves));
        let top = naive_levels[naive_levels.len() - 1][0];
        let expected = (top.hash, top.weight, leaves.len() as u64);
        prop_assert_eq!((roll.root, roll.total_weight, roll.leaf_count), expected);

        let mut levels = opened(&file);
        prop_assert_eq!(levels.roll(), roll);
        for (nth, (address, weight)) in leaves.iter().enumerate() {
            let leaf_index = nth as u64;
            prop_assert_eq!(levels.leaf(leaf_index).unwrap(), naive_levels[0][nth]);
            let proof = levels.proof(leaf_index).unwrap();
            prop_assert_eq!(&proof, &naive::proof(&naive_levels, nth));
            prop_assert_eq!(proof_len(leaf_index, roll.leaf_count), Ok(proof.len()));
            prop_assert_eq!(roll.verify(leaf_index, address, *weight, &proof), Ok(()));
        }
    }

    #[test]
    fn any_single_change_is_refused(
        leaves in any_leaves(), nth in any::<Index>(), bit in 0..256_u32, hash: [u8; 32],
    ) {
        let (roll, file) = built(&leaves);
        let nth = nth.index(leaves.len());
        let (address, weight) = leaves[nth].clone();
        let proof = opened(&file).proof(nth as u64).unwrap();
        let shown = Shown { roll, leaf_index: nth as u64, address, weight, proof };
        prop_assert!(shown.is_accepted());
        for changed in shown.single_changes(bit, Node { hash, weight: 1 }) {
            prop_assert!(!changed.is_accepted(), "{changed:?} passes for {shown:?}");
        }
    }

    #[test]
    fn another_leaf_count_is_refused_where_it_gives_a_leaf_other_siblings(
        leaves in any_leaves(), nth in any::<Index>(), any_count: u64,
    ) {
        let (roll, file) = built(&leaves);
        let (nth, count) = (nth.index(leaves.len()), roll.leaf_count);
        let (address, weight) = &leaves[nth];
        let nth = nth as u64;
        let proof = opened(&file).proof(nth).unwrap();
        for leaf_count in [0, 1, count - 1, count + 1, count * 2, count + any_count % 100, any_count] {
            let same_siblings = || naive::sides(nth, leaf_count) == naive::sides(nth, count);
            let bounded = nth < leaf_count && leaf_count <= roll.total_weight;
            let accepted = Roll { leaf_count, ..roll }.verify(nth, address, *weight, &proof).is_ok();
            prop_assert_eq!(accepted, bounded && same_siblings());
        }
    }

    #[test]
    fn the_last_leaf_shows_the_leaf_count(leaves in any_leaves(), any_count: u64, any_nth: Index) {
        let (roll, file) = built(&leaves);
        let mut levels = opened(&file);
        // whoever claims another count has to show the leaf that would be the last one
        let fewer = any_nth.index(leaves.len()) as u64;
        for leaf_count in [fewer, roll.leaf_count - 1, roll.leaf_count + 1, any_count] {
            if leaf_count == 0 || leaf_count == roll.leaf_count {
                continue;
            }
            let claimed = Roll { leaf_count, ..roll };
            let last = leaf_count - 1;
            let shown = last.min(roll.leaf_count - 1);
            let (address, weight) = &leaves[shown as usize];
            let proof = levels.proof(shown).unwrap();
            prop_assert!(claimed.verify(last, address, *weight, &proof).is_err());
        }
    }
}
