//! A datanet's weights, pools and positions, as its events tell them.

use super::entry::Entry;
use super::fault::Faults;
use super::roll::Roll;
use crate::audit::line::{Lines, Place, scaled};
use anyhow::Result;
use num_bigint::BigInt;
use std::collections::BTreeMap;

#[derive(Default)]
pub struct Datanet {
    id: u64,
    pub curator: String,
    /// Over direct seats and open rolls.
    total: BigInt,
    version: BigInt,
    /// By token.
    pub pools: BTreeMap<String, Pool>,
    /// By address; 0 for those who left.
    pub direct: BTreeMap<String, BigInt>,
    /// By (address, token).
    pub positions: BTreeMap<(String, String), Position>,
    pub rolls: BTreeMap<u64, Roll>,
}

#[derive(Default)]
pub struct Pool {
    pub index: BigInt,
    remainder: BigInt,
    income: BigInt,
    waiting: BigInt,
    pub curator_income: BigInt,
}

/// What was earned by direct weight and by influence; what rolls earned is worked out from their indexes.
#[derive(Default)]
pub struct Position {
    pub earned: BigInt,
    /// The index up to which it is.
    seen: BigInt,
    pub paid: BigInt,
}

impl Datanet {
    pub fn new(id: u64, curator: String) -> Self {
        Self {
            id,
            curator,
            ..Self::default()
        }
    }

    fn place(&self) -> Place {
        Place::Datanet(self.id)
    }

    pub fn position(&mut self, address: &str, token: &str) -> &mut Position {
        let key = (address.to_owned(), token.to_owned());
        self.positions.entry(key).or_default()
    }

    /// Brings a direct seat's positions up to their pools' indexes.
    fn settle(&mut self, address: &str) {
        let weight = self.direct.get(address).cloned().unwrap_or_default();
        for (token, pool) in &self.pools {
            let key = (address.to_owned(), token.clone());
            let position = self.positions.entry(key).or_default();
            position.earned += &weight * (&pool.index - &position.seen);
            position.seen.clone_from(&pool.index);
        }
    }

    pub fn change_weight(&mut self, event: &Entry, faults: &mut Faults) -> Result<()> {
        let address = event.text("address")?;
        self.settle(address);
        let weight = event.number("weight")?;
        let before = self.direct.insert(address.to_owned(), weight.clone());
        let before = before.unwrap_or_default();
        let place = Place::Member(self.id, address.to_owned());
        let said = event.number("weight_before")?;
        faults.same(event, place, "weight_before", &said, &before);
        self.total += weight - before;
        self.begin_version(event)
    }

    pub fn publish_roll(&mut self, event: &Entry) -> Result<()> {
        let weight = event.number("roll_weight")?;
        self.total += &weight;
        let opened = self.pools.iter();
        let opened = opened.map(|(token, pool)| (token.clone(), pool.index.clone()));
        let roll = Roll::open(weight, opened.collect());
        self.rolls.insert(event.id("roll_id")?, roll);
        self.begin_version(event)
    }

    pub fn close_roll(&mut self, event: &Entry, faults: &mut Faults) -> Result<()> {
        let roll_id = event.id("roll_id")?;
        let roll = self.rolls.entry(roll_id).or_default();
        let place = Place::Roll(self.id, roll_id);
        let said = event.number("roll_weight")?;
        faults.same(event, place, "roll_weight", &said, &roll.weight);
        self.total -= &roll.weight;
        let until = self.pools.iter();
        let until = until.map(|(token, pool)| (token.clone(), pool.index.clone()));
        roll.closed = Some(until.collect());
        self.begin_version(event)
    }

    fn begin_version(&mut self, event: &Entry) -> Result<()> {
        self.version = event.number("weights_version")?;
        Ok(())
    }

    /// A part of a fee.
    pub fn split(&mut self, event: &Entry, faults: &mut Faults) -> Result<()> {
        let base = event.number("base_scaled")?;
        let (pot, curator) = (event.pot()?, event.number("curator")?);
        self.raise(event, &base, faults)?;
        let pool = self.pools.entry(event.owned("token")?).or_default();
        pool.income += base + scaled(&pot);
        pool.waiting += pot;
        pool.curator_income += curator;
        Ok(())
    }

    /// A pot that was attributed or released.
    pub fn share_pot(&mut self, event: &Entry, faults: &mut Faults) -> Result<()> {
        self.raise(event, &event.number("base_scaled")?, faults)?;
        let pool = self.pools.entry(event.owned("token")?).or_default();
        pool.waiting -= event.number("pot")?;
        Ok(())
    }

    /// What joins the base lane: `base + remainder == rise · total weight + remainder'`.
    fn raise(&mut self, event: &Entry, base: &BigInt, faults: &mut Faults) -> Result<()> {
        let total = event.number("total_weight")?;
        faults.same(event, self.place(), "total_weight", &total, &self.total);
        let version = event.number("weights_version")?;
        faults.same(
            event,
            self.place(),
            "weights_version",
            &version,
            &self.version,
        );
        let index = event.number("index_scaled")?;
        let place = self.place();
        let pool = self.pools.entry(event.owned("token")?).or_default();
        let due = base + &pool.remainder;
        let rise = if self.total == BigInt::ZERO {
            BigInt::ZERO
        } else {
            &due / &self.total
        };
        faults.same(event, place, "index_scaled", &index, &(&pool.index + &rise));
        // the event's own index, so that one that is missing is named once, by the event after it
        pool.remainder = due - (&index - &pool.index) * &self.total;
        pool.index = index;
        Ok(())
    }

    pub fn lines(&mut self, lines: &mut Lines) {
        let addresses: Vec<_> = self.direct.keys().cloned().collect();
        for address in addresses {
            self.settle(&address);
        }
        let id = self.id;
        lines.add(self.place(), "", "total_weight", self.total.clone());
        lines.add(self.place(), "", "weights_version", self.version.clone());
        let curator = Place::Member(id, self.curator.clone());
        lines.add(curator, "", "curator", 1.into());
        for (token, pool) in &self.pools {
            let mut add = |name, amount: &BigInt| {
                lines.add(Place::Datanet(id), token, name, amount.clone());
            };
            add("index_scaled", &pool.index);
            add("remainder_scaled", &pool.remainder);
            add("income_scaled", &pool.income);
            add("waiting_pots", &pool.waiting);
            add("curator_income", &pool.curator_income);
        }
        for (address, weight) in &self.direct {
            let place = Place::Member(id, address.clone());
            lines.add(place, "", "direct_weight", weight.clone());
        }
        for ((address, token), position) in &self.positions {
            let place = || Place::Member(id, address.clone());
            lines.add(place(), token, "earned_scaled", position.earned.clone());
            lines.add(place(), token, "claimed", position.paid.clone());
        }
        let indexes = self.pools.iter();
        let indexes = indexes.map(|(token, pool)| (token.clone(), pool.index.clone()));
        let indexes = indexes.collect();
        for (roll_id, roll) in &self.rolls {
            roll.lines(id, *roll_id, &indexes, lines);
        }
    }
}
