//! Bad input: exit code 2, the place and the reason, and nothing done.

use crate::run::{Finished, Folder, command};

const A: &str = "0101010101010101010101010101010101010101";
const BECH32_A: &str = "wasm1qyqszqgpqyqszqgpqyqszqgpqyqszqgpc0styh";
const COSMOS_A: &str = "cosmos1qyqszqgpqyqszqgpqyqszqgpqyqszqgpjnp7du";
const MAX: u64 = (1 << 53) - 1;

/// Runs where nothing can be built: so an exit code of 2 shows that nothing was tried before the refusal.
fn demo(folder: &Folder, args: &[&str]) -> Finished {
    let before = folder.entries();
    let output = command(args)
        .current_dir(folder.path())
        .env("CARGO", "/nowhere/cargo")
        .output()
        .unwrap();
    assert_eq!(folder.entries(), before);
    Finished::from(output)
}

#[track_caller]
fn assert_refused(folder: &Folder, args: &[&str], expected: &str) {
    let output = demo(folder, args);
    assert_eq!(output.stderr, format!("error: {expected}\n"));
    assert_eq!((output.code, output.stdout.as_str()), (Some(2), ""));
}

#[track_caller]
fn assert_datanet_refused(content: impl AsRef<[u8]>, expected: &str) {
    let folder = Folder::new().with("d.csv", content);
    assert_refused(&folder, &["--datanet", "d.csv=1"], expected);
}

#[track_caller]
fn assert_trace_refused(content: &str, expected: &str) {
    let folder = Folder::new().with("t.csv", content);
    assert_refused(&folder, &["--trace", "t.csv"], expected);
}

#[test]
fn files_without_rows_are_refused() {
    for (content, expected) in [
        ("", "d.csv:1:1: expected a header line, found an empty file"),
        (
            "\u{feff}\r\n \n",
            "d.csv:1:1: expected a header line, found an empty file",
        ),
        (
            "\naddress,weight\n\n",
            "d.csv:2:1: expected at least one row after the header, found none",
        ),
    ] {
        assert_datanet_refused(content, expected);
    }
}

#[test]
fn headers_lack_no_column_and_have_none_twice() {
    for (content, expected) in [
        (
            "account,weight\nx,1\n",
            "d.csv:1:1: expected a column address or account_hex in the header, found 'account', 'weight'",
        ),
        (
            "address,,Weight\nx,1,2\n",
            "d.csv:1:1: expected a column weight or commits in the header, found 'address', nothing, 'Weight'",
        ),
        (
            "weight,address,weight\n1,x,1\n",
            "d.csv:1:3: weight: expected each column once, found another in column 1",
        ),
    ] {
        assert_datanet_refused(content, expected);
    }
    assert_trace_refused(
        "ContextTokens,generated\n1,1\n",
        "t.csv:1:1: expected a column GeneratedTokens in the header, found 'ContextTokens', 'generated'",
    );
}

#[test]
fn rows_have_as_many_fields_as_the_header() {
    let header = "account_hex,weight,note";
    for (row, expected) in [
        (
            format!("{A},1"),
            "d.csv:3:3: expected 3 fields as in the header, found 2",
        ),
        (
            format!("{A},1,,"),
            "d.csv:3:4: expected 3 fields as in the header, found 4",
        ),
        (
            A.to_owned(),
            "d.csv:3:2: expected 3 fields as in the header, found 1",
        ),
    ] {
        assert_datanet_refused(format!("{header}\n\n{row}\n"), expected);
    }
}

#[test]
fn quotes_close_on_their_line() {
    let expected = "d.csv:2:3: expected the quote to close on the same line, found its end";
    assert_datanet_refused(
        format!("account_hex,weight,note\n{A},1,\"open\n{A},1,\"\n"),
        expected,
    );
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let mut content = format!("account_hex,weight,note\r\n{A},1,ok\r\n{A},1,").into_bytes();
    content.extend(b"\xff\xfe\r\n");
    assert_datanet_refused(&content, "d.csv:3:3: expected UTF-8, found other bytes");
    // UTF-16, as some spreadsheets write it
    assert_datanet_refused(
        b"\xff\xfea\0",
        "d.csv:1:1: expected UTF-8, found other bytes",
    );
}

#[test]
fn weights_are_whole_numbers_from_one() {
    for found in [
        "0",
        "-3",
        "+3",
        "1.5",
        "1e3",
        "many",
        "0x1",
        "9007199254740992",
        "1 000",
        "١",
    ] {
        assert_datanet_refused(
            format!("account_hex,weight\n{A},{found}\n"),
            &format!("d.csv:2:2: weight: expected a whole number from 1 to {MAX}, found '{found}'"),
        );
    }
    assert_datanet_refused(
        format!("commits,account_hex\n,{A}\n"),
        &format!("d.csv:2:1: commits: expected a whole number from 1 to {MAX}, found nothing"),
    );
    let (long, shown) = ("9".repeat(1_000), "9".repeat(80));
    assert_datanet_refused(
        format!("account_hex,weight\n{A},{long}\n"),
        &format!("d.csv:2:2: weight: expected a whole number from 1 to {MAX}, found '{shown}…'"),
    );
}

#[test]
fn weights_add_up_to_what_json_numbers_hold() {
    let other = "02".repeat(20);
    assert_datanet_refused(
        format!("account_hex,weight\n{A},{MAX}\n{other},1\n"),
        "d.csv:3:2: weight: expected all weights to add up to at most 9007199254740991, found 9007199254740992 by this line",
    );
}

#[test]
fn addresses_are_the_chains() {
    let expected = "d.csv:2:1: address: expected an address of the chain in bech32, found";
    let capitals = BECH32_A.to_uppercase();
    let mistyped = BECH32_A.replace("qyqsz", "qyqss");
    for (found, reason) in [
        ("", "nothing ("),
        ("me", "'me' ('me' is not bech32"),
        (
            COSMOS_A,
            &format!("'{COSMOS_A}' (wrong address prefix: expected wasm, found cosmos)"),
        ),
        (&capitals, &format!("'{capitals}' (address not normalized")),
        (
            &mistyped,
            &format!("'{mistyped}' ('{mistyped}' is not bech32"),
        ),
    ] {
        let folder = Folder::new().with("d.csv", format!("address,weight\n{found},1\n"));
        let output = demo(&folder, &["--datanet", "d.csv=1"]);
        assert_eq!(output.code, Some(2));
        let expected = format!("error: {expected} {reason}");
        assert!(
            output.stderr.starts_with(&expected),
            "{expected}\n{}",
            output.stderr
        );
    }
}

#[test]
fn accounts_in_hex_have_20_or_32_bytes() {
    for found in [
        "xyz",
        "0x01",
        &A[1..],
        &A[2..],
        &"01".repeat(21),
        &"01".repeat(33),
    ] {
        assert_datanet_refused(
            format!("account_hex,weight\n{found},1\n"),
            &format!("d.csv:2:1: account_hex: expected 20 or 32 bytes in hex, found '{found}'"),
        );
    }
}

#[test]
fn each_address_stands_once() {
    let (small, capitals) = ("ab".repeat(20), "AB".repeat(20));
    let rows = format!("weight,account_hex\n1,{small}\n1,{A}\n1,{capitals}\n");
    let found = "wasm14w46h2at4w46h2at4w46h2at4w46h2atkjtqck";
    assert_datanet_refused(
        rows,
        &format!("d.csv:4:2: account_hex: expected each address once, found {found} on line 2 too"),
    );
}

#[test]
fn requests_have_tokens() {
    let header = "ContextTokens,GeneratedTokens";
    for (row, expected) in [
        (
            "-1,2",
            format!(
                "t.csv:2:1: ContextTokens: expected a whole number from 0 to {MAX}, found '-1'"
            ),
        ),
        (
            "1,2.5",
            format!(
                "t.csv:2:2: GeneratedTokens: expected a whole number from 0 to {MAX}, found '2.5'"
            ),
        ),
        (
            "1,",
            format!(
                "t.csv:2:2: GeneratedTokens: expected a whole number from 0 to {MAX}, found nothing"
            ),
        ),
        (
            "9007199254740992,1",
            format!(
                "t.csv:2:1: ContextTokens: expected a whole number from 0 to {MAX}, found '9007199254740992'"
            ),
        ),
        (
            "0,0",
            "t.csv:2:2: GeneratedTokens: expected a request with at least one token, found none"
                .to_owned(),
        ),
    ] {
        assert_trace_refused(&format!("{header}\n{row}\n"), &expected);
    }
}

#[test]
fn a_bad_line_beyond_the_limit_is_found_too() {
    let folder = Folder::new().with("t.csv", "ContextTokens,GeneratedTokens\n1,1\n1,x\n");
    assert_refused(
        &folder,
        &["--trace", "t.csv", "--limit", "1"],
        &format!("t.csv:3:2: GeneratedTokens: expected a whole number from 0 to {MAX}, found 'x'"),
    );
}

#[test]
fn files_that_cannot_be_read_are_named() {
    let folder = Folder::new();
    for args in [["--datanet", "no.csv=1"], ["--trace", "no.csv"]] {
        let output = demo(&folder, &args);
        assert_eq!((output.code, output.stdout.as_str()), (Some(2), ""));
        assert!(
            output.stderr.starts_with("error: no.csv: "),
            "{}",
            output.stderr
        );
    }
}

#[test]
fn arguments_are_checked() {
    let folder = Folder::new().with("d.csv", format!("account_hex,weight\n{A},1\n"));
    for (args, expected) in [
        (["--datanet", "d.csv"], "expected FILE.csv=WEIGHT"),
        (["--datanet", "=1"], "expected FILE.csv=WEIGHT"),
        (
            ["--datanet", "d.csv=0"],
            "expected a weight from 1 to 4294967295, found '0'",
        ),
        (
            ["--datanet", "d.csv=4294967296"],
            "expected a weight from 1 to 4294967295",
        ),
        (["--datanet", "d.csv=-1"], "found '-1'"),
        (["--datanet", "d.csv=+1"], "found '+1'"),
        (["--datanet", "d.csv="], "found ''"),
        (["--royalty", "5001"], "5001 is not in 0..=5000"),
        (["--influence", "5001"], "5001 is not in 0..=5000"),
        (["--influence", "some"], "invalid digit"),
        (["--agents", "10001"], "10001 is not in 0..=10000"),
        (["--agents", "-1"], "unexpected argument"),
        (["--agents", "some"], "invalid digit"),
        (["--batch", "0"], "0 is not in 1..=100"),
        (["--batch", "101"], "101 is not in 1..=100"),
        (["--limit", "0"], "0 is not in 1.."),
        (["--limit", "some"], "invalid digit"),
    ] {
        let output = demo(&folder, &args);
        assert_eq!(
            (output.code, output.stdout.as_str()),
            (Some(2), ""),
            "{args:?}"
        );
        assert!(
            output.stderr.contains(expected),
            "{args:?}: {}",
            output.stderr
        );
    }
    assert_refused(
        &folder,
        &["--datanet", "d.csv=1", "--royalty", "1"],
        "expected at least 2 datanets for a royalty, found 1",
    );
    let many = ["--datanet", "d.csv=1"].repeat(33);
    assert_refused(&folder, &many, "expected at most 32 datanets, found 33");
}

#[test]
fn a_build_that_fails_is_another_failure() {
    let folder = Folder::new().with("t.csv", "ContextTokens,GeneratedTokens\n1,1\n");
    let output = demo(&folder, &["--trace", "t.csv"]);
    assert_eq!((output.code, output.stdout.as_str()), (Some(1), ""));
    assert!(output.stderr.contains("cargo"), "{}", output.stderr);
}

#[test]
fn options_for_a_chain_are_refused() {
    let expected = "--node: this command reaches no chain; leave it out";
    let args = ["--limit", "1", "--node", "http://127.0.0.1:1"];
    assert_refused(&Folder::new(), &args, expected);
}
