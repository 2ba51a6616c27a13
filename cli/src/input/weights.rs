//! Lists of addresses and weights, row by row: what datanets and rolls are made from.

use super::address::address_of_any_chain;
use super::error::{InputError, shown};
use super::table::{Column, Row, Table};
use cosmwasm_std::Addr;
use embedded_chain::Bech32Api;
use std::collections::HashMap;
use std::io::BufRead;
use tributary_api::MAX_TOTAL_WEIGHT;

/// Contributors as they are read, until the end of the file or its first fault.
pub struct Weights<'a, R> {
    table: Table<R>,
    api: &'a Bech32Api,
    /// Bech32 addresses may be of another chain than the api's.
    any_chain: bool,
    min_weight: u64,
    account: Account,
    weight: Column,
    /// account → line
    lines: HashMap<Box<[u8]>, u64>,
    total_weight: u64,
    /// By a fault: what comes after it is not read.
    ended: bool,
}

/// One row.
#[derive(Debug)]
pub struct Contributor {
    pub address: Addr,
    /// From 1, or from 0 where that removes.
    pub weight: u64,
}

enum Account {
    Bech32(Column),
    Hex(Column),
}

impl<'a, R: BufRead> Weights<'a, R> {
    /// Begins with the header: `address` (bech32) or `account_hex`, and `weight` or `commits`; of two the first named.
    ///
    /// # Errors
    /// [`InputError`].
    pub fn open(file: &str, reader: R, api: &'a Bech32Api) -> Result<Self, InputError> {
        let table = Table::open(file, reader)?;
        let account = match (table.find("address")?, table.find("account_hex")?) {
            (Some(column), _) => Account::Bech32(column),
            (None, Some(column)) => Account::Hex(column),
            (None, None) => return Err(table.missing(&["address", "account_hex"])),
        };
        let weight = match (table.find("weight")?, table.find("commits")?) {
            (Some(column), _) | (None, Some(column)) => column,
            (None, None) => return Err(table.missing(&["weight", "commits"])),
        };
        Ok(Self {
            table,
            api,
            any_chain: false,
            min_weight: 1,
            account,
            weight,
            lines: HashMap::new(),
            total_weight: 0,
            ended: false,
        })
    }

    /// Takes bech32 addresses under any prefix.
    pub fn of_any_chain(self) -> Self {
        Self {
            any_chain: true,
            ..self
        }
    }

    /// Takes weights of 0, too.
    pub fn with_removals(self) -> Self {
        Self {
            min_weight: 0,
            ..self
        }
    }

    /// Of all rows so far, at most [`MAX_TOTAL_WEIGHT`].
    pub const fn total_weight(&self) -> u64 {
        self.total_weight
    }

    fn read(&mut self, row: &Row) -> Result<Contributor, InputError> {
        let table = &self.table;
        let api = (!self.any_chain).then_some(self.api);
        let (account, address) = match self.account {
            Account::Bech32(column) => bech32(table, row, column, api)?,
            Account::Hex(column) => hex(table, row, column, self.api)?,
        };
        if let Some(first) = self.lines.insert(account.into(), row.line) {
            return Err(InputError::AddressTwice {
                place: table.place(row, self.account.column()),
                found: address.into_string(),
                first,
            });
        }
        let weight = table.number(row, self.weight, self.min_weight, MAX_TOTAL_WEIGHT)?;
        // both are below 2^53
        self.total_weight = self.total_weight.saturating_add(weight);
        if self.total_weight > MAX_TOTAL_WEIGHT {
            let expected = format!("all weights to add up to at most {MAX_TOTAL_WEIGHT}");
            let found = format!("{} by this line", self.total_weight);
            return Err(table.refuse(row, self.weight, expected, Some(found)));
        }
        Ok(Contributor { address, weight })
    }
}

impl<R: BufRead> Iterator for Weights<'_, R> {
    type Item = Result<Contributor, InputError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let row = self.table.next_row().transpose()?;
        let read = row.and_then(|row| self.read(&row));
        self.ended = read.is_err();
        Some(read)
    }
}

impl Account {
    const fn column(&self) -> Column {
        match self {
            Self::Bech32(column) | Self::Hex(column) => *column,
        }
    }
}

/// An account's bytes and its address; without an api, of any chain.
pub fn bech32<R: BufRead>(
    table: &Table<R>,
    row: &Row,
    column: Column,
    api: Option<&Bech32Api>,
) -> Result<(Vec<u8>, Addr), InputError> {
    let text = table.text(row, column);
    let read = match api {
        Some(api) => api
            .validate(text)
            .and_then(|address| Ok((api.canonicalize(text)?, address))),
        None => address_of_any_chain(text),
    };
    read.map_err(|reason| {
        let expected = "an address of the chain in bech32";
        let found = format!("{} ({reason})", shown(text));
        table.refuse(row, column, expected.to_owned(), Some(found))
    })
}

fn hex<R: BufRead>(
    table: &Table<R>,
    row: &Row,
    column: Column,
    api: &Bech32Api,
) -> Result<(Vec<u8>, Addr), InputError> {
    let bytes = hex::decode(table.text(row, column)).unwrap_or_default();
    match api.humanize(&bytes) {
        Ok(address) => Ok((bytes, address)),
        Err(_wrong_length) => {
            let expected = "20 or 32 bytes in hex";
            Err(table.refuse(row, column, expected.to_owned(), None))
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const A: &str = "wasm1qyqszqgpqyqszqgpqyqszqgpqyqszqgpc0styh";
    const HEX_A: &str = "0101010101010101010101010101010101010101";

    fn read(text: &str) -> Vec<Result<(String, u64), String>> {
        let api = Bech32Api::default();
        let weights = Weights::open("l.csv", text.as_bytes(), &api).unwrap();
        weights
            .map(|row| match row {
                Ok(row) => Ok((row.address.into_string(), row.weight)),
                Err(error) => Err(error.to_string()),
            })
            .collect()
    }

    #[test]
    fn rows_come_before_a_later_fault() {
        let rows = read(&format!("weight,address\n\n7,{A}\r\n\nx,{A}\n1,\n"));
        assert_eq!(rows[0], Ok((A.to_owned(), 7)));
        let fault =
            format!("l.csv:5:2: address: expected each address once, found {A} on line 3 too");
        assert_eq!(rows[1], Err(fault));
        assert_eq!(rows.len(), 2);
    }

    #[test]
    fn hex_and_bech32_are_one_account() {
        let hex = read(&format!("\u{feff}account_hex,commits\n{HEX_A},3"));
        assert_eq!(hex, read(&format!("address,weight\n\"{A}\", 3 \n")));
    }

    #[test]
    fn a_list_without_rows_ends_with_a_fault() {
        let fault = "l.csv:2:1: expected at least one row after the header, found none";
        assert_eq!(read("\naddress,weight\n\n"), [Err(fault.to_owned())]);
    }

    #[test]
    fn weights_are_added_up_as_they_come() {
        let api = Bech32Api::default();
        let list = format!("address,weight\n{A},{MAX_TOTAL_WEIGHT}\n");
        let mut weights = Weights::open("l.csv", list.as_bytes(), &api).unwrap();
        assert_eq!(weights.total_weight(), 0);
        assert!(weights.by_ref().all(|row| row.is_ok()));
        assert_eq!(weights.total_weight(), MAX_TOTAL_WEIGHT);
    }
}
