//! Events that contradict each other.

use super::entry::Entry;
use crate::audit::difference::{Check, Difference, Side};
use crate::audit::line::{Line, Place};
use num_bigint::BigInt;

#[derive(Default)]
pub struct Faults(pub Vec<Difference>);

impl Faults {
    /// What an event says must be what follows from those before it.
    pub fn same(
        &mut self,
        event: &Entry,
        place: Place,
        name: &'static str,
        said: &BigInt,
        known: &BigInt,
    ) {
        if said != known {
            let line = Line {
                place,
                token: event.get("token").unwrap_or("").to_owned(),
                name,
            };
            let sides = [
                ("the event says", said),
                ("what else is said comes to", known),
            ];
            self.push(event.height, Difference::new(Check::Log, &line, sides));
        }
    }

    /// The same of whom an event names.
    pub fn same_person(&mut self, event: &Entry, place: Place, key: &'static str, known: &str) {
        let said = event.get(key).unwrap_or("nobody");
        if said != known {
            let known = if known.is_empty() { "nobody" } else { known };
            let sides = [("the event says", said), ("those before it say", known)];
            let difference = Difference {
                check: Check::Log,
                place: place.to_string(),
                token: None,
                line: key.to_owned(),
                sides: sides.map(|(by, says)| Side {
                    by,
                    says: says.to_owned(),
                }),
                off_by: None,
            };
            self.push(event.height, difference);
        }
    }

    /// What is left in the end of what should come out even.
    pub fn even(&mut self, place: Place, token: &str, name: &'static str, sides: [&BigInt; 2]) {
        let [whole, parts] = sides;
        if whole != parts {
            let line = Line {
                place,
                token: token.to_owned(),
                name,
            };
            let sides = [("the whole is", whole), ("its parts come to", parts)];
            self.0.push(Difference::new(Check::Log, &line, sides));
        }
    }

    pub fn unreadable(&mut self, event: &Entry, reason: &anyhow::Error) {
        let sides = [
            ("expected", "an event of the contract"),
            ("found", event.ty),
        ];
        let difference = Difference {
            check: Check::Log,
            place: "contract".to_owned(),
            token: None,
            line: format!("{reason:#}"),
            sides: sides.map(|(by, says)| Side {
                by,
                says: says.to_owned(),
            }),
            off_by: None,
        };
        self.push(event.height, difference);
    }

    fn push(&mut self, height: u64, mut difference: Difference) {
        difference.place = format!("block {height}, {}", difference.place);
        self.0.push(difference);
    }
}
