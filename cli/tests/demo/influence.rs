//! Royalties and influence: who was paid for them, and what a receipt says of it.

use crate::run::{Folder, amount};
use serde_json::{Value, json};

const HEX_A: &str = "0101010101010101010101010101010101010101";
const HEX_32: &str = "0202020202020202020202020202020202020202020202020202020202020202";
const TRACE: &str = "ContextTokens,GeneratedTokens\n999,1\n1000,1\n";

fn own_files() -> Folder {
    Folder::new()
        .with(
            "parent.csv",
            format!("account_hex,commits\n{HEX_A},3\n{HEX_32},1\n"),
        )
        .with("child.csv", format!("account_hex,weight\n{HEX_32},7\n"))
        .with("trace.csv", TRACE)
}

fn pots(count: u64, amount: u64) -> Value {
    json!({"count": count, "amount": amount.to_string()})
}

#[test]
fn own_datanets_may_have_royalties_and_influence() {
    let args = "--datanet parent.csv=1 --datanet child.csv=3 --trace trace.csv --json \
                --royalty 1000 --influence 2000";
    let args: Vec<_> = args.split_whitespace().collect();
    let report = own_files().demo_one_by_one(&args).json();

    // 78 % of 7,500 run over the route, 13 : 27, for 10 % of the child's 30 are its parent's; 5 % are the curators'
    let [parent, child] = [&report["datanets"][0], &report["datanets"][1]];
    assert_eq!(amount(&parent["curator"]), 31 + 63);
    assert_eq!(amount(&child["curator"]), 65 + 131);
    assert_eq!(amount(&parent["paid"]), 1_355 + 451);
    assert_eq!(amount(&child["paid"]), 3_752);
    let royalty = json!([{"datanet_id": 1, "royalty_bps": 1_000}]);
    assert_eq!(
        (&parent["parents"], &child["parents"]),
        (&json!([]), &royalty)
    );
    assert_eq!(report["conserved"], true);
    assert_eq!(report["exact"]["equal"], 2 + 4);
    assert_eq!(amount(&report["waiting"]), 0);

    let influence = &report["influence"];
    assert_eq!(influence["pots"], pots(2, 250 + 500));
    assert_eq!(influence["attributed"], pots(2, 250 + 500));
    assert_eq!(influence["waiting"], pots(0, 0));
    // the larger pot: 60 of 100 for its only contributor, who has the rest by weight
    let shown = &influence["shown"];
    assert_eq!(shown["record_id"], 2);
    assert_eq!(shown["pending"]["waiting"], "500");
    assert_eq!(shown["attributed"]["waiting"], "0");
    let credited = |receipt: &Value| receipt["datanets"][1]["influence"]["amount"].clone();
    assert_eq!(credited(&shown["pending"]), "0");
    assert_eq!(credited(&shown["attributed"]), "500");
}

#[test]
fn own_datanets_have_neither_unless_told() {
    let args = [
        "--datanet",
        "parent.csv=1",
        "--trace",
        "trace.csv",
        "--json",
    ];
    let report = own_files().demo(&args).json();
    assert_eq!(report["influence"], Value::Null);
    assert_eq!(report["datanets"][0]["influence_bps"], 0);
    assert_eq!(report["datanets"][0]["parents"], json!([]));
}

#[test]
fn contributors_beyond_one_message_join_after_the_notice() {
    let rows: String = (0..401)
        .map(|number| format!("{number:040x},{}\n", number % 7 + 1))
        .collect();
    let folder = Folder::new()
        .with("large.csv", format!("account_hex,weight\n{rows}"))
        .with(
            "trace.csv",
            "TIMESTAMP,ContextTokens,GeneratedTokens\n2023-11-16 18:17:03,999,1\n",
        );
    let args = [
        "--datanet",
        "large.csv=1",
        "--trace",
        "trace.csv",
        "--influence",
        "5000",
    ];
    let report = folder.demo(&[&args[..], &["--json"]].concat()).json();
    assert_eq!(report["influence"]["announced"], 201);
    assert_eq!(report["exact"]["equal"], 401 + 3);
    // the trace's time is that of the record, a day before the deadline
    let influence = &report["influence"]["shown"]["pending"]["datanets"][0]["influence"];
    assert_eq!(influence["deadline"], 1_700_158_623 + 86_400);

    let text = folder.demo(&args).success().stdout;
    assert!(text.contains("201 contributors joined after one"), "{text}");
}

/// Of a large request, and a small one at a later time.
fn pots_of(first: &str, second: &str) -> Value {
    let trace = format!("{first},5000,0\n{second},1000,0\n");
    let folder = own_files().with(
        "days.csv",
        format!("TIMESTAMP,ContextTokens,GeneratedTokens\n{trace}"),
    );
    let args = "--datanet parent.csv=1 --trace days.csv --influence 2000 --json";
    let args: Vec<_> = args.split_whitespace().collect();
    let report = folder.demo_one_by_one(&args).json();
    assert_eq!(report["exact"]["equal"], 2 + 3);
    report["influence"].clone()
}

/// A deadline belongs to what comes after it.
#[test]
fn pots_as_old_as_the_window_are_released() {
    for first in ["2023-11-14 18:17:03", "2023-11-15 18:17:03"] {
        let influence = pots_of(first, "2023-11-16 18:17:03");
        assert_eq!(influence["released"]["count"], 1, "{first}");
        assert_eq!(influence["attributed"]["count"], 1, "{first}");
        assert_eq!(influence["shown"]["record_id"], 2, "{first}");
    }
    let influence = pots_of("2023-11-15 18:17:04", "2023-11-16 18:17:03");
    assert_eq!(influence["released"]["count"], 0);
    assert_eq!(influence["shown"]["record_id"], 1);
}

#[test]
fn without_a_royalty_it_is_the_largest_contributors_receipt() {
    let folder = own_files().with(
        "both.csv",
        format!("account_hex,weight\n{HEX_32},7\n{HEX_A},9\n"),
    );
    for (royalty, shown) in [("0", HEX_A), ("1000", HEX_32)] {
        let args = "--datanet parent.csv=1 --datanet both.csv=1 --trace trace.csv --influence 2000";
        let args: Vec<_> = args.split_whitespace().collect();
        let args = [&args[..], &["--royalty", royalty, "--json"]].concat();
        let influence = &folder.demo_one_by_one(&args).json()["influence"];
        let bytes = hex::decode(shown).unwrap();
        let address = embedded_chain::Bech32Api::default()
            .humanize(&bytes)
            .unwrap();
        assert_eq!(influence["shown"]["address"], address.as_str());
    }
}

#[test]
fn fees_too_small_for_a_pot_have_none() {
    let folder = own_files();
    let args =
        "--datanet parent.csv=4294967295 --datanet child.csv=1 --trace trace.csv --influence 1";
    let text = folder
        .demo(&args.split_whitespace().collect::<Vec<_>>())
        .success()
        .stdout;
    assert!(text.contains("no fee was large enough for a pot"), "{text}");
    assert!(text.contains("exactness holds"), "{text}");
}

#[test]
fn shipped_datanets_have_both() {
    let report = Folder::new()
        .demo_one_by_one(&["--limit", "20", "--json"])
        .json();
    let influence = &report["influence"];
    assert_eq!(influence["name"], "promptsource");
    assert_eq!(influence["announced"], 0);
    let count = |what: &str| influence[what]["count"].as_u64().unwrap();
    assert_eq!(
        ["pots", "attributed", "released", "waiting"].map(count),
        [20, 1 + 10, 9, 0]
    );
    for spread in ["attribute_pot", "release_pot"] {
        assert!(report["gas"][spread]["min"].as_u64().unwrap() > 0);
    }
    // somebody with one commit in each
    let shown = &influence["shown"];
    for receipt in [&shown["pending"], &shown["attributed"]] {
        let weights: Vec<_> = (0..2)
            .map(|place| &receipt["datanets"][place]["base"])
            .map(|base| (base["weight"].clone(), base["total_weight"].clone()))
            .collect();
        assert_eq!(weights, [(json!(1), json!(22_645)), (json!(1), json!(695))]);
    }
    let score = &shown["attributed"]["datanets"][1]["influence"];
    assert_eq!(
        (&score["score"], &score["total_score"]),
        (&json!(60), &json!(100))
    );
}

#[test]
fn a_receipt_is_told_in_words_before_and_after() {
    let text = Folder::new().demo(&["--limit", "1"]).success().stdout;
    let (before, after) = text.split_once("and after, with scores").unwrap();
    for (part, line) in [
        (before, "of 0.012500 DEMO paid, 0.000002718 reached you:"),
        (
            before,
            "weight 1 of 22,645 in tldr-pages, 0.000000010 of it as parent of promptsource",
        ),
        (before, "pending      0.000416 in promptsource's pot"),
        (after, "of 0.012500 DEMO paid, 0.000252408 reached you:"),
        (
            after,
            "0.000249600  influence 60 of 100 in promptsource's pot of 0.000416",
        ),
    ] {
        assert!(part.contains(line), "{line}: {text}");
    }
    assert!(
        text.contains("derived from tldr-pages, which has 10 % of its part"),
        "{text}"
    );
}
