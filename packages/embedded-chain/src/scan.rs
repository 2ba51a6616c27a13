//! Iterating over a contract's keys.

use cosmwasm_std::{Order, Record, Storage};
use std::collections::VecDeque;

/// Most contracts take one entry or a page of ten to thirty.
const MAX_BATCH: usize = 64;

/// An iterator that shows the storage as it was when the iterator was made, as cosmos-sdk's do, and reads no more of
/// it than it must: entries are fetched in batches of 1, 2, 4 … 64, and all at once only when a write is about to
/// change one that has not been fetched.
pub struct Scan {
    /// Bounds of what has not been fetched; `None` is unbounded.
    start: Option<Vec<u8>>,
    end: Option<Vec<u8>>,
    order: Order,
    fetched: VecDeque<Record>,
    batch: usize,
    exhausted: bool,
}

impl Scan {
    pub fn new(start: Option<&[u8]>, end: Option<&[u8]>, order: Order) -> Self {
        Self {
            start: start.map(<[u8]>::to_vec),
            end: end.map(<[u8]>::to_vec),
            order,
            fetched: VecDeque::new(),
            batch: 1,
            // the storage underneath panics on some such ranges instead of finding them empty
            exhausted: matches!((start, end), (Some(start), Some(end)) if start >= end),
        }
    }

    pub fn peek(&mut self, storage: &dyn Storage) -> Option<&Record> {
        if self.fetched.is_empty() {
            self.fetch(storage, self.batch);
            self.batch = self.batch.saturating_mul(2).min(MAX_BATCH);
        }
        self.fetched.front()
    }

    pub fn next(&mut self, storage: &dyn Storage) -> Option<Record> {
        self.peek(storage)?;
        self.fetched.pop_front()
    }

    /// To be called before `key` is written or removed.
    pub fn prepare_for_change(&mut self, storage: &dyn Storage, key: &[u8]) {
        let from_start = self.start.as_deref().is_none_or(|start| start <= key);
        let before_end = self.end.as_deref().is_none_or(|end| key < end);
        if from_start && before_end {
            self.fetch(storage, usize::MAX);
        }
    }

    fn fetch(&mut self, storage: &dyn Storage, count: usize) {
        if self.exhausted {
            return;
        }
        let before = self.fetched.len();
        let range = storage.range(self.start.as_deref(), self.end.as_deref(), self.order);
        self.fetched.extend(range.take(count));
        self.exhausted = self.fetched.len().saturating_sub(before) < count;
        let Some((last, _)) = self.fetched.back() else {
            return;
        };
        match self.order {
            Order::Ascending => {
                // the key that follows `last` directly
                let mut next = last.clone();
                next.push(0);
                self.start = Some(next);
            }
            Order::Descending => self.end = Some(last.clone()),
        }
        // an end of `last` may now leave nothing
        if let (Some(start), Some(end)) = (&self.start, &self.end) {
            self.exhausted |= start >= end;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use cosmwasm_std::testing::MockStorage;

    fn filled() -> MockStorage {
        let mut storage = MockStorage::new();
        for key in 0..200_u8 {
            storage.set(&[key], &[key, 1]);
        }
        storage
    }

    fn keys(scan: &mut Scan, storage: &dyn Storage) -> Vec<u8> {
        std::iter::from_fn(|| scan.next(storage))
            .filter_map(|(key, _)| key.first().copied())
            .collect()
    }

    #[test]
    fn entries_come_in_either_order_within_bounds() {
        let storage = filled();
        let mut up = Scan::new(Some(&[10]), Some(&[20]), Order::Ascending);
        assert_eq!(keys(&mut up, &storage), (10..20).collect::<Vec<_>>());
        let mut down = Scan::new(None, None, Order::Descending);
        assert_eq!(
            keys(&mut down, &storage),
            (0..200).rev().collect::<Vec<_>>()
        );
        let mut none = Scan::new(Some(&[20]), Some(&[10]), Order::Ascending);
        assert_eq!(keys(&mut none, &storage), Vec::<u8>::new());
    }

    #[test]
    fn one_entry_taken_is_one_entry_read() {
        let storage = filled();
        let mut scan = Scan::new(None, None, Order::Ascending);
        scan.next(&storage);
        assert!(scan.fetched.is_empty());
    }

    #[test]
    fn later_changes_are_not_seen() {
        for order in [Order::Ascending, Order::Descending] {
            let mut storage = filled();
            let mut scan = Scan::new(None, None, order);
            let mut seen: Vec<u8> = Vec::new();
            while let Some((key, value)) = scan.next(&storage) {
                assert_eq!(value.len(), 2, "{order:?}");
                seen.extend(key.first());
                for key in [0, 70, 150, 199] {
                    scan.prepare_for_change(&storage, &[key]);
                    storage.set(&[key], b"new");
                }
                scan.prepare_for_change(&storage, &[100, 1]);
                storage.set(&[100, 1], b"new");
            }
            assert_eq!(seen.len(), 200, "{order:?}");
        }
    }

    #[test]
    fn what_comes_into_the_rest_of_a_range_is_not_seen() {
        let mut storage = filled();
        let mut scan = Scan::new(Some(&[150]), Some(&[250]), Order::Ascending);
        scan.next(&storage);
        for key in [199, 240] {
            scan.prepare_for_change(&storage, &[key]);
            storage.set(&[key, 1], b"new");
            storage.remove(&[key]);
        }
        assert_eq!(keys(&mut scan, &storage), (151..200).collect::<Vec<_>>());
    }

    #[test]
    fn changes_outside_the_range_read_nothing() {
        let storage = filled();
        let mut scan = Scan::new(Some(&[10]), Some(&[20]), Order::Ascending);
        for key in [9, 20] {
            scan.prepare_for_change(&storage, &[key]);
            assert!(scan.fetched.is_empty(), "{key}");
        }
        scan.prepare_for_change(&storage, &[10]);
        assert_eq!(scan.fetched.len(), 10);
    }
}
