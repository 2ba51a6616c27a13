//! The first release's Wasm, worked, and then replaced by today's.

use crate::chain::Chain;
use crate::world::World;
use node_client::Message;
use serde_json::Value;
use std::fs;
use std::path::Path;

pub fn migrated(chain: &Chain) {
    let releases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/releases");
    let wasm = fs::read(releases.join("0.1.0.wasm.gz")).unwrap();
    let stored = chain.send("owner", &[Message::Store { wasm }]);
    let stored = stored
        .events
        .iter()
        .find(|event| event.ty == "store_code")
        .unwrap();
    let id = stored
        .attributes
        .iter()
        .find(|attribute| attribute.key == "code_id");
    let old: u64 = id.unwrap().value.parse().unwrap();
    let world = World::of_code(chain, old, Some(chain.wallet("admin").address().to_owned()));
    assert_eq!(version(&world), "0.1.0");

    world.write("weights.csv", "address,weight\nANN,10\nBOB,20\n");
    world.act(
        "CORA",
        "datanet register --name birds --curator-fee-bps 500 --contributors weights.csv",
    );
    world.act(
        "OLGA",
        "model register --name birdsong --operator-fee-bps 2000 --datanet 1:1",
    );
    for number in 0..3 {
        world.pays(&format!("q-{number}"), 1_000_001);
    }
    world.act("BOB", "claim");
    world.pays("q-3", 17);
    let people = ["ANN", "BOB", "CORA", "OLGA", "OWNER"];
    let due = people.map(|name| claimable(&world, name));
    assert!(due.iter().all(|amount| *amount > 0), "{due:?}");

    let migrate = Message::Migrate {
        contract: world.contract.clone(),
        code_id: chain.code("tributary"),
        msg: b"{}".to_vec(),
    };
    chain.send("admin", &[migrate]);
    assert_eq!(version(&world), env!("CARGO_PKG_VERSION"));
    assert_eq!(people.map(|name| claimable(&world, name)), due);
    world.audit();
    for (name, due) in people.into_iter().zip(due) {
        let before = world.balance(world.address(name));
        world.act("DAVE", &format!("claim {name}"));
        assert_eq!(world.balance(world.address(name)) - before, due, "{name}");
    }
    // it goes on, with what is new
    world.act("PAYER", "query send --model 1 --id q-4 --amount 999");
    world.act("PAYER", "account deposit --amount 1000");
    world.audit();
}

fn version(world: &World<'_>) -> String {
    let raw = world.ask("config show");
    raw["version"].as_str().unwrap_or("0.1.0").to_owned()
}

fn claimable(world: &World<'_>, name: &str) -> u128 {
    let earnings: Value = world.ask(&format!("earnings {name}"));
    let total = &earnings["tokens"][0]["claimable"];
    total.as_str().map_or(0, |amount| amount.parse().unwrap())
}
