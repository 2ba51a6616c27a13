//! From a list to proofs that hold.

use crate::run::{Folder, address};

#[test]
fn every_leaf_is_proven() {
    for leaves in [1, 2, 3, 7, 8] {
        let folder = Folder::with_roll(leaves);
        folder.roll(&["verify", "roll"]).success();
        for index in 0..leaves {
            let proof = folder.roll(&["proof", "roll", &address(index)]).success();
            let by_index = ["proof", "roll", "--index", &index.to_string()];
            assert_eq!(folder.roll(&by_index).success(), proof);
            std::fs::write(folder.path().join("proof.json"), proof).unwrap();

            let roll = folder.published();
            let roll: Vec<&str> = roll.iter().map(String::as_str).collect();
            let said = folder.roll(&[&["verify", "proof.json"], &roll[..]].concat());
            let (address, weight) = (address(index), index + 1);
            let holds = format!(
                "the proof holds: leaf {index} of {leaves} is {address} with weight {weight} of {}\n",
                leaves * (leaves + 1) / 2
            );
            assert_eq!(said.success(), holds);
            let said = folder.roll(&["verify", "roll", &address]);
            assert_eq!(said.success(), holds);
        }
    }
}

#[test]
fn real_contributors_make_a_roll() {
    let folder = Folder::new();
    let list = concat!(env!("CARGO_MANIFEST_DIR"), "/../data/tldr-pages.csv");
    let summary = folder
        .roll(&["build", list, "--out", "roll", "--json"])
        .json();
    assert_eq!(summary["leaf_count"], 3_447);
    assert_eq!(summary["total_weight"], 22_645);
    assert_eq!(summary["largest_weight"], 1_847);
    let said = folder.roll(&["verify", "roll"]).success();
    assert!(
        said.starts_with(
            "the roll holds: 3,447 leaves of roll/leaves.csv add up to 22,645 under root "
        ),
        "{said}"
    );
}

#[test]
fn a_folder_is_compared_with_what_was_published() {
    let folder = Folder::with_roll(5);
    let roll = folder.published();
    let mut roll: Vec<&str> = roll.iter().map(String::as_str).collect();
    folder
        .roll(&[&["verify", "roll"], &roll[..]].concat())
        .success();
    let hex = folder.json("roll/roll.json")["root_hex"]
        .as_str()
        .unwrap()
        .to_owned();
    roll[1] = &hex;
    folder
        .roll(&[&["verify", "roll"], &roll[..]].concat())
        .success();
    roll[5] = "6";
    let finished = folder.roll(&[&["verify", "roll"], &roll[..]].concat());
    finished.failed(
        1,
        "roll: another roll than by --root, --total-weight and --leaf-count: leaf count: expected 6, found 5",
    );
}

#[test]
fn unknown_leaves_are_named() {
    let folder = Folder::with_roll(3);
    let unknown = address(3);
    let expected = format!("roll/leaves.csv: expected a leaf of {unknown}, found none");
    folder
        .roll(&["proof", "roll", &unknown])
        .failed(2, &expected);
    folder
        .roll(&["verify", "roll", &unknown])
        .failed(2, &expected);
    let finished = folder.roll(&["proof", "roll", "--index", "3"]);
    finished.failed(2, "roll/leaves.csv: expected a leaf index below 3, found 3");
    let finished = folder.roll(&["proof", "nowhere", &unknown]);
    finished.failed_with(2, "error: nowhere/roll.json: ");
}

#[test]
fn arguments_are_checked() {
    let folder = Folder::with_roll(3);
    let proof = folder.roll(&["proof", "roll", "--index", "0"]).success();
    let folder = folder.with("p.json", proof).with("n.json", "{}");
    for (args, expected) in [
        (&["proof", "roll"][..], "<DIR> <ADDRESS|--index <N>>"),
        (
            &["proof", "roll", "x", "--index", "1"],
            "cannot be used with",
        ),
        (
            &["verify", "p.json"],
            "p.json: expected --root, --total-weight and --leaf-count",
        ),
        (&["verify", "p.json", "--leaf-count", "3"], "--root <R>"),
        (
            &["verify", "p.json", "--root", "00"],
            "expected 32 bytes in base64 or hex",
        ),
        (
            &["verify", "p.json", "x"],
            "p.json: a proof is of one leaf, expected no address, found x",
        ),
        (
            &["verify", "n.json"],
            "n.json: expected what tributary roll proof prints, found something else",
        ),
        (&["verify", "no.json"], "error: no.json: "),
    ] {
        folder.roll(args).failed_with(2, expected);
    }
}
