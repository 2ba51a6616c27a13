//! A datanet's terms and weights, and everybody's exact share of its income.

use std::collections::{BTreeMap, BTreeSet};

use cosmwasm_std::Addr;
use num_bigint::BigInt;
use num_rational::BigRational;

use super::contribution::Contribution;
use super::lineage::Lineage;
use super::notice::Waiting;
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
    /// Those who hold weight.
    pub weights: BTreeMap<Addr, u64>,
    /// How much of it came through accepted contributions.
    pub accepted: BTreeMap<Addr, u64>,
    /// Those who hold or held weight.
    pub members: BTreeSet<Addr>,
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
            waiting: vec![],
            scheduled: 0,
            contributions: vec![],
            attributions: 0,
            shares: BTreeMap::new(),
            income: BTreeMap::new(),
        }
    }

    pub fn total(&self) -> u64 {
        self.weights.values().sum()
    }

    pub fn weight(&self, address: &Addr) -> u64 {
        self.weights.get(address).copied().unwrap_or(0)
    }

    /// How much of somebody's weight came through accepted contributions.
    pub fn accepted_weight(&self, address: &Addr) -> u64 {
        self.accepted.get(address).copied().unwrap_or(0)
    }

    /// Sets weights, 0 removes; whatever changes is one new version.
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
        self.version += u64::from(self.weights != before);
    }

    pub fn weights_now(&self) -> Weights {
        Weights {
            version: self.version,
            total: self.total(),
            of: self.weights.clone(),
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

    /// In units.
    pub fn share(&self, address: &Addr, token: &Addr) -> BigRational {
        let scaled = self.shares.get(&(address.clone(), token.clone()));
        scaled.cloned().unwrap_or_default() / scale()
    }

    /// Everybody who ever got anything in a token.
    pub fn earners(&self, token: &Addr) -> impl Iterator<Item = &Addr> {
        let earned = self.shares.keys().filter(move |(_, of)| of == token);
        earned.map(|(address, _)| address)
    }
}
