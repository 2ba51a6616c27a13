//! What has to hold in every datanet, by its queries alone.

use super::difference::{Check, Difference};
use super::line::{Line, Lines, Place, scaled};
use super::owed::{NotEnrolled, free_weight};
use num_bigint::BigInt;
use std::collections::BTreeMap;

type Sums<K> = BTreeMap<K, BigInt>;

/// Income of pools that nobody who is known has earned, by token, scaled; and what does not hold.
pub struct Pools {
    pub unknown: Sums<String>,
    pub differences: Vec<Difference>,
}

/// `Σ earned + not enrolled + remainder + waiting pots · 2^112 == income`, in each pool.
///
/// Where not everybody is known (`all` is false), the income may be more, and the rest is told.
pub fn conservation(lines: &Lines, tokens: &[String], all: bool) -> Pools {
    let mut earned: Sums<(u64, &str)> = Sums::new();
    for (line, amount) in &lines.0 {
        if let (Place::Member(id, _), "earned_scaled") = (&line.place, line.name) {
            *earned.entry((*id, line.token.as_str())).or_default() += amount;
        }
    }
    let mut not_enrolled = NotEnrolled::of(lines);
    let mut pools = Pools {
        unknown: Sums::new(),
        differences: vec![],
    };
    for token in tokens {
        let unknown = pools.unknown.entry(token.clone()).or_default();
        let not_enrolled = not_enrolled.take(token);
        for place in lines.places("total_weight") {
            let Place::Datanet(id) = place else { continue };
            let line = |name| lines.get(place.clone(), token, name);
            let income = line("income_scaled");
            let shared = earned.remove(&(*id, token.as_str())).unwrap_or_default()
                + not_enrolled.get(id).unwrap_or(&BigInt::ZERO)
                + line("remainder_scaled")
                + scaled(&line("waiting_pots"));
            if shared == income {
                continue;
            }
            if !all && shared < income {
                *unknown += income - shared;
                continue;
            }
            let line = Line {
                place: place.clone(),
                token: token.clone(),
                name: "income_scaled",
            };
            let sides = [
                ("the pool says", &income),
                ("earned, not enrolled, remainder and pots come to", &shared),
            ];
            let difference = Difference::new(Check::Conservation, &line, sides);
            pools.differences.push(difference);
        }
    }
    pools
}

/// Seats, and what nobody has taken of open rolls, are the total weight; a roll's seats are what was taken of it.
pub fn weights(lines: &Lines) -> Vec<Difference> {
    let mut seats: Sums<u64> = Sums::new();
    let mut taken: Sums<Place> = Sums::new();
    for (line, weight) in &lines.0 {
        match (&line.place, line.name) {
            (Place::Member(id, _), "direct_weight") => *seats.entry(*id).or_default() += weight,
            (Place::Seat(id, roll, _), "roll_seat") => {
                *seats.entry(*id).or_default() += weight;
                *taken.entry(Place::Roll(*id, *roll)).or_default() += weight;
            }
            _ => {}
        }
    }
    let mut differences = vec![];
    let mut same = |place: &Place, name, sides: [(&'static str, &BigInt); 2]| {
        let [(_, first), (_, second)] = sides;
        if first != second {
            let line = Line {
                place: place.clone(),
                token: String::new(),
                name,
            };
            differences.push(Difference::new(Check::Weights, &line, sides));
        }
    };
    for place in lines.places("roll_weight") {
        let Place::Roll(id, _) = place else { continue };
        if lines.get(place.clone(), "", "closed") != BigInt::ZERO {
            continue;
        }
        *seats.entry(*id).or_default() += free_weight(lines, place);
        let said = lines.get(place.clone(), "", "enrolled_weight");
        let found = taken.remove(place).unwrap_or_default();
        let sides = [("the roll says", &said), ("its seats come to", &found)];
        same(place, "enrolled_weight", sides);
    }
    // seats of rolls that are not open
    for (place, found) in &taken {
        let sides = [
            ("it is closed", &BigInt::ZERO),
            ("its seats come to", found),
        ];
        same(place, "roll_seat", sides);
    }
    for place in lines.places("total_weight") {
        let Place::Datanet(id) = place else { continue };
        let said = lines.get(place.clone(), "", "total_weight");
        let found = seats.get(id).cloned().unwrap_or_default();
        let sides = [("the datanet says", &said), ("its seats come to", &found)];
        same(place, "total_weight", sides);
    }
    differences
}
