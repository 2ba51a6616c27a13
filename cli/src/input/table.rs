//! CSV files with a header, every field with its place.

use super::error::{InputError, Place, shown};
use csv::{ByteRecord, ReaderBuilder, StringRecord};
use std::io::{self, BufRead};

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// A file that is read row by row, each checked to be text with as many fields as the header.
pub struct Table<R> {
    file: String,
    lines: R,
    /// The line that was read last.
    line: u64,
    header: Row,
    has_rows: bool,
}

/// One line's fields, without blanks around them.
#[derive(Default)]
pub struct Row {
    pub line: u64,
    fields: StringRecord,
}

/// Where a column is.
#[derive(Clone, Copy)]
pub struct Column(usize);

impl<R: BufRead> Table<R> {
    /// Reads the header.
    ///
    /// # Errors
    /// All of [`InputError`] that concern the file as such.
    pub fn open(file: &str, lines: R) -> Result<Self, InputError> {
        let mut table = Self {
            file: file.to_owned(),
            lines,
            line: 0,
            header: Row::default(),
            has_rows: false,
        };
        match table.next_line()? {
            Some(header) => Ok(Self { header, ..table }),
            None => Err(InputError::Empty { file: table.file }),
        }
    }

    /// The next row, or none after the last.
    ///
    /// # Errors
    /// All of [`InputError`] that concern a file as such.
    pub fn next_row(&mut self) -> Result<Option<Row>, InputError> {
        let Some(row) = self.next_line()? else {
            if self.has_rows {
                return Ok(None);
            }
            return Err(InputError::NoRows {
                file: self.file.clone(),
                line: self.header.line,
            });
        };
        self.has_rows = true;
        of_length(&self.file, row, self.header.fields.len()).map(Some)
    }

    /// The next line that is not blank.
    ///
    /// Line by line, since the parser's own line numbers are off after blank lines, and so that a quote left open can't
    /// swallow rows.
    fn next_line(&mut self) -> Result<Option<Row>, InputError> {
        let mut bytes = Vec::new();
        loop {
            bytes.clear();
            let read = self.lines.read_until(b'\n', &mut bytes);
            if read.map_err(|source| self.unreadable(source))? == 0 {
                return Ok(None);
            }
            self.line = self.line.saturating_add(1);
            let mut text = bytes.strip_suffix(b"\n").unwrap_or(&bytes);
            text = text.strip_suffix(b"\r").unwrap_or(text);
            if self.line == 1 {
                text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
            }
            if !text.trim_ascii().is_empty() {
                return parse_line(&self.file, self.line, text).map(Some);
            }
        }
    }

    fn unreadable(&self, source: io::Error) -> InputError {
        InputError::Unreadable {
            file: self.file.clone(),
            source,
        }
    }

    /// The column with this name, if there is one.
    ///
    /// # Errors
    /// [`InputError::ColumnTwice`].
    pub fn find(&self, name: &str) -> Result<Option<Column>, InputError> {
        let mut found = (0..)
            .zip(&self.header.fields)
            .filter(|(_, field)| *field == name)
            .map(|(index, _)| Column(index));
        let (column, second) = (found.next(), found.next());
        match (column, second) {
            (Some(first), Some(second)) => Err(InputError::ColumnTwice {
                place: self.place(&self.header, second),
                first: ordinal(first.0),
            }),
            _ => Ok(column),
        }
    }

    /// The refusal of a file that has none of these columns.
    pub fn missing(&self, names: &[&str]) -> InputError {
        let found: Vec<_> = self.header.fields.iter().map(shown).collect();
        InputError::NoColumn {
            file: self.file.clone(),
            line: self.header.line,
            expected: names.join(" or "),
            found: found.join(", "),
        }
    }

    /// A row's field.
    pub fn text<'t>(&self, row: &'t Row, column: Column) -> &'t str {
        // every row is as long as the header, in which the column was found
        row.fields.get(column.0).unwrap_or_default()
    }

    /// A row's field as a whole number from `min` to `max`.
    ///
    /// # Errors
    /// [`InputError::Field`].
    pub fn number(&self, row: &Row, column: Column, min: u64, max: u64) -> Result<u64, InputError> {
        let text = self.text(row, column);
        // `parse` would take "+1"
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        match text.parse() {
            Ok(number) if digits && (min..=max).contains(&number) => Ok(number),
            _ => Err(self.refuse(
                row,
                column,
                format!("a whole number from {min} to {max}"),
                None,
            )),
        }
    }

    /// The refusal of a field; `found` is its text unless told otherwise.
    pub fn refuse(
        &self,
        row: &Row,
        column: Column,
        expected: String,
        found: Option<String>,
    ) -> InputError {
        InputError::Field {
            place: self.place(row, column),
            expected,
            found: found.unwrap_or_else(|| shown(self.text(row, column))),
        }
    }

    pub fn place(&self, row: &Row, column: Column) -> Place {
        Place {
            file: self.file.clone(),
            line: row.line,
            column: ordinal(column.0),
            name: self.text(&self.header, column).to_owned(),
        }
    }
}

fn parse_line(file: &str, line: u64, text: &[u8]) -> Result<Row, InputError> {
    let record = match fields_of(text) {
        Ok(record) => record,
        // reading from memory does not fail, and lengths are checked later
        Err(error) => {
            return Err(InputError::Unreadable {
                file: file.to_owned(),
                source: error.into(),
            });
        }
    };
    let quotes = text.iter().filter(|byte| **byte == b'"').count();
    if quotes.checked_rem(2) == Some(1) {
        return Err(InputError::OpenQuote {
            file: file.to_owned(),
            line,
            column: record.len(),
        });
    }
    StringRecord::from_byte_record(record)
        .map(|mut fields| {
            fields.trim();
            Row { line, fields }
        })
        .map_err(|error| InputError::NotUtf8 {
            file: file.to_owned(),
            line,
            column: ordinal(error.utf8_error().field()),
        })
}

fn fields_of(text: &[u8]) -> Result<ByteRecord, csv::Error> {
    if !text.contains(&b'"') {
        // most lines, at a fraction of the time that setting up a parser takes
        return Ok(text.split(|byte| *byte == b',').collect());
    }
    let mut record = ByteRecord::new();
    ReaderBuilder::new()
        .has_headers(false)
        .buffer_capacity(text.len())
        .from_reader(text)
        .read_byte_record(&mut record)?;
    Ok(record)
}

fn of_length(file: &str, row: Row, expected: usize) -> Result<Row, InputError> {
    let found = row.fields.len();
    if found == expected {
        return Ok(row);
    }
    Err(InputError::FieldCount {
        file: file.to_owned(),
        line: row.line,
        column: ordinal(found.min(expected)),
        expected,
        found,
    })
}

fn ordinal(index: usize) -> usize {
    index.saturating_add(1)
}
