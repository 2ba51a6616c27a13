//! Traces: the requests that a model served.

use super::File;
use super::error::InputError;
use super::table::Table;
use super::time::unix_seconds;

/// Largest number of tokens of one request, 2^53 − 1: what fits a JSON number.
const MAX_TOKENS: u64 = (1 << 53) - 1;
const TOKENS_PER_UNIT: u64 = 1_000;

/// A trace as its file tells it.
#[derive(Debug)]
pub struct Trace {
    /// The file's name.
    pub name: String,
    /// At least one, in the file's order.
    pub requests: Vec<Request>,
}

/// One row of a trace.
#[derive(Debug)]
pub struct Request {
    /// Tokens read and written, in thousands, rounded up; from 1.
    pub units: u64,
    /// When it came, in seconds since 1970, where the trace has a `TIMESTAMP` that can be read.
    pub seconds: Option<u64>,
}

impl Trace {
    /// Reads a trace: `ContextTokens`, `GeneratedTokens`, and perhaps `TIMESTAMP`.
    ///
    /// # Errors
    /// [`InputError`].
    pub fn parse(file: &File) -> Result<Self, InputError> {
        let mut table = Table::open(&file.name, file.bytes.as_ref())?;
        let column = |name| table.find(name)?.ok_or_else(|| table.missing(&[name]));
        let (context, generated) = (column("ContextTokens")?, column("GeneratedTokens")?);
        let timestamp = table.find("TIMESTAMP")?;

        let mut requests = vec![];
        while let Some(row) = table.next_row()? {
            let read = table.number(&row, context, 0, MAX_TOKENS)?;
            let written = table.number(&row, generated, 0, MAX_TOKENS)?;
            // both are below 2^53
            let units = read.saturating_add(written).div_ceil(TOKENS_PER_UNIT);
            if units == 0 {
                let expected = "a request with at least one token".to_owned();
                return Err(table.refuse(&row, generated, expected, Some("none".to_owned())));
            }
            let seconds = timestamp.and_then(|column| unix_seconds(table.text(&row, column)));
            requests.push(Request { units, seconds });
        }
        Ok(Self {
            name: file.stem(),
            requests,
        })
    }
}
