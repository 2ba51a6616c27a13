//! The shipped input, and the shape of the report.

use crate::run::{Folder, amount, command};
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::process::Stdio;

#[test]
fn shipped_input_is_split_to_the_unit() {
    let report = Folder::new()
        .demo_one_by_one(&["--limit", "20", "--json"])
        .json();

    assert_eq!(report["queries"], 20);
    assert_eq!(report["contributors"], 3_519);
    // the first 20 requests of the trace: 66 thousand tokens
    assert_eq!(report["units"], 66);
    assert_eq!(amount(&report["fees_in"]), 66 * 2_500);
    assert_eq!(report["conserved"], true);
    assert_eq!(
        amount(&report["fees_in"]),
        amount(&report["paid_out"]) + amount(&report["held"])
    );
    assert_eq!(amount(&report["waiting"]), 0);
    // everyone may be owed a fraction of a unit, and no more
    assert!(amount(&report["held"]) < 3_519 + 4);
    // one person is in both datanets; two curators, the operator and the protocol come to the others
    assert_eq!(report["exact"]["recipients"], 3_518 + 4);
    assert_eq!(report["exact"]["equal"], 3_518 + 4);
    assert_eq!(report["exact"]["holds"], true);
    assert_eq!(amount(&report["protocol"]), 66 * 2_500 / 50);
    assert_eq!(amount(&report["operator"]), 66 * 2_500 / 5);
    assert_gas(&report["gas"]["record_query"]);
    assert_gas(&report["gas"]["claim"]);
    assert_datanets(&report);
}

#[track_caller]
fn assert_gas(spread: &Value) {
    let [min, median, max] = ["min", "median", "max"].map(|key| spread[key].as_u64().unwrap());
    assert!(0 < min && min <= median && median <= max, "{spread}");
}

#[track_caller]
fn assert_datanets(report: &Value) {
    let datanets = report["datanets"].as_array().unwrap();
    let facts: Vec<_> = datanets
        .iter()
        .map(|datanet| {
            (
                datanet["name"].as_str().unwrap(),
                datanet["contributors"].as_u64().unwrap(),
                datanet["total_weight"].as_u64().unwrap(),
                datanet["lineage_weight"].as_u64().unwrap(),
            )
        })
        .collect();
    let tldr_pages = ("tldr-pages", 3_447, 22_645, 3);
    let promptsource = ("promptsource", 72, 695, 1);
    assert_eq!(facts, [tldr_pages, promptsource]);

    let mut paid = amount(&report["protocol"]) + amount(&report["operator"]);
    for datanet in datanets {
        let contributors = u128::from(datanet["contributors"].as_u64().unwrap());
        let (income, out) = (amount(&datanet["income"]), amount(&datanet["paid"]));
        assert!(
            out <= income + 1 && income - out <= contributors,
            "{datanet}"
        );
        paid += out + amount(&datanet["curator"]);

        let top = datanet["top"].as_array().unwrap();
        let amounts: Vec<_> = top.iter().map(|entry| amount(&entry["paid"])).collect();
        assert!(amounts.is_sorted_by(|a, b| a >= b), "{datanet}");
        assert!(amounts.contains(&amounts[0].max(amount(&datanet["median"]["paid"]))));
        assert!(amount(&datanet["smallest"]["paid"]) <= amount(&datanet["median"]["paid"]));
    }
    // what the events tell of each role and what the balances tell of all
    assert_eq!(paid, amount(&report["paid_out"]));
}

#[test]
fn people_get_a_report_in_tokens() {
    let output = Folder::new().demo_one_by_one(&["--limit", "1"]).success();
    for text in [
        "1 recorded queries",
        "fees in",
        "0.012500",
        "all 3,447 contributors",
        "all 72 contributors",
        "smallest",
        "recorded queries a second",
        "conservation holds",
        "3,522 of 3,522 recipients",
        "some 60,000 on wasmd",
    ] {
        assert!(output.stdout.contains(text), "{text}: {}", output.stdout);
    }
}

#[test]
fn a_reader_that_stops_early_is_no_failure() {
    let folder = Folder::new()
        .with(
            "d.csv",
            format!("account_hex,weight\n{},1\n", "01".repeat(20)),
        )
        .with("t.csv", "ContextTokens,GeneratedTokens\n1,1\n");
    let mut child = command(&["--datanet", "d.csv=1", "--trace", "t.csv"])
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let errors = BufReader::new(child.stderr.take().unwrap()).lines().count();
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert_eq!(errors, 0);
}

#[test]
fn help_tells_what_gas_leaves_out() {
    let output = Folder::new().demo(&["--help"]).success();
    assert!(output.stdout.contains("60,000 gas more on wasmd"));
    assert!(output.stdout.contains("FILE:LINE:COLUMN"));
    for option in [
        "--royalty <BPS>",
        "--influence <BPS>",
        "--agents <N>",
        "--batch <N>",
        "--contributors <N>",
    ] {
        assert!(output.stdout.contains(option), "{option}");
    }
}
