//! What must be alike in both datanets, leaves that nobody has taken included.

use std::collections::BTreeMap;

use cosmwasm_std::{Addr, Decimal256, Uint256};
use num_bigint::BigInt;
use tributary_api::{QueryMsg, RollEarningsResponse};

use super::step::TOKENS;
use super::world::{ROLLS, TWIN, Version, World};
use crate::oracle::{big, scale};

impl World {
    #[track_caller]
    pub fn check(&mut self) {
        self.suite.assert_invariants();
        self.check_pools();
        self.check_positions();
        self.check_version(self.versions.last().unwrap());
        if self.records > 0 {
            self.check_receipts(self.records);
        }
    }

    fn check_pools(&self) {
        for token in &self.tokens {
            let [rolls, twin] = [ROLLS, TWIN].map(|id| self.suite.pool(id, token));
            assert_eq!(rolls.total_weight, twin.total_weight, "total weight");
            assert_eq!(rolls.index_scaled, twin.index_scaled, "{token}: index");
            assert_eq!(rolls.remainder_scaled, twin.remainder_scaled, "{token}");
            assert_eq!(rolls.income_scaled, twin.income_scaled, "{token}: income");
        }
    }

    fn check_positions(&self) {
        let untaken = self.untaken();
        for (who, person) in self.people.iter().enumerate() {
            let [rolls, twin] = [ROLLS, TWIN].map(|id| self.suite.contributor(id, person));
            let open = self.rolls.iter().filter(|roll| roll.open);
            let untaken_weight: u64 = open.map(|roll| roll.weight(who, false)).sum();
            assert_eq!(
                rolls.weight + untaken_weight,
                twin.weight,
                "weight of {person}"
            );
            let listed: u64 = rolls.seats.iter().map(|seat| seat.weight).sum();
            assert_eq!(rolls.weight, listed, "seats of {person}");
            assert!(rolls.seats.len() <= 5, "too many seats of {person}");

            let earned = |of: &tributary_api::ContributorResponse, token: &Addr| {
                let mut positions = of.positions.iter();
                let found = positions.find(|position| position.token == *token);
                found.map_or_else(Default::default, |position| {
                    (
                        big(position.earned_scaled),
                        big(position.claimed + position.claimable),
                    )
                })
            };
            for token in &self.tokens {
                let ((rolls, units), (twin, twin_units)) =
                    (earned(&rolls, token), earned(&twin, token));
                let waits = untaken.get(&(who, token.clone()));
                let waits = waits.cloned().unwrap_or_default();
                assert_eq!(rolls + &waits, twin, "{person}: earned in {token}");
                if waits == BigInt::ZERO {
                    assert_eq!(units, twin_units, "{person}: units of {token}");
                }
            }
        }
    }

    /// What each person's untaken leaves have earned in each token, scaled; `roll_earnings` says the same of each.
    fn untaken(&self) -> BTreeMap<(usize, Addr), BigInt> {
        let mut sums = BTreeMap::<(usize, Addr), BigInt>::new();
        for (roll_id, roll) in (1..).zip(&self.rolls) {
            let shown = self.suite.roll(ROLLS, roll_id);
            assert_eq!(shown.closed_at.is_none(), roll.open, "roll {roll_id}");
            let mut answers = BTreeMap::new();
            for (leaf, taken) in roll.taken.iter().enumerate() {
                let weight = roll.tree.leaves[leaf].1;
                if *taken {
                    continue;
                }
                for pool in &shown.pools {
                    let grown = big(pool.until_scaled) - big(pool.opened_scaled);
                    let earned = grown * weight;
                    let answer = answers
                        .entry(weight)
                        .or_insert_with(|| self.roll_earnings(roll_id, weight));
                    let expected: BigInt = &earned * BigInt::from(10u64.pow(18)) / scale();
                    let found = answer[&pool.token].atomics();
                    assert_eq!(big(found), expected, "roll {roll_id}: earnings of {weight}");
                    *sums
                        .entry((roll.owners[leaf], pool.token.clone()))
                        .or_default() += earned;
                }
            }
        }
        sums
    }

    fn roll_earnings(&self, roll_id: u64, weight: u64) -> BTreeMap<Addr, Decimal256> {
        let msg = QueryMsg::RollEarnings {
            datanet_id: ROLLS,
            roll_id,
            weight,
        };
        let answer: RollEarningsResponse = self.suite.ask(&msg).unwrap();
        let tokens = answer.tokens.into_iter();
        tokens.map(|found| (found.token, found.earned)).collect()
    }

    /// A person's untaken weight in the rolls that were open then.
    fn untaken_then(&self, who: usize, version: &Version) -> u64 {
        let open = version.open.iter().map(|nth| &self.rolls[*nth]);
        open.map(|roll| roll.weight(who, false)).sum()
    }

    fn check_version(&self, version: &Version) {
        for (who, person) in self.people.iter().enumerate() {
            let rolls = self
                .suite
                .weight_at(ROLLS, person, None, Some(version.rolls));
            let twin = self.suite.weight_at(TWIN, person, None, Some(version.twin));
            let untaken = self.untaken_then(who, version);
            assert_eq!(rolls.weight + untaken, twin.weight, "{person}: weight then");
            assert_eq!(rolls.total_weight, twin.total_weight, "total weight then");
        }
    }

    fn check_receipts(&self, record_id: u64) {
        for (who, person) in self.people.iter().enumerate() {
            let [rolls, twin] = [1, 2].map(|model_id| {
                let receipt = self.suite.receipt(model_id, record_id, person);
                assert_eq!(receipt.datanets.len(), 1);
                (receipt.datanets[0].clone(), receipt.waiting)
            });
            assert_eq!(rolls.1, twin.1, "waiting of record {record_id}");
            let ((rolls, _), (twin, _)) = (rolls, twin);
            let mut versions = self.versions.iter();
            let version = versions.find(|version| version.rolls == rolls.weights_version);
            let version = version.unwrap();
            let untaken = self.untaken_then(who, version);
            assert_eq!(
                rolls.base.weight + untaken,
                twin.base.weight,
                "{person}: weight in record {record_id}"
            );
            assert_eq!(rolls.base.total_weight, twin.base.total_weight);
            if self.rolls.iter().all(|roll| roll.weight(who, false) == 0) {
                assert_eq!(
                    rolls.amount, twin.amount,
                    "{person}: receipt of record {record_id}"
                );
            }
        }
    }

    /// Of the whole history, before and after everybody has enrolled and claimed.
    pub fn finish(mut self) -> BTreeMap<&'static str, u32> {
        self.check_history();
        self.enrol_all(|_, _| true);
        self.check();
        self.check_history();
        for who in 0..self.people.len() {
            self.claim(who, &[true; TOKENS], true);
        }
        self.check();
        for person in &self.people {
            let [rolls, twin] = [ROLLS, TWIN].map(|id| {
                let found = self.suite.contributor(id, person).positions.into_iter();
                let paid = found.map(|position| {
                    assert_eq!(position.claimable, Uint256::zero(), "{person} was not paid");
                    (position.token, position.claimed)
                });
                let paid = paid.filter(|(_, paid)| !paid.is_zero());
                paid.collect::<BTreeMap<_, _>>()
            });
            assert_eq!(rolls, twin, "{person}: paid");
        }
        self.seen
    }

    fn check_history(&self) {
        for version in &self.versions {
            self.check_version(version);
        }
        for record_id in 1..=self.records {
            self.check_receipts(record_id);
        }
    }
}
