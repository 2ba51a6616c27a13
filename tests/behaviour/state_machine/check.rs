//! What must hold after every step.

use std::collections::{BTreeMap, BTreeSet};

use cosmwasm_std::Addr;
use num_bigint::BigInt;

use super::model::Credit;
use super::roll::{assert_dust, assert_seats};
use super::world::World;
use crate::oracle::{Record, assert_right, big, scale};

impl World {
    #[track_caller]
    pub fn check(&mut self) {
        // from the raw state: conservation, solvency, sums of weights, indexes
        self.suite.assert_invariants();

        self.check_config();
        let mut owed = BTreeMap::<Addr, BigInt>::new();
        let datanets: Vec<u64> = self.model.oracle.datanets.keys().copied().collect();
        for datanet_id in datanets {
            self.check_weights(datanet_id);
            self.check_a_version(datanet_id);
            self.check_promises(datanet_id);
            self.check_contributions(datanet_id);
            let mut earned = self.check_positions(datanet_id, &mut owed);
            for (token, untaken) in self.check_rolls(datanet_id) {
                *owed.entry(token.clone()).or_default() += &untaken / scale();
                *earned.entry(token).or_default() += untaken;
            }
            self.check_pools(datanet_id, &earned, &mut owed);
        }
        self.check_credits(&mut owed);
        self.check_accounts(&mut owed);
        self.check_gateways();
        self.check_cash(&owed);
        self.check_earnings();
        self.check_a_record();
    }

    fn check_weights(&self, datanet_id: u64) {
        let expected = &self.model.oracle.datanets[&datanet_id];
        let found = self.suite.datanet(datanet_id);
        assert_eq!(found.total_weight, expected.total(), "total weight");
        assert_eq!(found.weights_version, expected.version, "version");
        assert_eq!(found.curator_fee_bps, expected.curator_fee_bps);
        assert_eq!(found.curator, expected.curator);
        let listed = self.suite.contributors(datanet_id, None, Some(100));
        let listed: BTreeMap<_, _> = listed
            .into_iter()
            .map(|entry| (Addr::unchecked(entry.address), entry.weight))
            .collect();
        let held = expected.weights_now().of;
        assert_eq!(listed, held, "contributors of {datanet_id}");
    }

    /// Each against the exact share; returns what all earned in each token over the seats that they took, scaled.
    fn check_positions(
        &self,
        datanet_id: u64,
        owed: &mut BTreeMap<Addr, BigInt>,
    ) -> BTreeMap<Addr, BigInt> {
        let mut earned = BTreeMap::<Addr, BigInt>::new();
        let datanet = &self.model.oracle.datanets[&datanet_id];
        for person in &self.model.people {
            let found = self.suite.contributor(datanet_id, person);
            assert_eq!(found.weight, datanet.weight(person), "weight of {person}");
            let accepted = datanet.accepted_weight(person);
            assert_eq!(found.accepted_weight, accepted, "accepted of {person}");
            assert_seats(&found.seats, datanet, person, "contributor");
            let mut untold: BTreeSet<&Addr> = self.model.tokens.iter().collect();
            for position in found.positions {
                let what = format!("{person} in datanet {datanet_id}, {}", position.token);
                untold.remove(&position.token);
                let key = (person.clone(), datanet_id, position.token.clone());
                let paid = self.model.paid.get(&key).cloned().unwrap_or_default();
                assert_eq!(big(position.claimed), paid, "{what}: claimed");
                let lifetime = paid + big(position.claimable);
                let share = datanet.share(person, &position.token);
                assert_right(&share, &lifetime, &what);
                let dust = big(position.earned_scaled) - (&share * scale()).to_integer();
                assert_dust(datanet, dust, &what);
                *earned.entry(position.token.clone()).or_default() += big(position.earned_scaled);
                *owed.entry(position.token).or_default() += big(position.claimable);
            }
            for token in untold {
                let share = datanet.share(person, token);
                assert_eq!(share, BigInt::ZERO.into(), "{person}: untold of {token}");
            }
        }
        earned
    }

    fn check_pools(
        &mut self,
        datanet_id: u64,
        earned: &BTreeMap<Addr, BigInt>,
        owed: &mut BTreeMap<Addr, BigInt>,
    ) {
        for token in self.model.active.keys() {
            let pool = self.suite.pool(datanet_id, token);
            let what = format!("datanet {datanet_id}, {token}");
            let income = self.model.oracle.datanets[&datanet_id].income(token);
            assert_eq!(big(pool.income_scaled), income, "{what}: income");
            let earned = earned.get(token).cloned().unwrap_or_default();
            let remainder = big(pool.remainder_scaled);
            let waiting = self.model.oracle.waiting(datanet_id, token);
            assert_eq!(big(pool.waiting_pots), waiting, "{what}: waiting");
            let spread = earned + remainder + &waiting * scale();
            assert_eq!(spread, income, "{what}: conserved");
            *owed.entry(token.clone()).or_default() += waiting;

            let key = (datanet_id, token.clone());
            let before = self.indexes.insert(key, pool.index_scaled);
            let before = before.unwrap_or_default();
            assert!(before <= pool.index_scaled, "{what}: the index fell");

            let curator = self.model.credit(Credit::Datanet(datanet_id), token);
            assert_eq!(big(pool.curator_income), curator, "{what}: curator");
            *owed.entry(token.clone()).or_default() += curator;
        }
    }

    fn check_credits(&self, owed: &mut BTreeMap<Addr, BigInt>) {
        let model = &self.model;
        for person in &model.people {
            for found in self.suite.credits_of(person, None, Some(100)).credits {
                let token = &found.token;
                let former = model.credit(Credit::FormerCurator(person.clone()), token);
                let curated = model.oracle.datanets.keys();
                let curated = curated.filter(|id| model.curates(person, **id));
                let curated: BigInt = curated
                    .map(|id| model.credit(Credit::Datanet(*id), token))
                    .sum();
                let operator = model.credit(Credit::Operator(person.clone()), token);
                let protocol = model.credit(Credit::Protocol(person.clone()), token);
                assert_eq!(big(found.curator), &former + curated, "{person}: curator");
                assert_eq!(big(found.operator), operator, "{person}: operator");
                assert_eq!(big(found.protocol), protocol, "{person}: protocol");
                let key = (person.clone(), token.clone());
                let paid = model.credits_paid.get(&key).cloned().unwrap_or_default();
                assert_eq!(big(found.claimed), paid, "{person}: claimed credits");
                *owed.entry(token.clone()).or_default() += former + operator + protocol;
            }
        }
    }

    /// What came in is there or was paid, and all that is owed is there.
    fn check_cash(&self, owed: &BTreeMap<Addr, BigInt>) {
        let model = &self.model;
        for token in model.honest_tokens() {
            let held = BigInt::from(self.suite.held(token));
            let surplus = model.surplus.get(token).cloned().unwrap_or_default();
            let owed = owed.get(token).cloned().unwrap_or_default();
            assert!(
                held >= &owed + &surplus,
                "{token}: {held} held, {owed} owed, {surplus} surplus"
            );

            let records = model.oracle.records.iter();
            // a batch brings nothing that was not deposited
            let sent = |record: &&Record| record.token == *token && record.charges.is_empty();
            let fees = records.filter(sent);
            let fees: BigInt = fees.map(|record| BigInt::from(record.amount)).sum();
            let positions = model.paid.iter().filter(|((_, _, of), _)| of == token);
            let credits = model.credits_paid.iter().filter(|((_, of), _)| of == token);
            let paid = positions.map(|(_, amount)| amount);
            let paid: BigInt = paid.chain(credits.map(|(_, amount)| amount)).sum();
            let of = |map: &BTreeMap<Addr, BigInt>| map.get(token).cloned().unwrap_or_default();
            let deposited = of(&model.oracle.deposited);
            let withdrawn = of(&model.oracle.withdrawn);
            let records = model.oracle.records.iter();
            let charges = records
                .filter(|record| record.token == *token)
                .flat_map(|record| &record.charges);
            let charged: BigInt = charges.map(|charge| BigInt::from(charge.amount)).sum();
            let prepaid = model.oracle.all_prepaid(token);
            assert_eq!(
                prepaid + charged,
                &deposited - &withdrawn,
                "{token}: prepaid"
            );
            assert_eq!(
                held + paid + withdrawn,
                fees + deposited + surplus,
                "{token}: money came or went"
            );
        }
    }

    /// For one person at a time, that its parts add up.
    fn check_earnings(&self) {
        let model = &self.model;
        let person = &model.people[self.steps as usize % model.people.len()];
        let found = self.suite.earnings(person);
        let datanets: BTreeSet<u64> = found.datanets.iter().map(|one| one.datanet_id).collect();
        assert_eq!(datanets, model.portfolio(person), "datanets of {person}");
        assert_eq!(found.payout_address, model.payout(person));
        for total in found.tokens {
            let mut claimable = BigInt::ZERO;
            let mut claimed = BigInt::ZERO;
            for datanet in &found.datanets {
                let of_token = datanet.tokens.iter().filter(|t| t.token == total.token);
                for token in of_token {
                    claimable += big(token.claimable) + big(token.curator_claimable);
                    claimed += big(token.claimed);
                }
            }
            let roles = [Credit::FormerCurator, Credit::Operator, Credit::Protocol];
            for role in roles {
                claimable += model.credit(role(person.clone()), &total.token);
            }
            let key = (person.clone(), total.token.clone());
            claimed += model.credits_paid.get(&key).cloned().unwrap_or_default();
            assert_eq!(big(total.claimable), claimable, "{person}: total claimable");
            assert_eq!(big(total.claimed), claimed, "{person}: total claimed");
            assert_eq!(big(total.lifetime), claimable + claimed);
        }
    }
}
