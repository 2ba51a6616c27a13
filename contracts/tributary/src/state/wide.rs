//! 256-bit numbers without their leading zeros: `#[serde(with = "wide")]`.

use cosmwasm_std::Uint256;
use serde::{Deserializer, Serializer, de};

pub fn serialize<S: Serializer>(value: &Uint256, serializer: S) -> Result<S::Ok, S::Error> {
    // converting costs more than storing it
    if value.is_zero() {
        return serializer.serialize_bytes(&[]);
    }
    let bytes = value.to_be_bytes();
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    serializer.serialize_bytes(bytes.get(zeros..).unwrap_or_default())
}

pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Uint256, D::Error> {
    deserializer.deserialize_bytes(WideVisitor)
}

struct WideVisitor;

impl de::Visitor<'_> for WideVisitor {
    type Value = Uint256;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("at most 32 bytes")
    }

    fn visit_bytes<E: de::Error>(self, value: &[u8]) -> Result<Uint256, E> {
        if value.is_empty() {
            return Ok(Uint256::zero());
        }
        let mut bytes = [0; 32];
        let start = bytes.len().checked_sub(value.len());
        match start.and_then(|start| bytes.get_mut(start..)) {
            Some(tail) => tail.copy_from_slice(value),
            None => return Err(E::invalid_length(value.len(), &self)),
        }
        Ok(Uint256::from_be_bytes(bytes))
    }
}
