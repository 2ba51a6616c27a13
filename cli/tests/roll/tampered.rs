//! What does not hold: exit code 1, and why.

use crate::run::{Folder, address};

#[test]
fn tampered_proofs_do_not_hold() {
    let folder = Folder::with_roll(5);
    let proof = folder.roll(&["proof", "roll", "--index", "2"]).success();
    let folder = folder.with("p.json", &proof);
    let roll = folder.published();
    let roll: Vec<&str> = roll.iter().map(String::as_str).collect();
    let verify = || folder.roll(&[&["verify", "p.json"], &roll[..]].concat());
    let sibling = folder.json("p.json")["proof"][0]["hash"]
        .as_str()
        .unwrap()
        .to_owned();
    let root = roll[1].to_owned();
    for (from, to, expected) in [
        (
            "\"weight\": 3",
            "\"weight\": 4",
            "total weight: expected 15, found 16",
        ),
        ("\"leaf_index\": 2", "\"leaf_index\": 3", "root: expected "),
        (
            "\"leaf_index\": 2",
            "\"leaf_index\": 4",
            "siblings: expected 1, found 3",
        ),
        (
            "\"leaf_index\": 2",
            "\"leaf_index\": 5",
            "leaf index: expected below 5, found 5",
        ),
        (&address(2), &address(3), "root: expected "),
        (&sibling, &root, "root: expected "),
    ] {
        folder.replace("p.json", from, to);
        verify().failed_with(
            1,
            &format!("error: p.json: the proof does not hold: {expected}"),
        );
        folder.change("p.json", |_| proof.clone().into_bytes());
    }
    verify().success();
    folder.replace("p.json", &sibling, "AAAA");
    verify().failed(
        2,
        "p.json: hash: expected base64 of 32 bytes, found 3 bytes",
    );
}

#[test]
fn tampered_lists_do_not_hold() {
    let another = "roll/leaves.csv: another roll than by roll.json: ";
    let (last, other) = (address(4), address(5));
    for (from, to, expected) in [
        (
            ",3\n",
            ",4\n",
            format!("{another}total weight: expected 15, found 16; root: "),
        ),
        (&*last, &*other, format!("{another}root: ")),
        (
            &*format!("4,{last},5\n"),
            "",
            format!("{another}leaf count: expected 5, found 4"),
        ),
        (
            "\n2,",
            "\n3,",
            "roll/leaves.csv:4:1: leaf_index: expected 2, as leaves stand in order, found '3'"
                .to_owned(),
        ),
        (
            ",3\n",
            ",0\n",
            "roll/leaves.csv:4:3: weight: expected a whole number".to_owned(),
        ),
        (
            "weight",
            "wait",
            "roll/leaves.csv:1:1: expected a column weight".to_owned(),
        ),
    ] {
        let folder = Folder::with_roll(5);
        folder.replace("roll/leaves.csv", from, to);
        folder.roll(&["verify", "roll"]).failed_with(1, &expected);
    }
}

#[test]
fn a_leaf_that_was_not_built_is_not_proven() {
    let folder = Folder::with_roll(5);
    folder.replace("roll/leaves.csv", ",3\n", ",4\n");
    let expected = format!(
        "roll/leaves.csv: leaf 2 is {} with weight 4 here, but another one in levels.bin",
        address(2)
    );
    for step in ["proof", "verify"] {
        let finished = folder.roll(&[step, "roll", &address(2)]);
        finished.failed(1, &expected);
    }
    folder.roll(&["proof", "roll", &address(1)]).success();
}

#[test]
fn tampered_level_files_do_not_hold() {
    for (change, expected) in [
        (
            cut as fn(Vec<u8>) -> Vec<u8>,
            "levels.bin: a level file ends with",
        ),
        (|_| vec![], "levels.bin: a level file begins with"),
        // a hash at the bottom, which the proof of its neighbour has
        (
            |mut file| {
                file[24] ^= 1;
                file
            },
            "levels.bin: the level file is damaged, the proof of leaf 1 ",
        ),
    ] {
        let folder = Folder::with_roll(5);
        folder.change("roll/levels.bin", change);
        let finished = folder.roll(&["verify", "roll", &address(1)]);
        finished.failed_with(1, expected);
    }
}

fn cut(mut file: Vec<u8>) -> Vec<u8> {
    file.pop();
    file
}

#[test]
fn tampered_roll_files_do_not_hold() {
    for (from, to, code, expected) in [
        (
            "\"total_weight\": 15",
            "\"total_weight\": 16",
            1,
            "roll/levels.bin: another roll than by roll.json: total weight: expected 16, found 15",
        ),
        (
            "\"root_hex\": \"",
            "\"root_hex\": \"0",
            1,
            "roll/roll.json: root and root_hex are two different hashes",
        ),
        (
            "\"version\": 1",
            "\"version\": 2",
            2,
            "roll/roll.json: version: expected 1, found 2",
        ),
        (
            "{",
            "",
            2,
            "roll/roll.json: expected what tributary roll build writes",
        ),
    ] {
        let folder = Folder::with_roll(5);
        folder.replace("roll/roll.json", from, to);
        folder.roll(&["verify", "roll"]).failed_with(code, expected);
    }
}
