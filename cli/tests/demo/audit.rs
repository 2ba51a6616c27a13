//! What the demo's own audit says of it.

use crate::run::Folder;
use serde_json::Value;

const CONTRIBUTORS: u8 = 40;

/// Two datanets, the second derived from the first and with an influence lane, and 30 requests.
fn demo(args: &[&str]) -> Value {
    let line = |number: u8| format!("{},{number}\n", hex::encode([number; 20]));
    let list = |to| (1..=to).map(line).collect::<String>();
    let requests: String = (0..30)
        .map(|number| format!("{},1\n", number * 90))
        .collect();
    let folder = Folder::new()
        .with(
            "a.csv",
            format!("account_hex,weight\n{}", list(CONTRIBUTORS)),
        )
        .with("b.csv", format!("account_hex,weight\n{}", list(3)))
        .with(
            "t.csv",
            format!("ContextTokens,GeneratedTokens\n{requests}"),
        );
    let files = [
        "--datanet",
        "a.csv=3",
        "--datanet",
        "b.csv=1",
        "--trace",
        "t.csv",
    ];
    let terms = [
        "--royalty",
        "1000",
        "--influence",
        "2000",
        "--agents",
        "10",
        "--json",
    ];
    folder.demo(&[&files[..], &terms, args].concat()).json()
}

#[test]
fn the_demos_books_are_audited_on_its_compiled_contracts() {
    let report = demo(&["--audit"]);
    let audit = &report["audit"];
    assert_eq!(audit["differences"], Value::Array(vec![]));
    assert_eq!(audit["holds"], true);
    assert_eq!(audit["asked"]["positions"], CONTRIBUTORS + 3);
    let batches = report["agents"]["batches"].as_u64().unwrap();
    assert_eq!(audit["asked"]["records"], 30 + batches);
    let token = &audit["tokens"][0];
    assert_eq!(token["moved"]["fees"], report["fees_in"]);
    assert_eq!(token["moved"]["deposits"], report["deposited"]);
    assert_eq!(token["moved"]["charges"], report["agents"]["charged"]);
    assert_eq!(token["moved"]["surplus"], "0");
    assert_eq!(token["moved"]["difference_scaled"], "0");
}

#[test]
fn nothing_is_audited_unless_that_is_asked_for() {
    assert_eq!(demo(&[]).get("audit"), None);
}
