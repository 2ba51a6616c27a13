//! `tributary bench` as users run it, where there is no chain to measure on.
#![allow(clippy::unwrap_used)]

use serde_json::json;
use std::fs;
use std::net::TcpListener;
use std::process::Command;

/// Exit code and what stderr says.
fn bench(args: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tributary"));
    let output = command.arg("bench").args(args).output().unwrap();
    assert!(output.stdout.is_empty());
    let said = String::from_utf8(output.stderr).unwrap();
    (output.status.code(), said)
}

#[test]
fn without_a_deployment_the_way_to_one_is_named() {
    let (code, said) = bench(&["--deployment", "/nowhere/localnet.json"]);
    assert_eq!(code, Some(2));
    assert!(
        said.contains("/nowhere/localnet.json") && said.contains("tributary localnet up"),
        "{said}"
    );
}

#[test]
fn a_node_that_is_not_there_is_named() {
    // a port that was free a moment ago
    let port = TcpListener::bind("127.0.0.1:0")
        .and_then(|listener| listener.local_addr())
        .unwrap()
        .port();
    let file = tempfile::NamedTempFile::new().unwrap();
    let deployment = json!({
        "chain_id": "a-chain", "node": "http://127.0.0.1:1", "rest": "", "grpc": "", "prefix": "wasm",
        "gas_prices": "0.025ustake", "contract": "", "token": "", "admin": null, "codes": {}, "height": 1,
        "accounts": {}, "datanets": [], "models": []
    });
    fs::write(file.path(), deployment.to_string()).unwrap();
    let url = format!("http://127.0.0.1:{port}");
    let path = file.path().to_str().unwrap();
    let (code, said) = bench(&["--deployment", path, "--node", &url]);
    assert_eq!(code, Some(1));
    assert!(
        said.contains(&url) && said.contains("is it running"),
        "{said}"
    );
}
