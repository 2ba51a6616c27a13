//! What the demo's own audit says of it.

use crate::run::Folder;
use serde_json::Value;

#[test]
fn the_demos_books_are_audited_on_its_compiled_contracts() {
    let args = ["--limit", "30", "--agents", "10", "--audit", "--json"];
    let report = Folder::new().demo(&args).json();
    let audit = &report["audit"];
    assert_eq!(audit["differences"], Value::Array(vec![]));
    assert_eq!(audit["holds"], true);
    // both datanets' contributors, of whom one is in both
    assert_eq!(audit["asked"]["positions"], 3_519);
    assert!(audit["asked"]["addresses"].as_u64().unwrap() > 3_518);
    assert_eq!(
        audit["asked"]["records"],
        30 + report["agents"]["batches"].as_u64().unwrap()
    );
    assert!(audit["events"].as_u64().unwrap() > 3_519);
    let token = &audit["tokens"][0];
    assert_eq!(token["moved"]["fees"], report["fees_in"]);
    assert_eq!(token["moved"]["deposits"], report["deposited"]);
    assert_eq!(token["moved"]["charges"], report["agents"]["charged"]);
    assert_eq!(token["moved"]["surplus"], "0");
    assert_eq!(token["moved"]["difference_scaled"], "0");
}

#[test]
fn nothing_is_audited_unless_that_is_asked_for() {
    let args = ["--limit", "1", "--agents", "0", "--json"];
    assert_eq!(Folder::new().demo(&args).json().get("audit"), None);
}
