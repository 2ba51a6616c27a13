//! What the contract must know besides the oracle: who may do what, and what is still to be claimed.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use cosmwasm_std::Addr;
use cw_ownable::Expiration;
use num_bigint::BigInt;

use super::account::Refusal;
use super::hostile::Token;
use super::roll::Planted;
use crate::oracle::Oracle;

/// Why a message must be refused; only shown when the contract takes it all the same.
pub type Verdict = Result<(), &'static str>;

/// Whole units that somebody may claim, beside those of contributors.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Credit {
    /// Of a datanet's curator, whoever that is.
    Datanet(u64),
    FormerCurator(Addr),
    Operator(Addr),
    Protocol(Addr),
}

#[derive(Clone, Debug)]
pub struct Model {
    pub oracle: Oracle,
    pub people: Vec<Addr>,
    pub tokens: Vec<Addr>,
    /// Fee tokens that are or were, and whether they are active.
    pub active: BTreeMap<Addr, bool>,
    pub pause_ends: u64,
    pub owner: Option<Addr>,
    pub next_owner: Option<Addr>,
    pub transfer_ends: Option<Expiration>,
    /// Whoever was to be the owner at some time.
    pub nominated: BTreeSet<Addr>,
    /// Who may replace the code.
    pub admin: Addr,
    pub height: u64,
    pub contract: Addr,
    /// One of the tokens.
    pub hostile: Option<Token>,
    pub names: BTreeMap<u64, String>,
    pub curator_nominees: BTreeMap<u64, Addr>,
    pub operator_nominees: BTreeMap<u64, Addr>,
    /// model_id → token's number, base units for each unit
    pub prices: BTreeMap<u64, (usize, u128)>,
    pub inactive: BTreeSet<u64>,
    /// model_id → addresses
    pub gateways: BTreeMap<u64, BTreeSet<Addr>>,
    /// By their roots, published or not.
    pub trees: BTreeMap<Vec<u8>, Rc<Planted>>,
    /// Of the newest batch.
    pub refusals: Vec<Refusal>,
    pub payouts: BTreeMap<Addr, Addr>,
    pub credits: BTreeMap<(Credit, Addr), BigInt>,
    /// Paid to contributors, by datanet and token.
    pub paid: BTreeMap<(Addr, u64, Addr), BigInt>,
    /// Paid to an address as curator, operator and protocol.
    pub credits_paid: BTreeMap<(Addr, Addr), BigInt>,
    pub surplus: BTreeMap<Addr, BigInt>,
    /// How many fresh query ids there were.
    pub fresh: u32,
}

impl Model {
    pub fn new(
        oracle: Oracle,
        people: Vec<Addr>,
        tokens: Vec<Addr>,
        [admin, contract]: [Addr; 2],
    ) -> Self {
        Self {
            oracle,
            people,
            tokens,
            active: BTreeMap::new(),
            pause_ends: 0,
            owner: None,
            next_owner: None,
            transfer_ends: None,
            nominated: BTreeSet::new(),
            admin,
            height: 0,
            contract,
            hostile: None,
            names: BTreeMap::new(),
            curator_nominees: BTreeMap::new(),
            operator_nominees: BTreeMap::new(),
            prices: BTreeMap::new(),
            inactive: BTreeSet::new(),
            gateways: BTreeMap::new(),
            trees: BTreeMap::new(),
            refusals: vec![],
            payouts: BTreeMap::new(),
            credits: BTreeMap::new(),
            paid: BTreeMap::new(),
            credits_paid: BTreeMap::new(),
            surplus: BTreeMap::new(),
            fresh: 0,
        }
    }

    pub fn is_paused(&self) -> bool {
        self.oracle.now < self.pause_ends
    }

    pub fn payout(&self, address: &Addr) -> Addr {
        self.payouts.get(address).unwrap_or(address).clone()
    }

    pub fn credit(&self, credit: Credit, token: &Addr) -> BigInt {
        let key = (credit, token.clone());
        self.credits.get(&key).cloned().unwrap_or_default()
    }

    /// The datanets that an address curates, or in which it holds or held weight.
    pub fn portfolio(&self, address: &Addr) -> BTreeSet<u64> {
        let datanets = self.oracle.datanets.iter();
        let its_own = datanets.filter(|(_, datanet)| {
            datanet.members.contains(address) || datanet.curator == *address
        });
        its_own.map(|(id, _)| *id).collect()
    }

    pub fn curates(&self, address: &Addr, datanet_id: u64) -> bool {
        self.oracle.datanets[&datanet_id].curator == *address
    }
}
