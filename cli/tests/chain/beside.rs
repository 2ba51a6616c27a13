//! A second chain beside the first, from `localnet up` to `reset`.

use crate::chain::{Chain, free_ports, stands, text};
use serde_json::Value;
use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

/// Of each account, in base units of the coin and of the fee token.
const HAS: u128 = 1_000_000_000_000_000;

pub fn kept(chain: &Chain) {
    // what was deployed without an admin never has one
    let refused = chain.localnet("up", &["--with-admin"]);
    assert_eq!(refused.status.code(), Some(1));
    let height = chain.node.status().unwrap().height;
    let mut other = Chain::at(None);
    bare(&other);
    deployed(&mut other);
    listens(&other);
    stopped(&other);
    gone(&other);
    // the first one has gone on
    assert_eq!(chain.status()["running"], true);
    assert!(chain.node.status().unwrap().height > height);
    stands(chain);
}

/// Only the node, and accounts with all they need.
fn bare(chain: &Chain) {
    let told = chain.up(&["--bare"]);
    assert!(told.starts_with("node        running, process "), "{told}");
    assert!(told.contains("\ncontract    none\n"), "{told}");
    assert!(!chain.file().exists());
    let status = chain.status();
    assert_eq!(status["chain"]["stage"], "made");
    let accounts = status["chain"]["accounts"].as_object().unwrap();
    assert_eq!(accounts.len(), 8);
    for (name, account) in accounts {
        let key = chain.key(name);
        assert_eq!(account["key_file"], key.to_str().unwrap());
        assert_eq!(account["address"], chain.wallet(name).address());
        let mode = fs::metadata(key).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
        let has = chain.node.balance(chain.wallet(name).address(), "ustake");
        assert_eq!(has.unwrap(), HAS, "{name}");
    }
}

/// The same chain, with all of the demo's deployment, and an admin.
fn deployed(chain: &mut Chain) {
    let before = chain.node.status().unwrap().height;
    let told = chain.up(&["--with-admin"]);
    chain.read_deployment();
    let (status, deployment) = (chain.status(), &chain.deployment);
    assert_eq!(&status["chain"]["deployment"], deployment);
    assert_eq!(status["chain"]["stage"], "deployed");
    let file = chain.file();
    assert_eq!(status["chain"]["deployment_file"], file.to_str().unwrap());
    assert_eq!(deployment["admin"], chain.wallet("admin").address());
    assert_eq!(deployment["models"][0]["model_id"], 1);
    stands(chain);

    let newest = chain.node.status().unwrap().height;
    let height = deployment["height"].as_u64().unwrap();
    assert!(before < height && height < newest, "{height}");
    let word = |field: &str| deployment[field].as_str().unwrap();
    for payer in ["payer", "contributor"] {
        let asked = serde_json::json!({"balance": {"address": chain.wallet(payer).address()}});
        let has: Value = chain.node.smart(word("token"), &asked).unwrap();
        assert_eq!(has["balance"], HAS.to_string());
    }
    let contract = format!("{}, code {}", word("contract"), chain.code("tributary"));
    let token = format!("{}, code {}", word("token"), chain.code("cw20_base"));
    let log = chain.home().join("node.log").display().to_string();
    for (name, what) in [
        ("chain", "tributary-localnet, wasmd 0.61.14"),
        ("RPC", word("node")),
        ("REST", word("rest")),
        ("gRPC", word("grpc")),
        ("log", &log),
        ("contract", &contract),
        ("token", &token),
        ("datanet 1", "tldr-pages, 3,447 contributors"),
        ("datanet 2", "promptsource, 72 contributors"),
        ("model 1", "demo model"),
        ("file", file.to_str().unwrap()),
        ("admin", word("admin")),
    ] {
        let line = format!("{name:<12}{what}");
        assert!(told.lines().any(|found| found == line), "{line}\n{told}");
    }
}

/// Where it says, for programs that ask over HTTP and for those that do not.
fn listens(chain: &Chain) {
    let address = |field: &str| {
        let url = chain.deployment[field].as_str().unwrap();
        url.trim_start_matches("http://").to_owned()
    };
    let rest = address("rest");
    let mut stream = TcpStream::connect(&rest).unwrap();
    let asked = "GET /cosmos/base/tendermint/v1beta1/node_info";
    write!(
        stream,
        "{asked} HTTP/1.0\r\nHost: {rest}\r\nOrigin: http://x\r\n\r\n"
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.contains("\"tributary-localnet\""), "{answer}");
    let headers = answer.to_lowercase();
    assert!(
        headers.contains("access-control-allow-origin: *"),
        "{answer}"
    );
    TcpStream::connect(address("grpc")).unwrap();
}

/// Nothing of it is lost.
fn stopped(chain: &Chain) {
    let height = chain.node.status().unwrap().height;
    let done = chain.localnet("down", &[]);
    assert_eq!(text(&done), "the node is stopped; its chain stays\n");
    let status = chain.status();
    assert_eq!(
        (&status["running"], &status["pid"]),
        (&false.into(), &Value::Null)
    );
    assert!(chain.node.status().is_err(), "it has ended");
    moved(chain);
    assert!(chain.up(&[]).starts_with("node        running, process "));
    assert!(chain.node.status().unwrap().height > height);
    stands(chain);
}

/// To another port, with a wasmd from elsewhere, and stopped again.
fn moved(chain: &Chain) {
    let before = chain.status();
    let built = Path::new(before["chain"]["binary"].as_str().unwrap());
    let build = built.parent().unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let elsewhere = elsewhere.path().canonicalize().unwrap();
    let build_there = elsewhere.join(build.file_name().unwrap());
    symlink(build, &build_there).unwrap();
    let [port] = free_ports();

    let builds = elsewhere.to_str().unwrap();
    let done = chain.localnet("up", &["--grpc-port", &port, "--builds", builds]);
    assert!(done.status.success(), "{done:?}");
    let now = &chain.status()["chain"];
    let address = format!("127.0.0.1:{port}");
    TcpStream::connect(&address).unwrap();
    assert_eq!(now["grpc"], address);
    assert_eq!(now["deployment"]["grpc"], address);
    assert_eq!(now["node"], before["chain"]["node"]);
    let binary = build_there.join("wasmd");
    assert_eq!(now["binary"], binary.to_str().unwrap());
    assert!(chain.localnet("down", &[]).status.success());
}

/// Nor is anything left.
fn gone(chain: &Chain) {
    let home = chain.home();
    let done = chain.localnet("reset", &[]);
    let said = format!("the chain in {} is deleted\n", home.display());
    assert_eq!(text(&done), said);
    assert!(!home.exists() && !chain.file().exists());
    assert!(chain.node.status().is_err(), "its node has ended");
    let done = chain.localnet("reset", &[]);
    assert_eq!(
        text(&done),
        format!("there is no chain in {}\n", home.display())
    );
}
