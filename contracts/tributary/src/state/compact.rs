//! Maps and items whose values are kept in postcard's binary form, under the keys that cw-storage-plus gives.
//!
//! Every stored byte costs gas on each write; see docs/adr/0003-storage-encoding.md.

use std::marker::PhantomData;

use cosmwasm_std::{Order, Record, StdError, StdResult, Storage};
use cw_storage_plus::{
    Key, KeyDeserialize, Path, Prefix, Prefixer, PrimaryKey, RawBound, range_with_prefix,
};
use serde::{Serialize, de::DeserializeOwned};

/// Most zeros at the end of a value that are not stored.
const MAX_TRIMMED: usize = 32;
/// Zeros that a value is read with: those that were not stored, and as many for fields that were appended since.
const PADDING: [u8; 2 * MAX_TRIMMED] = [0; 2 * MAX_TRIMMED];

fn encode<V: Serialize>(value: &V) -> StdResult<Vec<u8>> {
    match postcard::to_allocvec(value) {
        Ok(bytes) => Ok(trimmed(bytes)),
        Err(e) => Err(encode_error(std::any::type_name::<V>(), e)),
    }
}

/// Zero, none and empty are each a zero byte in postcard. So what stands last and is not used costs nothing, and fields that
/// a later release appends to a record are read so from older bytes.
fn decode<V: DeserializeOwned>(bytes: Vec<u8>) -> StdResult<V> {
    postcard::from_bytes(&padded(bytes)).map_err(|e| decode_error(std::any::type_name::<V>(), e))
}

// What does not depend on the types stands in functions of its own, so that it is in the Wasm once.

fn encode_error(value: &str, error: postcard::Error) -> StdError {
    StdError::serialize_err(value, error.to_string())
}

fn decode_error(value: &str, error: postcard::Error) -> StdError {
    StdError::parse_err(value, error.to_string())
}

/// At least one byte stays: a chain stores no empty value.
fn trimmed(mut bytes: Vec<u8>) -> Vec<u8> {
    let shortest = bytes.len().saturating_sub(MAX_TRIMMED).max(1);
    while bytes.len() > shortest && bytes.last() == Some(&0) {
        bytes.pop();
    }
    bytes
}

fn padded(mut bytes: Vec<u8>) -> Vec<u8> {
    bytes.extend_from_slice(&PADDING);
    bytes
}

fn storage_key(namespace: &str, keys: &[Key]) -> Vec<u8> {
    let keys: Vec<&[u8]> = keys.iter().map(Key::as_ref).collect();
    Path::<()>::new(namespace.as_bytes(), &keys).to_vec()
}

fn raw_range<'s>(
    store: &'s dyn Storage,
    namespace: &str,
    prefix: &[Key],
    after: Option<Vec<u8>>,
    order: Order,
) -> Box<dyn Iterator<Item = Record> + 's> {
    let prefix = Prefix::<Vec<u8>, ()>::new(namespace.as_bytes(), prefix);
    let after = after.map(RawBound::Exclusive);
    let (min, max) = match order {
        Order::Ascending => (after, None),
        Order::Descending => (None, after),
    };
    range_with_prefix(store, &prefix, min, max, order)
}

/// One value under a name.
pub struct CompactItem<V> {
    name: &'static str,
    value: PhantomData<V>,
}

impl<V: Serialize + DeserializeOwned> CompactItem<V> {
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            value: PhantomData,
        }
    }

    pub fn save(&self, store: &mut dyn Storage, value: &V) -> StdResult<()> {
        store.set(self.name.as_bytes(), &encode(value)?);
        Ok(())
    }

    pub fn load(&self, store: &dyn Storage) -> StdResult<V> {
        match store.get(self.name.as_bytes()) {
            Some(bytes) => decode(bytes),
            None => Err(StdError::not_found(self.name)),
        }
    }
}

/// `K → V` under a namespace.
pub struct CompactMap<K, V> {
    namespace: &'static str,
    types: PhantomData<(K, V)>,
}

impl<K, V> CompactMap<K, V> {
    pub const fn new(namespace: &'static str) -> Self {
        Self {
            namespace,
            types: PhantomData,
        }
    }

    pub const fn namespace(&self) -> &'static str {
        self.namespace
    }
}

impl<'a, K, V> CompactMap<K, V>
where
    K: PrimaryKey<'a>,
    V: Serialize + DeserializeOwned,
{
    fn path(&self, key: &K) -> Vec<u8> {
        storage_key(self.namespace, &key.key())
    }

    pub fn save(&self, store: &mut dyn Storage, key: K, value: &V) -> StdResult<()> {
        store.set(&self.path(&key), &encode(value)?);
        Ok(())
    }

    pub fn may_load(&self, store: &dyn Storage, key: K) -> StdResult<Option<V>> {
        store.get(&self.path(&key)).map(decode).transpose()
    }

    pub fn has(&self, store: &dyn Storage, key: K) -> bool {
        store.get(&self.path(&key)).is_some()
    }

    pub fn remove(&self, store: &mut dyn Storage, key: K) {
        store.remove(&self.path(&key));
    }
}

impl<'a, K, V> CompactMap<K, V>
where
    K: PrimaryKey<'a>,
    K::Prefix: Prefixer<'a>,
    K::Suffix: PrimaryKey<'a> + KeyDeserialize,
    V: Serialize + DeserializeOwned,
{
    /// The entries below a prefix, after (in that order) a key.
    pub fn range<'s>(
        &self,
        store: &'s dyn Storage,
        prefix: K::Prefix,
        after: Option<K::Suffix>,
        order: Order,
    ) -> impl Iterator<Item = StdResult<(<K::Suffix as KeyDeserialize>::Output, V)>> + use<'s, 'a, K, V>
    {
        let after = after.map(|key| key.joined_key());
        raw_range(store, self.namespace, &prefix.prefix(), after, order)
            .map(|(key, value)| Ok((K::Suffix::from_vec(key)?, decode(value)?)))
    }
}

/// The largest id in a map, 0 if it is empty.
pub fn last_id<'a, K, V>(
    map: &CompactMap<K, V>,
    store: &dyn Storage,
    prefix: K::Prefix,
) -> StdResult<u64>
where
    K: PrimaryKey<'a>,
    K::Suffix: PrimaryKey<'a> + KeyDeserialize<Output = u64>,
    V: Serialize + DeserializeOwned,
{
    let newest = map.range(store, prefix, None, Order::Descending).next();
    Ok(newest.transpose()?.map_or(0, |(id, _)| id))
}

#[cfg(test)]
mod tests {
    use cosmwasm_std::testing::MockStorage;
    use serde::Deserialize;

    use super::*;
    use crate::state::Id;

    #[derive(Serialize, Deserialize, Debug, PartialEq)]
    struct Older {
        weight: u64,
        name: String,
    }

    #[derive(Serialize, Deserialize, Debug, PartialEq)]
    struct Newer {
        weight: u64,
        name: String,
        share: u128,
        hash: Option<[u8; 32]>,
        seats: Vec<Older>,
        active: bool,
    }

    #[test]
    fn fields_that_were_appended_read_as_nothing_from_older_bytes() {
        let mut store = MockStorage::new();
        let older: CompactMap<Id, Older> = CompactMap::new("x");
        let newer: CompactMap<Id, Newer> = CompactMap::new("x");
        let record = Older {
            weight: 300,
            name: "ann".into(),
        };
        older.save(&mut store, 1.into(), &record).unwrap();

        let expected = Newer {
            weight: 300,
            name: "ann".into(),
            share: 0,
            hash: None,
            seats: vec![],
            active: false,
        };
        let read = newer.may_load(&store, 1.into()).unwrap();
        assert_eq!(read, Some(expected));
    }

    #[test]
    fn zeros_at_the_end_are_not_stored_and_read_all_the_same() {
        let mut store = MockStorage::new();
        let map: CompactMap<Id, Newer> = CompactMap::new("x");
        let accounts: CompactMap<Id, Vec<[u8; 32]>> = CompactMap::new("y");
        let record = Newer {
            weight: 0,
            name: String::new(),
            share: 0,
            hash: None,
            seats: vec![],
            active: false,
        };
        map.save(&mut store, 1.into(), &record).unwrap();
        assert_eq!(store.get(&map.path(&1.into())), Some(vec![0]));
        assert_eq!(map.may_load(&store, 1.into()).unwrap(), Some(record));

        // more zeros than are ever left out
        let zeros = vec![[0; 32]; 9];
        accounts.save(&mut store, 1.into(), &zeros).unwrap();
        assert_eq!(accounts.may_load(&store, 1.into()).unwrap(), Some(zeros));
    }

    #[test]
    fn bytes_of_another_form_are_an_error() {
        let mut store = MockStorage::new();
        let map: CompactMap<Id, Older> = CompactMap::new("x");
        let numbers: CompactMap<Id, [u64; 2]> = CompactMap::new("x");
        numbers.save(&mut store, 1.into(), &[1, 1000]).unwrap();
        map.may_load(&store, 1.into()).unwrap_err();
    }
}
