//! One event of the contract, read.

use anyhow::{Context, Result};
use cosmwasm_std::Event;
use num_bigint::BigInt;
use std::collections::BTreeMap;

pub struct Entry<'e> {
    /// Without the chain's `wasm-`.
    pub ty: &'e str,
    pub height: u64,
    attributes: BTreeMap<&'e str, &'e str>,
}

impl<'e> Entry<'e> {
    pub fn new(height: u64, event: &'e Event) -> Self {
        let attributes = event.attributes.iter();
        Self {
            ty: event.ty.strip_prefix("wasm-").unwrap_or(""),
            height,
            attributes: attributes
                .map(|pair| (pair.key.as_str(), pair.value.as_str()))
                .collect(),
        }
    }

    pub fn get(&self, key: &str) -> Option<&'e str> {
        self.attributes.get(key).copied()
    }

    pub fn text(&self, key: &str) -> Result<&'e str> {
        self.get(key)
            .with_context(|| format!("expected an attribute {key}"))
    }

    pub fn owned(&self, key: &str) -> Result<String> {
        Ok(self.text(key)?.to_owned())
    }

    pub fn id(&self, key: &str) -> Result<u64> {
        let text = self.text(key)?;
        let read = text.parse();
        read.with_context(|| format!("expected an id in the attribute {key}, found {text}"))
    }

    /// Whole, never negative.
    pub fn number(&self, key: &str) -> Result<BigInt> {
        let text = self.text(key)?;
        let digits = Some(text).filter(|text| text.bytes().all(|digit| digit.is_ascii_digit()));
        let read = digits.and_then(|digits| digits.parse().ok());
        read.with_context(|| format!("expected a number in the attribute {key}, found {text}"))
    }

    /// A fee's pot; 0.1.0 had no influence lane and told of none.
    pub fn pot(&self) -> Result<BigInt> {
        match self.get("pot") {
            Some(_) => self.number("pot"),
            None => Ok(BigInt::ZERO),
        }
    }
}
