use std::fmt;

use serde::de;

use crate::Tree;

/// Why a tree is not a value of the type that was asked for, in serde's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error(String);

impl Error {
    // serde's own functions for these two bring the formatting of fractions with them, some 20 kB of Wasm

    pub(crate) fn wrong_type(found: &Tree, expected: &str) -> Self {
        Self(format!("invalid type: {found}, expected {expected}"))
    }

    pub(crate) fn wrong_value(found: &Tree, expected: &str) -> Self {
        Self(format!("invalid value: {found}, expected {expected}"))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Error {}

impl de::Error for Error {
    fn custom<T: fmt::Display>(reason: T) -> Self {
        Self(reason.to_string())
    }
}
