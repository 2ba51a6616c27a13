//! Storage whose last message can be undone, as a chain does with a refused one.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::rc::Rc;

use cosmwasm_std::{Order, Record, Storage};

type Bytes = Vec<u8>;

/// What is kept, and what the message that runs has written; none stands for removed.
#[derive(Clone, Default)]
pub struct Layered {
    kept: Rc<BTreeMap<Bytes, Bytes>>,
    written: BTreeMap<Bytes, Option<Bytes>>,
}

impl Layered {
    pub fn commit(&mut self) {
        if self.written.is_empty() {
            return;
        }
        let kept = Rc::make_mut(&mut self.kept);
        for (key, value) in std::mem::take(&mut self.written) {
            match value {
                Some(value) => kept.insert(key, value),
                None => kept.remove(&key),
            };
        }
    }

    pub fn undo(&mut self) {
        self.written.clear();
    }

    /// The keys whose bytes are not what they were before the message.
    pub fn changed(&self) -> Vec<&[u8]> {
        let changed =
            |(key, value): &(&Bytes, &Option<Bytes>)| self.kept.get(*key) != value.as_ref();
        let written = self.written.iter().filter(changed);
        written.map(|(key, _)| key.as_slice()).collect()
    }
}

impl Storage for Layered {
    fn get(&self, key: &[u8]) -> Option<Bytes> {
        match self.written.get(key) {
            Some(value) => value.clone(),
            None => self.kept.get(key).cloned(),
        }
    }

    fn set(&mut self, key: &[u8], value: &[u8]) {
        assert!(!value.is_empty(), "a chain refuses empty values");
        self.written.insert(key.to_vec(), Some(value.to_vec()));
    }

    fn remove(&mut self, key: &[u8]) {
        self.written.insert(key.to_vec(), None);
    }

    fn range<'a>(
        &'a self,
        start: Option<&[u8]>,
        end: Option<&[u8]>,
        order: Order,
    ) -> Box<dyn Iterator<Item = Record> + 'a> {
        if start.zip(end).is_some_and(|(start, end)| start >= end) {
            return Box::new(std::iter::empty());
        }
        let bounds = (
            start.map_or(Bound::Unbounded, Bound::Included),
            end.map_or(Bound::Unbounded, Bound::Excluded),
        );
        let mut written = self.written.range::<[u8], _>(bounds).peekable();
        let kept = self.kept.range::<[u8], _>(bounds);
        if written.peek().is_none() {
            return in_order(kept.map(|(key, value)| (key.clone(), value.clone())), order);
        }
        let mut merged: BTreeMap<_, _> = kept.collect();
        for (key, value) in written {
            match value {
                Some(value) => merged.insert(key, value),
                None => merged.remove(key),
            };
        }
        let owned = |(key, value): (&Bytes, &Bytes)| (key.clone(), value.clone());
        in_order(merged.into_iter().map(owned), order)
    }
}

fn in_order<'a>(
    records: impl DoubleEndedIterator<Item = Record> + 'a,
    order: Order,
) -> Box<dyn Iterator<Item = Record> + 'a> {
    match order {
        Order::Ascending => Box::new(records),
        Order::Descending => Box::new(records.rev()),
    }
}
