//! A datanet's weights, and everybody's exact share of its income.

use std::collections::BTreeMap;

use cosmwasm_std::Addr;
use num_bigint::BigInt;
use num_rational::BigRational;

use super::{Weights, scale};

#[derive(Clone, Debug)]
pub struct Datanet {
    pub curator: Addr,
    pub curator_fee_bps: u16,
    pub version: u64,
    /// Those who hold weight.
    pub weights: BTreeMap<Addr, u64>,
    /// By address and token, scaled; for ever.
    shares: BTreeMap<(Addr, Addr), BigRational>,
    /// By token, scaled.
    income: BTreeMap<Addr, BigInt>,
}

impl Datanet {
    pub fn new(curator: Addr, curator_fee_bps: u16) -> Self {
        Self {
            curator,
            curator_fee_bps,
            version: 0,
            weights: BTreeMap::new(),
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

    /// Sets weights, 0 removes; whatever changes is one new version.
    pub fn set_weights(&mut self, weights: &[(Addr, u64)]) {
        let before = self.weights.clone();
        for (address, weight) in weights {
            self.weights.remove(address);
            if *weight > 0 {
                self.weights.insert(address.clone(), *weight);
            }
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

    /// Hands out one fee, to each its part.
    pub fn enter(&mut self, token: &Addr, base: &BigInt) {
        *self.income.entry(token.clone()).or_default() += base;
        let total = self.total();
        for (address, weight) in &self.weights {
            let part = BigRational::new(base * *weight, total.into());
            let share = self.shares.entry((address.clone(), token.clone()));
            *share.or_default() += part;
        }
    }

    /// What ever reached the contributors, scaled.
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
