//! A naive splitter: it hands every fee to every contributor, one by one, in exact fractions.
//!
//! Written from the design's formulas alone. It knows nothing of indexes, positions or roundings, so it can only agree
//! with the contract if both are right. What it is told to do is possible: whether a message is to be refused is for the state
//! machine to say.

mod account;
mod contribution;
mod datanet;
mod influence;
mod lineage;
mod notice;
mod proof;
mod receipt;
mod roll;
mod split;
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use cosmwasm_std::{Addr, Uint128, Uint256};
use num_bigint::{BigInt, Sign};
use num_rational::BigRational;
use num_traits::One;

pub use account::{Allowance, Charge, Limits};
pub use contribution::Status;
pub use datanet::{Datanet, Terms};
pub use influence::{Decision, PotId, Scores};
pub use lineage::NoShare;
pub use notice::{Change, Waiting};
pub use proof::{is_proven, leaf_hash, node_hash};
pub use receipt::{ByInfluence, ByWeight, atomics};
pub use roll::{NewRoll, Roll, whole};
pub use split::{Cut, RouteShare, cut, scale};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    Curator,
    Operator,
    Protocol,
}

#[derive(Clone, Debug)]
pub struct Model {
    pub operator: Addr,
    pub operator_fee_bps: u16,
    /// datanet_id → weight
    pub lineage: BTreeMap<u64, u64>,
    pub records: u64,
}

/// A fee as it was split, with everybody's weight at that moment.
#[derive(Clone, Debug)]
pub struct Record {
    pub model_id: u64,
    pub record_id: u64,
    /// Of a batch, the gateway.
    pub payer: Addr,
    /// Empty for a batch.
    pub query_id: String,
    pub token: Addr,
    pub amount: u128,
    pub units: Option<u64>,
    pub count: u64,
    pub digest: Option<Vec<u8>>,
    /// Of a batch.
    pub charges: Vec<Charge>,
    pub time: u64,
    pub cut: Cut,
    /// One for each part.
    pub weights: Vec<Weights>,
    /// One for each part: how its pot was shared.
    pub decisions: Vec<Option<Decision>>,
}

/// At one moment.
#[derive(Clone, Debug, Default)]
pub struct Weights {
    pub version: u64,
    pub total: u64,
    /// Over all seats, those too that were taken later.
    pub of: BTreeMap<Addr, u64>,
    /// Those that were open.
    pub rolls: BTreeSet<u64>,
}

impl Weights {
    /// Somebody takes a leaf of a roll, and so has held it all along.
    fn take(&mut self, roll_id: u64, address: &Addr, weight: u64) {
        if self.rolls.contains(&roll_id) {
            *self.of.entry(address.clone()).or_default() += weight;
        }
    }

    pub fn weight(&self, address: &Addr) -> u64 {
        self.of.get(address).copied().unwrap_or(0)
    }

    /// What nobody has taken of the rolls.
    pub fn untaken(&self) -> u64 {
        self.total - self.of.values().sum::<u64>()
    }
}

/// Why a fee can't be split.
#[derive(Debug, PartialEq)]
pub enum NotSplit {
    NobodyToPay,
    IncomeBound,
}

#[derive(Clone, Debug)]
pub struct Oracle {
    /// Seconds; for whomever makes use of deadlines and notice to move on.
    pub now: u64,
    pub protocol_fee_bps: u16,
    pub protocol_fee_recipient: Addr,
    pub datanets: BTreeMap<u64, Datanet>,
    pub models: BTreeMap<u64, Model>,
    pub records: Vec<Record>,
    /// (payer, model_id, token)
    pub allowances: BTreeMap<(Addr, u64, Addr), Allowance>,
    /// (address, token)
    pub accounts: BTreeMap<(Addr, Addr), u128>,
    /// Into accounts and out of them, by token.
    pub deposited: BTreeMap<Addr, BigInt>,
    pub withdrawn: BTreeMap<Addr, BigInt>,
    /// Whole units ever credited.
    credits: BTreeMap<(Role, Addr, Addr), BigInt>,
}

impl Oracle {
    pub fn new(protocol_fee_bps: u16, protocol_fee_recipient: Addr) -> Self {
        Self {
            now: 0,
            protocol_fee_bps,
            protocol_fee_recipient,
            datanets: BTreeMap::new(),
            models: BTreeMap::new(),
            records: vec![],
            allowances: BTreeMap::new(),
            accounts: BTreeMap::new(),
            deposited: BTreeMap::new(),
            withdrawn: BTreeMap::new(),
            credits: BTreeMap::new(),
        }
    }

    /// The id of the next datanet.
    pub fn next_datanet(&self) -> u64 {
        self.datanets.len() as u64 + 1
    }

    /// A datanet of its own, without notice or influence lane.
    pub fn register_datanet(
        &mut self,
        curator: &Addr,
        curator_fee_bps: u16,
        weights: &[(Addr, u64)],
    ) -> u64 {
        let terms = Terms {
            curator_fee_bps,
            ..Terms::default()
        };
        let id = self.register_datanet_with(curator, terms).unwrap();
        self.set_weights(id, weights);
        id
    }

    /// Parents are registered.
    pub fn register_datanet_with(&mut self, curator: &Addr, terms: Terms) -> Result<u64, NoShare> {
        let id = self.next_datanet();
        let lineage = self.flatten(&terms.parents)?;
        let datanet = Datanet::new(curator.clone(), terms, lineage, self.now);
        self.datanets.insert(id, datanet);
        Ok(id)
    }

    pub fn register_model(
        &mut self,
        operator: &Addr,
        operator_fee_bps: u16,
        lineage: &[(u64, u64)],
    ) -> u64 {
        let id = self.models.len() as u64 + 1;
        let model = Model {
            operator: operator.clone(),
            operator_fee_bps,
            lineage: lineage.iter().copied().collect(),
            records: 0,
        };
        self.models.insert(id, model);
        id
    }

    pub fn set_weights(&mut self, datanet_id: u64, weights: &[(Addr, u64)]) {
        self.datanet_mut(datanet_id).set_weights(weights);
    }

    /// How a fee would be split now.
    pub fn preview(&self, model_id: u64, amount: u128) -> Result<Cut, NotSplit> {
        let model = &self.models[&model_id];
        let route = self.route(&model.lineage).into_iter();
        let route: Vec<RouteShare> = route
            .filter(|(id, _)| self.datanets[id].total() > 0)
            .map(|(datanet_id, share)| RouteShare {
                datanet_id,
                share,
                curator_fee_bps: self.datanets[&datanet_id].curator_fee_bps,
                influence_bps: self.datanets[&datanet_id].influence_bps,
            })
            .collect();
        if route.is_empty() {
            return Err(NotSplit::NobodyToPay);
        }
        Ok(cut(
            amount,
            self.protocol_fee_bps,
            model.operator_fee_bps,
            &route,
        ))
    }

    /// Splits a fee and returns the record's id; a refused one changes nothing.
    pub fn record(
        &mut self,
        model_id: u64,
        payer: &Addr,
        query_id: &str,
        token: &Addr,
        amount: u128,
    ) -> Result<u64, NotSplit> {
        let cut = self.preview(model_id, amount)?;
        let bound = BigInt::one() << (143 + 112);
        for part in &cut.parts {
            let income = self.datanets[&part.datanet_id].income(token);
            if income + part.income() >= bound {
                return Err(NotSplit::IncomeBound);
            }
        }

        let mut weights = vec![];
        for part in &cut.parts {
            let datanet = self.datanet_mut(part.datanet_id);
            datanet.receive(token, &part.income());
            datanet.share_out(token, &part.base);
            weights.push(datanet.weights_now());
            let curator = datanet.curator.clone();
            self.credit(Role::Curator, curator, token, &part.curator);
        }
        let recipient = self.protocol_fee_recipient.clone();
        self.credit(Role::Protocol, recipient, token, &cut.protocol);
        let model = self.models.get_mut(&model_id).unwrap();
        model.records += 1;
        let (operator, record_id) = (model.operator.clone(), model.records);
        self.credit(Role::Operator, operator, token, &cut.operator);
        self.records.push(Record {
            model_id,
            record_id,
            payer: payer.clone(),
            query_id: query_id.to_owned(),
            token: token.clone(),
            amount,
            units: None,
            count: 1,
            digest: None,
            charges: vec![],
            time: self.now,
            decisions: vec![None; cut.parts.len()],
            cut,
            weights,
        });
        Ok(record_id)
    }

    fn credit(&mut self, role: Role, address: Addr, token: &Addr, amount: &BigInt) {
        *self
            .credits
            .entry((role, address, token.clone()))
            .or_default() += amount;
    }

    /// Whole units ever credited to an address in a role.
    pub fn credited(&self, role: Role, address: &Addr, token: &Addr) -> BigInt {
        let key = (role, address.clone(), token.clone());
        self.credits.get(&key).cloned().unwrap_or_default()
    }

    pub fn find(&self, model_id: u64, record_id: u64) -> Option<&Record> {
        let known = |record: &&Record| (record.model_id, record.record_id) == (model_id, record_id);
        self.records.iter().find(known)
    }

    /// Under which record a payer's query id is paid, alone or in a batch.
    pub fn find_query(&self, model_id: u64, payer: &Addr, query_id: &str) -> Option<&Record> {
        let alone = |record: &Record| record.payer == *payer && record.query_id == query_id;
        let charged = |one: &Charge| one.payer == *payer && one.query_id == query_id;
        self.records.iter().find(|record| {
            record.model_id == model_id && (alone(record) || record.charges.iter().any(charged))
        })
    }

    /// An address's exact share of one datanet's income, in units.
    pub fn share(&self, datanet_id: u64, address: &Addr, token: &Addr) -> BigRational {
        self.datanets[&datanet_id].share(address, token)
    }

    pub fn datanet_mut(&mut self, datanet_id: u64) -> &mut Datanet {
        self.datanets.get_mut(&datanet_id).unwrap()
    }
}

/// All whole units of a share are there, and no more than 2^−39 of one is ahead of it.
#[track_caller]
pub fn assert_right(share: &BigRational, units: &BigInt, what: &str) {
    let ahead = BigRational::new(BigInt::one(), BigInt::one() << 39);
    let units = BigRational::from(units.clone());
    assert!(units >= share.floor(), "{what}: {units} of {share} is late");
    assert!(
        units <= share + ahead,
        "{what}: {units} of {share} is ahead"
    );
}

pub fn big(value: Uint256) -> BigInt {
    BigInt::from_bytes_be(Sign::Plus, &value.to_be_bytes())
}

pub fn big_units(value: Uint128) -> BigInt {
    BigInt::from(value.u128())
}
