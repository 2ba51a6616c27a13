//! What was sent, taken and refused.

use std::collections::BTreeMap;
use std::fmt;

use suite::Outcome;

use super::message::Message;
use super::model::Verdict;

/// Of each kind of message, how many were sent and how many were taken.
#[derive(Default)]
pub struct Tally {
    kinds: BTreeMap<String, (u64, u64)>,
    /// Why messages of a kind were refused.
    refusals: BTreeMap<(String, &'static str), u64>,
    /// How many events of each type there were.
    events: BTreeMap<String, u64>,
}

impl Tally {
    pub fn count(&mut self, message: &Message, verdict: &Verdict, outcome: &Outcome) {
        let what = match message {
            Message::Execute { msg, .. } => format!("{msg:?}"),
            Message::Pay { .. } => "RecordQuery".to_owned(),
            other => format!("{other:?}"),
        };
        let name = what.split_once([' ', '(']).map_or(&*what, |(name, _)| name);
        let entry = self.kinds.entry(name.to_owned()).or_default();
        *entry = (entry.0 + 1, entry.1 + u64::from(outcome.is_ok()));
        if let Err(why) = verdict {
            *self.refusals.entry((name.to_owned(), why)).or_default() += 1;
        }
        for event in outcome.iter().flat_map(|result| &result.events) {
            if let Some(name) = event.ty.strip_prefix("wasm-") {
                let reason = event.attributes.iter().find(|pair| pair.key == "reason");
                let lapsed = reason.is_some_and(|pair| pair.value.starts_with("lapsed"));
                let name = format!("{name}{}", if lapsed { ", lapsed" } else { "" });
                *self.events.entry(name).or_default() += 1;
            }
        }
    }

    pub fn add(&mut self, other: Tally) {
        for (name, (sent, taken)) in other.kinds {
            let entry = self.kinds.entry(name).or_default();
            *entry = (entry.0 + sent, entry.1 + taken);
        }
        for (why, count) in other.refusals {
            *self.refusals.entry(why).or_default() += count;
        }
        for (event, count) in other.events {
            *self.events.entry(event).or_default() += count;
        }
    }

    /// Of each kind that is about contributions, notice and influence, a fair part was taken.
    pub fn assert_taken(&self) {
        for name in [
            "ApplyChanges",
            "CancelChange",
            "SubmitContribution",
            "ReviewContributions",
            "Attribute",
            "Release",
        ] {
            let (sent, taken) = self.kinds[name];
            assert!(taken * 4 >= sent, "{taken} of {sent} {name}\n{self}");
        }
    }

    pub fn sent(&self) -> u64 {
        self.kinds.values().map(|(sent, _)| sent).sum()
    }

    pub fn taken(&self) -> u64 {
        self.kinds.values().map(|(_, taken)| taken).sum()
    }

    /// Kinds of messages of which none was ever taken, or none ever refused.
    pub fn one_sided(&self) -> Vec<&str> {
        let one_sided = |(sent, taken): &(u64, u64)| *taken == 0 || taken == sent;
        let kinds = self.kinds.iter().filter(|(_, counts)| one_sided(counts));
        kinds.map(|(name, _)| name.as_str()).collect()
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, (sent, taken)) in &self.kinds {
            writeln!(f, "{name}: {taken} of {sent}")?;
            let refusals = self.refusals.iter().filter(|((of, _), _)| of == name);
            for ((_, why), count) in refusals {
                writeln!(f, "    {count} {why}")?;
            }
        }
        writeln!(f, "{:?}", self.events)?;
        Ok(())
    }
}
