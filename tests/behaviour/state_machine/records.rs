//! What queries must show of records, their pots and receipts.

use cosmwasm_std::Addr;
use num_bigint::BigInt;
use tributary_api::{BaseReceipt, DatanetReceipt, InfluenceReceipt, Pot, PotStatus};

use super::world::World;
use crate::oracle::{ByInfluence, ByWeight, PotId, Record, atomics, big, big_units};

impl World {
    /// One after another, with one person's receipt; and those whose pots were just shared.
    pub fn check_a_record(&self) {
        let records = &self.model.oracle.records;
        let steps = self.steps as usize;
        let person = &self.model.people[steps % self.model.people.len()];
        if !records.is_empty() {
            let record = &records[steps % records.len()];
            self.check_record(record);
            self.check_receipt(record, person);
            self.check_charges(record, person);
        }
        for (model_id, record_id) in &self.shared {
            let record = self.model.oracle.find(*model_id, *record_id).unwrap();
            self.check_record(record);
            self.check_receipt(record, person);
            self.check_charges(record, person);
        }
    }

    /// How it was split, digit by digit, and what became of its pots.
    pub fn check_record(&self, record: &Record) {
        let what = format!("model {}, record {}", record.model_id, record.record_id);
        let found = self.suite.query_record(record.model_id, record.record_id);
        assert_eq!(found.payer, record.payer);
        assert_eq!(found.query_id, record.query_id);
        assert_eq!(found.amount.u128(), record.amount);
        assert_eq!((found.units, found.count), (record.units, record.count));
        let digest = found.digest.as_ref().map(|digest| digest.to_vec());
        assert_eq!(digest, record.digest);
        assert_eq!(found.charge, None);
        assert_eq!(found.time, record.time);
        assert_eq!(big_units(found.protocol), record.cut.protocol, "{what}");
        assert_eq!(big_units(found.operator), record.cut.operator, "{what}");
        assert_eq!(found.datanets.len(), record.cut.parts.len(), "{what}");
        for (place, found) in found.datanets.iter().enumerate() {
            let part = &record.cut.parts[place];
            assert_eq!(found.datanet_id, part.datanet_id, "{what}");
            assert_eq!(found.weights_version, record.weights[place].version);
            assert_eq!(found.total_weight, record.weights[place].total);
            assert_eq!(big(found.part.atomics()), atomics(&part.part), "{what}");
            assert_eq!(big_units(found.curator), part.curator, "{what}");
            assert_eq!(big(found.base.atomics()), atomics(&part.base), "{what}");
            self.check_pot(record, place, found.pot.as_ref());
        }
    }

    fn check_pot(&self, record: &Record, place: usize, found: Option<&Pot>) {
        let part = &record.cut.parts[place];
        let what = format!("pot of {} on {}", part.datanet_id, record.record_id);
        let Some(found) = found else {
            assert_eq!(part.pot, BigInt::ZERO, "{what}");
            return;
        };
        assert_eq!(big_units(found.amount), part.pot, "{what}");
        match (&found.status, &record.decisions[place]) {
            (PotStatus::Waiting { deadline }, None) => {
                let pot = PotId {
                    model_id: record.model_id,
                    record_id: record.record_id,
                    datanet_id: part.datanet_id,
                };
                assert_eq!(*deadline, self.model.oracle.deadline(pot), "{what}");
            }
            (
                PotStatus::Attributed {
                    attribution_id,
                    attestor,
                    total_score,
                    base,
                    weights_version,
                    total_weight,
                },
                Some(decision),
            ) => {
                let expected = decision.attribution.as_ref().expect(&what);
                assert_eq!(*attribution_id, expected.attribution_id, "{what}");
                assert_eq!(*attestor, expected.attestor, "{what}");
                assert_eq!(*total_score, expected.total_score, "{what}");
                assert_eq!(big(base.atomics()), atomics(&decision.base), "{what}");
                assert_eq!(*weights_version, decision.weights.version, "{what}");
                assert_eq!(*total_weight, decision.weights.total, "{what}");
            }
            (
                PotStatus::Released {
                    weights_version,
                    total_weight,
                },
                Some(decision),
            ) => {
                assert!(decision.attribution.is_none(), "{what}");
                assert_eq!(*weights_version, decision.weights.version, "{what}");
                assert_eq!(*total_weight, decision.weights.total, "{what}");
            }
            (found, expected) => panic!("{what}: {found:?}, expected {expected:?}"),
        }
    }

    /// Returns its sum, in units times 10^18, and what waits.
    pub fn check_receipt(&self, record: &Record, person: &Addr) -> BigInt {
        let what = format!(
            "model {}, record {}, {person}",
            record.model_id, record.record_id
        );
        let found = self
            .suite
            .receipt(record.model_id, record.record_id, person);
        assert_eq!(found.paid.u128(), record.amount);
        assert_eq!(found.token, record.token);
        assert_eq!(found.datanets.len(), record.cut.parts.len(), "{what}");
        let mut sum = BigInt::ZERO;
        let mut waiting = BigInt::ZERO;
        for (place, found) in found.datanets.iter().enumerate() {
            let part = &record.cut.parts[place];
            if record.decisions[place].is_none() {
                waiting += &part.pot;
            }
            sum += self.check_part_of_receipt(record, place, person, found);
        }
        assert_eq!(big(found.amount.atomics()), sum, "{what}: sum");
        assert_eq!(big_units(found.waiting), waiting, "{what}: waiting");
        sum
    }

    fn check_part_of_receipt(
        &self,
        record: &Record,
        place: usize,
        person: &Addr,
        found: &DatanetReceipt,
    ) -> BigInt {
        let part = &record.cut.parts[place];
        let what = format!("{person} in datanet {}", part.datanet_id);
        assert_eq!(found.datanet_id, part.datanet_id, "{what}");
        assert_eq!(found.weights_version, record.weights[place].version);
        let (weight, amount) = record.receipt(place, person);
        let base = ByWeight {
            weight,
            total: record.weights[place].total,
            amount,
        };
        assert_lane(&found.base, &base, &what);
        let influence = record.influence(place, person);
        let mut sum = base.amount;
        match (&found.influence, &influence) {
            (None, None) => {}
            (Some(found), Some(expected)) => {
                let waits = record.decisions[place].is_none();
                assert_eq!(big_units(found.pot), part.pot, "{what}");
                let undecided = if waits { &part.pot } else { &BigInt::ZERO };
                assert_eq!(big_units(found.waiting), *undecided, "{what}");
                let deadline = record.time + self.model.oracle.datanets[&part.datanet_id].window;
                assert_eq!(found.deadline, waits.then_some(deadline), "{what}");
                assert_influence(found, expected, &what);
                sum += expected.amount();
            }
            (found, expected) => panic!("{what}: {found:?}, expected {expected:?}"),
        }
        assert_eq!(big(found.amount.atomics()), sum, "{what}");
        sum
    }
}

fn assert_lane(found: &BaseReceipt, expected: &ByWeight, what: &str) {
    assert_eq!(found.weight, expected.weight, "{what}: weight");
    assert_eq!(found.total_weight, expected.total, "{what}: total");
    let amount = big(found.amount.atomics());
    assert_eq!(amount, expected.amount, "{what}: by weight");
}

fn assert_influence(found: &InfluenceReceipt, expected: &ByInfluence, what: &str) {
    assert_eq!(found.score, expected.score, "{what}: score");
    assert_eq!(found.total_score, expected.total_score, "{what}: scores");
    let attributed = big(found.attributed.atomics());
    assert_eq!(attributed, expected.attributed, "{what}: attributed");
    match (&found.released, &expected.released) {
        (None, None) => {}
        (Some(found), Some(expected)) => assert_lane(found, expected, what),
        (found, expected) => panic!("{what}: {found:?}, expected {expected:?}"),
    }
    assert_eq!(big(found.amount.atomics()), expected.amount(), "{what}");
}
