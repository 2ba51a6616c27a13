//! What is refused before anything is sent, and what the refusal says.

use super::files::Files;
use super::run::refused;

#[track_caller]
fn assert_refused(files: &Files, line: &str, parts: &[&str]) {
    let error = refused(files, line);
    for part in parts {
        assert!(error.contains(part), "{line}\n{error}");
    }
}

#[test]
fn values_that_an_option_cannot_hold_are_named() {
    let files = Files::new();
    for (line, parts) in [
        (
            "account deposit --amount 1.5",
            &["--amount <AMOUNT>", "base units", "type 1500000 for 1.5"][..],
        ),
        (
            "query preview --model 1 --amount 1,000",
            &["whole numbers of the token's base units"],
        ),
        ("account withdraw --amount 0", &["base units from 1"]),
        (
            "allowance set --model 1 --per-charge-max 5 --budget 1e6",
            &["--budget", "whole numbers"],
        ),
        (
            "contribution submit --datanet 1 --hash abc",
            &["64 hex digits or base64 of 32 bytes", "3 characters"],
        ),
        (
            "query send --model 1 --id q --digest 00",
            &["--digest", "64 hex digits"],
        ),
        ("earnings alice", &["<ADDRESS>", "is not bech32"]),
        (
            "earnings wasm1qyqszqgpqyqszqgpqyqszqgpqyqszqgpc0styg",
            &["checksum"],
        ),
        ("claim --token TOKENx", &["--token", "is not bech32"]),
        (
            "datanet update --datanet 1 --notice 1w",
            &["as in 7d, 36h, 90m or 3600 (seconds)"],
        ),
        (
            "datanet update --datanet 1 --notice 366d",
            &["0 to 365d", "31622400 seconds"],
        ),
        (
            "datanet register --name a --attribution-window 30m",
            &["1h to 90d", "1800 seconds"],
        ),
        (
            "allowance set --model 1 --per-charge-max 5 --budget 5 --period 30s",
            &["1m or more"],
        ),
        (
            "allowance set --model 1 --per-charge-max 5 --budget 5 --expires-at tomorrow",
            &["2027-01-31T12:00:00Z"],
        ),
        ("datanet show --datanet 0", &["0 is not in 1.."]),
        (
            "datanet register --name a --curator-fee-bps 1001",
            &["1001 is not in 0..=1000"],
        ),
        (
            "datanet register --name a --parent 3",
            &["ID:BPS, as in 3:500 for 5 %"],
        ),
        (
            "datanet register --name a --parent 3:5001",
            &["basis points from 1 to 5000, found '5001'"],
        ),
        (
            "model register --name a --operator-fee-bps 0 --datanet 1:0",
            &["a weight from 1 to 4294967295, found '0'"],
        ),
        (
            "influence attribute --model 1 --datanet 1 --record 1 --score ALICE",
            &["ADDRESS:SCORE"],
        ),
        (
            "influence release --model 1 --datanet 1 --record 9-5",
            &["a range as in 5-9"],
        ),
        (
            "influence release --model 1 --datanet 1 --record 1-101",
            &["at most 100 records"],
        ),
        (
            "query send --model 1 --id 'q 1'",
            &["1 to 64 of A-Z a-z 0-9 . _ : -"],
        ),
        (
            "query send --model 1 --id q --units 0",
            &["0 is not in 1.."],
        ),
        ("datanet register --name ''", &["1 to 128 bytes, found 0"]),
        (
            "datanet register --name ' a'",
            &["neither control characters nor blanks"],
        ),
    ] {
        assert_refused(&files, line, parts);
    }
}

#[test]
fn words_that_do_not_go_together_are_refused() {
    let files = Files::new();
    for (line, part) in [
        ("datanet update --datanet 1", "required"),
        ("model update --model 1", "required"),
        ("config update", "required"),
        ("datanet nominate --datanet 1", "required"),
        (
            "datanet nominate --datanet 1 BOB --none",
            "cannot be used with",
        ),
        ("payout set", "required"),
        (
            "datanet list --curator ALICE --parent 1",
            "cannot be used with",
        ),
        ("query show --model 1", "required"),
        ("query show --model 1 --payer ALICE", "required"),
        (
            "query show --model 1 --record 1 --payer ALICE --id q",
            "cannot be used with",
        ),
        (
            "datanet weight-at --datanet 1 ALICE --height 1 --version 1",
            "cannot be used with",
        ),
        ("model register --name a --operator-fee-bps 0", "required"),
        (
            "model register --name a --operator-fee-bps 0 --datanet 1:1 --unit-price 5",
            "--unit <TEXT>",
        ),
        (
            "model update --model 1 --no-unit-price --unit-price 5 --unit q",
            "cannot be used with",
        ),
        ("contribution review --datanet 1", "required"),
        (
            "contribution review --datanet 1 verdicts.csv --accept 1:1",
            "cannot be used with",
        ),
        (
            "contribution submit --datanet 1 --hash HASH --file robin.wav",
            "cannot be used with",
        ),
        (
            "contribution submit --datanet 1",
            "expected --file PATH or --hash HASH: what is submitted",
        ),
        (
            "influence attribute --model 1 --datanet 1 --record 1",
            "required",
        ),
        (
            "influence attribute --model 1 --datanet 1 scores.csv",
            "--record",
        ),
        (
            "roll enrol birds-roll --datanet 1 --roll 1",
            "expected ADDRESS or --index N: whose leaf",
        ),
        (
            "roll enrol proof.json BOB --datanet 1 --roll 1",
            "proof.json: a proof is of one leaf, expected neither",
        ),
        (
            "roll enrol birds-roll ALICE --index 1 --datanet 1 --roll 1",
            "cannot be used with",
        ),
        (
            "roll enrol birds-roll OTHER --datanet 1 --roll 1",
            "birds-roll/leaves.csv: expected a leaf of OTHER",
        ),
        (
            "roll enrol birds-roll --index 2 --datanet 1 --roll 1",
            "a leaf index below 2, found 2",
        ),
    ] {
        assert_refused(&files, line, &[part]);
    }
}

#[test]
fn a_malformed_file_is_named_with_its_place() {
    let files = Files::new();
    for (file, text, expected) in [
        (
            "w.csv",
            "",
            "w.csv:1:1: expected a header line, found an empty file",
        ),
        (
            "w.csv",
            "address\nALICE\n",
            "w.csv:1:1: expected a column weight or commits",
        ),
        (
            "w.csv",
            "address,weight\nALICE\n",
            "w.csv:2:2: expected 2 fields as in the header, found 1",
        ),
        (
            "w.csv",
            "address,weight\nALICE,1.5\n",
            "w.csv:2:2: weight: expected a whole number from 0 to 9007199254740991, found '1.5'",
        ),
        (
            "w.csv",
            "address,weight\nbob,1\n",
            "w.csv:2:1: address: expected an address of the chain in bech32, found 'bob'",
        ),
        (
            "w.csv",
            "address,weight\nALICE,1\n\nALICE,2\n",
            "w.csv:4:1: address: expected each address once, found ALICE on line 2 too",
        ),
    ] {
        files.write(file, text);
        assert_refused(&files, "datanet weights set --datanet 1 w.csv", &[expected]);
    }
    files.write("w.csv", "address,weight\nALICE,0\n");
    assert_refused(
        &files,
        "datanet register --name a --contributors w.csv",
        &["w.csv:2:2: weight: expected a whole number from 1"],
    );
    assert_refused(
        &files,
        "datanet weights set --datanet 1 missing.csv",
        &["missing.csv: No such file"],
    );

    for (text, expected) in [
        (
            "payer,id\nALICE,q\n",
            "c.csv:1:1: expected a column query_id in the header",
        ),
        (
            "payer,query_id\nALICE,q 1\n",
            "c.csv:2:2: query_id: expected 1 to 64 of",
        ),
        (
            "payer,query_id,units\nALICE,q,0\n",
            "c.csv:2:3: units: expected a whole number from 1",
        ),
        (
            "payer,query_id,digest\nALICE,q,00\n",
            "c.csv:2:3: digest: expected 64 hex digits",
        ),
        (
            "payer,query_id\nALICX,q\n",
            "c.csv:2:1: payer: expected an address",
        ),
    ] {
        files.write("c.csv", text);
        assert_refused(&files, "query charge --model 1 c.csv", &[expected]);
    }

    for (text, expected) in [
        (
            "contribution_id,verdict\n4,maybe\n",
            "v.csv:2:2: verdict: expected accepted or rejected, found 'maybe'",
        ),
        (
            "contribution_id,verdict\n4,accepted\n",
            "v.csv:1:1: expected a column weight",
        ),
        (
            "contribution_id,verdict,weight\n4,rejected,\n",
            "v.csv:1:1: expected a column reason",
        ),
        (
            "contribution_id,verdict,weight\n4,accepted,0\n",
            "v.csv:2:3: weight: expected a whole number from 1",
        ),
        (
            "contribution_id,verdict,reason\n4,rejected,\n",
            "v.csv:2:3: reason: expected 1 to 512 bytes",
        ),
    ] {
        files.write("v.csv", text);
        assert_refused(&files, "contribution review --datanet 1 v.csv", &[expected]);
    }

    files.write("s.csv", "address,score\nALICE,-1\n");
    assert_refused(
        &files,
        "influence attribute --model 1 --datanet 1 --record 1 s.csv",
        &["s.csv:2:2: score: expected a whole number from 1"],
    );
}

/// So many rows after a header.
fn rows(header: &str, count: usize, row: impl Fn(usize) -> String) -> String {
    let rows = (1..=count).map(|place| row(place) + "\n");
    format!("{header}\n{}", rows.collect::<String>())
}

#[test]
fn a_list_longer_than_a_message_takes_is_refused() {
    let files = Files::new();
    let charges = |count| rows("payer,query_id", count, |place| format!("ALICE,q-{place}"));
    files.write("100.csv", &charges(100));
    files.write("101.csv", &charges(101));
    assert!(super::run::call(&files, "query charge --model 1 100.csv").is_ok());
    assert_refused(
        &files,
        "query charge --model 1 101.csv",
        &["101.csv:102:1: expected at most 100 charges in one message, found another"],
    );

    let verdicts = rows("contribution_id,verdict,reason", 101, |id| {
        format!("{id},rejected,no")
    });
    files.write("v.csv", &verdicts);
    assert_refused(
        &files,
        "contribution review --datanet 1 v.csv",
        &["v.csv:102:1: expected at most 100 verdicts"],
    );
    files.write(
        "s.csv",
        &rows("address,score", 33, |score| format!("ALICE,{score}")),
    );
    assert_refused(
        &files,
        "influence attribute --model 1 --datanet 1 --record 1 s.csv",
        &["s.csv:34:1: expected at most 32 scores"],
    );

    for (line, option, count, expected) in [
        (
            "datanet register --name a",
            " --attestor ALICE",
            17,
            "at most 16 attestors",
        ),
        (
            "datanet register --name a",
            " --parent 1:5",
            5,
            "at most 4 parents",
        ),
        (
            "model register --name a --operator-fee-bps 0",
            " --datanet 1:1",
            33,
            "at most 32 datanets",
        ),
        (
            "model update --model 1",
            " --gateway BOB",
            17,
            "at most 16 gateways",
        ),
        ("claim", " --datanet 1", 31, "at most 30 datanets"),
        (
            "contribution review --datanet 1",
            " --accept 1:1",
            101,
            "at most 100 verdicts",
        ),
        (
            "influence release --model 1 --datanet 1",
            " --record 1-60",
            2,
            "at most 100 records",
        ),
    ] {
        let line = format!("{line}{}", option.repeat(count));
        assert_refused(
            &files,
            &line,
            &[expected, "in one message, found", "send the rest"],
        );
    }
}

#[test]
fn without_a_deployment_the_token_has_to_be_named() {
    use crate::command::Words;
    use clap::Parser;

    #[derive(Parser)]
    struct Line {
        #[command(subcommand)]
        words: Words,
    }
    for line in [
        "t account withdraw",
        "t allowance revoke --model 1",
        "t allowance set --model 1 --per-charge-max 1 --budget 1",
        "t datanet pool --datanet 1",
        "t model register --name a --operator-fee-bps 0 --datanet 1:1 --unit-price 5 --unit q",
    ] {
        let words = Line::try_parse_from(line.split(' ')).map(|line| line.words);
        let refused = words.unwrap().call(None).err().unwrap();
        assert!(refused.is::<crate::input::InputError>());
        let expected = "expected --token: the cw20 address of the fee token";
        assert_eq!(refused.to_string(), expected, "{line}");
    }
}
