//! Datanets: who contributed how much.

use super::File;
use super::error::{InputError, shown};
use super::table::{Column, Row, Table};
use cosmwasm_std::Addr;
use embedded_chain::Bech32Api;
use std::collections::HashMap;
use tributary_api::{MAX_NAME_BYTES, MAX_TOTAL_WEIGHT};

/// A datanet as its file tells it.
#[derive(Debug)]
pub struct Datanet {
    /// The file's name, without what a datanet's name may not hold.
    pub name: String,
    /// At least one, in the file's order.
    pub contributors: Vec<Contributor>,
    /// At most [`MAX_TOTAL_WEIGHT`].
    pub total_weight: u64,
}

/// One row of a datanet's file.
#[derive(Debug)]
pub struct Contributor {
    pub address: Addr,
    /// From 1.
    pub weight: u64,
}

enum Account {
    Bech32(Column),
    Hex(Column),
}

impl Datanet {
    /// Reads a datanet: `address` (bech32) or `account_hex`, and `weight` or `commits`; of two the first named.
    ///
    /// # Errors
    /// [`InputError`].
    pub fn parse(file: &File, api: &Bech32Api) -> Result<Self, InputError> {
        let table = Table::parse(file)?;
        let account = match (table.find("address")?, table.find("account_hex")?) {
            (Some(column), _) => Account::Bech32(column),
            (None, Some(column)) => Account::Hex(column),
            (None, None) => return Err(table.missing(&["address", "account_hex"])),
        };
        let weight = match (table.find("weight")?, table.find("commits")?) {
            (Some(column), _) | (None, Some(column)) => column,
            (None, None) => return Err(table.missing(&["weight", "commits"])),
        };

        let mut lines = HashMap::new();
        let mut contributors = Vec::with_capacity(table.rows().len());
        let mut total_weight = 0_u64;
        for row in table.rows() {
            let address = account.read(&table, row, api)?;
            if let Some(first) = lines.insert(address.clone(), row.line) {
                return Err(InputError::AddressTwice {
                    place: table.place(row, account.column()),
                    found: address.into_string(),
                    first,
                });
            }
            let part = table.number(row, weight, 1, MAX_TOTAL_WEIGHT)?;
            // both are below 2^53
            total_weight = total_weight.saturating_add(part);
            if total_weight > MAX_TOTAL_WEIGHT {
                let expected = format!("all weights to add up to at most {MAX_TOTAL_WEIGHT}");
                let found = format!("{total_weight} by this line");
                return Err(table.refuse(row, weight, expected, Some(found)));
            }
            contributors.push(Contributor {
                address,
                weight: part,
            });
        }
        Ok(Self {
            name: name(&file.stem()),
            contributors,
            total_weight,
        })
    }
}

impl Account {
    fn column(&self) -> Column {
        match self {
            Self::Bech32(column) | Self::Hex(column) => *column,
        }
    }

    fn read(&self, table: &Table, row: &Row, api: &Bech32Api) -> Result<Addr, InputError> {
        let column = self.column();
        let text = table.text(row, column);
        match self {
            Self::Bech32(_) => api.validate(text).map_err(|reason| {
                let expected = "an address of the chain in bech32";
                let found = format!("{} ({reason})", shown(text));
                table.refuse(row, column, expected.to_owned(), Some(found))
            }),
            Self::Hex(_) => {
                let bytes = hex::decode(text).unwrap_or_default();
                api.humanize(&bytes).map_err(|_wrong_length| {
                    let expected = "20 or 32 bytes in hex";
                    table.refuse(row, column, expected.to_owned(), None)
                })
            }
        }
    }
}

/// As much of a file's name as a datanet's may be.
fn name(stem: &str) -> String {
    let mut name = String::new();
    for c in stem.chars().filter(|c| !c.is_control()) {
        if name.len().saturating_add(c.len_utf8()) > MAX_NAME_BYTES {
            break;
        }
        name.push(c);
    }
    match name.trim() {
        "" => "datanet".to_owned(),
        name => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_what_the_contract_refuses() {
        assert_eq!(name("tldr-pages"), "tldr-pages");
        assert_eq!(name("a\tb\u{7}"), "ab");
        assert_eq!(name("\n"), "datanet");
        assert_eq!(name(&"é".repeat(100)), "é".repeat(64));
    }
}
