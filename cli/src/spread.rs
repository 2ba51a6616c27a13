//! The least, the middle and the most of many figures.

use serde::Serialize;

/// Of an even number of figures, `median` is the lower of the two in the middle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Spread {
    pub min: u64,
    pub median: u64,
    pub max: u64,
}

impl Spread {
    /// None of no figures.
    pub fn of(mut figures: Vec<u64>) -> Option<Self> {
        figures.sort_unstable();
        Some(Self {
            min: *figures.first()?,
            median: *figures.get(middle(figures.len()))?,
            max: *figures.last()?,
        })
    }
}

/// Where the middle of a sorted list is, the lower one of two.
pub fn middle(len: usize) -> usize {
    len.saturating_sub(1) >> 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_a_figure_that_occurs() {
        let spread =
            |figures: &[u64]| Spread::of(figures.to_vec()).map(|s| (s.min, s.median, s.max));
        assert_eq!(spread(&[]), None);
        assert_eq!(spread(&[7]), Some((7, 7, 7)));
        assert_eq!(spread(&[9, 1]), Some((1, 1, 9)));
        assert_eq!(spread(&[3, 9, 1]), Some((1, 3, 9)));
        assert_eq!(spread(&[4, 3, 9, 1]), Some((1, 3, 9)));
    }
}
