//! Lists of what can fail.

use crate::error::ContractError;

pub trait Gather<T> {
    /// The values in their order, or the first error; nothing after an error is asked for.
    ///
    /// `collect` into a `Result` does the same through layers of the standard library that are compiled once more for each
    /// list. This loop is compiled for each list too, and is short: see `docs/adr/0005-wasm-size.md`.
    fn gather(self) -> Result<Vec<T>, ContractError>;
}

impl<T, I: Iterator<Item = Result<T, ContractError>>> Gather<T> for I {
    fn gather(self) -> Result<Vec<T>, ContractError> {
        let mut list = vec![];
        for entry in self {
            list.push(entry?);
        }
        Ok(list)
    }
}
