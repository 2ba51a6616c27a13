//! Folders that are no chain's, or not a whole one's.

use crate::run::{Folder, record};
use rustix::fs::{FlockOperation, flock};
use serde_json::{Value, json};
use std::fs::{self, File};

fn with(field: &str, value: impl Into<Value>) -> Folder {
    let mut record = record();
    record[field] = value.into();
    let folder = Folder::new();
    folder.record(&record);
    folder
}

#[track_caller]
fn assert_reset_advised(folder: &Folder, what_is_wrong: &str) {
    let home = folder.home().display().to_string();
    let advice = format!("run `tributary localnet reset --home {home}`");
    let what_is_wrong = what_is_wrong.replace("HOME", &home);
    folder.assert_up_fails(&format!("{what_is_wrong}: {advice}"));
    // and that helps
    let deleted = folder.localnet(&["reset"]).success();
    assert_eq!(deleted, format!("the chain in {home} is deleted"));
    assert!(!folder.home().exists());
}

#[test]
fn a_chain_of_another_wasmd_is_refused() {
    let wasmd = record()["wasmd"].as_str().unwrap().to_owned();
    assert_reset_advised(
        &with("wasmd", "0.50.0"),
        &format!("the chain in HOME was made with wasmd 0.50.0, and this is {wasmd}"),
    );
}

#[test]
fn a_chain_of_another_id_is_refused() {
    assert_reset_advised(
        &with("chain_id", "mainnet-1"),
        "the chain in HOME was made with the chain id mainnet-1, and this is tributary-localnet",
    );
}

#[test]
fn a_chain_that_was_not_finished_is_refused() {
    assert_reset_advised(
        &with("stage", "begun"),
        "the chain in HOME is only half made",
    );
    assert_reset_advised(
        &with("stage", "deploying"),
        "what was deployed on the chain in HOME is only half there",
    );
}

#[test]
fn a_record_that_says_nothing_is_a_chain_half_made() {
    for record in ["", "{", "{}", "[1]"] {
        let folder = Folder::new();
        folder.write("localnet.json", record);
        assert_reset_advised(&folder, "the chain in HOME is only half made");
    }
}

#[test]
fn nobodys_files_are_overwritten_or_deleted() {
    for command in ["up", "status", "reset"] {
        let folder = Folder::new();
        folder.write("thesis.tex", "years of work");
        folder.localnet(&[command]).failure(&format!(
            "{} holds other files and no chain of `tributary localnet`: choose another folder with --home",
            folder.home().display()
        ));
        let entries = fs::read_dir(folder.home()).unwrap();
        assert_eq!(entries.count(), 1, "{command}");
    }
}

#[test]
fn two_do_not_work_on_one_chain() {
    let folder = Folder::with_chain();
    folder.write("lock", "");
    let lock = File::open(folder.home().join("lock")).unwrap();
    flock(&lock, FlockOperation::LockExclusive).unwrap();
    for command in ["up", "down", "reset"] {
        folder.localnet(&[command]).failure(&format!(
            "another `tributary localnet` is at work in {}: wait for it to end",
            folder.home().display()
        ));
    }
    drop(lock);
    folder.localnet(&["down"]).success();
}

#[test]
fn what_cannot_be_read_is_named() {
    let unreadable = |folder: &Folder, name: &str, why: &str| {
        let path = folder.path(name).display().to_string();
        let error = format!("cannot read {path}: {why}");
        folder.localnet(&["status"]).failure(&error);
    };
    let folder = Folder::new();
    fs::write(folder.home(), "no folder").unwrap();
    unreadable(&folder, "home", "Not a directory (os error 20)");
    for (name, folder) in [
        ("home/localnet.json", Folder::new()),
        ("home/node.pid", Folder::with_chain()),
    ] {
        fs::create_dir_all(folder.path(name)).unwrap();
        unreadable(&folder, name, "Is a directory (os error 21)");
    }
}

#[test]
fn a_chain_that_was_stopped_keeps_its_ports_and_wants_them_free() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let ports = json!({ "rpc": port, "rest": 1, "grpc": 2 });
    let finished = with("ports", ports).localnet(&["up"]);
    let expected = format!("error: port {port} (RPC) is taken");
    assert!(
        finished.stderr.starts_with(&expected),
        "{}",
        finished.stderr
    );
}

#[test]
fn resetting_deletes_the_deployment_of_its_own_chain_only() {
    let folder = Folder::new();
    let file = folder.path("deployment.json");
    let mut chain = record();
    chain["deployment"] = json!(file);
    for (home, is_kept) in [(folder.home(), false), (folder.path("other"), true)] {
        folder.record(&chain);
        fs::write(&file, deployment(&home.join("keys/owner")).to_string()).unwrap();
        folder.localnet(&["reset"]).success();
        assert_eq!(file.exists(), is_kept);
        assert!(!folder.home().exists());
    }
}

fn deployment(key_file: &std::path::Path) -> Value {
    json!({
        "chain_id": "tributary-localnet",
        "node": "http://127.0.0.1:26657",
        "rest": "http://127.0.0.1:1317",
        "grpc": "127.0.0.1:9090",
        "prefix": "wasm",
        "gas_prices": "0.025ustake",
        "contract": "wasm1c",
        "token": "wasm1t",
        "admin": null,
        "codes": {},
        "height": 1,
        "accounts": { "owner": { "address": "wasm1o", "key_file": key_file } },
        "datanets": [],
        "models": [],
    })
}
