//! What does not agree.

use super::line::{Line, Lines};
use num_bigint::BigInt;
use serde::Serialize;
use std::collections::BTreeSet;
use std::fmt;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Check {
    /// Of each pool: what was earned, and what waits, is its income.
    Conservation,
    /// Seats are the datanet's total weight.
    Weights,
    /// What is claimable is what was earned and not claimed.
    Claimable,
    /// What is owed is in the contract's balance.
    Owed,
    /// Events among each other.
    Log,
    /// Events and queries.
    Events,
}

/// Two figures that should be one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    pub check: Check,
    /// Which pool, address, record.
    pub place: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
    pub line: String,
    pub sides: [Side; 2],
    /// The first less the second.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub off_by: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Side {
    pub by: &'static str,
    pub says: String,
}

impl Difference {
    pub fn new(check: Check, line: &Line, sides: [(&'static str, &BigInt); 2]) -> Self {
        let [(_, first), (_, second)] = sides;
        Self {
            check,
            place: line.place.to_string(),
            token: Some(line.token.clone()).filter(|token| !token.is_empty()),
            line: line.name.to_owned(),
            off_by: Some((first - second).to_string()),
            sides: sides.map(|(by, says)| Side {
                by,
                says: says.to_string(),
            }),
        }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.place)?;
        if let Some(token) = &self.token {
            write!(f, ", token {token}")?;
        }
        write!(f, ": {}:", self.line)?;
        let [first, second] = &self.sides;
        write!(
            f,
            " {} {}, {} {}",
            first.by, first.says, second.by, second.says
        )?;
        match &self.off_by {
            Some(off_by) => write!(f, ", off by {off_by}"),
            None => Ok(()),
        }
    }
}

/// Every line of either side that is not the same in the other.
pub fn compare(queries: &Lines, events: &Lines) -> Vec<Difference> {
    let all: BTreeSet<_> = queries.0.keys().chain(events.0.keys()).collect();
    let mut differences = vec![];
    let nothing = BigInt::ZERO;
    for line in all {
        let asked = queries.0.get(line).unwrap_or(&nothing);
        let read = events.0.get(line).unwrap_or(&nothing);
        if asked != read {
            let sides = [("the queries say", asked), ("the events say", read)];
            differences.push(Difference::new(Check::Events, line, sides));
        }
    }
    differences
}
