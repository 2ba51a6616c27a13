//! A datanet's terms and weights, and everybody's exact share of its income.

use std::collections::{BTreeMap, BTreeSet};

use cosmwasm_std::Addr;
use num_bigint::BigInt;
use num_rational::BigRational;

use super::contribution::Contribution;
use super::lineage::Lineage;
use super::notice::Waiting;
use super::roll::Roll;
use super::{Weights, scale};

/// What is said at the registration, besides weights.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    pub curator_fee_bps: u16,
    /// 0 without an influence lane.
    pub influence_bps: u16,
    pub attestors: Vec<Addr>,
    /// Of the influence lane, in seconds.
    pub window: u64,
    pub notice_seconds: u64,
    /// With royalties in basis points.
    pub parents: Vec<(u64, u16)>,
}

#[derive(Clone, Debug)]
pub struct Datanet {
    pub curator: Addr,
    pub curator_fee_bps: u16,
    pub influence_bps: u16,
    pub window: u64,
    /// With the time since which they are.
    pub attestors: BTreeMap<Addr, u64>,
    pub notice_seconds: u64,
    pub parents: BTreeMap<u64, u16>,
    pub lineage: Lineage,
    pub version: u64,
    /// Those who hold weight directly.
    pub weights: BTreeMap<Addr, u64>,
    /// How much of it came through accepted contributions.
    pub accepted: BTreeMap<Addr, u64>,
    /// Those who hold or held weight.
    pub members: BTreeSet<Addr>,
    /// In order of their ids, from 1.
    pub rolls: Vec<Roll>,
    /// Of every version, from 0.
    pub history: Vec<Weights>,
    pub waiting: Vec<Waiting>,
    /// How many changes were ever scheduled.
    pub scheduled: u64,
    /// In order of their ids, from 1.
    pub contributions: Vec<Contribution>,
    /// How many attributions there were.
    pub attributions: u64,
    /// By address and token, scaled; for ever.
    shares: BTreeMap<(Addr, Addr), BigRational>,
    /// By token, scaled.
    income: BTreeMap<Addr, BigInt>,
}

impl Datanet {
    pub fn new(curator: Addr, terms: Terms, lineage: Lineage, now: u64) -> Self {
        Self {
            curator,
            curator_fee_bps: terms.curator_fee_bps,
            influence_bps: terms.influence_bps,
            window: terms.window,
            attestors: terms.attestors.into_iter().map(|who| (who, now)).collect(),
            notice_seconds: terms.notice_seconds,
            parents: terms.parents.into_iter().collect(),
            lineage,
            version: 0,
            weights: BTreeMap::new(),
            accepted: BTreeMap::new(),
            members: BTreeSet::new(),
            rolls: vec![],
            history: vec![Weights::default()],
            waiting: vec![],
            scheduled: 0,
            contributions: vec![],
            attributions: 0,
            shares: BTreeMap::new(),
            income: BTreeMap::new(),
        }
    }

    /// Of rolls their whole weight, taken or not.
    pub fn total(&self) -> u64 {
        let rolls = self.open_rolls().map(|(_, roll)| roll.said.total_weight);
        self.weights.values().sum::<u64>() + rolls.sum::<u64>()
    }

    pub fn direct_weight(&self, address: &Addr) -> u64 {
        self.weights.get(address).copied().unwrap_or(0)
    }

    /// Over all seats.
    pub fn weight(&self, address: &Addr) -> u64 {
        let seats = self.open_rolls().map(|(_, roll)| roll.seat(address));
        self.direct_weight(address) + seats.sum::<u64>()
    }

    /// How much of somebody's direct weight came through accepted contributions.
    pub fn accepted_weight(&self, address: &Addr) -> u64 {
        self.accepted.get(address).copied().unwrap_or(0)
    }

    /// Sets direct weights, 0 removes; whatever changes is one new version.
    pub fn set_weights(&mut self, weights: &[(Addr, u64)]) {
        let before = self.weights.clone();
        for (address, weight) in weights {
            self.weights.remove(address);
            if *weight > 0 {
                self.weights.insert(address.clone(), *weight);
                self.members.insert(address.clone());
            }
            // a weight that is cut takes of the accepted one what is above it
            let accepted = self.accepted_weight(address).min(*weight);
            self.accepted.insert(address.clone(), accepted);
        }
        if self.weights != before {
            self.begin_version();
        }
    }

    pub fn begin_version(&mut self) {
        self.version += 1;
        self.history.push(self.weights_now());
    }

    pub fn weights_now(&self) -> Weights {
        let held = self.members.iter();
        let held = held.map(|member| (member.clone(), self.weight(member)));
        Weights {
            version: self.version,
            total: self.total(),
            of: held.filter(|(_, weight)| *weight > 0).collect(),
            rolls: self.open_rolls().map(|(id, _)| id).collect(),
        }
    }

    /// Something came in for the contributors.
    pub fn receive(&mut self, token: &Addr, income: &BigInt) {
        *self.income.entry(token.clone()).or_default() += income;
    }

    /// Hands out a scaled amount, to each its part by weight.
    pub fn share_out(&mut self, token: &Addr, amount: &BigInt) {
        let total = self.total();
        for (address, weight) in self.weights.clone() {
            let part = BigRational::new(amount * weight, total.into());
            self.give(&address, token, part);
        }
        let open = self.rolls.iter_mut().filter(|roll| roll.is_open());
        for roll in open {
            let part = BigRational::new(amount * roll.said.total_weight, total.into());
            roll.give(token, part);
        }
    }

    /// Scaled.
    pub fn give(&mut self, address: &Addr, token: &Addr, amount: BigRational) {
        let share = self.shares.entry((address.clone(), token.clone()));
        *share.or_default() += amount;
    }

    /// What ever came in for the contributors, pots included, scaled.
    pub fn income(&self, token: &Addr) -> BigInt {
        self.income.get(token).cloned().unwrap_or_default()
    }

    /// In units, over all seats, however late they were taken.
    pub fn share(&self, address: &Addr, token: &Addr) -> BigRational {
        let direct = self.shares.get(&(address.clone(), token.clone()));
        let seats = self.rolls.iter();
        let seats = seats.map(|roll| roll.share_of(roll.seat(address), token));
        (direct.cloned().unwrap_or_default() + seats.sum::<BigRational>()) / scale()
    }

    /// Everybody who ever got anything in a token, and whoever has a seat from a roll.
    pub fn earners(&self, token: &Addr) -> BTreeSet<&Addr> {
        let earned = self.shares.keys().filter(|(_, of)| of == token);
        let taken = self.rolls.iter().flat_map(|roll| roll.taken.values());
        let seats = taken.map(|(address, _)| address);
        earned.map(|(address, _)| address).chain(seats).collect()
    }
}
