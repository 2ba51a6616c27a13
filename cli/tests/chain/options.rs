//! What is not typed: it is taken from the deployment file, from the node, or from the contract's address.

use crate::chain::{Chain, TRIBUTARY};
use crate::world::World;
use serde_json::json;
use std::fs::{Permissions, set_permissions};
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Stdio};

/// What `wasmd keys export` wrote of a key made for tests, worthless since everybody has it.
const EXPORT: &str = "\
-----BEGIN TENDERMINT PRIVATE KEY-----
kdf: argon2
salt: DDDD3D5795D32716749A911A6B989523
type: secp256k1

6zVxRESBtJKb09PReNGkruy/fycG0hCaPpTTWXtnKIllfOtWcU1CtURAGcPjWC/R
REWziQw=
=NFO0
-----END TENDERMINT PRIVATE KEY-----
";
const EXPORTED: &str = "wasm1j2jjh5nyljjf4ltz5w2un3t29f6uwcga8k8gls";

pub fn taken(chain: &Chain) {
    let world = World::new(chain);
    // accounts by name
    let file = chain.file().display().to_string();
    let (said, code) = world.refused(None, &format!("claim --from nobody --deployment {file}"));
    assert!(
        said.contains("a key file, or one of ") && said.contains("curator"),
        "{said}"
    );
    assert_eq!(code, 2);
    let line =
        format!("datanet register --name named --dry-run --from curator --deployment {file}");
    assert!(world.ask(&line)["gas_used"].as_u64().unwrap() > 60_000);

    // the prefix by the contract, the price of gas by the node
    let bare = json!({"node": chain.node.url(), "contract": world.contract});
    world.write("bare.json", &bare.to_string());
    world.act(
        "CORA",
        "datanet register --name bare --deployment bare.json",
    );
    let line = "account deposit --amount 5 --deployment bare.json";
    let (said, code) = world.refused(Some("CORA"), line);
    assert!(said.contains("expected --token") && code == 2, "{said}");

    exported(&world);
}

/// A passphrase for a key that nobody has paid anything to yet.
fn exported(world: &World<'_>) {
    world.write("exported.key", EXPORT);
    let key = world.folder.path().join("exported.key");
    set_permissions(&key, Permissions::from_mode(0o600)).unwrap();
    for (passphrase, says) in [
        ("correct horse battery", EXPORTED),
        ("wrong", "the passphrase is not right"),
    ] {
        let mut command = Command::new(TRIBUTARY);
        command
            .current_dir(world.folder.path())
            .stdin(Stdio::null());
        command.args(["claim", "--deployment", "deployment.json"]);
        command.args(["--from", "exported.key"]);
        let output = command.env("TRIBUTARY_PASSPHRASE", passphrase).output();
        let said = String::from_utf8(output.unwrap().stderr).unwrap();
        assert!(said.contains(says), "{said}");
    }
}
