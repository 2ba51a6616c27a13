//! The folder that a build makes.

use crate::run::{A, B, Folder, address, list};
use std::fs;

const FILES: [&str; 3] = ["leaves.csv", "levels.bin", "roll.json"];

fn names(folder: &Folder) -> Vec<String> {
    let entries = folder.entries("roll").into_iter();
    entries.map(|name| name.display().to_string()).collect()
}

#[test]
fn a_roll_is_three_files() {
    let folder = Folder::new().with("l.csv", format!("address,weight\n{A},3\n{B},4\n"));
    let args = ["build", "l.csv", "--out", "roll", "--json"];
    let summary = folder.roll(&args).json();
    assert_eq!(names(&folder), FILES);
    let expected = format!("leaf_index,address,weight\n0,{A},3\n1,{B},4\n");
    assert_eq!(folder.text("roll/leaves.csv"), expected);

    let roll = folder.json("roll/roll.json");
    assert_eq!(
        (&roll["version"], &roll["total_weight"]),
        (&1.into(), &7.into())
    );
    for field in ["version", "root", "root_hex", "total_weight", "leaf_count"] {
        assert_eq!(summary[field], roll[field]);
    }
    assert_eq!(
        (&summary["leaf_count"], &summary["largest_weight"]),
        (&2.into(), &4.into())
    );
}

#[test]
fn people_read_a_summary() {
    let folder = Folder::new().with("l.csv", list(1_000));
    let summary = folder.roll(&["build", "l.csv", "--out", "roll"]).success();
    let root = folder.json("roll/roll.json")["root_hex"].clone();
    for line in [
        "leaves          1,000\n",
        "total weight    500,500\n",
        "largest weight  1,000\n",
        &format!("root            {}\n", root.as_str().unwrap()),
        "files           roll.json, levels.bin, leaves.csv in roll\n",
    ] {
        assert!(summary.contains(line), "{line}\n{summary}");
    }
}

#[test]
fn a_folder_with_files_is_only_built_into_by_force() {
    let folder = Folder::with_roll(3).with("roll/notes.txt", "mine");
    let before = folder.text("roll/roll.json");
    let folder = folder.with("l.csv", list(5));
    let args = ["build", "l.csv", "--out", "roll"];
    let refused = folder.roll(&args);
    refused.failed_with(
        2,
        "error: roll: expected no folder or an empty one, found '",
    );
    assert_eq!(folder.text("roll/roll.json"), before);

    let forced = [&args[..], &["--force"]].concat();
    folder.roll(&forced).success();
    assert_eq!(folder.json("roll/roll.json")["leaf_count"], 5);
    assert_eq!(folder.text("roll/notes.txt"), "mine");
    assert_eq!(names(&folder).len(), 4);
}

#[test]
fn a_failed_build_leaves_what_was_there() {
    let folder = Folder::with_roll(3).with("l.csv", format!("address,weight\n{A},1\n{B},x\n"));
    let before = FILES.map(|name| fs::read(folder.path().join("roll").join(name)).unwrap());
    let finished = folder.roll(&["build", "l.csv", "--out", "roll", "--force"]);
    finished.failed_with(2, "error: l.csv:3:2: weight: ");
    let after = FILES.map(|name| fs::read(folder.path().join("roll").join(name)).unwrap());
    assert!(before == after);
    assert_eq!(names(&folder), FILES);
}

#[test]
fn an_empty_folder_is_taken_and_a_file_is_not() {
    let folder = Folder::new().with("l.csv", list(3));
    fs::create_dir(folder.path().join("roll")).unwrap();
    folder.roll(&["build", "l.csv", "--out", "roll"]).success();
    let finished = folder.roll(&["build", "l.csv", "--out", "l.csv", "--force"]);
    finished.failed(2, "l.csv: expected a folder, found a file");
    // neither a file nor a folder, nor can it become one
    let finished = folder.roll(&["build", "l.csv", "--out", "l.csv/roll"]);
    finished.failed_with(2, "error: l.csv/roll: Not a directory");
}

#[test]
fn a_roll_that_cannot_be_replaced_keeps_its_files() {
    let folder = Folder::new().with("l.csv", list(3));
    fs::create_dir_all(folder.path().join("roll/roll.json")).unwrap();
    let finished = folder.roll(&["build", "l.csv", "--out", "roll", "--force"]);
    finished.failed_with(1, "error: ");
    assert_eq!(names(&folder), ["roll.json"]);
}

#[test]
fn a_public_list_builds_the_same_roll() {
    let folder = Folder::with_roll(13);
    let args = ["build", "roll/leaves.csv", "--out", "again"];
    folder.roll(&args).success();
    for name in FILES {
        let [first, second] = ["roll", "again"].map(|dir| folder.path().join(dir).join(name));
        assert!(
            fs::read(first).unwrap() == fs::read(second).unwrap(),
            "{name}"
        );
    }
    assert!(folder.text("again/leaves.csv").contains(&address(12)));
}
