//! Messages, as the contract takes them.

use crate::run::{Folder, address};
use cosmwasm_std::from_json;
use serde_json::Value;
use tributary_api::ExecuteMsg;
use weight_roll::{Node, Roll};

const PUBLISH: [&str; 5] = ["message", "publish", "roll", "--datanet", "7"];

#[track_caller]
fn message(folder: &Folder, args: &[&str]) -> ExecuteMsg {
    let line = folder.roll(args).success();
    assert_eq!(line.lines().count(), 1);
    from_json(line).unwrap()
}

#[test]
fn publishing_proves_the_last_leaf() {
    let folder = Folder::with_roll(5);
    let args = [&PUBLISH[..], &["--uri", "ipfs://l", "--closes", "2"]].concat();
    let ExecuteMsg::PublishRoll {
        datanet_id: 7,
        root,
        total_weight,
        leaf_count,
        uri,
        last_leaf,
        closes: Some(2),
    } = message(&folder, &args)
    else {
        panic!("another message");
    };
    assert_eq!(uri, "ipfs://l");
    let roll = Roll {
        root: root.to_array().unwrap(),
        total_weight,
        leaf_count,
    };
    let proof: Vec<Node> = last_leaf
        .proof
        .iter()
        .map(|node| Node {
            hash: node.hash.to_array().unwrap(),
            weight: node.weight,
        })
        .collect();
    assert_eq!(last_leaf.address, address(4));
    assert_eq!(
        roll.verify(4, &last_leaf.address, last_leaf.weight, &proof),
        Ok(())
    );
}

#[test]
fn enrolling_takes_what_the_proof_has() {
    let folder = Folder::with_roll(5);
    let leaf = address(1);
    let args = [
        "message",
        "enrol",
        "roll",
        &leaf,
        "--datanet",
        "7",
        "--roll",
        "3",
    ];
    let enrol = message(&folder, &args);
    let mut proof = folder.roll(&["proof", "roll", &leaf]).json();
    proof["datanet_id"] = 7.into();
    proof["roll_id"] = 3.into();
    let enrol: Value = serde_json::to_value(enrol).unwrap();
    assert_eq!(enrol["enrol"], proof);
}

#[test]
fn messages_that_the_contract_would_refuse_are_not_printed() {
    let folder = Folder::with_roll(3);
    let long = "x".repeat(513);
    for (uri, expected) in [
        ("", "expected 1 to 512 bytes, found 0"),
        (&*long, "expected 1 to 512 bytes, found 513"),
        (
            " x",
            "expected neither control characters nor blanks around it",
        ),
        (
            "x\ny",
            "expected neither control characters nor blanks around it",
        ),
    ] {
        let args = [&PUBLISH[..], &["--uri", uri]].concat();
        folder.roll(&args).failed_with(2, expected);
    }
    let args = ["message", "publish", "roll", "--datanet", "0", "--uri", "x"];
    folder.roll(&args).failed_with(2, "0 is not in 1..");
}
