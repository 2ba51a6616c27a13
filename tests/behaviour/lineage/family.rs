//! Lineages and splits worked out once more, from the design's formulas alone and in fractions without a bound.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Zero};

/// What becomes of one datanet's part.
#[derive(Debug, PartialEq)]
pub struct Part {
    pub datanet_id: u64,
    /// Scaled.
    pub part: BigInt,
    /// Whole units.
    pub curator: BigInt,
    /// Whole units.
    pub pot: BigInt,
    /// Scaled.
    pub base: BigInt,
}

#[derive(Clone, Default)]
pub struct Member {
    /// (parent, royalty in basis points)
    pub parents: Vec<(u64, u16)>,
    pub curator_fee_bps: u16,
    pub influence_bps: u16,
    pub has_weight: bool,
}

/// datanet_id → datanet
#[derive(Default)]
pub struct Family(pub BTreeMap<u64, Member>);

pub fn one() -> BigInt {
    BigInt::from(10u64.pow(18))
}

pub fn scale() -> BigInt {
    BigInt::one() << 112
}

impl Family {
    /// By its definition: ancestors are rounded down in each generation, the datanet itself has the rest.
    pub fn flatten(&self, datanet_id: u64) -> BTreeMap<u64, BigInt> {
        let mut sums = BTreeMap::<u64, BigInt>::new();
        for (parent, royalty_bps) in &self.0[&datanet_id].parents {
            for (ancestor, share) in self.flatten(*parent) {
                *sums.entry(ancestor).or_default() += share * *royalty_bps;
            }
        }
        let mut lineage: BTreeMap<u64, BigInt> = sums
            .into_iter()
            .map(|(ancestor, sum)| (ancestor, sum / 10_000))
            .collect();
        let rest = one() - lineage.values().sum::<BigInt>();
        lineage.insert(datanet_id, rest);
        lineage
    }

    /// Without any rounding: the sum over all ways from one to the other of the products of their royalties.
    pub fn exact(&self, datanet_id: u64) -> BTreeMap<u64, BigRational> {
        let mut lineage = BTreeMap::<u64, BigRational>::new();
        let mut rest = BigRational::one();
        for (parent, royalty_bps) in &self.0[&datanet_id].parents {
            let royalty = BigRational::new((*royalty_bps).into(), 10_000.into());
            rest -= &royalty;
            for (ancestor, share) in self.exact(*parent) {
                *lineage.entry(ancestor).or_insert_with(BigRational::zero) += share * &royalty;
            }
        }
        lineage.insert(datanet_id, rest);
        lineage
    }

    /// Every datanet that a model's fees reach, with its share.
    pub fn route(&self, rests_on: &[(u64, u64)]) -> BTreeMap<u64, BigInt> {
        let mut route = BTreeMap::<u64, BigInt>::new();
        for (datanet_id, weight) in rests_on {
            for (reached, share) in self.flatten(*datanet_id) {
                *route.entry(reached).or_default() += share * *weight;
            }
        }
        route
    }

    /// What `rest`, in units, comes to over the live route.
    pub fn split(&self, rests_on: &[(u64, u64)], rest: u128) -> Vec<Part> {
        let mut route = self.route(rests_on);
        route.retain(|datanet_id, _| self.0[datanet_id].has_weight);
        let whole: BigInt = route.values().sum();
        let rest = BigInt::from(rest) * scale();
        let mut reached = BigInt::zero();
        let mut parts = vec![];
        for (datanet_id, share) in route {
            let before = &rest * &reached / &whole;
            reached += share;
            let part = &rest * &reached / &whole - before;
            let member = &self.0[&datanet_id];
            let curator: BigInt = &part * member.curator_fee_bps / (scale() * 10_000);
            let left = &part - &curator * scale();
            let pot: BigInt = &left * member.influence_bps / (scale() * 10_000);
            parts.push(Part {
                datanet_id,
                base: left - &pot * scale(),
                part,
                curator,
                pot,
            });
        }
        parts
    }
}

#[test]
fn family_of_three_by_hand() {
    let member = |parents: &[(u64, u16)]| Member {
        parents: parents.to_vec(),
        has_weight: true,
        ..Member::default()
    };
    let family = Family(BTreeMap::from([
        (1, member(&[])),
        (2, member(&[(1, 2_500)])),
        (3, member(&[(1, 1_000), (2, 4_000)])),
    ]));
    let quarter = |n: u64| one() / 4 * n;
    assert_eq!(
        family.flatten(2),
        BTreeMap::from([(1, quarter(1)), (2, quarter(3))])
    );
    // 0.1 + 0.4 · 0.25 to the first, 0.4 · 0.75 to the second
    let tenths = |n: u64| one() / 10 * n;
    let expected = BTreeMap::from([(1, tenths(2)), (2, tenths(3)), (3, tenths(5))]);
    assert_eq!(family.flatten(3), expected);
    let parts = family.split(&[(3, 7)], 10);
    let units: Vec<_> = parts.iter().map(|part| &part.part / scale()).collect();
    assert_eq!(units, [BigInt::from(2), BigInt::from(3), BigInt::from(5)]);
}
