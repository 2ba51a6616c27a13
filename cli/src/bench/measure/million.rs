//! A roll of a million leaves, with the proof of each.

use crate::bench::chain::Chain;
use crate::bench::people::{stranger, weight};
use anyhow::Result;
use cosmwasm_std::Binary;
use std::fs::File;
use tributary_api::{LastLeaf, ProofNode};
use weight_roll::{Builder, Levels, Roll};

pub const LEAVES: u64 = 1_000_000;
/// Leaves are strangers of their own.
const FROM: u64 = 1_000_000_000;

pub struct Million {
    pub roll: Roll,
    levels: Levels<File>,
}

impl Million {
    pub fn build(chain: &Chain) -> Result<Self> {
        let mut file = tempfile::tempfile()?;
        let mut builder = Builder::new(&mut file)?;
        for index in 0..LEAVES {
            builder.push(&address(chain, index), weight(index))?;
        }
        let roll = builder.finish()?;
        let levels = Levels::open(file)?;
        Ok(Self { roll, levels })
    }

    pub fn proof(&mut self, leaf_index: u64) -> Result<Vec<ProofNode>> {
        let proof = self.levels.proof(leaf_index)?.into_iter();
        let proof = proof.map(|node| ProofNode {
            hash: Binary::from(node.hash),
            weight: node.weight,
        });
        Ok(proof.collect())
    }

    /// What its publication shows.
    pub fn last(&mut self, chain: &Chain) -> Result<LastLeaf> {
        let index = LEAVES.saturating_sub(1);
        Ok(LastLeaf {
            address: address(chain, index),
            weight: weight(index),
            proof: self.proof(index)?,
        })
    }
}

/// Whose leaf it is.
pub fn address(chain: &Chain, leaf_index: u64) -> String {
    stranger(chain, FROM.saturating_add(leaf_index))
}
