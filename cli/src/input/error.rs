//! Why a file is refused.

use std::fmt;

/// Longest piece of a file that an error repeats, in characters.
const SHOWN: usize = 80;

/// A field of a file: `file:line:column: name`, lines and columns counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub file: String,
    pub line: u64,
    pub column: usize,
    /// The column's name in the header.
    pub name: String,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            file,
            line,
            column,
            name,
        } = self;
        write!(f, "{file}:{line}:{column}: {name}")
    }
}

/// Why a file is refused, and where.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    /// The file can't be read.
    #[error("{file}: {source}")]
    Unreadable {
        file: String,
        source: std::io::Error,
    },
    /// There is nothing in it.
    #[error("{file}:1:1: expected a header line, found an empty file")]
    Empty { file: String },
    /// There is nothing but a header.
    #[error("{file}:{line}:1: expected at least one row after the header, found none")]
    NoRows { file: String, line: u64 },
    /// The header lacks a column.
    #[error("{file}:{line}:1: expected a column {expected} in the header, found {found}")]
    NoColumn {
        file: String,
        line: u64,
        expected: String,
        found: String,
    },
    /// The header names a column twice.
    #[error("{place}: expected each column once, found another in column {first}")]
    ColumnTwice { place: Place, first: usize },
    /// A row has more or fewer fields than the header.
    #[error("{file}:{line}:{column}: expected {expected} fields as in the header, found {found}")]
    FieldCount {
        file: String,
        line: u64,
        /// The first field that is missing or too many.
        column: usize,
        expected: usize,
        found: usize,
    },
    /// A field is no text.
    #[error("{file}:{line}:{column}: expected UTF-8, found other bytes")]
    NotUtf8 {
        file: String,
        line: u64,
        column: usize,
    },
    /// A quote opens and does not close: what follows might be swallowed.
    #[error("{file}:{line}:{column}: expected the quote to close on the same line, found its end")]
    OpenQuote {
        file: String,
        line: u64,
        column: usize,
    },
    /// A field is not what its column holds.
    #[error("{place}: expected {expected}, found {found}")]
    Field {
        place: Place,
        expected: String,
        found: String,
    },
    /// More files than a model may rest on.
    #[error("expected at most {max} datanets, found {found}")]
    TooManyDatanets { max: usize, found: usize },
    /// A royalty, and only one datanet.
    #[error("expected at least 2 datanets for a royalty, found 1")]
    NoParent,
    /// Nothing says what an option would.
    #[error("expected {option}: {what}")]
    Missing {
        option: &'static str,
        what: &'static str,
    },
    /// An option does not fit the rest.
    #[error("{option}: expected {expected}, found {found}")]
    Option {
        option: &'static str,
        expected: String,
        found: String,
    },
    /// An option that would do nothing.
    #[error("--{option}: this command reaches no chain; leave it out")]
    OffChain { option: String },
    /// Another one.
    #[error("--{option}: this command has no use for it; leave it out")]
    Unused { option: String },
    /// More than one message takes.
    #[error(
        "expected at most {max} {what} in one message, found {found}; send the rest in another"
    )]
    TooMany {
        what: &'static str,
        max: usize,
        found: usize,
    },
    /// More rows than one message takes.
    #[error(
        "{file}:{line}:1: expected at most {max} {what} in one message, found another; put the rest into a second file"
    )]
    TooManyRows {
        file: String,
        line: u64,
        what: &'static str,
        max: usize,
    },
    /// An address has two rows.
    #[error("{place}: expected each address once, found {found} on line {first} too")]
    AddressTwice {
        place: Place,
        found: String,
        first: u64,
    },
}

/// A piece of a file as an error shows it: on one line, and not too long.
pub fn shown(text: &str) -> String {
    if text.is_empty() {
        return "nothing".to_owned();
    }
    let mut chars = text.chars();
    let start: String = chars.by_ref().take(SHOWN).collect();
    let more = if chars.next().is_some() { "…" } else { "" };
    format!("'{}{more}'", start.escape_debug())
}
