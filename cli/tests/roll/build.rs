//! Lists that are refused: exit code 2, the place and the reason, and nothing left behind.

use crate::run::{A, B, Folder};

const MAX: u64 = (1 << 53) - 1;

#[track_caller]
fn assert_refused(list: impl AsRef<[u8]>, expected: &str) {
    let folder = Folder::new().with("l.csv", list);
    let finished = folder.roll(&["build", "l.csv", "--out", "roll"]);
    assert_eq!(finished.code, Some(2));
    assert_eq!(finished.stdout, "");
    let expected = format!("error: {expected}");
    assert!(
        finished.stderr.starts_with(&expected),
        "{expected}\n{}",
        finished.stderr
    );
    assert_eq!(folder.entries(".").len(), 1, "nothing but the list");
}

#[test]
fn lists_have_a_header_and_rows() {
    for (list, expected) in [
        ("", "l.csv:1:1: expected a header line, found an empty file"),
        (
            "address,weight\n",
            "l.csv:1:1: expected at least one row after the header, found none",
        ),
        (
            "weight\n1\n",
            "l.csv:1:1: expected a column address or account_hex in the header, found 'weight'",
        ),
        (
            "\naddress,Weight\n",
            "l.csv:2:1: expected a column weight or commits in the header, found 'address', 'Weight'",
        ),
        (
            "address,weight,weight\n",
            "l.csv:1:3: weight: expected each column once, found another in column 2",
        ),
        (
            "address,weight\nx\n",
            "l.csv:2:2: expected 2 fields as in the header, found 1",
        ),
    ] {
        assert_refused(list, expected);
    }
    assert_refused(
        b"address,weight\n\xff,1\n",
        "l.csv:2:1: expected UTF-8, found other bytes",
    );
}

#[test]
fn weights_are_whole_numbers_from_one() {
    for found in ["0", "many", "1.5", "-1", "+1", "9007199254740992"] {
        assert_refused(
            format!("weight,note,address\n1,,{B}\n{found},,{A}\n"),
            &format!("l.csv:3:1: weight: expected a whole number from 1 to {MAX}, found '{found}'"),
        );
    }
    assert_refused(
        format!("address,weight\n{A},{MAX}\n\n{B},1\n"),
        "l.csv:4:2: weight: expected all weights to add up to at most 9007199254740991, found 9007199254740992 by this line",
    );
}

#[test]
fn addresses_are_the_chains() {
    let (capitals, mistyped) = (A.to_uppercase(), A.replace("qyqsz", "qyqss"));
    let cosmos = "cosmos1qyqszqgpqyqszqgpqyqszqgpqyqszqgpjnp7du";
    for (found, reason) in [
        (&*mistyped, "is not bech32"),
        (cosmos, "wrong address prefix: expected wasm, found cosmos"),
        (&*capitals, "address not normalized"),
    ] {
        let list = format!("weight,address\n1,{found}\n");
        let expected = format!(
            "l.csv:2:2: address: expected an address of the chain in bech32, found '{found}' ("
        );
        assert_refused(&list, &expected);
        let folder = Folder::new().with("l.csv", list);
        let finished = folder.roll(&["build", "l.csv", "--out", "roll"]);
        assert!(finished.stderr.contains(reason), "{}", finished.stderr);
    }
}

#[test]
fn each_address_stands_once() {
    assert_refused(
        format!("address,weight\n{A},1\n{B},1\n\n{A},2\n"),
        &format!("l.csv:5:1: address: expected each address once, found {A} on line 2 too"),
    );
}

#[test]
fn other_chains_have_other_prefixes() {
    let list = "address,weight\ncosmos1qyqszqgpqyqszqgpqyqszqgpqyqszqgpjnp7du,4\n";
    let folder = Folder::new().with("l.csv", list);
    let args = ["build", "l.csv", "--out", "roll", "--prefix"];
    let build = |prefix: &str| folder.roll(&[&args[..], &[prefix]].concat());
    build("COSMOS").failed_with(2, "capitals");
    build(&"c".repeat(32)).failed_with(2, "expected at most 31 characters, found 32");
    build("cosmos").success();
    assert!(folder.text("roll/leaves.csv").contains("0,cosmos1"));

    let longest = "c".repeat(31);
    let list = format!("account_hex,weight\n{},4\n", "01".repeat(32));
    let folder = folder.with("l.csv", list);
    let build = [&args[..], &[&longest, "--force"]].concat();
    folder.roll(&build).success();
    assert!(folder.text("roll/leaves.csv").contains(&longest));
}

#[test]
fn a_list_that_cannot_be_read_is_named() {
    let folder = Folder::new();
    let finished = folder.roll(&["build", "no.csv", "--out", "roll"]);
    finished.failed_with(2, "error: no.csv: ");
    // a folder opens, but does not read
    let finished = folder.roll(&["build", ".", "--out", "roll"]);
    finished.failed_with(2, "error: .: ");
    assert!(folder.entries(".").is_empty());
}
