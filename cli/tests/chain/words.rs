//! Every message and every question, by the words that a person types.

use crate::chain::Chain;
use crate::history::{AFTERWARDS, HISTORY, QUESTIONS};
use crate::world::World;
use serde_json::Value;
use std::collections::BTreeSet;
use std::thread;
use std::time::Duration;

/// An hour and two days go by only on a chain whose clock can be turned: there is nothing yet to be released or applied.
const TOO_EARLY: [&str; 2] = ["influence release", "datanet changes apply"];

pub fn every(chain: &Chain) {
    let world = World::new(chain);
    world.write("weights.csv", "address,weight\nANN,10\nBOB,20\n");
    world.write(
        "charges.csv",
        "payer,query_id,units\nPAYER,q-3,2\nDAVE,q-2,\nDAVE,q-9,100\n",
    );
    world.write("robin.wav", "a robin sings");
    let built = world.types(None, "roll build weights.csv --out birds-roll");
    assert!(built.status.success(), "{built:?}");

    let mut actions = BTreeSet::new();
    for (sender, line) in HISTORY {
        actions.extend(told(&world.act(sender, line), &world.contract));
    }
    paid_out(&world);
    for line in QUESTIONS {
        let answer = world.ask(line);
        assert!(answer.is_object(), "{line}: {answer}");
        let table = world.types(None, line);
        assert!(table.status.success() && !table.stdout.is_empty(), "{line}");
    }
    applied_in_time(&world, &mut actions);
    for (sender, line) in AFTERWARDS {
        if TOO_EARLY.iter().any(|early| line.starts_with(early)) {
            // it reaches a block, and the contract says no
            let (said, _) = world.refused(Some(sender), &format!("{line} --gas 900000"));
            assert!(said.contains("transaction"), "{line}: {said}");
            continue;
        }
        actions.extend(told(&world.act(sender, line), &world.contract));
    }
    actions.insert("release".to_owned());
    // `receive` is the token's to send: its two hooks are told instead
    assert_eq!(actions.len(), 31, "{actions:?}");
    world.audit();
}

/// The contract's own `action`s.
fn told(receipts: &[Value], contract: &str) -> Vec<String> {
    let events = receipts
        .iter()
        .flat_map(|receipt| receipt["events"].as_array());
    let ours = events.flatten().filter(|event| {
        event["type"] == "wasm" && event["attributes"]["_contract_address"] == contract
    });
    ours.filter_map(|event| Some(event["attributes"]["action"].as_str()?.to_owned()))
        .collect()
}

/// Anybody may claim for anybody: the token says what arrives.
fn paid_out(world: &World<'_>) {
    // his payout address is hers
    let (ann, bob) = (world.address("ANN"), world.address("BOB"));
    let claimable = |address: &str| -> u128 {
        let earnings = world.ask(&format!("earnings {address}"));
        earnings["tokens"][0]["claimable"]
            .as_str()
            .unwrap()
            .parse()
            .unwrap()
    };
    let (due, before) = (claimable(bob), world.balance(ann));
    assert!(due > 0);
    world.act("DAVE", "claim BOB");
    assert_eq!((world.balance(ann) - before, claimable(bob)), (due, 0));
}

/// A notice that a test can wait for.
fn applied_in_time(world: &World<'_>, actions: &mut BTreeSet<String>) {
    let new = "datanet register --name quick --notice 1s --contributors weights.csv";
    let receipts = world.act("CORA", new);
    actions.extend(told(&receipts, &world.contract));
    world.write("change.csv", "address,weight\nDAVE,5\n");
    world.act("CORA", "datanet weights set --datanet 3 change.csv");
    let weight = || world.ask("datanet contributor --datanet 3 DAVE")["weight"].as_u64();
    assert_eq!(weight(), Some(0));
    thread::sleep(Duration::from_secs(2));
    let applied = world.act("ANYBODY", "datanet changes apply --datanet 3");
    actions.extend(told(&applied, &world.contract));
    assert_eq!(weight(), Some(5));
}
