//! Who is owed what in one token, as one side's lines say.

use super::line::{Line, Lines, Place, scaled};
use num_bigint::BigInt;
use std::collections::BTreeMap;

/// All scaled.
#[derive(Clone, Default)]
pub struct Owed {
    /// Earned and not claimed, fractions included.
    pub contributors: BigInt,
    /// What the weight of rolls that nobody has taken yet earned.
    pub not_enrolled: BigInt,
    /// Of the pools' divisions.
    pub remainders: BigInt,
    pub waiting_pots: BigInt,
    /// Of datanets, and credits of those who handed them over.
    pub curators: BigInt,
    pub operators: BigInt,
    pub protocol: BigInt,
    pub accounts: BigInt,
}

impl Owed {
    pub fn of(lines: &Lines, token: &str) -> Self {
        let mut owed = Self::default();
        let mut not_enrolled = NotEnrolled::of(lines);
        for (line, amount) in &lines.0 {
            if line.token != token {
                continue;
            }
            let sum = match (line.name, &line.place) {
                ("earned_scaled", _) => {
                    owed.contributors += amount;
                    continue;
                }
                ("claimed", _) => {
                    owed.contributors -= scaled(amount);
                    continue;
                }
                ("remainder_scaled", _) => {
                    owed.remainders += amount;
                    continue;
                }
                ("waiting_pots", _) => &mut owed.waiting_pots,
                ("curator_income" | "credit_as_former_curator", _) => &mut owed.curators,
                ("credit_as_operator", _) => &mut owed.operators,
                ("credit_as_protocol", _) => &mut owed.protocol,
                ("account", _) => &mut owed.accounts,
                _ => continue,
            };
            *sum += scaled(amount);
        }
        owed.not_enrolled = not_enrolled.take(token).into_values().sum();
        owed
    }

    /// As the table shows them.
    pub fn named(&self) -> [(&'static str, &BigInt); 8] {
        [
            ("contributors", &self.contributors),
            ("not yet enrolled", &self.not_enrolled),
            ("remainders", &self.remainders),
            ("waiting pots", &self.waiting_pots),
            ("curators", &self.curators),
            ("operators", &self.operators),
            ("protocol", &self.protocol),
            ("accounts", &self.accounts),
        ]
    }

    pub fn sum(&self) -> BigInt {
        self.named().into_iter().map(|(_, amount)| amount).sum()
    }
}

/// What of rolls was earned by weight that nobody has taken, by token and datanet, scaled.
pub struct NotEnrolled(BTreeMap<String, BTreeMap<u64, BigInt>>);

impl NotEnrolled {
    pub fn of(lines: &Lines) -> Self {
        let mut earned: BTreeMap<String, BTreeMap<u64, BigInt>> = BTreeMap::new();
        for (line, until) in &lines.0 {
            let Line { place, token, name } = line;
            let (Place::Roll(datanet, _), "until_scaled") = (place, *name) else {
                continue;
            };
            let opened = lines.get(place.clone(), token, "opened_scaled");
            let weight = free_weight(lines, place);
            let sums = earned.entry(token.clone()).or_default();
            *sums.entry(*datanet).or_default() += weight * (until - opened);
        }
        Self(earned)
    }

    pub fn take(&mut self, token: &str) -> BTreeMap<u64, BigInt> {
        self.0.remove(token).unwrap_or_default()
    }
}

/// Of a roll: what nobody has taken.
pub fn free_weight(lines: &Lines, roll: &Place) -> BigInt {
    let weight = lines.get(roll.clone(), "", "roll_weight");
    weight - lines.get(roll.clone(), "", "enrolled_weight")
}
