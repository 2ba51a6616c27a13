//! A roll's tree, built leaf by leaf into a file that has no name and goes with the process.

use super::leaves::Leaves;
use crate::input::Contributor;
use crate::progress;
use anyhow::{Context, Result};
use cosmwasm_std::Binary;
use std::collections::BTreeSet;
use std::fs::File;
use std::time::{Duration, Instant};
use tributary_api::{LastLeaf, ProofNode};
use weight_roll::{Builder, Levels, Roll};

/// How many leaves enrol.
const SAMPLE: u64 = 200;

pub struct Tree {
    pub roll: Roll,
    /// The first of the heaviest leaves.
    pub largest: u64,
    /// Of the level file.
    pub bytes: u64,
    /// The making of the leaves included.
    pub elapsed: Duration,
    levels: Levels<File>,
}

/// A leaf, and what proves it.
pub struct Proven {
    pub leaf_index: u64,
    pub contributor: Contributor,
    pub proof: Vec<ProofNode>,
}

impl Tree {
    /// `count`: from 1; nothing grows with it but the file.
    ///
    /// # Errors
    /// When there is no place for the file, or too much weight.
    pub fn build(count: u64, leaf: impl Fn(u64) -> Result<Contributor>) -> Result<Self> {
        let mut file = tempfile::tempfile().context("a temporary file for the roll")?;
        let shown = progress::bar("building the roll", usize::try_from(count)?);
        let started = Instant::now();
        let mut builder = Builder::new(&mut file)?;
        let (mut largest, mut most) = (0, 0);
        for index in 0..count {
            let Contributor { address, weight } = leaf(index)?;
            builder.push(address.as_str(), weight)?;
            if weight > most {
                (largest, most) = (index, weight);
            }
            shown.step();
        }
        let roll = builder.finish()?;
        let elapsed = started.elapsed();
        Ok(Self {
            roll,
            largest,
            bytes: file.metadata()?.len(),
            elapsed,
            levels: Levels::open(file)?,
        })
    }

    /// The leaves that enrol: the first, the last and the largest, and others spread between them; all where they are few.
    pub fn sample(&mut self, leaves: &Leaves) -> Result<Vec<Proven>> {
        let places = spread(self.roll.leaf_count, SAMPLE.saturating_sub(1));
        let places = places.into_iter().chain([self.largest]);
        let places: BTreeSet<_> = places.collect();
        let shown = progress::bar("reading proofs", places.len());
        let proven = places.into_iter().map(|index| {
            shown.step();
            self.prove(index, leaves.leaf(index)?)
        });
        proven.collect()
    }

    /// What its publication shows: the last leaf, which is this contributor's.
    pub fn last(&mut self, contributor: Contributor) -> Result<LastLeaf> {
        let last = self.roll.leaf_count.saturating_sub(1);
        let proven = self.prove(last, contributor)?;
        Ok(LastLeaf {
            address: proven.contributor.address.into_string(),
            weight: proven.contributor.weight,
            proof: proven.proof,
        })
    }

    /// The proof of a leaf, which is this contributor's.
    pub fn prove(&mut self, leaf_index: u64, contributor: Contributor) -> Result<Proven> {
        let proof = self.levels.proof(leaf_index)?.into_iter();
        let proof = proof.map(|node| ProofNode {
            hash: Binary::from(node.hash),
            weight: node.weight,
        });
        Ok(Proven {
            leaf_index,
            contributor,
            proof: proof.collect(),
        })
    }
}

/// Up to `most` of `count` places, evenly apart, the first and the last among them.
fn spread(count: u64, most: u64) -> Vec<u64> {
    let (last, steps) = (count.saturating_sub(1), most.min(count).saturating_sub(1));
    let place = |step: u64| {
        let place = u128::from(step).saturating_mul(last.into());
        let place = place.checked_div(steps.into()).unwrap_or_default();
        u64::try_from(place).unwrap_or(last)
    };
    (0..=steps).map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use embedded_chain::Bech32Api;

    #[test]
    fn places_are_spread_from_the_first_to_the_last() {
        assert_eq!(spread(1, 4), [0]);
        assert_eq!(spread(3, 4), [0, 1, 2]);
        assert_eq!(spread(10, 4), [0, 3, 6, 9]);
        assert_eq!(spread(10, 1), [0]);
        let places = spread(10_000_000, 199);
        assert_eq!(places.len(), 199);
        assert!(places.is_sorted_by(|a, b| a < b));
        assert_eq!(places.last(), Some(&9_999_999));
    }

    #[test]
    fn first_last_and_largest_are_in_the_sample() {
        let mut weights = vec![1; 10_000];
        weights.push(7);
        let leaves = Leaves::new(Bech32Api::default(), weights);
        for count in [1, 2, 199, 200, 201, 30_000] {
            let mut tree = Tree::build(count, |index| leaves.leaf(index)).unwrap();
            let most = (0..count).map(|index| leaves.leaf(index).unwrap().weight);
            assert_eq!(
                leaves.leaf(tree.largest).unwrap().weight,
                most.max().unwrap()
            );
            let sample = tree.sample(&leaves).unwrap();
            let places: Vec<_> = sample.iter().map(|proven| proven.leaf_index).collect();
            assert!(places.len() <= 200 && places.is_sorted_by(|a, b| a < b));
            for place in [0, tree.largest, count - 1] {
                assert!(places.contains(&place), "{place} of {count}");
            }
        }
    }

    #[test]
    fn of_several_largest_the_first_is_named() {
        let leaves = Leaves::new(Bech32Api::default(), vec![5]);
        let tree = Tree::build(9, |index| leaves.leaf(index)).unwrap();
        assert_eq!(tree.largest, 0);
    }
}
