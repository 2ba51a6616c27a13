//! CSV files with a header, every field with its place.

use super::File;
use super::error::{InputError, Place, shown};
use csv::{ByteRecord, ReaderBuilder, StringRecord};

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// A whole file, checked to be text with as many fields in each row as in the header.
pub struct Table {
    file: String,
    header: Row,
    rows: Vec<Row>,
}

/// One line's fields, without blanks around them.
pub struct Row {
    pub line: u64,
    fields: StringRecord,
}

/// Where a column is.
#[derive(Clone, Copy)]
pub struct Column(usize);

impl Table {
    /// # Errors
    /// All of [`InputError`] that concern the file as such.
    pub fn parse(file: &File) -> Result<Self, InputError> {
        let bytes = file.bytes.as_ref();
        let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
        // Line by line, since the reader's own line numbers are off after blank lines, and so that a quote left
        // open can't swallow rows.
        let lines = bytes
            .split(|byte| *byte == b'\n')
            .map(|line| line.strip_suffix(b"\r").unwrap_or(line));
        let mut rows = (1..)
            .zip(lines)
            .filter(|(_, text)| !text.trim_ascii().is_empty())
            .map(|(line, text)| parse_line(&file.name, line, text));
        let Some(header) = rows.next().transpose()? else {
            return Err(InputError::Empty {
                file: file.name.clone(),
            });
        };
        let rows = rows
            .map(|row| row.and_then(|row| of_length(&file.name, row, header.fields.len())))
            .collect::<Result<Vec<_>, _>>()?;
        let table = Self {
            file: file.name.clone(),
            header,
            rows,
        };
        if table.rows.is_empty() {
            return Err(InputError::NoRows {
                line: table.header.line,
                file: table.file,
            });
        }
        Ok(table)
    }

    pub fn rows(&self) -> &[Row] {
        &self.rows
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
