//! What became of each record, kept beside the chain in exact numbers, and receipts held against it.

use std::collections::BTreeMap;
use std::rc::Rc;

use cosmwasm_std::{Addr, Decimal256};
use num_bigint::BigInt;
use tributary_api::{BaseReceipt, DatanetReceipt, ReceiptResponse};

use crate::influence::exact::{Part, scale};
use crate::oracle::big;

/// 10^−18 of a unit, for one.
pub fn one() -> BigInt {
    BigInt::from(10u64.pow(18))
}

/// A datanet's weights at one moment.
#[derive(Clone, Default)]
pub struct Weights {
    of: BTreeMap<Addr, u64>,
    total: u64,
}

impl Weights {
    pub fn set(&mut self, who: &Addr, weight: u64) {
        let before = self.of.insert(who.clone(), weight).unwrap_or(0);
        self.total = self.total - before + weight;
    }

    pub fn of(&self, who: &Addr) -> u64 {
        self.of.get(who).copied().unwrap_or(0)
    }

    pub fn holders(&self) -> impl Iterator<Item = &Addr> {
        self.of.keys()
    }
}

/// How a pot was shared: credits and base are scaled.
struct Decision {
    weights: Rc<Weights>,
    base: BigInt,
    total_score: u64,
    credits: BTreeMap<Addr, (u64, BigInt)>,
}

pub struct KeptPart {
    pub datanet_id: u64,
    pub cut: Part,
    pub weights: Rc<Weights>,
    decision: Option<Decision>,
}

pub struct Kept {
    pub model_id: u64,
    pub record_id: u64,
    /// Its number.
    pub token: usize,
    pub fee: u128,
    pub parts: Vec<KeptPart>,
}

impl KeptPart {
    pub fn new(datanet_id: u64, cut: Part, weights: Rc<Weights>) -> Self {
        Self {
            datanet_id,
            cut,
            weights,
            decision: None,
        }
    }

    /// By scores, those of people without weight left out; without any it is released.
    pub fn share(&mut self, weights: Rc<Weights>, scores: &[(Addr, u64)], unattributed: u64) {
        let total_score = scores.iter().map(|(_, score)| score).sum::<u64>() + unattributed;
        let pot = &self.cut.pot * scale();
        let mut base = pot.clone();
        let mut credits = BTreeMap::new();
        for (who, score) in scores {
            if weights.of(who) > 0 {
                let credit = &pot * *score / BigInt::from(total_score);
                base -= &credit;
                credits.insert(who.clone(), (*score, credit));
            }
        }
        self.decision = Some(Decision {
            weights,
            base,
            total_score,
            credits,
        });
    }

    pub fn waiting(&self) -> BigInt {
        match self.decision {
            None => self.cut.pot.clone(),
            Some(_) => BigInt::ZERO,
        }
    }

    /// Returns how many of its amounts were rounded.
    #[track_caller]
    fn assert_receipt(&self, found: &DatanetReceipt, who: &Addr) -> u32 {
        assert_eq!(found.datanet_id, self.datanet_id);
        let mut rounded = assert_by_weight(&found.base, &self.cut.base, &self.weights, who);
        let mut amount = big(found.base.amount.atomics());
        let Some(lane) = &found.influence else {
            assert_eq!(self.cut.pot, BigInt::ZERO, "{who}: no pot");
            assert_eq!(big(found.amount.atomics()), amount);
            return rounded;
        };
        assert_eq!(BigInt::from(lane.pot.u128()), self.cut.pot);
        assert_eq!(BigInt::from(lane.waiting.u128()), self.waiting());
        match &self.decision {
            None => {
                assert_eq!(lane.amount, Decimal256::zero());
                assert_eq!(lane.released, None);
            }
            Some(decision) => {
                let (score, credit) = decision.credits.get(who).cloned().unwrap_or_default();
                assert_eq!(
                    (lane.score, lane.total_score),
                    (score, decision.total_score)
                );
                let attributed: BigInt = &credit * one() / scale();
                assert_eq!(big(lane.attributed.atomics()), attributed, "{who}");
                rounded += u32::from(score > 0);
                let released = lane.released.as_ref().unwrap();
                rounded += assert_by_weight(released, &decision.base, &decision.weights, who);
                let lane_amount = attributed + big(released.amount.atomics());
                assert_eq!(big(lane.amount.atomics()), lane_amount);
                amount += lane_amount;
            }
        }
        assert_eq!(big(found.amount.atomics()), amount, "{who}");
        rounded
    }
}

#[track_caller]
fn assert_by_weight(found: &BaseReceipt, base: &BigInt, weights: &Weights, who: &Addr) -> u32 {
    let weight = weights.of(who);
    assert_eq!(
        (found.weight, found.total_weight),
        (weight, weights.total),
        "{who}"
    );
    let amount: BigInt = base * weight * one() / (scale() * weights.total);
    assert_eq!(big(found.amount.atomics()), amount, "{who}");
    u32::from(weight > 0)
}

impl Kept {
    pub fn waiting(&self) -> BigInt {
        self.parts.iter().map(KeptPart::waiting).sum()
    }

    /// Every figure of one person's receipt; returns how many amounts of it were rounded.
    #[track_caller]
    pub fn assert_receipt(&self, receipt: &ReceiptResponse) -> u32 {
        assert_eq!(receipt.paid.u128(), self.fee);
        assert_eq!(receipt.datanets.len(), self.parts.len());
        assert_eq!(BigInt::from(receipt.waiting.u128()), self.waiting());
        let parts = self.parts.iter().zip(&receipt.datanets);
        let rounded = parts.map(|(part, found)| part.assert_receipt(found, &receipt.address));
        let rounded = rounded.sum();
        let amounts = receipt.datanets.iter();
        let sum: BigInt = amounts.map(|part| big(part.amount.atomics())).sum();
        assert_eq!(big(receipt.amount.atomics()), sum);
        rounded
    }
}
