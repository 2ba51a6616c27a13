//! Ids as storage keys.

use cosmwasm_std::{StdError, StdResult};
use cw_storage_plus::{Key, KeyDeserialize, Prefixer, PrimaryKey};

/// A `u64` in as few bytes as it needs: their number, then the bytes, most significant first. So keys sort as
/// the numbers do, and the ids that chains see take two bytes and not eight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Id {
    bytes: [u8; 9],
    start: usize,
}

impl From<u64> for Id {
    fn from(id: u64) -> Self {
        let [b0, b1, b2, b3, b4, b5, b6, b7] = id.to_be_bytes();
        let mut bytes = [0, b0, b1, b2, b3, b4, b5, b6, b7];
        let start = bytes[1..].iter().take_while(|byte| **byte == 0).count();
        // `start` is at most 8, so the length is 0 to 8 and its place exists
        if let Some(length) = bytes.get_mut(start) {
            *length = 8u8.saturating_sub(u8::try_from(start).unwrap_or(8));
        }
        Self { bytes, start }
    }
}

impl PrimaryKey<'_> for Id {
    type Prefix = ();
    type SubPrefix = ();
    type Suffix = Self;
    type SuperSuffix = Self;

    fn key(&self) -> Vec<Key<'_>> {
        vec![Key::Ref(self.bytes.get(self.start..).unwrap_or_default())]
    }
}

impl Prefixer<'_> for Id {
    fn prefix(&self) -> Vec<Key<'_>> {
        self.key()
    }
}

impl KeyDeserialize for Id {
    type Output = u64;
    const KEY_ELEMS: u16 = 1;

    fn from_vec(value: Vec<u8>) -> StdResult<u64> {
        let bytes = match value.split_first() {
            Some((length, bytes)) if usize::from(*length) == bytes.len() && bytes.len() <= 8 => {
                bytes
            }
            _ => return Err(StdError::invalid_data_size(9, value.len())),
        };
        Ok(bytes
            .iter()
            .fold(0, |id: u64, byte| id.wrapping_shl(8) | u64::from(*byte)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(id: u64) -> Vec<u8> {
        Id::from(id).key()[0].as_ref().to_vec()
    }

    #[test]
    fn ids_take_as_few_bytes_as_they_need() {
        assert_eq!(bytes(0), [0]);
        assert_eq!(bytes(1), [1, 1]);
        assert_eq!(bytes(255), [1, 255]);
        assert_eq!(bytes(256), [2, 1, 0]);
        assert_eq!(bytes(u64::MAX), [8, 255, 255, 255, 255, 255, 255, 255, 255]);
    }

    #[test]
    fn keys_sort_as_the_numbers_do_and_come_back() {
        let edges = (0..64).flat_map(|bit| {
            let power = 1u64 << bit;
            [power - 1, power, power + 1]
        });
        let mut ids: Vec<u64> = edges.chain([u64::MAX - 1, u64::MAX]).collect();
        ids.sort_unstable();
        ids.dedup();
        for pair in ids.windows(2) {
            assert!(bytes(pair[0]) < bytes(pair[1]), "{pair:?}");
        }
        for id in ids {
            assert_eq!(Id::from_vec(bytes(id)).unwrap(), id);
        }
    }

    #[test]
    fn a_key_of_the_wrong_length_is_an_error() {
        for wrong in [&[][..], &[2, 1], &[1], &[9, 1, 2, 3, 4, 5, 6, 7, 8, 9]] {
            Id::from_vec(wrong.to_vec()).unwrap_err();
        }
    }
}
