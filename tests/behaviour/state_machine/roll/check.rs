//! What must hold of rolls, and of seats that nobody has taken yet.

use std::collections::BTreeMap;

use cosmwasm_std::Addr;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Signed;
use tributary_api::{
    QueryMsg, RollEarningsResponse, RollResponse, RollsResponse, SeatInfo, SeatSource,
};

use super::super::world::World;
use crate::oracle::{Datanet, Roll, big, scale, whole};

impl World {
    /// Each against its exact share; returns what the leaves that nobody took have earned in each token, scaled.
    pub fn check_rolls(&self, datanet_id: u64) -> BTreeMap<Addr, BigInt> {
        let datanet = &self.model.oracle.datanets[&datanet_id];
        let mut untaken = BTreeMap::<Addr, BigInt>::new();
        if datanet.rolls.is_empty() {
            return untaken;
        }
        let found = self.all_rolls(datanet_id);
        assert_eq!(found.len(), datanet.rolls.len(), "rolls of {datanet_id}");
        for ((found, roll), roll_id) in found.iter().zip(&datanet.rolls).zip(1..) {
            let what = format!("roll {roll_id} of datanet {datanet_id}");
            assert_eq!(found.roll_id, roll_id);
            assert_roll(found, roll, &what);
            for pool in &found.pools {
                let grown = big(pool.until_scaled) - big(pool.opened_scaled);
                let what = format!("{what}, {}", pool.token);
                let dust = &grown * roll.said.total_weight - whole(roll, &pool.token);
                assert_dust(datanet, dust, &what);
                *untaken.entry(pool.token.clone()).or_default() += grown * roll.untaken_weight();
            }
        }
        let turn = self.steps as usize % found.len();
        self.check_a_leaf(&found[turn], &datanet.rolls[turn]);
        untaken
    }

    fn all_rolls(&self, datanet_id: u64) -> Vec<RollResponse> {
        let mut all: Vec<RollResponse> = vec![];
        loop {
            let msg = QueryMsg::Rolls {
                datanet_id,
                start_after: all.last().map(|roll| roll.roll_id),
                limit: Some(100),
            };
            let page: RollsResponse = self.suite.ask(&msg).unwrap();
            if page.rolls.is_empty() {
                return all;
            }
            all.extend(page.rolls);
        }
    }

    /// Who took it, and what one of its weight has earned, taken or not.
    fn check_a_leaf(&self, found: &RollResponse, roll: &Roll) {
        let (datanet_id, roll_id) = (found.datanet_id, found.roll_id);
        let tree = &self.model.trees[&roll.said.root].tree;
        let place = self.steps as usize / 3 % tree.leaves.len();
        let seat = self.suite.seat(datanet_id, roll_id, place as u64);
        let owner = roll.taken.get(&(place as u64)).map(|(owner, _)| owner);
        assert_eq!(seat.address.as_ref(), owner, "seat of leaf {place}");
        let held = owner.map_or(0, |owner| roll.seat(owner));
        assert_eq!(seat.weight, held, "weight of the seat of leaf {place}");

        let weight = tree.leaves[place].1.clamp(1, roll.said.total_weight);
        let msg = QueryMsg::RollEarnings {
            datanet_id,
            roll_id,
            weight,
        };
        let answer: RollEarningsResponse = self.suite.ask(&msg).unwrap();
        assert_eq!(answer.tokens.len(), found.pools.len());
        for (earned, pool) in answer.tokens.iter().zip(&found.pools) {
            let grown = big(pool.until_scaled) - big(pool.opened_scaled);
            let expected = grown * weight * BigInt::from(10u64.pow(18)) / scale();
            assert_eq!(big(earned.earned.atomics()), expected, "roll earnings");
            let exact = roll.share_of(weight, &earned.token) / scale();
            let off = BigRational::new(expected, 10u64.pow(18).into()) - exact;
            let bound = BigRational::new(1.into(), 10u64.pow(15).into());
            assert!(off.abs() <= bound, "roll earnings: {off} off");
        }
    }

    /// One of the versions that there were, for one person: leaves that were taken later included.
    pub fn check_a_version(&self, datanet_id: u64) {
        let datanet = &self.model.oracle.datanets[&datanet_id];
        let steps = self.steps as usize;
        let expected = &datanet.history[steps % datanet.history.len()];
        let person = &self.model.people[steps / 7 % self.model.people.len()];
        let version = Some(expected.version);
        let found = self.suite.weight_at(datanet_id, person, None, version);
        let what = format!("{person} in version {version:?} of {datanet_id}");
        assert_eq!(found.weight, expected.weight(person), "{what}");
        assert_eq!(found.total_weight, expected.total, "{what}: total");
    }
}

fn assert_roll(found: &RollResponse, roll: &Roll, what: &str) {
    let said = &roll.said;
    assert_eq!(found.root.as_slice(), said.root, "{what}");
    assert_eq!(found.total_weight, said.total_weight, "{what}");
    assert_eq!(found.leaf_count, said.leaf_count, "{what}");
    assert_eq!(found.uri, said.uri, "{what}");
    assert_eq!(found.weights_version, roll.version, "{what}");
    assert_eq!(found.opened_at, roll.opened_at, "{what}");
    assert_eq!(found.closed_at, roll.closed_at, "{what}");
    assert_eq!(found.enrolled_weight, roll.taken_weight(), "{what}");
    assert_eq!(found.enrolled_leaves, roll.taken.len() as u64, "{what}");
}

/// The dust of a division for each version of the weights.
pub fn assert_dust(datanet: &Datanet, dust: BigInt, what: &str) {
    let bound = BigInt::from(datanet.version + 1) << 54;
    assert!(dust.abs() <= bound, "{what}: {dust} off the exact share");
}

/// The direct one first, then one for each open roll.
pub fn assert_seats(found: &[SeatInfo], datanet: &Datanet, person: &Addr, what: &str) {
    let direct = (SeatSource::Direct {}, datanet.direct_weight(person));
    let rolls = datanet.open_rolls();
    let rolls = rolls.map(|(roll_id, roll)| (SeatSource::Roll { roll_id }, roll.seat(person)));
    let seats = std::iter::once(direct).chain(rolls);
    let seats = seats.filter(|(_, weight)| *weight > 0);
    let expected: Vec<_> = seats
        .map(|(source, weight)| SeatInfo { source, weight })
        .collect();
    assert_eq!(found, expected, "{what}: seats");
    assert!(found.len() <= 5, "{what}: too many seats");
}
