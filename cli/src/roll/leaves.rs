//! The public list: every leaf, in order of its index.

use super::source::{self, Source};
use crate::input::{Column, InputError, Table};
use std::path::Path;
use tributary_api::MAX_TOTAL_WEIGHT;

/// Its columns, by name; others are ignored.
pub const HEADER: [&str; 3] = ["leaf_index", "address", "weight"];

pub struct Leaf {
    pub leaf_index: u64,
    pub address: String,
    pub weight: u64,
}

/// A list that is read leaf by leaf.
pub struct Leaves {
    table: Table<Source>,
    columns: [Column; 3],
    next_index: u64,
}

impl Leaves {
    /// # Errors
    /// [`InputError`].
    pub fn open(path: &Path) -> Result<Self, InputError> {
        let (name, source) = source::open(path, "reading the list")?;
        let table = Table::open(&name, source)?;
        let column = |name| table.find(name)?.ok_or_else(|| table.missing(&[name]));
        let [leaf_index, address, weight] = HEADER.map(column);
        Ok(Self {
            columns: [leaf_index?, address?, weight?],
            table,
            next_index: 0,
        })
    }

    /// The next leaf, or none after the last.
    ///
    /// # Errors
    /// [`InputError`].
    pub fn next_leaf(&mut self) -> Result<Option<Leaf>, InputError> {
        let Some(row) = self.table.next_row()? else {
            return Ok(None);
        };
        let table = &self.table;
        let [leaf_index, address, weight] = self.columns;
        if table.text(&row, leaf_index) != self.next_index.to_string() {
            let expected = format!("{}, as leaves stand in order", self.next_index);
            return Err(table.refuse(&row, leaf_index, expected, None));
        }
        let leaf = Leaf {
            leaf_index: self.next_index,
            address: table.text(&row, address).to_owned(),
            weight: table.number(&row, weight, 1, MAX_TOTAL_WEIGHT)?,
        };
        self.next_index = self.next_index.saturating_add(1);
        Ok(Some(leaf))
    }
}
