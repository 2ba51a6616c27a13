//! Long lists of weights: what goes in one transaction, what is there already, and how many may wait.

use crate::chain::{Chain, text};
use crate::world::World;
use embedded_chain::Bech32Api;
use serde_json::{Value, json};

/// Made-up contributors, the same ones first.
fn list(count: u32) -> String {
    let api = Bech32Api::default();
    let rows = (0..count).map(|number| {
        let mut bytes = [9; 20];
        bytes[..4].copy_from_slice(&number.to_be_bytes());
        format!("{},1\n", api.humanize(&bytes).unwrap())
    });
    format!("address,weight\n{}", rows.collect::<String>())
}

/// How many transactions lines of JSON tell of.
fn sent(lines: &[Value]) -> usize {
    let hashes = lines.iter().filter(|line| line.get("hash").is_some());
    hashes.count()
}

pub fn set(chain: &Chain) {
    let world = World::new(chain);
    for count in [250, 451, 6_400, 6_401] {
        world.write(&format!("{count}.csv"), &list(count));
    }
    registered(&world);
    told(&world);
    waiting(&world);
    beside_a_roll(&world);
}

/// 200 with the datanet itself, the others in transactions of their own.
fn registered(world: &World<'_>) {
    let line = "datanet register --name long --contributors 250.csv";
    let shown = world.act("CORA", &format!("{line} --dry-run"));
    assert!(shown.len() == 1 && shown[0]["gas_used"].as_u64().unwrap() > 60_000);
    assert_eq!(world.ask("datanet list")["datanets"], json!([]));
    let lines = world.act("CORA", line);
    assert_eq!((lines.len(), sent(&lines)), (3, 2));
    assert_eq!(lines[2], json!({"datanet_id": 1, "weights": 50}));
    assert_eq!(world.ask("datanet show --datanet 1")["total_weight"], 250);
}

/// What a person reads.
fn told(world: &World<'_>) {
    let cora = Some("CORA");
    let all = "datanet 1: all 250 weights are set";
    for line in [
        "datanet weights set --datanet 1 250.csv --dry-run",
        "datanet weights set --datanet 1 250.csv",
    ] {
        let output = world.types(cora, line);
        assert!(text(&output).starts_with(all), "{output:?}");
    }
    let line = "datanet weights set --datanet 1 451.csv";
    let shown = world.types(cora, &format!("{line} --dry-run"));
    assert!(text(&shown).contains("gas; nothing was sent"), "{shown:?}");
    let note = String::from_utf8(shown.stderr).unwrap();
    assert!(note.starts_with("2 transactions; the first"), "{note}");
    let output = world.types(cora, line);
    let lines: Vec<_> = text(&output).lines().collect();
    assert_eq!(lines.len(), 3, "{output:?}");
    for receipt in &lines[..2] {
        assert!(receipt.contains("  block ") && receipt.ends_with(" gas"));
        assert!(receipt.split("  ").next().unwrap().len() == 64);
    }
    assert!(lines[2].starts_with("datanet 1: all 451 weights are set"));
}

/// A notice keeps changes waiting, 32 at most, and what waits is not sent again.
fn waiting(world: &World<'_>) {
    world.act("CORA", "datanet register --name slow --notice 1h");
    let many = "datanet weights set --datanet 2 6401.csv --dry-run";
    let (said, code) = world.refused(Some("CORA"), many);
    assert!(said.contains("at most 32 changes") && code == 2, "{said}");
    for (line, note) in [
        ("--datanet 2 6400.csv", "32 transactions"),
        ("--datanet 1 6401.csv", "30 transactions"),
    ] {
        let line = format!("datanet weights set {line} --dry-run");
        let shown = world.types(Some("CORA"), &line);
        let said = String::from_utf8(shown.stderr).unwrap();
        assert!(said.starts_with(note), "{line}: {said}");
    }
    world.act("CORA", "datanet register --name plain");
    let line = "datanet weights set --datanet 3 6401.csv --dry-run";
    let shown = world.types(Some("CORA"), line);
    let said = String::from_utf8(shown.stderr).unwrap();
    assert!(said.starts_with("33 transactions"), "{said}");
    let line = "datanet weights set --datanet 2 250.csv";
    assert_eq!(sent(&world.act("CORA", line)), 2);
    assert_eq!(sent(&world.act("CORA", line)), 0);
}

/// A seat from a roll is no direct weight.
fn beside_a_roll(world: &World<'_>) {
    world.write("seats.csv", "address,weight\nANN,10\nBOB,20\n");
    let built = world.types(None, "roll build seats.csv --out seats");
    assert!(built.status.success(), "{built:?}");
    world.act(
        "CORA",
        "roll publish seats --datanet 3 --uri ipfs://bafyseats",
    );
    world.act("ANN", "roll enrol seats ANN --datanet 3 --roll 1");
    let all = list(250).replace("weight\n", "weight\nANN,10\n");
    world.write("all.csv", &all);
    let line = "datanet weights set --datanet 3 all.csv";
    assert_eq!(sent(&world.act("CORA", line)), 2);
    assert_eq!(sent(&world.act("CORA", line)), 0);
    let found = world.ask("datanet contributor --datanet 3 ANN");
    assert_eq!(found["weight"], 20);
}
