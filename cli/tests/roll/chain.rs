//! What the command prints, sent to the contract.

use crate::run::{Folder, address};
use cosmwasm_std::{Addr, Binary};
use serde_json::Value;
use suite::{NOBODY, Runtime, Suite};

/// As a node passes it on: the line's own bytes.
fn send(suite: &mut Suite, sender: &str, line: &str) {
    let msg: Value = serde_json::from_str(line).unwrap();
    let (sender, contract) = (suite.addr(sender), suite.contract.clone());
    suite.chain.execute(&sender, &contract, &msg, &[]).unwrap();
}

#[test]
fn printed_messages_publish_a_roll_and_enrol_its_leaves() {
    let folder = Folder::with_roll(13);
    let mut suite = Suite::builder(Runtime::Wasm).protocol_fee_bps(0).build();
    suite.add_datanet("cora", 0, NOBODY);
    suite.add_model("olga", 0, &[(1, 1)]);
    let publish = [
        "message",
        "publish",
        "roll",
        "--datanet",
        "1",
        "--uri",
        "ipfs://l",
    ];
    let line = folder.roll(&publish).success();
    send(&mut suite, "cora", &line);
    suite.pay("payer", 1, 91_000);

    let leaves = [0, 7, 12];
    for index in leaves {
        let leaf = address(index);
        let enrol = [
            "message",
            "enrol",
            "roll",
            &leaf,
            "--datanet",
            "1",
            "--roll",
            "1",
        ];
        let line = folder.roll(&enrol).success();
        send(&mut suite, "anybody", &line);
        let leaf = Addr::unchecked(leaf);
        suite.claim(&leaf).unwrap();
        // the weights are 1 to 13, 91 in all
        let due = 1_000 * (index as u128 + 1);
        assert_eq!(suite.balance(suite.token(0), &leaf), due);
    }
    let roll = suite.roll(1, 1);
    assert_eq!(roll.enrolled_leaves, 3);
    let published = folder.json("roll/roll.json");
    let root = Binary::from_base64(published["root"].as_str().unwrap()).unwrap();
    assert_eq!(roll.root, root);
    suite.assert_invariants();
}
