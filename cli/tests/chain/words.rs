//! Every message and every question, by the words that a person types.

use crate::chain::{Chain, text};
use crate::history::{AFTERWARDS, HISTORY, QUESTIONS};
use crate::world::World;
use serde_json::{Value, json};
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
    printed(&world);
    world.audit();
    audited(&world);
}

/// What a person reads of a transaction, and of one that was not sent.
fn printed(world: &World<'_>) {
    let line = "query send --model 2 --amount 5 --id";
    let shown = world.types(Some("PAYER"), &format!("{line} shown --dry-run"));
    let sent = world.types(Some("PAYER"), &format!("{line} sent"));
    let (shown, sent) = (text(&shown), text(&sent));
    for text in [shown, sent] {
        assert!(
            text.contains("query_recorded") && !text.contains("msg_index"),
            "{text}"
        );
        assert!(!text.contains("fee_payer"), "the chain's own: {text}");
    }
    assert!(shown.ends_with("gas; nothing was sent\n"), "{shown}");
    let last = sent.lines().last().unwrap();
    assert!(
        last.contains("  block ") && last.ends_with(" gas"),
        "{sent}"
    );
    let answer = world.types(None, "query show --model 2 --payer PAYER --id sent");
    assert!(text(&answer).contains("sent") && !text(&answer).starts_with('{'));
}

/// As of which block, and with the events or without them.
fn audited(world: &World<'_>) {
    let whole = world.ask("audit");
    assert_eq!(whole["contract"], world.contract.as_str());
    assert_eq!(whole["holds"], true);
    assert!(whole["events"].as_u64().unwrap() > 50);
    let held = world.balance(&world.contract).to_string();
    assert_eq!(whole["tokens"][0]["balance"], held.as_str());
    let height = whole["height"].as_u64().unwrap();
    assert!(height < world.chain.node.status().unwrap().height);
    let before = world.ask(&format!("audit --height {}", height - 1));
    assert_eq!(before["height"], height - 1);
    let less = world.ask("audit --without-events");
    assert_eq!(
        (&less["events"], &less["holds"]),
        (&Value::Null, &json!(true))
    );
    let (said, _) = world.refused(None, "audit --height 1000000000");
    assert!(said.contains("expected --height up to"), "{said}");
    let text = text(&world.types(None, "audit")).to_owned();
    assert!(text.contains("no difference"), "{text}");
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
