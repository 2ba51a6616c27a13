//! What must hold in the end, when all pots were shared and everybody has claimed.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;
use tributary_api::{ExecuteMsg, InfluenceScore};

use super::message::Message;
use super::world::World;
use crate::oracle::assert_right;

impl World {
    /// Everybody claims, in small pages: what is paid is the exact share to the unit, and next to nothing stays.
    pub fn finish(mut self) {
        self.share_all_pots();
        self.finish_hostile();
        self.withdraw_all();
        self.enrol_all(|roll_id| roll_id % 2 == 1);
        self.claim_all(None);
        if self.enrol_all(|_| true) {
            self.claim_all(None);
        }
        self.check();
        self.check_nothing_is_left();
        self.check_receipts();
        self.check_routes();
    }

    /// All leaves that can be proven, of some rolls.
    fn enrol_all(&mut self, which: impl Fn(u64) -> bool) -> bool {
        let [_, apt] = self.model.leaves();
        let apt: Vec<_> = apt.into_iter().filter(|leaf| which(leaf.1)).collect();
        for (datanet_id, roll_id, place) in &apt {
            let datanet = &self.model.oracle.datanets[datanet_id];
            let root = &datanet.roll(*roll_id).unwrap().said.root;
            let tree = &self.model.trees[root].tree;
            let msg = tree.enrolment(*datanet_id, *roll_id, *place).into();
            let sender = self.model.people[place % 2].clone();
            self.send(&Message::Execute { sender, msg });
        }
        !apt.is_empty()
    }

    /// In small pages; returns how many claims that were.
    pub fn claim_all(&mut self, tokens: Option<Vec<String>>) -> u64 {
        let mut claims = 0;
        for person in self.model.people.clone() {
            let (mut start_after, mut pages) = (None, 0);
            loop {
                let claim = suite::Claim {
                    start_after,
                    limit: Some(2),
                    tokens: tokens.clone(),
                    ..Default::default()
                };
                let message = Message::Execute {
                    sender: person.clone(),
                    msg: claim.into(),
                };
                self.send(&message);
                let page = self.suite.earnings_of(&person, None, start_after, Some(2));
                pages += 1;
                claims += 1;
                match page.next {
                    Some(next) => start_after = Some(next),
                    None => break,
                }
            }
            let all = self.model.portfolio(&person).len();
            assert_eq!(pages, all.div_ceil(2).max(1), "pages of {person}");
        }
        claims
    }

    /// Every other pot by influence, as long as there is time; the others are released.
    fn share_all_pots(&mut self) {
        let pots = self.model.oracle.waiting_pots();
        for pot in pots.iter().step_by(2) {
            let datanet = &self.model.oracle.datanets[&pot.datanet_id];
            let scored = datanet.members.iter().zip(1..);
            let scores: Vec<_> = scored
                .map(|(member, score)| InfluenceScore {
                    address: member.to_string(),
                    score,
                })
                .collect();
            for attestor in datanet.attestors.clone().into_keys().take(1) {
                let msg = ExecuteMsg::Attribute {
                    model_id: pot.model_id,
                    datanet_id: pot.datanet_id,
                    record_ids: vec![pot.record_id],
                    scores: scores.clone(),
                    unattributed: None,
                };
                self.send(&Message::Execute {
                    sender: attestor,
                    msg,
                });
            }
        }
        self.check();

        let pots = self.model.oracle.waiting_pots();
        let ends = pots.iter().map(|pot| self.model.oracle.deadline(*pot));
        if let Some(end) = ends.max() {
            let seconds = end.saturating_sub(self.model.oracle.now);
            self.send(&Message::Advance { seconds });
        }
        let mut records = BTreeMap::<(u64, u64), Vec<u64>>::new();
        for pot in pots {
            let key = (pot.model_id, pot.datanet_id);
            records.entry(key).or_default().push(pot.record_id);
        }
        for ((model_id, datanet_id), record_ids) in records {
            let sender = self.model.people[0].clone();
            // refused where nobody is left: those go on waiting
            let msg = ExecuteMsg::Release {
                model_id,
                datanet_id,
                record_ids,
            };
            self.send(&Message::Execute { sender, msg });
        }
    }

    /// All tokens retired, and paused: withdrawals and claims work all the same.
    fn withdraw_all(&mut self) {
        if let Some(owner) = self.model.owner.clone() {
            for token in self.model.tokens.clone() {
                let retire = suite::ConfigUpdate {
                    retire_fee_token: Some(token.into()),
                    ..Default::default()
                };
                self.send(&Message::Execute {
                    sender: owner.clone(),
                    msg: retire.into(),
                });
            }
            // refused soon after the last one
            self.send(&Message::Execute {
                sender: owner,
                msg: ExecuteMsg::Pause {},
            });
        }
        for (sender, token) in self.model.oracle.accounts.clone().into_keys() {
            // refused where there is nothing
            let token = token.into();
            let amount = None;
            let msg = ExecuteMsg::Withdraw { token, amount };
            self.send(&Message::Execute { sender, msg });
        }
    }

    fn check_nothing_is_left(&self) {
        for token in self.model.active.keys() {
            let (mut positions, mut unproven) = (0, BigRational::zero());
            for (datanet_id, datanet) in &self.model.oracle.datanets {
                unproven += datanet.untaken_share(token);
                for person in datanet.earners(token) {
                    positions += 1;
                    let key = (person.clone(), *datanet_id, token.clone());
                    let paid = self.model.paid.get(&key).cloned().unwrap_or_default();
                    let share = datanet.share(person, token);
                    assert_right(&share, &paid, "claimed in the end");
                }
            }
            if self.model.is_hostile(token) {
                continue; // what it moved is another matter
            }
            let surplus = self.model.surplus.get(token).cloned().unwrap_or_default();
            let datanets = self.model.oracle.datanets.iter();
            let waiting: BigInt = datanets
                .map(|(id, datanet)| {
                    let waiting = self.model.oracle.waiting(*id, token);
                    assert!(
                        datanet.total() == 0 || waiting == BigInt::ZERO,
                        "a pot waits"
                    );
                    waiting
                })
                .sum();
            let left = BigInt::from(self.suite.held(token)) - surplus - waiting;
            // what nobody can prove burns
            let dust = BigRational::from(left) - &unproven;
            let positions = BigRational::from(BigInt::from(positions));
            assert!(
                dust < positions || dust.is_zero(),
                "{token}: {dust} left of {positions} positions"
            );
            assert!(dust >= BigRational::zero(), "{token}: {dust} left");
        }
        let credits = self.model.credits.values().sum::<BigInt>();
        assert_eq!(credits, BigInt::ZERO, "credits are left");
    }

    /// Each record and each receipt; and that a record's receipts add up to what was paid.
    fn check_receipts(&self) {
        for record in &self.model.oracle.records {
            self.check_record(record);
            let turn = record.record_id as usize % self.model.people.len();
            self.check_charges(record, &self.model.people[turn]);
            let people = self.model.people.iter();
            let mut sum: BigInt = people.map(|who| self.check_receipt(record, who)).sum();
            let (mut units, mut receipts) = (&record.cut.protocol + &record.cut.operator, 0);
            for (place, part) in record.cut.parts.iter().enumerate() {
                let decision = record.decisions[place].as_ref();
                let waiting = if decision.is_none() {
                    &part.pot
                } else {
                    &BigInt::ZERO
                };
                units += &part.curator + waiting;
                sum += record.untaken(place).iter().sum::<BigInt>();
                // each of the three amounts is cut at its last digit
                receipts += 2 + 3 * self.model.people.len();
            }
            sum += units * 10u64.pow(18);
            let paid = BigInt::from(record.amount) * 10u64.pow(18);
            assert!(sum <= paid, "receipts of more than was paid");
            assert!(sum + receipts > paid, "receipts of less than was paid");
        }
    }
}
