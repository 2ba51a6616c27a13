//! What must hold in the end, when everybody has claimed.

use num_bigint::BigInt;

use super::message::Message;
use super::world::World;
use crate::oracle::{assert_right, big, big_units};

impl World {
    /// Everybody claims, in small pages: what is paid is the exact share to the unit, and next to nothing stays.
    pub fn finish(mut self) {
        for person in self.model.people.clone() {
            let (mut start_after, mut pages) = (None, 0);
            loop {
                let claim = suite::Claim {
                    start_after,
                    limit: Some(2),
                    ..Default::default()
                };
                let message = Message::Execute {
                    sender: person.clone(),
                    msg: claim.into(),
                };
                self.send(&message);
                let page = self.suite.earnings_of(&person, None, start_after, Some(2));
                pages += 1;
                match page.next {
                    Some(next) => start_after = Some(next),
                    None => break,
                }
            }
            let all = self.model.portfolio(&person).len();
            assert_eq!(pages, all.div_ceil(2).max(1), "pages of {person}");
        }
        self.check();
        self.check_nothing_is_left();
        self.check_receipts();
    }

    fn check_nothing_is_left(&self) {
        for token in self.model.active.keys() {
            let mut positions = 0;
            for (datanet_id, datanet) in &self.model.oracle.datanets {
                for person in datanet.earners(token) {
                    positions += 1;
                    let key = (person.clone(), *datanet_id, token.clone());
                    let paid = self.model.paid.get(&key).cloned().unwrap_or_default();
                    let share = datanet.share(person, token);
                    assert_right(&share, &paid, "claimed in the end");
                }
            }
            let surplus = self.model.surplus.get(token).cloned().unwrap_or_default();
            let dust = BigInt::from(self.suite.held(token)) - surplus;
            assert!(
                dust < BigInt::from(positions) || dust == BigInt::ZERO,
                "{token}: {dust} left of {positions} positions"
            );
        }
        let credits = self.model.credits.values().sum::<BigInt>();
        assert_eq!(credits, BigInt::ZERO, "credits are left");
    }

    /// Each record's split and each receipt, digit by digit; and that receipts add up to what was earned.
    fn check_receipts(&self) {
        let atomics = |scaled: &BigInt| -> BigInt { (scaled * 10u64.pow(18)) >> 112 };
        for record in &self.model.oracle.records {
            let what = format!("model {}, record {}", record.model_id, record.record_id);
            let found = self.suite.query_record(record.model_id, record.record_id);
            assert_eq!(found.payer, record.payer);
            assert_eq!(found.query_id, record.query_id);
            assert_eq!(found.amount.u128(), record.amount);
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
            }
            for person in &self.model.people {
                let found = self
                    .suite
                    .receipt(record.model_id, record.record_id, person);
                assert_eq!(found.paid.u128(), record.amount);
                assert_eq!(found.token, record.token);
                let mut sum = BigInt::ZERO;
                assert_eq!(found.datanets.len(), record.cut.parts.len(), "{what}");
                for (place, found) in found.datanets.iter().enumerate() {
                    let (weight, amount) = record.receipt(place, person);
                    assert_eq!(found.base.weight, weight, "{what}: weight of {person}");
                    assert_eq!(found.base.total_weight, record.weights[place].total);
                    assert_eq!(big(found.amount.atomics()), amount, "{what}: {person}");
                    sum += amount;
                }
                assert_eq!(big(found.amount.atomics()), sum, "{what}: sum of {person}");
            }
        }
    }
}
