//! Datanets that derive from one another.

use std::collections::BTreeMap;

use fee_split::{Bps, LineageShare, SplitError, flatten_lineage, merge_lineages};
use num_bigint::BigInt;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::numbers::bps;

pub type Lineage = Vec<LineageShare>;

/// A datanet's id, its parents' royalties and lineages, and what they make of it.
#[derive(Debug)]
pub struct Datanet {
    pub datanet_id: u64,
    pub parents: Vec<(u16, Lineage)>,
    pub flattened: Result<Lineage, SplitError>,
}

pub fn flatten(datanet_id: u64, parents: &[(u16, Lineage)]) -> Result<Lineage, SplitError> {
    let parents: Vec<(Bps, &[LineageShare])> = parents
        .iter()
        .map(|(royalty, lineage)| (bps(*royalty), lineage.as_slice()))
        .collect();
    flatten_lineage(datanet_id, &parents)
}

pub fn merge(model: &[(u64, Lineage)]) -> Result<Vec<(u64, u128)>, SplitError> {
    let lineage: Vec<(u64, &[LineageShare])> = model
        .iter()
        .map(|(weight, lineage)| (*weight, lineage.as_slice()))
        .collect();
    merge_lineages(&lineage)
}

/// A lineage of ids and shares.
pub fn lineage(entries: &[(u64, u64)]) -> Lineage {
    let shares = entries.iter().map(|(datanet_id, share)| LineageShare {
        datanet_id: *datanet_id,
        share: *share,
    });
    shares.collect()
}

/// For each datanet up to four parents, with royalties that sum to at most 5 000; or so few and so tiny ones all along
/// that shares come to nothing now and then.
fn any_parents() -> impl Strategy<Value = Vec<Vec<(Index, u16)>>> {
    let bounds = prop_oneof![2 => Just((0..=4, 1_250u16)), 1 => Just((1..=1, 3))];
    bounds.prop_flat_map(|(parents, royalty)| {
        let parent = (any::<Index>(), 1..=royalty);
        prop::collection::vec(prop::collection::vec(parent, parents), 10)
    })
}

/// Datanets that derive from one another, and in whatever order their ids come.
pub fn any_family() -> impl Strategy<Value = Vec<Datanet>> {
    let ids: Vec<u64> = (1..=10).collect();
    (Just(ids).prop_shuffle(), any_parents()).prop_map(|(ids, parents)| {
        let mut family: Vec<Datanet> = vec![];
        for (datanet_id, parents) in ids.into_iter().zip(parents) {
            let known: Vec<&Lineage> = family
                .iter()
                .filter_map(|one| one.flattened.as_ref().ok())
                .collect();
            // the first datanet has nobody before it, and none has a parent twice
            let royalties: BTreeMap<usize, u16> = parents
                .into_iter()
                .filter(|_| !known.is_empty())
                .map(|(which, royalty)| (which.index(known.len()), royalty))
                .collect();
            let parents: Vec<(u16, Lineage)> = royalties
                .into_iter()
                .map(|(which, royalty)| (royalty, known[which].clone()))
                .collect();
            let flattened = flatten(datanet_id, &parents);
            family.push(Datanet {
                datanet_id,
                parents,
                flattened,
            });
        }
        family
    })
}

/// `Σ factor · share` of every datanet, in order of id.
pub fn exact_sums<F: Copy + Into<BigInt>>(lineages: &[(F, Lineage)]) -> BTreeMap<u64, BigInt> {
    let mut sums = BTreeMap::new();
    for (factor, lineage) in lineages {
        for entry in lineage {
            *sums.entry(entry.datanet_id).or_default() += (*factor).into() * entry.share;
        }
    }
    sums
}
