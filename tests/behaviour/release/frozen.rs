//! A release's state in a file, with its answers.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use cosmwasm_std::{Addr, BlockInfo, HexBinary, Order, Uint128};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use suite::{Runtime, Suite};
use tributary_api::QueryMsg;

use super::{PEOPLE, question};

/// How many fee tokens each history has.
pub const TOKENS: usize = 2;

#[derive(Serialize, Deserialize)]
pub struct Frozen {
    pub version: String,
    block: BlockInfo,
    /// contract → key → value, in hexadecimal digits: Tributary and its fee tokens.
    storage: BTreeMap<Addr, BTreeMap<String, String>>,
    /// What was asked and what the release answered.
    answers: Vec<(QueryMsg, Value)>,
    /// What each claim then paid, for each fee token. Everybody's first page, one after the other.
    claims: BTreeMap<String, [Uint128; TOKENS]>,
}

impl Frozen {
    /// Asks everything, and then claims for everybody.
    pub fn of(mut suite: Suite) -> Self {
        let info = suite.read_storage(|storage| cw2::get_contract_version(storage));
        let mut contracts = vec![suite.contract.clone()];
        contracts.extend((0..TOKENS).map(|number| suite.token(number)));
        let hex = |bytes: Vec<u8>| HexBinary::from(bytes).to_hex();
        let dump = |contract: Addr| {
            let records = suite.chain.dump(&contract).into_iter();
            (
                contract,
                records.map(|(key, value)| (hex(key), hex(value))).collect(),
            )
        };
        Self {
            version: info.unwrap().version,
            block: suite.block(),
            storage: contracts.into_iter().map(dump).collect(),
            answers: question::all(&suite),
            claims: PEOPLE
                .map(|name| (name.to_owned(), paid(&mut suite, name)))
                .into(),
        }
    }

    fn path(version: &str) -> PathBuf {
        let releases = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("releases");
        releases.join(format!("{version}.json"))
    }

    pub fn read(version: &str) -> Self {
        serde_json::from_slice(&fs::read(Self::path(version)).unwrap()).unwrap()
    }

    pub fn write(&self) {
        let value = serde_json::to_value(self).unwrap();
        fs::write(Self::path(&self.version), in_lines(&value, 2) + "\n").unwrap();
    }

    /// A suite in the release's state, under this release's code.
    pub fn restored(&self, runtime: Runtime) -> Suite {
        let mut suite = Suite::builder(runtime).tokens(TOKENS).admin("dao").build();
        suite.chain.set_block(self.block.clone());
        for (contract, records) in &self.storage {
            let mut storage = suite.chain.app_mut().contract_storage_mut(contract);
            let fresh: Vec<_> = storage.range(None, None, Order::Ascending).collect();
            assert!(!fresh.is_empty(), "no contract at {contract}");
            for (key, _) in fresh {
                storage.remove(&key);
            }
            for (key, value) in records {
                let [key, value] = [key, value].map(|text| HexBinary::from_hex(text).unwrap());
                storage.set(&key, &value);
            }
        }
        suite
    }

    /// The same answers, and the same claims.
    #[track_caller]
    pub fn assert_outcome(&self, mut suite: Suite) {
        for (question, expected) in &self.answers {
            let found: Value = suite.ask(question).unwrap();
            if let Err(difference) = contains(&found, expected) {
                panic!("{question:?}: {difference}");
            }
        }
        for (name, expected) in &self.claims {
            assert_eq!(paid(&mut suite, name), *expected, "{name}");
            suite.assert_invariants();
        }
    }
}

/// One entry a line in the outer levels.
fn in_lines(value: &Value, levels: u8) -> String {
    let Some(below) = levels.checked_sub(1) else {
        return value.to_string();
    };
    match value {
        Value::Object(fields) => {
            let fields = fields.iter().map(|(name, value)| {
                let name = Value::from(name.as_str());
                format!("{name}: {}", in_lines(value, below))
            });
            format!("{{\n{}\n}}", fields.collect::<Vec<_>>().join(",\n"))
        }
        Value::Array(values) => {
            let values = values.iter().map(|value| in_lines(value, below));
            format!("[\n{}\n]", values.collect::<Vec<_>>().join(",\n"))
        }
        value => value.to_string(),
    }
}

/// What a claim pays, to whatever address.
fn paid(suite: &mut Suite, name: &str) -> [Uint128; TOKENS] {
    let payout = suite.payout_address(name);
    let tokens: [Addr; TOKENS] = std::array::from_fn(|number| suite.token(number));
    let held = |suite: &Suite| tokens.clone().map(|token| suite.balance(token, &payout));
    let before = held(suite);
    suite.claim(name).unwrap();
    let after = held(suite);
    std::array::from_fn(|number| Uint128::new(after[number] - before[number]))
}

/// Later releases answer more, never else: fields may be added to an answer.
fn contains(found: &Value, expected: &Value) -> Result<(), String> {
    match (found, expected) {
        (Value::Object(found), Value::Object(expected)) => {
            for (name, expected) in expected {
                let found = found.get(name).ok_or(format!("no {name}"))?;
                contains(found, expected).map_err(|e| format!("{name}: {e}"))?;
            }
        }
        (Value::Array(found), Value::Array(expected)) if found.len() == expected.len() => {
            for (found, expected) in found.iter().zip(expected) {
                contains(found, expected)?;
            }
        }
        _ if found == expected => {}
        _ => return Err(format!("expected {expected}, found {found}")),
    }
    Ok(())
}
