use crate::{Bps, SplitError};

/// One, in the shares of a flattened lineage: 10^18.
pub const LINEAGE_ONE: u64 = 1_000_000_000_000_000_000;

/// A datanet, and what of another one's income runs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineageShare {
    pub datanet_id: u64,
    /// In 10^−18.
    pub share: u64,
}

/// Flattens the lineage of a datanet: itself and all its ancestors, in order of id.
///
/// `share(a) = ⌊Σ_p royalty_p · share_p(a) / 10 000⌋` over the parents `p`, where `share_p` is `p`'s own flattened
/// lineage; the datanet itself has the rest of 10^18.
///
/// - `parents`: royalty and flattened lineage of each; an ancestor may be there through several of them, the datanet itself
///   through none
///
/// Ancestors are rounded down, once each; the shares sum to 10^18 exactly.
///
/// # Errors
/// [`SplitError::NoShare`] with the ancestor whose share rounds to nothing, or with the datanet itself, where the
/// royalties leave it nothing.
pub fn flatten_lineage(
    datanet_id: u64,
    parents: &[(Bps, &[LineageShare])],
) -> Result<Vec<LineageShare>, SplitError> {
    let no_share = |datanet_id| SplitError::NoShare { datanet_id };
    let parents: Vec<(u64, &[LineageShare])> = parents
        .iter()
        .map(|(royalty, lineage)| (royalty.get().into(), *lineage))
        .collect();

    let mut rest = LINEAGE_ONE;
    let mut lineage = vec![];
    for (ancestor, sum) in merge_lineages(&parents)? {
        let share = sum
            .checked_div(Bps::WHOLE.into())
            .and_then(|share| u64::try_from(share).ok())
            .ok_or(no_share(datanet_id))?;
        if share == 0 {
            return Err(no_share(ancestor));
        }
        rest = rest
            .checked_sub(share)
            .filter(|rest| *rest > 0)
            .ok_or(no_share(datanet_id))?;
        lineage.push(LineageShare {
            datanet_id: ancestor,
            share,
        });
    }
    let (Ok(place) | Err(place)) =
        lineage.binary_search_by_key(&datanet_id, |entry| entry.datanet_id);
    let own = LineageShare {
        datanet_id,
        share: rest,
    };
    lineage.insert(place, own);
    Ok(lineage)
}

/// Merges the flattened lineages of the datanets that a model rests on: every datanet that its fees reach, in order of id,
/// with its share of the sum.
///
/// `share(d) = Σ_i weight_i · share_i(d)`
///
/// - `lineage`: weight, and flattened lineage, of each datanet; weights below 2^32, at most 2^32 of them
///
/// Exact: nothing is rounded.
///
/// # Errors
/// [`SplitError::Shares`] for a share from 2^128 on, which the bounds exclude.
pub fn merge_lineages(lineage: &[(u64, &[LineageShare])]) -> Result<Vec<(u64, u128)>, SplitError> {
    let mut route: Vec<(u64, u128)> = vec![];
    for (weight, flattened) in lineage {
        for entry in *flattened {
            // both are below 2^64: nothing saturates
            let part = u128::from(*weight).saturating_mul(entry.share.into());
            let place = route.partition_point(|(id, _)| *id < entry.datanet_id);
            match route.get_mut(place) {
                Some((id, share)) if *id == entry.datanet_id => {
                    *share = share.checked_add(part).ok_or(SplitError::Shares {})?;
                }
                _ => route.insert(place, (entry.datanet_id, part)),
            }
        }
    }
    Ok(route)
}
