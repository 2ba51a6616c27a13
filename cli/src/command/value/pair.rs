//! Two values in one, with a colon between them, and ranges.

use super::text::{address as account, required};
use std::fmt::Display;
use std::str::FromStr;
use tributary_api::{
    AllowanceKey, InfluenceScore, LineageEntry, MAX_LINEAGE_WEIGHT, MAX_POTS, MAX_ROYALTIES_BPS,
    MAX_TOTAL_SCORE, MAX_TOTAL_WEIGHT, Parent, Review, Verdict,
};

/// Ids from the first to the last.
#[derive(Clone, Copy, Debug)]
pub struct Range {
    first: u64,
    last: u64,
}

/// `ID:WEIGHT`
///
/// # Errors
/// What was expected.
pub fn acceptance(text: &str) -> Result<Review, String> {
    let (id, weight) = split(text, "ID:WEIGHT, as in 4:10")?;
    Ok(Review {
        contribution_id: number("an id", id, u64::MAX)?,
        verdict: Verdict::Accepted {
            weight: number("a weight", weight, MAX_TOTAL_WEIGHT)?,
        },
    })
}

/// `ID:REASON`
///
/// # Errors
/// What was expected.
pub fn rejection(text: &str) -> Result<Review, String> {
    let (id, reason) = split(text, "ID:REASON, as in 4:duplicate")?;
    Ok(Review {
        contribution_id: number("an id", id, u64::MAX)?,
        verdict: Verdict::Rejected {
            reason: required(reason)?,
        },
    })
}

/// `ADDRESS:SCORE`
///
/// # Errors
/// What was expected.
pub fn score(text: &str) -> Result<InfluenceScore, String> {
    let (address, score) = split(text, "ADDRESS:SCORE, as in wasm1…:30")?;
    Ok(InfluenceScore {
        address: account(address)?,
        score: number("a score", score, MAX_TOTAL_SCORE)?,
    })
}

/// `ID:BPS`
///
/// # Errors
/// What was expected.
pub fn royalty(text: &str) -> Result<Parent, String> {
    let (id, bps) = split(text, "ID:BPS, as in 3:500 for 5 %")?;
    Ok(Parent {
        datanet_id: number("an id", id, u64::MAX)?,
        royalty_bps: number("basis points", bps, MAX_ROYALTIES_BPS)?,
    })
}

/// `ID:WEIGHT` of a lineage.
///
/// # Errors
/// What was expected.
pub fn lineage(text: &str) -> Result<LineageEntry, String> {
    let (id, weight) = split(text, "ID:WEIGHT, as in 1:3")?;
    Ok(LineageEntry {
        datanet_id: number("an id", id, u64::MAX)?,
        weight: number("a weight", weight, MAX_LINEAGE_WEIGHT)?,
    })
}

/// `MODEL:TOKEN`
///
/// # Errors
/// What was expected.
pub fn token_key(text: &str) -> Result<AllowanceKey, String> {
    let (id, token) = split(text, "MODEL:TOKEN, as the page before ended with")?;
    Ok(AllowanceKey {
        model_id: number("an id", id, u64::MAX)?,
        token: account(token)?,
    })
}

/// `N` or `FIRST-LAST`, no longer than one message takes.
///
/// # Errors
/// What was expected.
pub fn range(text: &str) -> Result<Range, String> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let (first, last) = (
        number("a record id", first, u64::MAX)?,
        number("a record id", last, u64::MAX)?,
    );
    let most = u64::try_from(MAX_POTS).unwrap_or(u64::MAX);
    match last.checked_sub(first) {
        Some(more) if more < most => Ok(Range { first, last }),
        Some(_) => Err(format!("expected at most {most} records in one message")),
        None => Err(format!("expected a range as in {last}-{first}")),
    }
}

impl Range {
    pub fn ids(self) -> impl Iterator<Item = u64> {
        self.first..=self.last
    }
}

fn split<'a>(text: &'a str, expected: &str) -> Result<(&'a str, &'a str), String> {
    text.split_once(':')
        .ok_or_else(|| format!("expected {expected}"))
}

fn number<N: Copy + FromStr + Display + PartialOrd + From<u8>>(
    what: &str,
    text: &str,
    max: N,
) -> Result<N, String> {
    // `parse` would take "+1"
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    match text.parse() {
        Ok(number) if digits && (N::from(1)..=max).contains(&number) => Ok(number),
        _ => Err(format!("expected {what} from 1 to {max}, found '{text}'")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_may_be_as_long_as_a_message_takes() {
        let ids = |text| range(text).map(|range| range.ids().collect::<Vec<_>>());
        assert_eq!(ids("7"), Ok(vec![7]));
        assert_eq!(
            ids("5-105"),
            Err("expected at most 100 records in one message".to_owned())
        );
        assert_eq!(ids("5-104"), Ok((5..=104).collect()));
    }
}
