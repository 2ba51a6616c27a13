//! A token and a contract of their own on the chain, and people who type.

use crate::chain::{self, Chain, instantiated};
use cosmwasm_std::Binary;
use node_client::{Message, Wallet};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::Output;
use tempfile::TempDir;

const HASH: &str = "64ec88ca00b268e5ba1a35678a1b5316d212f4f366b2477232534a8aeca37f3c";
/// Who has which of the chain's accounts; the others have keys of their own.
const NAMES: [(&str, Option<&str>); 10] = [
    ("ANN", None),
    ("BOB", None),
    ("CORA", Some("curator")),
    ("DAVE", Some("contributor")),
    ("GATE", Some("gateway")),
    ("NOBODY", None),
    ("OLGA", Some("operator")),
    ("OWNER", Some("owner")),
    ("PAYER", Some("payer")),
    ("TESS", Some("attestor")),
];
const SUPPLY: u128 = 1_000_000_000_000_000;

pub struct World<'c> {
    pub chain: &'c Chain,
    pub folder: TempDir,
    pub contract: String,
    pub token: String,
    /// Name → (address, key file).
    people: BTreeMap<&'static str, (String, PathBuf)>,
}

impl<'c> World<'c> {
    pub fn new(chain: &'c Chain) -> Self {
        Self::of_code(chain, chain.code("tributary"), None)
    }

    /// On any code of the contract.
    pub fn of_code(chain: &'c Chain, code_id: u64, admin: Option<String>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut people = BTreeMap::new();
        for (name, account) in NAMES {
            let key = match account {
                Some(account) => chain.key(account),
                None => new_key(&folder, name),
            };
            let wallet = Wallet::from_file(&key, "wasm", || unreachable!()).unwrap();
            people.insert(name, (wallet.address().to_owned(), key));
        }
        let gas = ["ANN", "BOB"].map(|name| Message::Send {
            to: people[name].0.clone(),
            amount: 1_000_000_000,
            denom: "ustake".to_owned(),
        });
        chain.send("owner", &gas);

        let instantiate = |code_id, msg: Value, admin| {
            let message = Message::Instantiate {
                code_id,
                label: "tests".to_owned(),
                admin,
                msg: serde_json::to_vec(&msg).unwrap(),
            };
            instantiated(&chain.send("owner", &[message]))
        };
        let balances = people
            .values()
            .map(|(address, _)| json!({"address": address, "amount": SUPPLY.to_string()}));
        let token = instantiate(
            chain.code("cw20_base"),
            json!({"name": "Test token", "symbol": "TEST", "decimals": 6,
                "initial_balances": balances.collect::<Vec<_>>()}),
            None,
        );
        let terms = json!({"fee_tokens": [token], "protocol_fee_bps": 200});
        let contract = instantiate(code_id, terms, admin);
        let world = Self {
            chain,
            folder,
            contract,
            token,
            people,
        };
        world.write(
            "deployment.json",
            &json!({"node": chain.node.url(), "contract": world.contract, "token": world.token,
                "prefix": "wasm"})
            .to_string(),
        );
        world
    }

    pub fn write(&self, name: &str, text: &str) {
        fs::write(self.folder.path().join(name), self.addressed(text)).unwrap();
    }

    pub fn address(&self, name: &str) -> &str {
        &self.people[name].0
    }

    fn addressed(&self, text: &str) -> String {
        let fixed = text.replace("HASH", HASH).replace("TOKEN", &self.token);
        self.people
            .iter()
            .fold(fixed, |text, (name, (address, _))| {
                text.replace(name, address)
            })
    }

    /// Types a line, signing as somebody if need be.
    pub fn types(&self, sender: Option<&str>, line: &str) -> Output {
        let mut words = shlex::split(&self.addressed(line)).unwrap();
        if let Some(sender) = sender {
            let person = self.people.get(sender).unwrap_or(&self.people["ANN"]);
            words.extend(["--from".to_owned(), person.1.display().to_string()]);
        }
        let deployment = self.folder.path().join("deployment.json");
        chain::run(self.folder.path(), &deployment, &words)
    }

    /// What a line sends, that must succeed.
    #[track_caller]
    pub fn act(&self, sender: &str, line: &str) -> Vec<Value> {
        let output = self.types(Some(sender), &format!("{line} --json"));
        assert!(output.status.success(), "{sender}: {line}: {output:?}");
        let text = chain::text(&output);
        text.lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }

    /// Pays for a query of model 1 by the token's own message, which no release has changed.
    pub fn pays(&self, id: &str, amount: u128) {
        let hook = json!({"record_query": {"model_id": 1, "query_id": id}});
        let send = json!({"send": {"contract": self.contract, "amount": amount.to_string(),
            "msg": Binary::from(hook.to_string().into_bytes())}});
        let message = Message::execute(&self.token, &send).unwrap();
        self.chain.send("payer", &[message]);
    }

    /// What a question is answered.
    #[track_caller]
    pub fn ask(&self, line: &str) -> Value {
        let output = self.types(None, &format!("{line} --json"));
        assert!(output.status.success(), "{line}: {output:?}");
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// What a line that fails says, and its exit code.
    #[track_caller]
    pub fn refused(&self, sender: Option<&str>, line: &str) -> (String, i32) {
        let output = self.types(sender, line);
        assert!(!output.status.success(), "{line}: {output:?}");
        let said = String::from_utf8(output.stderr).unwrap();
        (said, output.status.code().unwrap())
    }

    /// Of the token, by the token itself.
    pub fn balance(&self, address: &str) -> u128 {
        let asked = json!({"balance": {"address": address}});
        let found: Value = self.chain.node.smart(&self.token, &asked).unwrap();
        found["balance"].as_str().unwrap().parse().unwrap()
    }

    /// That nothing is missing, to the last unit.
    #[track_caller]
    pub fn audit(&self) {
        let output = self.types(None, "audit");
        let said = String::from_utf8_lossy(&output.stderr);
        let text = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "audit: {said}{text}");
    }
}

fn new_key(folder: &TempDir, name: &str) -> PathBuf {
    // any 32 bytes are a key, nearly: of the folder's name, which no other run has
    let seed = format!("{}{name}", folder.path().display());
    let mut bytes = [7_u8; 32];
    for (place, byte) in seed.bytes().enumerate() {
        bytes[place % 32] ^= byte.rotate_left(u32::try_from(place / 32).unwrap());
    }
    let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let path = folder.path().join(format!("{name}.key"));
    fs::write(&path, digits).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    path
}
