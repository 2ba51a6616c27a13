//! A roll, and who took its leaves.

use super::entry::Entry;
use super::fault::Faults;
use crate::audit::line::{Lines, Place};
use anyhow::Result;
use num_bigint::BigInt;
use std::collections::{BTreeMap, BTreeSet};

/// By token, scaled.
type Indexes = BTreeMap<String, BigInt>;

#[derive(Default)]
pub struct Roll {
    pub weight: BigInt,
    opened: Indexes,
    /// The indexes at its closing.
    pub closed: Option<Indexes>,
    taken: BigInt,
    leaves: BTreeSet<u64>,
    /// By address, over all leaves.
    pub seats: BTreeMap<String, BigInt>,
}

impl Roll {
    pub fn open(weight: BigInt, opened: Indexes) -> Self {
        Self {
            weight,
            opened,
            ..Self::default()
        }
    }

    pub fn enrol(&mut self, place: Place, event: &Entry, faults: &mut Faults) -> Result<()> {
        let weight = event.number("weight")?;
        self.taken += &weight;
        let seat = self.seats.entry(event.owned("address")?).or_default();
        *seat += weight;
        self.leaves.insert(event.id("leaf_index")?);
        let said = event.number("enrolled_weight")?;
        faults.same(event, place.clone(), "enrolled_weight", &said, &self.taken);
        let said = event.number("enrolled_leaves")?;
        let leaves = BigInt::from(self.leaves.len());
        faults.same(event, place, "enrolled_leaves", &said, &leaves);
        Ok(())
    }

    /// `now`: the pools' indexes, where it is open.
    pub fn lines(&self, datanet: u64, roll: u64, now: &Indexes, lines: &mut Lines) {
        let place = || Place::Roll(datanet, roll);
        let closed = u8::from(self.closed.is_some());
        lines.add(place(), "", "roll_weight", self.weight.clone());
        lines.add(place(), "", "enrolled_weight", self.taken.clone());
        let leaves = BigInt::from(self.leaves.len());
        lines.add(place(), "", "enrolled_leaves", leaves);
        lines.add(place(), "", "closed", closed.into());
        for (token, until) in self.closed.as_ref().unwrap_or(now) {
            let opened = self.opened.get(token).cloned().unwrap_or_default();
            for (address, weight) in &self.seats {
                let place = Place::Member(datanet, address.clone());
                lines.add(place, token, "earned_scaled", weight * (until - &opened));
            }
            lines.add(place(), token, "opened_scaled", opened);
            lines.add(place(), token, "until_scaled", until.clone());
        }
        if self.closed.is_none() {
            for (address, weight) in &self.seats {
                let place = Place::Seat(datanet, roll, address.clone());
                lines.add(place, "", "roll_seat", weight.clone());
            }
        }
    }
}
