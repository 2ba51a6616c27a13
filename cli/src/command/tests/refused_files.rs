//! Files and lists that are refused.

use super::files::Files;
use super::refusals::assert_refused;

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
