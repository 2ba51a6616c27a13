//! Datanets: who contributed how much.

use super::File;
use super::error::InputError;
use super::weights::{Contributor, Weights};
use embedded_chain::Bech32Api;
use tributary_api::MAX_NAME_BYTES;

/// A datanet as its file tells it.
#[derive(Debug)]
pub struct Datanet {
    /// The file's name, without what a datanet's name may not hold.
    pub name: String,
    /// At least one, in the file's order.
    pub contributors: Vec<Contributor>,
    /// At most 2^53 − 1.
    pub total_weight: u64,
}

impl Datanet {
    /// Reads a datanet's list.
    ///
    /// # Errors
    /// [`InputError`].
    pub fn parse(file: &File, api: &Bech32Api) -> Result<Self, InputError> {
        let mut weights = Weights::open(&file.name, file.bytes.as_ref(), api)?;
        let contributors = weights.by_ref().collect::<Result<_, _>>()?;
        Ok(Self {
            name: name(&file.stem()),
            contributors,
            total_weight: weights.total_weight(),
        })
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
