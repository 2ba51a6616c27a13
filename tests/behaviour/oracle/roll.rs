//! Rolls: each is one holder of its datanet's income while it is open, and what it holds is its leaves' by weight, whenever
//! they are taken.

use std::collections::BTreeMap;

use cosmwasm_std::Addr;
use num_bigint::BigInt;
use num_rational::BigRational;

use super::{Datanet, Oracle, scale};

const MOST_OPEN: usize = 4;

/// What is said when it is published.
#[derive(Clone, Debug)]
pub struct NewRoll {
    pub root: Vec<u8>,
    pub total_weight: u64,
    pub leaf_count: u64,
    pub uri: String,
    /// A roll that it replaces.
    pub closes: Option<u64>,
}

#[derive(Clone, Debug)]
pub struct Roll {
    pub said: NewRoll,
    /// The version of the weights that it began.
    pub version: u64,
    pub opened_at: u64,
    pub closed_at: Option<u64>,
    /// By index: who took the leaf, and its weight.
    pub taken: BTreeMap<u64, (Addr, u64)>,
    /// Of the whole roll, by token, scaled; for ever.
    shares: BTreeMap<Addr, BigRational>,
}

impl Roll {
    pub fn is_open(&self) -> bool {
        self.closed_at.is_none()
    }

    pub fn give(&mut self, token: &Addr, amount: BigRational) {
        *self.shares.entry(token.clone()).or_default() += amount;
    }

    /// What so much of its weight has earned, scaled.
    pub fn share_of(&self, weight: u64, token: &Addr) -> BigRational {
        let share = self.shares.get(token).cloned().unwrap_or_default();
        share * BigRational::new(weight.into(), self.said.total_weight.into())
    }

    /// Over all leaves that an address took.
    pub fn seat(&self, address: &Addr) -> u64 {
        let taken = self.taken.values();
        let its_own = taken.filter(|(owner, _)| owner == address);
        its_own.map(|(_, weight)| weight).sum()
    }

    pub fn taken_weight(&self) -> u64 {
        self.taken.values().map(|(_, weight)| weight).sum()
    }

    pub fn untaken_weight(&self) -> u64 {
        self.said.total_weight - self.taken_weight()
    }
}

impl Datanet {
    pub fn roll(&self, roll_id: u64) -> Option<&Roll> {
        let place = usize::try_from(roll_id).ok()?.checked_sub(1)?;
        self.rolls.get(place)
    }

    /// With their ids.
    pub fn open_rolls(&self) -> impl Iterator<Item = (u64, &Roll)> {
        (1..)
            .zip(&self.rolls)
            .filter(|(_, roll)| roll.closed_at.is_none())
    }

    pub fn is_open(&self, roll_id: u64) -> bool {
        self.roll(roll_id).is_some_and(Roll::is_open)
    }

    /// Whether it is possible now; the total weight is for the caller.
    pub fn can_open(&self, new: &NewRoll) -> bool {
        let stay = self.open_rolls().filter(|(id, _)| Some(*id) != new.closes);
        new.closes.is_none_or(|id| self.is_open(id)) && stay.count() < MOST_OPEN
    }

    /// One new version, whether or not it replaces another.
    pub fn open_roll(&mut self, new: NewRoll, now: u64) {
        if let Some(roll_id) = new.closes {
            self.rolls[roll_id as usize - 1].closed_at = Some(now);
        }
        self.rolls.push(Roll {
            said: new,
            version: self.version + 1,
            opened_at: now,
            closed_at: None,
            taken: BTreeMap::new(),
            shares: BTreeMap::new(),
        });
        self.begin_version();
    }

    pub fn close_roll(&mut self, roll_id: u64, now: u64) {
        self.rolls[roll_id as usize - 1].closed_at = Some(now);
        self.begin_version();
    }

    /// What nobody has taken of all rolls, in units.
    pub fn untaken_share(&self, token: &Addr) -> BigRational {
        let rolls = self.rolls.iter();
        let shares = rolls.map(|roll| roll.share_of(roll.untaken_weight(), token));
        shares.sum::<BigRational>() / scale()
    }
}

impl Oracle {
    /// Whoever takes a leaf has held it since the roll opened.
    pub fn enrol(
        &mut self,
        datanet_id: u64,
        roll_id: u64,
        leaf_index: u64,
        address: &Addr,
        weight: u64,
    ) {
        let datanet = self.datanet_mut(datanet_id);
        let roll = &mut datanet.rolls[roll_id as usize - 1];
        roll.taken.insert(leaf_index, (address.clone(), weight));
        datanet.members.insert(address.clone());
        for weights in &mut datanet.history {
            weights.take(roll_id, address, weight);
        }
        for record in &mut self.records {
            for (place, part) in record.cut.parts.iter().enumerate() {
                if part.datanet_id != datanet_id {
                    continue;
                }
                record.weights[place].take(roll_id, address, weight);
                if let Some(decision) = &mut record.decisions[place] {
                    decision.weights.take(roll_id, address, weight);
                }
            }
        }
    }
}

/// Scaled, of the whole roll.
pub fn whole(roll: &Roll, token: &Addr) -> BigInt {
    roll.share_of(roll.said.total_weight, token).to_integer()
}
