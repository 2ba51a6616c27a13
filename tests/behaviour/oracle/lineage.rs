//! Who stands behind a datanet, and behind a model.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_traits::Zero;

use super::Oracle;

/// datanet_id → what of an income runs to it, in 10^−18
pub type Lineage = BTreeMap<u64, BigInt>;

/// One, in a lineage.
pub fn one() -> BigInt {
    BigInt::from(10u64.pow(18))
}

/// Why a datanet can't be derived from its parents.
#[derive(Debug, PartialEq)]
pub struct NoShare;

impl Oracle {
    /// The lineage of a new datanet: ancestors rounded down, the datanet itself has the rest.
    pub fn flatten(&self, parents: &[(u64, u16)]) -> Result<Lineage, NoShare> {
        let mut ancestors = Lineage::new();
        for (parent, royalty_bps) in parents {
            for (ancestor, share) in &self.datanets[parent].lineage {
                *ancestors.entry(*ancestor).or_default() += share * *royalty_bps;
            }
        }
        for share in ancestors.values_mut() {
            *share /= 10_000;
        }
        if ancestors.values().any(Zero::is_zero) {
            return Err(NoShare);
        }
        let own = one() - ancestors.values().sum::<BigInt>();
        ancestors.insert(self.next_datanet(), own);
        Ok(ancestors)
    }

    /// Every datanet that a model's fees reach, with its share of the sum of all.
    pub fn route(&self, lineage: &BTreeMap<u64, u64>) -> BTreeMap<u64, BigInt> {
        let mut route = BTreeMap::<u64, BigInt>::new();
        for (datanet_id, weight) in lineage {
            for (reached, share) in &self.datanets[datanet_id].lineage {
                *route.entry(*reached).or_default() += share * *weight;
            }
        }
        route
    }
}
