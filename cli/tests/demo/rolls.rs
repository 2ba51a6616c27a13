//! A roll of many contributors, side by side with one.

use crate::run::{Finished, Folder, amount, command};
use serde_json::Value;

fn report(folder: &Folder, contributors: &str, limit: &str) -> Value {
    let args = ["--contributors", contributors, "--limit", limit, "--json"];
    folder.demo(&args).json()
}

#[test]
fn a_roll_is_paid_to_the_unit_for_the_gas_of_one() {
    let report = report(&Folder::new(), "5000", "50");

    assert_eq!(report["contributors"], 5_000);
    assert_eq!(report["queries"], 50);
    assert_eq!(report["same_gas"], 50);
    for (side, contributors, recipients) in [("direct", 1, 4), ("one", 1, 4), ("many", 5_000, 203)]
    {
        let side = &report[side];
        assert_eq!(side["contributors"], contributors);
        assert_eq!(side["conserved"], true, "{side}");
        assert_eq!(side["exact"]["holds"], true, "{side}");
        assert_eq!(side["exact"]["recipients"], recipients);
        assert_eq!(side["exact"]["equal"], recipients);
        // the first 50 requests of the trace: 153 thousand tokens
        assert_eq!(amount(&side["fees_in"]), 153 * 2_500);
        let (out, held) = (amount(&side["paid_out"]), amount(&side["held"]));
        assert_eq!(amount(&side["fees_in"]), out + held);
        let parts = ["protocol", "operator", "curator", "paid"].map(|part| amount(&side[part]));
        assert_eq!(parts.iter().sum::<u128>(), out);
    }
    // one contributor gets all; of many, those who didn't enrol leave theirs in the contract
    assert_eq!(amount(&report["one"]["held"]), 0);
    assert_eq!(
        amount(&report["roll"]["due"]),
        amount(&report["one"]["paid"])
    );
    let left = amount(&report["roll"]["due"]) - amount(&report["many"]["paid"]);
    assert_eq!(amount(&report["many"]["held"]), left);
    assert_sample(&report);
    assert_gas(&report);
}

#[track_caller]
fn assert_sample(report: &Value) {
    let roll = &report["roll"];
    assert_eq!(roll["holds"], true);
    assert_eq!(roll["drawn_from"], 3_519);
    assert_eq!(roll["root"].as_str().unwrap().len(), 64);
    // 2 · 5,000 − 5 nodes, and a root over them that is no power of two of leaves: 40 bytes each
    assert!(roll["level_file_bytes"].as_u64().unwrap() >= 40 * 9_995);
    assert_eq!(roll["proof"]["max"], 13);

    let number = |leaf: &Value, key: &str| leaf[key].as_u64().unwrap();
    let sample = report["sample"].as_array().unwrap();
    assert_eq!(sample.len(), 200);
    let places: Vec<_> = sample.iter().map(|l| number(l, "leaf_index")).collect();
    assert!(places.is_sorted_by(|a, b| a < b));
    assert_eq!((places[0], places[199]), (0, 4_999));
    let largest = sample.iter().find(|l| l["leaf_index"] == roll["largest"]);
    let most = sample.iter().map(|l| number(l, "weight")).max();
    assert_eq!(largest.map(|l| number(l, "weight")), most);

    // weight × the roll's earnings / its total weight, rounded down
    let total = u128::from(number(roll, "total_weight"));
    for leaf in sample {
        let weight = u128::from(number(leaf, "weight"));
        let due = amount(&roll["due"]) * weight / total;
        assert_eq!(amount(&leaf["paid"]), due, "{leaf}");
    }
}

#[track_caller]
fn assert_gas(report: &Value) {
    let gas = |side: &str, what: &str| report[side][what]["median"].as_u64();
    assert_eq!(
        report["one"]["record_query"],
        report["many"]["record_query"]
    );
    assert_eq!(gas("direct", "enrol"), None);
    for (side, what) in [("one", "enrol"), ("many", "enrol"), ("many", "claim")] {
        assert!(gas(side, what).unwrap() > 0);
    }
    let alone = &report["one_by_one"];
    let list = alone["measured"]["gas"].as_u64().unwrap();
    assert_eq!(alone["list"], 200);
    assert_eq!(alone["calculated"]["gas"], list * 25);
    assert_eq!(alone["calculated_messages"], 25);
    assert!(report["many"]["register"]["gas"].as_u64().unwrap() < list / 10);
}

#[test]
fn two_runs_differ_in_nothing_but_the_machine() {
    let folder = Folder::new();
    let mut runs = [0, 1].map(|_| report(&folder, "700", "3"));
    for run in &mut runs {
        assert!(run["machine"].is_object());
        run.as_object_mut().unwrap().remove("machine");
    }
    assert_eq!(runs[0], runs[1]);
    assert!(folder.entries().is_empty(), "nothing is left behind");
}

#[test]
fn few_contributors_all_enrol() {
    for (contributors, held) in [("1", 0), ("3", 2)] {
        let report = report(&Folder::new(), contributors, "2");
        let count: usize = contributors.parse().unwrap();
        assert_eq!(report["sample"].as_array().unwrap().len(), count);
        // fractions of units
        assert!(amount(&report["many"]["held"]) <= held);
        assert_eq!(report["many"]["exact"]["holds"], true);
    }
}

#[test]
fn people_get_tables() {
    let output = Folder::new()
        .demo(&["--contributors", "5000", "--limit", "1"])
        .success();
    for text in [
        "200 of 5,000, who enrolled and claimed",
        "drawn from the weights of 3,519 real ones",
        "leaves a second",
        "5,000 contributors,",
        "CALCULATED",
        "calculated: 5,000 / 200 times what one list took",
        "conservation holds",
        "exactness holds: 211 of 211",
        "the roll's earnings hold",
        "constant gas holds: 1 of 1 queries",
    ] {
        assert!(output.stdout.contains(text), "{text}: {}", output.stdout);
    }
}

#[test]
fn a_trace_of_ones_own_is_replayed() {
    let folder = Folder::new().with("t.csv", "ContextTokens,GeneratedTokens\n999,1\n1000,1\n");
    let args = ["--contributors", "2", "--trace", "t.csv", "--json"];
    assert_eq!(folder.demo(&args).json()["units"], 3);
}

#[test]
fn counts_have_bounds_and_other_datanets_have_no_place() {
    for (args, expected) in [
        (&["0"][..], "0 is not in 1..=10000000"),
        (&["10000001"], "10000001 is not in 1..=10000000"),
        (&["some"], "invalid digit"),
        (&["1", "--datanet", "d.csv=1"], "cannot be used with"),
        (&["1", "--royalty", "0"], "cannot be used with"),
        (&["1", "--influence", "0"], "cannot be used with"),
        (&["1", "--agents", "0"], "cannot be used with"),
        (&["1", "--batch", "1"], "cannot be used with"),
        (&["1", "--trace", "no.csv"], "error: no.csv: "),
    ] {
        let mut command = command(&["--contributors"]);
        // where nothing can be built: an exit code of 2 shows that nothing was tried
        let command = command.args(args).env("CARGO", "/nowhere/cargo");
        let output = Finished::from(command.output().unwrap());
        assert_eq!((output.code, output.stdout.as_str()), (Some(2), ""));
        assert!(
            output.stderr.contains(expected),
            "{args:?}: {}",
            output.stderr
        );
    }
}
