//! Charges that are left out of a batch.

use crate::event;
use cosmwasm_std::Event;
use serde::Serialize;
use std::collections::HashMap;

/// Why a charge is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    NoAllowance,
    OverChargeMax,
    OverBudget,
    OverBalance,
}

impl Why {
    pub const ALL: [Self; 4] = [
        Self::OverBalance,
        Self::NoAllowance,
        Self::OverBudget,
        Self::OverChargeMax,
    ];

    /// By what the contract says of it.
    pub fn read(reason: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|why| reason.contains(why.sign()))
    }

    /// What stands in no other reason.
    fn sign(self) -> &'static str {
        match self {
            Self::NoAllowance => " allows model ",
            Self::OverChargeMax => "a charge of at most ",
            Self::OverBudget => " left of the budget",
            Self::OverBalance => " on the account of ",
        }
    }
}

/// How many charges were refused that should have been taken, the other way round, or for another reason.
pub fn differences(events: &[Event], expected: &HashMap<&str, Why>) -> usize {
    let refused: HashMap<&str, Option<Why>> = events
        .iter()
        .filter(|found| found.ty == "wasm-charge_refused")
        .filter_map(|found| {
            let reason = event::attribute(found, "reason").unwrap_or_default();
            Some((event::attribute(found, "query_id")?, Why::read(reason)))
        })
        .collect();
    let missing = expected.keys().filter(|id| !refused.contains_key(*id));
    let others = refused.iter().filter(|(id, found)| {
        let why = expected.get(*id);
        why.is_none_or(|why| **found != Some(*why))
    });
    missing.count().saturating_add(others.count())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(query_id: &str, reason: &str) -> Event {
        Event::new("wasm-charge_refused")
            .add_attribute("query_id", query_id)
            .add_attribute("reason", reason)
    }

    #[test]
    fn reasons_are_told_apart() {
        for (reason, why) in [
            (
                "wasm1 allows model 1 no charges of wasm2",
                Some(Why::NoAllowance),
            ),
            (
                "expected a charge of at most 2500, found 5000",
                Some(Why::OverChargeMax),
            ),
            (
                "expected at most the 1 that are left of the budget, found 2",
                Some(Why::OverBudget),
            ),
            (
                "expected at most the 0 of wasm2 on the account of wasm1, found 2",
                Some(Why::OverBalance),
            ),
            ("something else", None),
        ] {
            assert_eq!(Why::read(reason), why, "{reason}");
        }
    }

    #[test]
    fn every_difference_is_noticed() {
        let balance = "0 of wasm2 on the account of wasm1";
        let expected = HashMap::from([("a", Why::OverBalance), ("b", Why::OverBudget)]);
        for (events, found) in [
            (vec![("a", balance), ("b", "left of the budget")], 1),
            (vec![("a", balance), ("b", " left of the budget")], 0),
            (vec![("a", balance)], 1),
            (vec![("a", balance), ("b", balance)], 1),
            (
                vec![("a", balance), ("b", " left of the budget"), ("c", balance)],
                1,
            ),
            (
                vec![("a", balance), ("b", " left of the budget"), ("c", "?")],
                1,
            ),
            (vec![], 2),
        ] {
            let told: Vec<_> = events.iter().map(|(id, why)| refused(id, why)).collect();
            assert_eq!(differences(&told, &expected), found, "{events:?}");
        }
    }
}
