//! The same fees for one contributor and for many, each on a chain of its own.

use super::leaves::Leaves;
use super::report::{self, SideReport};
use super::side::{Sent, Side, Weights};
use super::tree::{Proven, Tree};
use crate::demo::plan::{Plan, Source};
use crate::input::{Contributor, Datanet};
use anyhow::Result;
use artifacts::Artifacts;
use cosmwasm_std::{Addr, Uint256};
use tributary_api::{ContributorWeight, MAX_WEIGHTS};

pub struct Sides {
    /// One contributor, set directly.
    pub direct: SideReport,
    /// What as many new contributors as a message takes took by `set_weights`.
    pub list: Sent,
    /// One contributor, in a roll.
    pub one: SideReport,
    /// Of its recorded queries.
    pub one_gas: Vec<u64>,
    /// What it is due, rounded down, computed apart from the contract.
    pub due: Uint256,
    /// All leaves of the tree.
    pub many: Side,
    /// Those of them that enrolled.
    pub places: Vec<Place>,
}

/// A leaf of the sample.
pub struct Place {
    pub leaf_index: u64,
    /// Of its proof.
    pub siblings: usize,
    pub address: Addr,
    pub weight: u64,
}

impl Sides {
    /// The one contributor weighs as much as all leaves, so that all amounts are the same. Leaves the plan as the last
    /// side needs it.
    pub fn run(
        artifacts: &Artifacts,
        plan: &mut Plan,
        leaves: &Leaves,
        tree: &mut Tree,
    ) -> Result<Self> {
        let total_weight = tree.roll.total_weight;
        let address = leaves.leaf(0)?.address;
        let alone = || Contributor {
            address: address.clone(),
            weight: total_weight,
        };
        plan.datanets = vec![source(vec![alone()], total_weight)];

        let mut direct = Side::run(artifacts, plan, Weights::Direct(vec![entry(&alone())]))?;
        let list = (0..).take(MAX_WEIGHTS);
        let list = list.map(|index| Ok(entry(&leaves.leaf(index)?)));
        let list = direct.set_list(list.collect::<Result<_>>()?)?;

        let mut single = Tree::build(1, |_| Ok(alone()))?;
        let weights = Weights::Roll {
            roll: single.roll,
            last: single.last(alone())?,
            sample: vec![single.prove(0, alone())?],
        };
        let one = Side::run(artifacts, plan, weights)?;
        let due = report::due_to(plan, &one, &address)?;
        let (one, one_gas) = (SideReport::new(1, plan, &one)?, one.replay.gas);
        let direct = SideReport::new(1, plan, &direct)?;

        let sample = tree.sample(leaves)?;
        let places: Vec<_> = sample.iter().map(Place::of).collect();
        let contributors = places.iter().map(|place| Contributor {
            address: place.address.clone(),
            weight: place.weight,
        });
        plan.datanets = vec![source(contributors.collect(), total_weight)];
        let last = tree.roll.leaf_count.saturating_sub(1);
        let weights = Weights::Roll {
            roll: tree.roll,
            last: tree.last(leaves.leaf(last)?)?,
            sample,
        };
        Ok(Self {
            direct,
            list,
            one,
            one_gas,
            due,
            many: Side::run(artifacts, plan, weights)?,
            places,
        })
    }
}

impl Place {
    fn of(proven: &Proven) -> Self {
        Self {
            leaf_index: proven.leaf_index,
            siblings: proven.proof.len(),
            address: proven.contributor.address.clone(),
            weight: proven.contributor.weight,
        }
    }
}

/// Of a total weight, of which these contributors may hold a part only.
fn source(contributors: Vec<Contributor>, total_weight: u64) -> Source {
    Source {
        datanet: Datanet {
            name: "contributors".to_owned(),
            contributors,
            total_weight,
        },
        lineage_weight: 1,
        royalty_bps: 0,
        influence_bps: 0,
    }
}

fn entry(contributor: &Contributor) -> ContributorWeight {
    ContributorWeight {
        address: contributor.address.to_string(),
        weight: contributor.weight,
    }
}
