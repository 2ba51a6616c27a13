//! Contributors by the million, none of them kept: each follows from its place.

use crate::input::Contributor;
use anyhow::{Context, Result};
use cosmwasm_std::Checksum;
use embedded_chain::Bech32Api;

/// Bytes of an account.
const ACCOUNT: usize = 20;

pub struct Leaves {
    api: Bech32Api,
    /// Those that weights are drawn from, with replacement.
    weights: Vec<u64>,
}

impl Leaves {
    pub fn new(api: Bech32Api, weights: Vec<u64>) -> Self {
        Self { api, weights }
    }

    /// From how many weights they are drawn.
    pub fn drawn_from(&self) -> usize {
        self.weights.len()
    }

    /// A leaf, from 0: the SHA-256 of its place makes its account (20 bytes) and draws its weight (8 of the other 12, modulo
    /// the number of weights).
    ///
    /// # Errors
    /// When there are no weights.
    pub fn leaf(&self, index: u64) -> Result<Contributor> {
        let digest = Checksum::generate(format!("tributary demo contributor {index}").as_bytes());
        let (account, rest) = digest
            .as_slice()
            .split_first_chunk::<ACCOUNT>()
            .context("a hash of 32 bytes")?;
        let draw = rest.first_chunk().context("a hash of 32 bytes")?;
        let place = u64::from_be_bytes(*draw).checked_rem(u64::try_from(self.weights.len())?);
        let place = usize::try_from(place.context("weights to draw from")?)?;
        Ok(Contributor {
            address: self.api.humanize(account)?,
            weight: *self
                .weights
                .get(place)
                .context("a place among the weights")?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_follow_from_their_place() {
        let leaves = Leaves::new(Bech32Api::default(), vec![1, 2, 5]);
        let drawn: Vec<_> = (0..300).map(|i| leaves.leaf(i).unwrap()).collect();
        for (index, contributor) in (0..).zip(&drawn) {
            let again = leaves.leaf(index).unwrap();
            assert_eq!(again.address, contributor.address);
            assert_eq!(again.weight, contributor.weight);
        }
        let mut addresses: Vec<_> = drawn.iter().map(|leaf| leaf.address.as_str()).collect();
        addresses.sort_unstable();
        addresses.dedup();
        assert_eq!(addresses.len(), 300);
        for weight in [1, 2, 5] {
            let found = drawn.iter().filter(|leaf| leaf.weight == weight).count();
            assert!((70..=130).contains(&found), "{found} of weight {weight}");
        }
    }
}
