//! Lists longer than a message.

use super::files::Files;
use super::run::{address, call};
use crate::command::{Action, Call, Datanet, WeightList, set_weights};
use embedded_chain::Bech32Api;
use std::collections::HashMap;
use tributary_api::{ContributorWeight, ExecuteMsg};

/// A list of so many addresses, each with its place as weight.
fn list(length: u16) -> String {
    let mut text = "address,weight\n".to_owned();
    for place in 1..=length {
        text.push_str(&format!("{},{place}\n", nth(place)));
    }
    text
}

fn nth(place: u16) -> String {
    let mut bytes = [0; 20];
    bytes[..2].copy_from_slice(&place.to_be_bytes());
    Bech32Api::default().humanize(&bytes).unwrap().into_string()
}

fn long(files: &Files, line: &str) -> WeightList {
    match call(files, line) {
        Ok(Call::Weights(list)) => list,
        other => panic!("{line}: {other:?}"),
    }
}

fn weights(action: &Action) -> &[ContributorWeight] {
    let Action::Contract(msg) = action else {
        panic!("{action:?}");
    };
    match &**msg {
        ExecuteMsg::SetWeights { weights, .. } => weights,
        ExecuteMsg::RegisterDatanet { contributors, .. } => contributors.as_deref().unwrap(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn two_hundred_weights_are_one_message_and_one_more_is_another() {
    let files = Files::new();
    files.write("200.csv", &list(200));
    files.write("201.csv", &list(201));

    let line = "datanet weights set --datanet 1";
    match call(&files, &format!("{line} 200.csv")) {
        Ok(Call::Execute(actions)) => assert_eq!(actions.len(), 1),
        other => panic!("{other:?}"),
    }
    let found = long(&files, &format!("{line} 201.csv"));
    assert!(matches!(found.datanet, Datanet::Known(1)));
    let actions = set_weights(1, &found.weights);
    let lengths: Vec<_> = actions.iter().map(|action| weights(action).len()).collect();
    assert_eq!(lengths, [200, 1]);
}

#[test]
fn registering_takes_the_first_two_hundred_and_the_rest_follows() {
    let files = Files::new();
    files.write("450.csv", &list(450));
    let found = long(
        &files,
        "datanet register --name birds --contributors 450.csv",
    );
    let Datanet::New(register) = &found.datanet else {
        panic!("{found:?}");
    };
    let first = weights(register);
    assert_eq!((first.len(), found.weights.len()), (200, 250));
    let all = first.iter().chain(&found.weights);
    for (place, entry) in (1..).zip(all) {
        assert_eq!((&entry.address, entry.weight), (&nth(place), place.into()));
    }
}

#[test]
fn going_on_leaves_out_what_the_chain_holds() {
    let entry = |name: &str, weight| ContributorWeight {
        address: address(name),
        weight,
    };
    let list = WeightList {
        datanet: Datanet::Known(1),
        weights: vec![entry("ALICE", 10), entry("BOB", 0), entry("OTHER", 5)],
    };
    assert_eq!(
        list.rest(&HashMap::new()),
        [entry("ALICE", 10), entry("OTHER", 5)]
    );
    let held = HashMap::from([
        (address("ALICE"), 10),
        (address("BOB"), 3),
        (address("OTHER"), 4),
    ]);
    assert_eq!(list.rest(&held), [entry("BOB", 0), entry("OTHER", 5)]);
}

#[test]
fn accounts_in_hex_get_the_chain_s_prefix() {
    let files = Files::new();
    files.write(
        "hex.csv",
        &format!("account_hex,commits\n{},7\n", "01".repeat(20)),
    );
    let set = |options: &str| {
        let line = format!("datanet weights set --datanet 1 hex.csv{options}");
        match call(&files, &line) {
            Ok(Call::Execute(actions)) => weights(&actions[0])[0].address.clone(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(set(""), address("ALICE"));
    assert!(set(" --prefix juno").starts_with("juno1"));
}
