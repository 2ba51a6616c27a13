//! What this part of the demo found, as `--json` prints it.

mod side;

use super::memory;
use super::side::{Sent, Side};
use super::sides::{Place, Sides};
use super::tree::Tree;
use crate::demo::exit;
use crate::demo::plan::Plan;
use crate::demo::report::{Token, millis, per_second};
use crate::spread::Spread;
use anyhow::{Context, Result};
use cosmwasm_std::{Addr, Decimal256, Uint128, Uint256};
use serde::Serialize;
use std::collections::HashMap;
use std::process::ExitCode;
use std::time::{Duration, Instant};
use tributary_api::{MAX_WEIGHTS, QueryMsg, RollEarningsResponse};

pub use side::{SideReport, due_to};

/// Amounts are in base units of the token.
#[derive(Serialize)]
pub struct Report {
    pub contributors: u64,
    pub queries: usize,
    pub units: u64,
    pub token: Token,
    pub roll: RollReport,
    pub one_by_one: OneByOne,
    /// One contributor, who has its weight directly.
    pub direct: SideReport,
    /// One contributor, who has its weight from a roll.
    pub one: SideReport,
    pub many: SideReport,
    /// How many of the queries took the same gas with `many` as with `one`.
    pub same_gas: usize,
    /// Those leaves of `many` that enrolled and claimed.
    pub sample: Vec<Leaf>,
    pub machine: Machine,
}

#[derive(Serialize)]
pub struct RollReport {
    /// Hex.
    pub root: String,
    pub total_weight: u64,
    /// How many real weights the leaves' were drawn from.
    pub drawn_from: usize,
    pub largest: u64,
    pub level_file_bytes: u64,
    /// Siblings in the sample's proofs.
    pub proof: Spread,
    /// What all leaves together earned, by the contract's word, rounded down.
    pub earned: Decimal256,
    /// The same, computed apart from it.
    pub due: Uint256,
    pub holds: bool,
}

/// What `set_weights` takes.
#[derive(Serialize)]
pub struct OneByOne {
    /// Contributors in a message.
    pub list: u64,
    /// One message, measured.
    pub measured: Sent,
    /// All messages, calculated from it.
    pub calculated: Sent,
    pub calculated_messages: u64,
}

#[derive(Serialize)]
pub struct Leaf {
    pub leaf_index: u64,
    pub address: Addr,
    pub weight: u64,
    /// What its balance rose by.
    pub paid: Uint128,
}

/// What differs from one run to the next.
#[derive(Serialize)]
pub struct Machine {
    pub leaves_per_second: u64,
    /// None where the kernel doesn't tell.
    pub peak_kib_when_built: Option<u64>,
    pub peak_kib: Option<u64>,
    /// Of `many`.
    pub queries_per_second: u64,
    pub millis: Millis,
}

#[derive(Serialize)]
pub struct Millis {
    pub wasm: u64,
    pub roll: u64,
    /// Of `many`.
    pub replay: u64,
    /// All but the building of the Wasm.
    pub all: u64,
}

/// What was built before anything was sent.
pub struct Built {
    pub tree: Tree,
    pub drawn_from: usize,
    pub peak: Option<u64>,
    pub wasm: Duration,
    /// Since when the run takes its time.
    pub started: Instant,
}

impl Report {
    pub fn new(plan: &Plan, built: &Built, sides: Sides) -> Result<Self> {
        let (tree, side) = (&built.tree, &sides.many);
        let contributors = tree.roll.leaf_count;
        let same_gas = side.replay.gas.iter().zip(&sides.one_gas);
        let proof = sides
            .places
            .iter()
            .map(|place| u64::try_from(place.siblings));
        let proof = Spread::of(proof.collect::<Result<_, _>>()?);
        let earned = earned(side, tree.roll.total_weight)?;
        let paid: HashMap<_, _> = side.recipients.iter().zip(&side.books.received).collect();
        let leaf = |place: Place| Leaf {
            paid: paid
                .get(&place.address)
                .copied()
                .copied()
                .unwrap_or_default(),
            leaf_index: place.leaf_index,
            address: place.address,
            weight: place.weight,
        };
        Ok(Self {
            contributors,
            queries: plan.requests.len(),
            units: plan.units(),
            token: Token::demo(),
            roll: RollReport {
                root: hex::encode(tree.roll.root),
                total_weight: tree.roll.total_weight,
                drawn_from: built.drawn_from,
                largest: tree.largest,
                level_file_bytes: tree.bytes,
                proof: proof.context("nobody enrolled")?,
                holds: rounds_down_to(earned, sides.due)?,
                earned,
                due: sides.due,
            },
            one_by_one: OneByOne::new(sides.list, contributors)?,
            many: SideReport::new(contributors, plan, side)?,
            direct: sides.direct,
            one: sides.one,
            same_gas: same_gas.filter(|(many, one)| many == one).count(),
            sample: sides.places.into_iter().map(leaf).collect(),
            machine: Machine {
                leaves_per_second: per_second(usize::try_from(contributors)?, tree.elapsed),
                peak_kib_when_built: built.peak,
                peak_kib: memory::peak(),
                queries_per_second: per_second(plan.requests.len(), side.replay.elapsed),
                millis: Millis {
                    wasm: millis(built.wasm),
                    roll: millis(tree.elapsed),
                    replay: millis(side.replay.elapsed),
                    all: millis(built.started.elapsed()),
                },
            },
        })
    }

    /// Of a run that found this.
    pub fn exit(&self) -> ExitCode {
        exit(self.holds())
    }

    /// Whether all checks do.
    fn holds(&self) -> bool {
        self.conserved() && self.exact() && self.roll.holds && self.same_gas == self.queries
    }

    pub fn conserved(&self) -> bool {
        self.sides().iter().all(|side| side.conserved)
    }

    pub fn exact(&self) -> bool {
        self.sides().iter().all(|side| side.exact.holds)
    }

    pub fn sides(&self) -> [&SideReport; 3] {
        [&self.direct, &self.one, &self.many]
    }
}

impl OneByOne {
    fn new(measured: Sent, contributors: u64) -> Result<Self> {
        let list = u64::try_from(MAX_WEIGHTS)?;
        let all = |figure: u64| {
            let all = u128::from(figure).saturating_mul(contributors.into());
            u64::try_from(all.checked_div(list.into()).unwrap_or_default())
        };
        Ok(Self {
            list,
            measured,
            calculated: Sent {
                gas: all(measured.gas)?,
                bytes: all(measured.bytes)?,
            },
            calculated_messages: contributors.div_ceil(list),
        })
    }
}

/// By the contract's word.
fn earned(side: &Side, weight: u64) -> Result<Decimal256> {
    let datanet = side.stage.datanets.first().context("no datanet")?;
    let earnings: RollEarningsResponse = side.stage.ask(&QueryMsg::RollEarnings {
        datanet_id: datanet.datanet_id,
        roll_id: side.roll_id.context("no roll")?,
        weight,
    })?;
    let mut tokens = earnings.tokens.iter();
    let found = tokens.find(|found| found.token == side.stage.token);
    Ok(found.context("a roll without earnings")?.earned)
}

/// The whole roll's base income is whole units, and what its pool can't divide just now is far below the 18th digit.
fn rounds_down_to(earned: Decimal256, due: Uint256) -> Result<bool> {
    let due = Decimal256::from_atomics(due, 0)?;
    let least = due.saturating_sub(Decimal256::raw(1));
    Ok(least <= earned && earned <= due)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_lists_are_calculated_from_one() {
        let sent = |gas, bytes| Sent { gas, bytes };
        for (contributors, messages, gas) in
            [(1, 1, 5), (200, 1, 1_000), (1_000_001, 5_001, 5_000_005)]
        {
            let all = OneByOne::new(sent(1_000, 400), contributors).unwrap();
            assert_eq!(all.calculated_messages, messages);
            assert_eq!(all.calculated.gas, gas);
            assert_eq!(all.calculated.bytes, 2 * contributors);
        }
    }

    #[test]
    fn a_roll_that_earned_a_unit_less_or_more_is_noticed() {
        let due = Uint256::from(7_u128);
        for (atomics, holds) in [
            (6_999_999_999_999_999_998, false),
            (6_999_999_999_999_999_999, true),
            (7_000_000_000_000_000_000, true),
            (7_000_000_000_000_000_001, false),
        ] {
            let earned = Decimal256::raw(atomics);
            assert_eq!(rounds_down_to(earned, due).unwrap(), holds, "{earned}");
        }
    }
}
