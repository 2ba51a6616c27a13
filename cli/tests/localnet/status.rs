//! What is said of a chain without a node.

use crate::run::{Folder, record};
use serde_json::{Value, json};

fn json(folder: &Folder) -> Value {
    serde_json::from_str(&folder.localnet(&["status", "--json"]).success()).unwrap()
}

#[test]
fn no_chain_is_no_failure() {
    let folder = Folder::new();
    let home = folder.home().display().to_string();
    assert_eq!(
        folder.localnet(&["status"]).success(),
        format!("no chain in {home}: make one with `tributary localnet up`")
    );
    let status = json(&folder);
    assert_eq!(status["running"], false);
    assert_eq!(status["home"], home);
    assert_eq!(status["chain"], Value::Null);
    assert!(!folder.home().exists());
}

#[test]
fn a_stopped_chain_is_told_with_its_accounts() {
    let folder = Folder::with_chain();
    let text = folder.localnet(&["status"]).success();
    let first = "node        stopped: start it with `tributary localnet up`\n";
    assert!(text.starts_with(first), "{text}");
    let status = json(&folder);
    assert_eq!(status["running"], false);
    assert_eq!(status["height"], Value::Null);
    let chain = &status["chain"];
    let log = folder.home().join("node.log").display().to_string();
    for (field, name, expected) in [
        ("node", "RPC", "http://127.0.0.1:26657"),
        ("rest", "REST", "http://127.0.0.1:1317"),
        ("grpc", "gRPC", "127.0.0.1:9090"),
        ("log", "log", &log),
    ] {
        assert_eq!(chain[field], expected);
        let line = format!("\n{name:<12}{expected}\n");
        assert!(text.contains(&line), "{line}: {text}");
    }
    assert_eq!(chain["stage"], "made");
    assert_eq!(chain["deployment"], Value::Null);
    let accounts = chain["accounts"].as_object().unwrap();
    for name in [
        "owner",
        "curator",
        "operator",
        "gateway",
        "attestor",
        "payer",
        "contributor",
        "admin",
    ] {
        let address = accounts[name]["address"].as_str().unwrap();
        assert!(
            address.starts_with("wasm1") && text.contains(address),
            "{name}"
        );
        let file = folder.home().join("keys").join(name);
        assert_eq!(accounts[name]["key_file"], file.to_str().unwrap());
    }
    assert_eq!(accounts.len(), 8);
}

#[test]
fn what_is_half_deployed_is_told_from_what_is_not() {
    for (stage, contract) in [
        ("made", "none"),
        (
            "deploying",
            "half deployed: begin anew with `tributary localnet reset`",
        ),
    ] {
        let mut chain = record();
        chain["stage"] = json!(stage);
        let folder = Folder::new();
        folder.record(&chain);
        let text = folder.localnet(&["status"]).success();
        let line = format!("\ncontract    {contract}\n");
        assert!(text.contains(&line), "{text}");
    }
}
