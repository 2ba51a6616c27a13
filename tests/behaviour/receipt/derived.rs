//! The real contributors of two community datasets, one derived from the other: every fee is found again on receipts, to
//! the 18th digit, whatever became of its pots.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use cosmwasm_std::Addr;
use num_bigint::BigInt;
use rstest::rstest;
use suite::{
    NewDatanet,
    Runtime::{self, Native, Wasm},
    Suite, contributor_weights, parents,
};
use tributary_api::ExecuteMsg;

use super::kept::{Kept, KeptPart, Weights, one};
use super::people::{PROMPTSOURCE, TLDR_PAGES, contributors};
use crate::influence::exact::{Terms, split};
use crate::influence::{DAY, HOUR, add};
use crate::oracle::big;

const NOTICE: u64 = HOUR + DAY;
const ONE: u128 = 10u128.pow(18);
/// tldr-pages, promptsource as its child, a datanet derived from both, and one that has no lane either.
const TERMS: [(u32, u32); 4] = [(500, 3_000), (250, 5_000), (1_000, 0), (0, 0)];
/// A third of the third one's income, all but, is the second one's, which gives a quarter of it to the first.
const THIRD: u128 = ONE / 10_000 * 3_333;
/// `(datanet_id, share)`: over 3 (5) and 4 (1), 3 giving a tenth to 1 as well; and over 1 (3) and 2 (1).
const ROUTES: [&[(u64, u128)]; 2] = [
    &[
        (1, 5 * (ONE / 10 + THIRD / 4)),
        (2, 5 * (THIRD / 4 * 3)),
        (3, 5 * (ONE - ONE / 10 - THIRD)),
        (4, ONE),
    ],
    &[(1, 3 * ONE + ONE / 4), (2, ONE / 4 * 3)],
];

struct World {
    suite: Suite,
    weights: BTreeMap<u64, Rc<Weights>>,
    records: Vec<Kept>,
}

impl World {
    fn new(runtime: Runtime) -> Self {
        let suite = Suite::builder(runtime).tokens(2).build();
        let mut world = Self {
            weights: (1..=4).map(|id| (id, Rc::default())).collect(),
            records: vec![],
            suite,
        };
        let tldr = contributors(&world.suite, TLDR_PAGES);
        let prompts = contributors(&world.suite, PROMPTSOURCE);
        // people of both, with weights of their own
        let mixed = tldr.iter().step_by(50).chain(&prompts[60..]);
        let mixed: Vec<_> = mixed
            .map(|(who, commits)| (who.clone(), commits + 1))
            .collect();
        world.register(&[], &tldr);
        world.register(&[(1, 2_500)], &prompts);
        world.register(&[(1, 1_000), (2, 3_333)], &mixed);
        world.register(&[], &tldr[..2]);
        world.suite.add_model("olga", 2_000, &[(3, 5), (4, 1)]);
        world.suite.add_model("olga", 0, &[(2, 1), (1, 3)]);
        world
    }

    /// Lists longer than a message takes wait for the datanet's notice, if it has one.
    fn register(&mut self, from: &[(u64, u16)], weights: &[(Addr, u64)]) {
        let id = self.suite.datanets(None, None).len() as u64 + 1;
        let (curator_bps, influence_bps) = TERMS[id as usize - 1];
        let lane = influence_bps > 0;
        let (first, rest) = weights.split_at(weights.len().min(200));
        let new = NewDatanet {
            curator_fee_bps: Some(curator_bps.try_into().unwrap()),
            influence_bps: Some(influence_bps.try_into().unwrap()),
            attestors: lane.then(|| vec![self.suite.addr("tess").into()]),
            attribution_window: lane.then_some(HOUR),
            notice_seconds: lane.then_some(NOTICE),
            parents: Some(parents(from)),
            contributors: Some(contributor_weights(&self.suite, first)),
            ..NewDatanet::default()
        };
        assert_eq!(add(&mut self.suite, "cora", new), id);
        for chunk in rest.chunks(200) {
            self.suite.set_weights("cora", id, chunk).unwrap();
        }
        if !rest.is_empty() {
            self.suite.advance_time(NOTICE);
            self.suite.apply_changes("sam", id).unwrap();
        }
        self.keep_weights(id, weights);
    }

    fn keep_weights(&mut self, id: u64, weights: &[(Addr, u64)]) {
        let kept = Rc::make_mut(self.weights.get_mut(&id).unwrap());
        for (who, weight) in weights {
            kept.set(who, *weight);
        }
    }

    fn leave(&mut self, id: u64, who: &Addr) {
        self.suite.leave_datanet(who, id).unwrap();
        self.keep_weights(id, &[(who.clone(), 0)]);
    }

    fn pay(&mut self, model_id: u64, token: usize, fee: u128) -> u64 {
        let record_id = self
            .suite
            .pay_in("payer", self.suite.token(token), model_id, fee);
        let (route, operator_bps) = match model_id {
            1 => (ROUTES[0], 2_000),
            _ => (ROUTES[1], 0),
        };
        let terms: Vec<_> = route
            .iter()
            .map(|(id, share)| {
                let (curator_bps, influence_bps) = TERMS[*id as usize - 1];
                Terms {
                    share: *share,
                    curator_bps,
                    influence_bps,
                }
            })
            .collect();
        let cuts = split(fee, 200, operator_bps, &terms);
        let parts = route.iter().zip(cuts);
        let parts = parts.map(|((id, _), cut)| KeptPart::new(*id, cut, self.weights[id].clone()));
        self.records.push(Kept {
            model_id,
            record_id,
            token,
            fee,
            parts: parts.collect(),
        });
        record_id
    }

    /// Keeps that a pot was shared, if there was one.
    fn share(&mut self, place: usize, id: u64, scores: &[(Addr, u64)], unattributed: u64) -> bool {
        let part = self.records[place].parts.iter_mut();
        let part = part.into_iter().find(|part| part.datanet_id == id).unwrap();
        if part.cut.pot == BigInt::ZERO {
            return false;
        }
        part.share(self.weights[&id].clone(), scores, unattributed);
        true
    }

    fn attribute(&mut self, place: usize, id: u64, scores: &[(Addr, u64)], unattributed: u64) {
        if self.share(place, id, scores, unattributed) {
            let msg = ExecuteMsg::Attribute {
                model_id: self.records[place].model_id,
                datanet_id: id,
                record_ids: vec![self.records[place].record_id],
                scores: suite::scores(&self.suite, scores),
                unattributed: Some(unattributed),
            };
            self.suite.execute("tess", msg).unwrap();
        }
    }

    fn release(&mut self, place: usize, id: u64) {
        if self.share(place, id, &[], 0) {
            let Kept {
                model_id,
                record_id,
                ..
            } = self.records[place];
            self.suite
                .release("sam", model_id, id, &[record_id])
                .unwrap();
        }
    }

    /// Three records, each with pots of two datanets that come to different ends, while weights change.
    fn round(&mut self, round: u64, fees: [u128; 3]) {
        let people: Vec<_> = self.weights[&1].holders().step_by(97).cloned().collect();
        let authors: Vec<_> = self.weights[&2].holders().cloned().collect();
        let of = |list: &[Addr], nth: u64| list[nth as usize % list.len()].clone();
        let newer = [(of(&people, round), 7 + round), (of(&authors, round), 3)];
        self.suite.set_weights("cora", 1, &newer).unwrap();
        self.suite.advance_time(NOTICE);

        let first = self.records.len();
        self.pay(1, 0, fees[0]);
        self.pay(2, (round % 2) as usize, fees[1]);
        self.pay(1, 1, fees[2]);
        self.suite.apply_changes("sam", 1).unwrap();
        self.keep_weights(1, &newer);
        // a leaver who is scored, and a datanet whose weights change at once
        self.leave(1, &of(&people, round + 9));
        self.leave(2, &of(&authors, round + 11));
        let again = [(of(&authors, 65 + round), 50 * (round + 1))];
        self.suite.set_weights("cora", 3, &again).unwrap();
        self.keep_weights(3, &again);

        let scores: Vec<_> = (7..=9 + round * 8)
            .map(|nth| (of(&people, round + nth), nth * nth * nth))
            .take(32)
            .collect();
        self.attribute(first, 1, &scores, 12_345);
        self.attribute(first + 1, 1, &scores[1..], 0);
        let scores: Vec<_> = (8..=11)
            .map(|nth| (of(&authors, round + nth), nth))
            .collect();
        self.attribute(first + 1, 2, &scores, 1 << 50);
        self.suite.advance_time(HOUR);
        self.release(first, 2);
        self.release(first + 2, 1);
        self.suite.assert_invariants();
    }

    fn people(&self) -> Vec<Addr> {
        let people: BTreeSet<_> = self.weights.values().flat_map(|of| of.holders()).collect();
        people.into_iter().cloned().collect()
    }
}

/// Whose, of which datanet, in which token.
type Sums = BTreeMap<(Addr, u64, usize), (BigInt, u32)>;

/// Receipts of all people, and all others' parts, are the fee, but for what the roundings cost.
fn assert_record(world: &World, people: &[Addr], kept: &Kept, sums: &mut Sums) {
    let suite = &world.suite;
    let record = suite.query_record(kept.model_id, kept.record_id);
    let mut taken = BigInt::from(record.protocol.u128() + record.operator.u128());
    for (part, found) in kept.parts.iter().zip(&record.datanets) {
        assert_eq!(BigInt::from(found.curator.u128()), part.cut.curator);
        taken += &part.cut.curator;
    }
    taken += kept.waiting();

    let (mut shares, mut rounded) = (BigInt::ZERO, 0);
    for who in people {
        let receipt = suite.receipt(kept.model_id, kept.record_id, who);
        rounded += kept.assert_receipt(&receipt);
        shares += big(receipt.amount.atomics());
        for part in &receipt.datanets {
            let key = (who.clone(), part.datanet_id, kept.token);
            let sum = sums.entry(key).or_default();
            sum.0 += big(part.amount.atomics());
            sum.1 += 3;
        }
    }
    let missing = (BigInt::from(kept.fee) - taken) * one() - shares;
    assert!(
        missing >= BigInt::ZERO && missing < rounded.into(),
        "model {}, record {}: {missing} · 10^-18 of {} missing, {rounded} roundings",
        kept.model_id,
        kept.record_id,
        kept.fee
    );
}

/// What somebody has earned in a datanet is what its receipts say, but for their last digits.
fn assert_earnings(suite: &Suite, who: &Addr, sums: &Sums) {
    for datanet in suite.earnings(who).datanets {
        for token in datanet.tokens {
            let number = usize::from(token.token != suite.token(0));
            let key = (who.clone(), datanet.datanet_id, number);
            let (sum, roundings) = sums.get(&key).cloned().unwrap_or_default();
            let lifetime = big(token.lifetime);
            // ahead by 2^-39 of a unit at most, which is below 2 · 10^6 of these
            let ahead: BigInt = &lifetime * one() - &sum;
            assert!(
                ahead <= BigInt::from(roundings + 2_000_000),
                "{who}: {lifetime}, {sum}"
            );
            assert!((lifetime + 1) * one() > sum, "{who}: {sum}");
        }
    }
}

#[rstest]
fn every_fee_is_found_again_on_receipts(#[values(Native, Wasm)] runtime: Runtime) {
    let mut world = World::new(runtime);
    let rounds = match runtime {
        Native => vec![
            [1_000_003, 1, 40],
            [123_456_789_012, 999_983, 10u128.pow(24) + 7],
            [77, 2, 999],
            [1 << 80, 31_337, 1],
        ],
        Wasm => vec![[1_000_003, 999_983, 77]],
    };
    for (round, fees) in (0..).zip(rounds) {
        world.round(round, fees);
    }
    let people = world.people();
    // one of them built both
    assert_eq!(people.len(), 3_447 + 72 - 1);
    let mut sums = Sums::new();
    for kept in &world.records {
        assert_record(&world, &people, kept, &mut sums);
    }
    for who in &people {
        assert_earnings(&world.suite, who, &sums);
    }

    // and it is what is paid: all but the pots that wait, and dust
    for who in people
        .iter()
        .cloned()
        .chain(["cora", "olga", "treasury"].map(|who| world.suite.addr(who)))
    {
        world.suite.claim(who).unwrap();
    }
    for number in [0, 1] {
        let token = world.suite.token(number);
        let records = world.records.iter().filter(|kept| kept.token == number);
        let waiting: BigInt = records.map(Kept::waiting).sum();
        let dust = BigInt::from(world.suite.held(&token)) - waiting;
        assert!(
            dust >= BigInt::ZERO && dust < (2 * people.len()).into(),
            "{dust}"
        );
    }
    world.suite.assert_invariants();
}
