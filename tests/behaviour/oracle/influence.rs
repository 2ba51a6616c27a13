//! Pots: attributed by scores, or released.

use std::collections::BTreeMap;

use cosmwasm_std::Addr;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;

use super::{Datanet, Oracle, Record, Weights, scale};

/// How a pot was shared.
#[derive(Clone, Debug)]
pub struct Decision {
    pub weights: Weights,
    /// What joined the base lane, scaled.
    pub base: BigInt,
    /// None of a pot that was released.
    pub attribution: Option<Attribution>,
}

#[derive(Clone, Debug)]
pub struct Attribution {
    pub attribution_id: u64,
    pub attestor: Addr,
    pub total_score: u64,
    /// Score and credit, scaled, of those who held weight.
    pub credits: BTreeMap<Addr, (u64, BigInt)>,
}

/// An attestor's word.
#[derive(Clone, Debug)]
pub struct Scores {
    pub attestor: Addr,
    pub scores: BTreeMap<Addr, u64>,
    pub unattributed: u64,
}

impl Scores {
    fn total(&self) -> u64 {
        self.scores.values().sum::<u64>() + self.unattributed
    }

    fn share(&self, datanet: &Datanet, pot: &BigInt) -> BTreeMap<Addr, (u64, BigInt)> {
        let mut credits = BTreeMap::new();
        for (address, score) in &self.scores {
            if datanet.weight(address) > 0 {
                let credit = pot * scale() * *score / self.total();
                credits.insert(address.clone(), (*score, credit));
            }
        }
        credits
    }
}

/// A pot, by its model, record and datanet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PotId {
    pub model_id: u64,
    pub record_id: u64,
    pub datanet_id: u64,
}

impl Record {
    /// The part of a datanet that has a pot here.
    pub fn pot_place(&self, datanet_id: u64) -> Option<usize> {
        let parts = &self.cut.parts;
        parts
            .iter()
            .position(|part| part.datanet_id == datanet_id && !part.pot.is_zero())
    }

    pub fn waits(&self, datanet_id: u64) -> bool {
        let place = self.pot_place(datanet_id);
        place.is_some_and(|place| self.decisions[place].is_none())
    }
}

impl Oracle {
    /// All pots that wait, in order of records.
    pub fn waiting_pots(&self) -> Vec<PotId> {
        let mut pots = vec![];
        for record in &self.records {
            for part in &record.cut.parts {
                let datanet_id = part.datanet_id;
                if record.waits(datanet_id) {
                    pots.push(PotId {
                        model_id: record.model_id,
                        record_id: record.record_id,
                        datanet_id,
                    });
                }
            }
        }
        pots
    }

    /// Whole units that wait in a pool.
    pub fn waiting(&self, datanet_id: u64, token: &Addr) -> BigInt {
        let records = self.records.iter();
        let records = records.filter(|record| record.token == *token && record.waits(datanet_id));
        records
            .map(|record| &record.cut.parts[record.pot_place(datanet_id).unwrap()].pot)
            .sum()
    }

    /// From then on a pot can be released, and not before.
    pub fn deadline(&self, pot: PotId) -> u64 {
        self.find(pot.model_id, pot.record_id).unwrap().time + self.datanets[&pot.datanet_id].window
    }

    pub fn attribute(&mut self, pots: &[PotId], scores: &Scores) {
        let datanet = self.datanet_mut(pots[0].datanet_id);
        datanet.attributions += 1;
        for pot in pots {
            self.decide(*pot, Some(scores));
        }
    }

    pub fn release(&mut self, pots: &[PotId]) {
        for pot in pots {
            self.decide(*pot, None);
        }
    }

    fn decide(&mut self, pot: PotId, scores: Option<&Scores>) {
        let known = |record: &&mut Record| {
            (record.model_id, record.record_id) == (pot.model_id, pot.record_id)
        };
        let record = self.records.iter_mut().find(known).unwrap();
        let datanet = self.datanets.get_mut(&pot.datanet_id).unwrap();
        let place = record.pot_place(pot.datanet_id).unwrap();
        let amount = &record.cut.parts[place].pot;
        let mut base = amount * scale();
        let attribution = scores.map(|scores| Attribution {
            attribution_id: datanet.attributions,
            attestor: scores.attestor.clone(),
            total_score: scores.total(),
            credits: scores.share(datanet, amount),
        });
        for (address, (_, credit)) in attribution.iter().flat_map(|one| &one.credits) {
            base -= credit;
            datanet.give(
                address,
                &record.token,
                BigRational::from_integer(credit.clone()),
            );
        }
        datanet.share_out(&record.token, &base);
        record.decisions[place] = Some(Decision {
            weights: datanet.weights_now(),
            base,
            attribution,
        });
    }
}
