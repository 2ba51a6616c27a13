//! A chain of the tests' own, beside whatever else runs here.

use node_client::{GasPrice, Message, Node, Receipt, Sender, Wallet};
use serde_json::Value;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::{fs, str};
use tempfile::TempDir;

pub const TRIBUTARY: &str = env!("CARGO_BIN_EXE_tributary");
pub const GAS_PRICES: &str = "0.025ustake";

pub struct Chain {
    folder: PathBuf,
    /// Goes with the chain.
    temporary: Option<TempDir>,
    ports: [String; 3],
    pub node: Node,
    /// What `localnet up` wrote.
    pub deployment: Value,
}

impl Chain {
    /// One that stays in a folder, or one that goes when it is dropped.
    pub fn start(at: Option<&Path>) -> Self {
        let mut chain = Self::at(at);
        chain.up(&[]);
        chain.read_deployment();
        chain
    }

    /// Where one is, or is to be.
    pub fn at(at: Option<&Path>) -> Self {
        let temporary = at.is_none().then(|| tempfile::tempdir().unwrap());
        let folder = temporary.as_ref().map(TempDir::path).or(at).unwrap();
        let folder = folder.to_owned();
        fs::create_dir_all(&folder).unwrap();
        let ports = ports(&folder);
        let node = Node::new(&format!("http://127.0.0.1:{}", ports[0])).unwrap();
        Self {
            folder,
            temporary,
            ports,
            node,
            deployment: Value::Null,
        }
    }

    pub fn read_deployment(&mut self) {
        self.deployment = serde_json::from_slice(&fs::read(self.file()).unwrap()).unwrap();
    }

    /// Also where it stands still. What it prints.
    pub fn up(&self, options: &[&str]) -> String {
        let [rpc, rest, grpc] = &self.ports;
        let ports = ["--rpc-port", rpc, "--rest-port", rest, "--grpc-port", grpc];
        let file = self.file();
        let output = self.localnet(
            "up",
            &[
                &ports[..],
                &["--deployment", file.to_str().unwrap()],
                options,
            ]
            .concat(),
        );
        assert!(output.status.success(), "localnet up: {output:?}");
        text(&output).to_owned()
    }

    /// What it says on stderr is shown.
    pub fn localnet(&self, command: &str, options: &[&str]) -> Output {
        let mut localnet = Command::new(TRIBUTARY);
        localnet.args(["localnet", command, "--home"]);
        let localnet = localnet.arg(self.home()).args(options);
        localnet.stderr(Stdio::inherit()).output().unwrap()
    }

    pub fn home(&self) -> PathBuf {
        self.folder.join("home")
    }

    pub fn file(&self) -> PathBuf {
        self.folder.join("deployment.json")
    }

    pub fn key(&self, name: &str) -> PathBuf {
        self.home().join("keys").join(name)
    }

    pub fn wallet(&self, name: &str) -> Wallet {
        Wallet::from_file(&self.key(name), "wasm", || unreachable!()).unwrap()
    }

    pub fn send(&self, sender: &str, messages: &[Message]) -> Receipt {
        let wallet = self.wallet(sender);
        let price: GasPrice = GAS_PRICES.parse().unwrap();
        let sender = Sender::new(&self.node, &wallet, price).unwrap();
        sender.send(messages).unwrap()
    }

    /// The id of a contract's code.
    pub fn code(&self, name: &str) -> u64 {
        self.deployment["codes"][name]["code_id"].as_u64().unwrap()
    }

    pub fn status(&self) -> Value {
        let output = self.localnet("status", &["--json"]);
        serde_json::from_slice(&output.stdout).unwrap()
    }

    pub fn log(&self) -> String {
        let text = fs::read_to_string(self.home().join("node.log")).unwrap_or_default();
        let lines: Vec<_> = text.lines().collect();
        lines[lines.len().saturating_sub(20)..].join("\n")
    }
}

impl Drop for Chain {
    fn drop(&mut self) {
        if self.temporary.is_none() {
            return;
        }
        if !self.localnet("reset", &[]).status.success() {
            eprintln!("the chain in {} may still run", self.home().display());
        }
    }
}

/// Three that were free when the folder's chain was made.
fn ports(folder: &Path) -> [String; 3] {
    let file = folder.join("ports.json");
    if !file.exists() {
        let ports: [_; 3] = free_ports();
        fs::write(&file, serde_json::to_vec(&ports).unwrap()).unwrap();
    }
    serde_json::from_slice(&fs::read(file).unwrap()).unwrap()
}

/// Different ones, free a moment ago.
pub fn free_ports<const N: usize>() -> [String; N] {
    let listeners = [(); N].map(|()| TcpListener::bind("127.0.0.1:0").unwrap());
    listeners.map(|listener| listener.local_addr().unwrap().port().to_string())
}

/// The address in an event of a transaction.
pub fn instantiated(receipt: &Receipt) -> String {
    let event = receipt
        .events
        .iter()
        .find(|event| event.ty == "instantiate");
    let mut attributes = event.unwrap().attributes.iter();
    let address = attributes.find(|attribute| attribute.key == "_contract_address");
    address.unwrap().value.clone()
}

/// What a command printed, or how it failed.
pub fn text(output: &Output) -> &str {
    str::from_utf8(&output.stdout).unwrap()
}

pub fn run(folder: &Path, deployment: &Path, words: &[String]) -> Output {
    Command::new(TRIBUTARY)
        .current_dir(folder)
        .env("TRIBUTARY_DEPLOYMENT", deployment)
        .args(words)
        .output()
        .unwrap()
}

/// Checksums, code ids, addresses and datanets of the deployment file are the chain's.
pub fn stands(chain: &Chain) {
    let deployment = &chain.deployment;
    for (name, code) in deployment["codes"].as_object().unwrap() {
        let on_chain = chain
            .node
            .checksum(code["code_id"].as_u64().unwrap())
            .unwrap();
        assert_eq!(code["checksum"], on_chain, "{name}");
    }
    let contract = deployment["contract"].as_str().unwrap();
    let info = chain.node.contract_info(contract).unwrap();
    assert_eq!(info.code_id, chain.code("tributary"));
    assert_eq!(info.admin.as_deref(), deployment["admin"].as_str());
    for datanet in deployment["datanets"].as_array().unwrap() {
        let id = &datanet["datanet_id"];
        let asked = serde_json::json!({"datanet": {"datanet_id": id}});
        let found: Value = chain.node.smart(contract, &asked).unwrap();
        assert_eq!(found["name"], datanet["name"]);
        assert!(found["total_weight"].as_u64().unwrap() > 0);
    }
    // up again says so and changes nothing
    assert!(chain.up(&[]).starts_with("the node is up already"));
    let listed = run(
        &chain.folder,
        &chain.file(),
        &["datanet".into(), "list".into(), "--json".into()],
    );
    let listed: Value = serde_json::from_slice(&listed.stdout).unwrap();
    assert_eq!(listed["datanets"].as_array().unwrap().len(), 2);
}
