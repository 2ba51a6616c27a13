//! Agents: prepaid accounts, limits, batches, and what is left out of them.

use crate::run::{Folder, amount};
use serde_json::{Value, json};

const HEX: &str = "0101010101010101010101010101010101010101";

/// As many requests, a second apart, of 1, 2, 3, 1, 2, 3, … units.
fn folder(requests: u64) -> Folder {
    let rows: String = (0..requests)
        .map(|number| format!("{},1\n", number % 3 * 1_000 + 500))
        .collect();
    Folder::new()
        .with("d.csv", format!("account_hex,weight\n{HEX},3\n"))
        .with("t.csv", format!("ContextTokens,GeneratedTokens\n{rows}"))
}

fn demo(requests: u64, args: &str) -> Value {
    let args = format!("--datanet d.csv=1 --trace t.csv --json {args}");
    let args: Vec<_> = args.split_whitespace().collect();
    folder(requests).demo(&args).json()
}

#[track_caller]
fn assert_books(report: &Value) {
    let sum = |keys: &[&str]| keys.iter().map(|key| amount(&report[key])).sum::<u128>();
    assert_eq!(
        sum(&["fees_in", "deposited"]),
        sum(&["paid_out", "returned", "prepaid", "held"])
    );
    assert_eq!(report["conserved"], true);
    assert_eq!(report["exact"]["holds"], true);
    let agents = &report["agents"];
    assert_eq!(
        amount(&agents["charged"]),
        sum(&["deposited"]) - sum(&["returned", "prepaid"])
    );
    assert_eq!(agents["settled"], agents["agents"]);
    assert_eq!(agents["unexpected"], 0);
    assert_eq!(agents["holds"], true);
}

#[test]
fn refused_charges_are_left_out_and_counted_by_reason() {
    // agents 1 and 4 ask for a unit at a time, 2 and 5 for two, 3 for three
    let report = demo(60, "--agents 6 --batch 7");
    assert_books(&report);

    let agents = &report["agents"];
    assert_eq!(agents["agents"], 6);
    assert_eq!(agents["batches"], 60_u64.div_ceil(7));
    let refused = |why: &str, agents: u64, charges: u64, units: u64| json!({"why": why, "agents": agents, "charges": charges, "amount": (units * 2_500).to_string()});
    assert_eq!(
        agents["refused"],
        json!([
            refused("over_balance", 1, 5, 5 * 2),
            refused("no_allowance", 1, 5, 5 * 3),
            refused("over_budget", 1, 9, 9),
            refused("over_charge_max", 1, 10, 10 * 2),
        ])
    );
    assert_eq!(agents["asked"], 60);
    assert_eq!(agents["charges"], 60 - 29);
    assert_eq!(agents["units"], 120 - 54);
    assert_eq!(amount(&agents["charged"]), (120 - 54) * 2_500);
    assert_eq!(amount(&report["deposited"]), 120 * 2_500 * 5 / 4);
    assert_eq!(amount(&report["prepaid"]), 0);
    // the first of them has its deposit from the sponsor
    assert_eq!(agents["sponsored"], 1);
    assert_eq!(amount(&agents["by_sponsor"]), 10 * 2_500 * 5 / 4);
}

#[test]
fn budgets_begin_anew_with_each_period() {
    // the fourth of six asks for one unit 167 times, and may spend one in 600 of the 1,000 seconds
    let report = demo(1_000, "--agents 6 --batch 100");
    assert_books(&report);
    let refused = report["agents"]["refused"].as_array().unwrap();
    let budget = refused.iter().find(|r| r["why"] == "over_budget").unwrap();
    assert_eq!(budget["charges"], 167 - 2);
}

#[test]
fn a_query_in_a_batch_takes_less_gas_than_one_paid_by_itself() {
    let report = demo(300, "--agents 150");
    assert_books(&report);
    let median = |gas: &Value| gas["median"].as_u64().unwrap();
    let gas = &report["agents"]["gas"];
    let alone = median(&report["gas"]["record_query"]);
    assert!(median(&gas["charge"]) * 5 < alone, "{gas} {alone}");
    assert!(median(&gas["batch"]) > alone, "{gas} {alone}");
    for message in ["deposit", "set_allowance", "withdraw"] {
        assert!(median(&gas[message]) > 0, "{message}");
    }
    let batches = gas["all_batches"].as_u64().unwrap();
    assert!(batches <= 3 * gas["batch"]["max"].as_u64().unwrap());
}

#[test]
fn batches_of_one_are_refused_whole() {
    let report = demo(12, "--agents 4 --batch 1");
    assert_books(&report);
    let agents = &report["agents"];
    let refused = 12 - agents["charges"].as_u64().unwrap();
    assert!(refused > 0);
    assert_eq!(agents["batches_refused"], refused);
    assert_eq!(agents["batches"], agents["charges"]);
}

#[test]
fn agents_are_no_more_than_requests_and_may_be_none() {
    let report = demo(3, "--agents 400");
    assert_books(&report);
    assert_eq!(report["agents"]["agents"], 3);

    let report = demo(3, "--agents 0");
    assert_eq!(report["agents"], Value::Null);
    assert_eq!(amount(&report["deposited"]), 0);
    assert_eq!(report["conserved"], true);
    let args = ["--datanet", "d.csv=1", "--trace", "t.csv", "--agents", "0"];
    let text = folder(3).demo(&args).success().stdout;
    assert!(!text.contains("prepaid"), "{text}");
    assert!(!text.contains("batch"), "{text}");
}

#[test]
fn agents_and_their_gateway_may_contribute_too() {
    let accounts = ["agent 1", "agent 2", "sponsor", "gateway"];
    let api = embedded_chain::Bech32Api::default();
    let rows = accounts.map(|name| format!("{},1\n", api.account(name)));
    let folder = folder(40).with("d.csv", format!("address,weight\n{}", rows.concat()));
    let args = ["--datanet", "d.csv=1", "--trace", "t.csv", "--agents", "4"];
    let report = folder.demo(&[&args[..], &["--json"]].concat()).json();
    assert_books(&report);
    assert_eq!(report["exact"]["equal"], 4 + 3);
}

#[test]
fn pots_of_batches_are_shared_too() {
    let report = demo(90, "--agents 30 --batch 10 --influence 2000");
    assert_books(&report);
    let influence = &report["influence"];
    assert_eq!(influence["on_batches"]["count"], 9);
    let count = |what: &str| influence[what]["count"].as_u64().unwrap();
    // one by itself and half of the others, of the requests and of the batches
    assert_eq!(count("attributed"), (1 + 45) + (1 + 4));
    assert_eq!(count("released"), 44 + 4);
    assert_eq!(count("waiting"), 0);
    let pots = &report["agents"]["shown"]["receipt"]["datanets"][0]["influence"];
    assert_eq!(pots["total_score"], 100);
}

#[test]
fn one_charge_has_its_part_of_a_batches_receipt() {
    let report = demo(20, "--agents 10 --batch 10");
    assert_books(&report);
    let shown = &report["agents"]["shown"];
    assert_eq!(shown["record_id"], 20 + 1);
    // one may ask for less than it does
    assert_eq!(shown["charges"], 9);
    let charge = &shown["receipt"]["charge"];
    let paid = amount(&charge["charge"]["amount"]);
    let (whole, part) = (&shown["receipt"]["amount"], &charge["amount"]);
    let number = |text: &Value| text.as_str().unwrap().parse::<f64>().unwrap();
    let expected = number(whole) * paid as f64 / amount(&shown["receipt"]["paid"]) as f64;
    assert!((number(part) - expected).abs() < 1e-6, "{shown}");
}

#[test]
fn people_read_what_agents_paid_and_why_some_were_refused() {
    let args = "--datanet d.csv=1 --trace t.csv --agents 5 --batch 5 --influence 1000";
    let args: Vec<_> = args.split_whitespace().collect();
    let text = folder(30).demo(&args).success().stdout;
    for part in [
        "charged in 6 batches",
        "deposited by a sponsor",
        "refused: it had withdrawn its money",
        "refused: it had revoked its allowance",
        "refused: over the budget of its period",
        "refused: over the most in one charge",
        "paid by itself   in a batch   a whole batch",
        "comes on top once per transaction",
        "after its pot was attributed",
        "of it through one charge in the batch",
        "withdrawn by agents",
        "0 prepaid, by the contract's word",
        "30 of 30 charges were taken or refused as computed apart from the contract",
        "5 of 5 agents got back exactly what was deposited and not charged",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
}
