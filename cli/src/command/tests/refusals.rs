//! What is refused before anything is sent, and what the refusal says.

use super::files::Files;
use super::run::refused;

#[track_caller]
pub fn assert_refused(files: &Files, line: &str, parts: &[&str]) {
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
