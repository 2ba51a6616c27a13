//! What is known of the contract, line by line, so that two sides can be compared.

use num_bigint::BigInt;
use std::collections::BTreeMap;
use std::fmt;

/// Whom or what a line is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    Contract,
    Datanet(u64),
    /// An address in a datanet.
    Member(u64, String),
    /// (datanet, roll)
    Roll(u64, u64),
    /// (datanet, roll, address)
    Seat(u64, u64, String),
    Model(u64),
    Operator(u64, String),
    /// (model, record)
    Record(u64, u64),
    /// (model, record, datanet)
    Part(u64, u64, u64),
    Address(String),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Contract => write!(f, "contract"),
            Self::Datanet(id) => write!(f, "datanet {id}"),
            Self::Member(id, address) => write!(f, "datanet {id}, {address}"),
            Self::Roll(id, roll) => write!(f, "datanet {id}, roll {roll}"),
            Self::Seat(id, roll, address) => write!(f, "datanet {id}, roll {roll}, {address}"),
            Self::Model(id) => write!(f, "model {id}"),
            Self::Operator(id, address) => write!(f, "model {id}, {address}"),
            Self::Record(id, record) => write!(f, "model {id}, record {record}"),
            Self::Part(id, record, datanet) => {
                write!(f, "model {id}, record {record}, datanet {datanet}")
            }
            Self::Address(address) => write!(f, "{address}"),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Line {
    pub place: Place,
    /// Empty where it is about no token.
    pub token: String,
    /// As the queries name it, where they have a name for it; scaled ones end in `_scaled`.
    pub name: &'static str,
}

/// What one side says; a line that is not there is 0.
#[derive(Default)]
pub struct Lines(pub BTreeMap<Line, BigInt>);

impl Lines {
    pub fn add(&mut self, place: Place, token: &str, name: &'static str, amount: BigInt) {
        let line = Line {
            place,
            token: token.to_owned(),
            name,
        };
        let sum = self.0.entry(line).or_default();
        *sum += amount;
    }

    pub fn get(&self, place: Place, token: &str, name: &'static str) -> BigInt {
        let line = Line {
            place,
            token: token.to_owned(),
            name,
        };
        self.0.get(&line).cloned().unwrap_or_default()
    }

    /// All places that have a line of this name.
    pub fn places(&self, name: &str) -> impl Iterator<Item = &Place> {
        let lines = self.0.keys().filter(move |line| line.name == name);
        lines.map(|line| &line.place)
    }
}

/// 2^112: scaled units in one.
pub const SCALE_BITS: u32 = 112;

/// Whole units, scaled.
pub fn scaled(units: &BigInt) -> BigInt {
    units << SCALE_BITS
}
