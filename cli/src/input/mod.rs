//! What users bring in files: datanets and traces, read and checked as a whole before anything runs, and lists for rolls and messages.
//!
//! A file is CSV in UTF-8 with a header line. Lines may end in `\n` or `\r\n`, fields may be quoted but stay on one
//! line, blank lines and a byte order mark are skipped, columns may stand in any order and unknown ones are ignored.
//! Every refusal names file, line and column.

mod address;
mod datanet;
mod error;
mod lists;
mod table;
mod time;
mod trace;
mod weights;

pub use address::address_of_any_chain;
pub use datanet::Datanet;
pub use error::InputError;
pub use lists::{charges, scores, verdicts, weights};
pub use table::{Column, Table};
pub use time::{rfc3339, utc};
pub use trace::{Request, Trace};
pub use weights::{Contributor, Weights};

use std::borrow::Cow;
use std::path::Path;

/// A file's bytes, and the name that its errors bear.
pub struct File {
    name: String,
    bytes: Cow<'static, [u8]>,
}

impl File {
    /// Reads a file of the user's.
    ///
    /// # Errors
    /// [`InputError::Unreadable`].
    pub fn read(path: &Path) -> Result<Self, InputError> {
        let name = path.display().to_string();
        match std::fs::read(path) {
            Ok(bytes) => Ok(Self {
                name,
                bytes: bytes.into(),
            }),
            Err(source) => Err(InputError::Unreadable { file: name, source }),
        }
    }

    /// A file that is part of the program.
    pub fn shipped(name: &str, bytes: &'static [u8]) -> Self {
        Self {
            name: name.to_owned(),
            bytes: bytes.into(),
        }
    }

    /// The file's name without folder and extension.
    fn stem(&self) -> String {
        Path::new(&self.name)
            .file_stem()
            .map(|stem| stem.to_string_lossy().into_owned())
            .unwrap_or_default()
    }
}
