//! The user's own files.

use crate::run::{Folder, amount};
use serde_json::{Value, json};

const HEX_A: &str = "0101010101010101010101010101010101010101";
const HEX_32: &str = "0202020202020202020202020202020202020202020202020202020202020202";
/// `HEX_A` as an address.
const BECH32_A: &str = "wasm1qyqszqgpqyqszqgpqyqszqgpqyqszqgpc0styh";
const BECH32_B: &str = "wasm1qgpqyqszqgpqyqszqgpqyqszqgpqyqszftkw0p";

const TRACE: &str = "ContextTokens,GeneratedTokens\n999,1\n1000,1\n";

fn addresses(datanet: &Value) -> Vec<&str> {
    let top = datanet["top"].as_array().unwrap().iter();
    top.map(|entry| entry["address"].as_str().unwrap())
        .collect()
}

#[test]
fn own_files_replace_the_shipped_ones() {
    let folder = Folder::new()
        .with(
            "hex.csv",
            format!("account_hex,commits\n{HEX_A},3\n{HEX_32},1\n"),
        )
        .with("bech32.csv", format!("address,weight\n{BECH32_B},7\n"))
        .with("trace.csv", TRACE);
    let args = [
        "--datanet",
        "hex.csv=1",
        "--datanet",
        "bech32.csv=3",
        "--trace",
        "trace.csv",
    ];
    let report = folder
        .demo_one_by_one(&[&args[..], &["--json"]].concat())
        .json();

    assert_eq!(report["queries"], 2);
    assert_eq!(report["units"], 1 + 2);
    assert_eq!(report["contributors"], 3);
    assert_eq!(amount(&report["fees_in"]), 7_500);
    // 78 % of 7,500 run over the route, 1 : 3; each curator gets 5 % of its datanet's part of each fee, rounded down
    let [hex, bech32] = [&report["datanets"][0], &report["datanets"][1]];
    assert_eq!(amount(&hex["curator"]), 24 + 48);
    assert_eq!(amount(&bech32["curator"]), 73 + 146);
    assert_eq!(amount(&hex["paid"]), 1_042 + 347);
    assert_eq!(amount(&bech32["paid"]), 4_168);
    assert_eq!(addresses(hex)[0], BECH32_A);
    assert_eq!(addresses(bech32), [BECH32_B]);
    assert_eq!(hex["top"][1]["weight"], 1);
    assert_eq!(report["conserved"], true);
    assert_eq!(report["exact"]["equal"], 3 + 4);
}

#[test]
fn files_are_read_as_spreadsheets_write_them() {
    // a byte order mark, carriage returns, quotes, blanks, blank lines, other columns, another order, no last line feed
    let datanet = format!(
        "\u{feff}\"note\", weight ,\"account_hex\"\r\n\r\n\"one, \"\"two\"\"\",\" 3\",{HEX_A}\r\n\r\nä,\"1\",\"{}\"",
        HEX_32.to_uppercase()
    );
    let trace = "GeneratedTokens,Model,ContextTokens,TIMESTAMP\r\n1,\"a,b\",999,2023-11-16 18:17:03.97\r\n0,,1,soon\r\n";
    let folder = Folder::new()
        .with("my data.csv", datanet)
        .with("t.csv", trace);
    let args = [
        "--datanet",
        "my data.csv=4294967295",
        "--trace",
        "t.csv",
        "--json",
    ];
    let report = folder.demo(&args).json();

    assert_eq!(report["queries"], 2);
    assert_eq!(report["units"], 2);
    assert_eq!(report["datanets"][0]["name"], "my data");
    assert_eq!(report["datanets"][0]["total_weight"], 4);
    assert_eq!(report["datanets"][0]["top"][0]["weight"], 3);
    assert_eq!(report["exact"]["holds"], true);
}

#[test]
fn one_file_may_make_two_datanets() {
    let folder = Folder::new()
        .with("d.csv", format!("account_hex,weight\n{HEX_A},1\n"))
        .with("t.csv", TRACE);
    let args = [
        "--datanet",
        "d.csv=1",
        "--datanet",
        "d.csv=2",
        "--trace",
        "t.csv",
        "--json",
    ];
    let report = folder.demo_one_by_one(&args).json();

    assert_eq!(report["contributors"], 2);
    assert_eq!(report["datanets"][0]["name"], report["datanets"][1]["name"]);
    assert_eq!(amount(&report["datanets"][0]["paid"]), 1_853);
    assert_eq!(amount(&report["datanets"][1]["paid"]), 3_705);
    assert_eq!(report["conserved"], true);
    assert_eq!(report["exact"]["recipients"], 1 + 4);
    assert_eq!(report["exact"]["equal"], 1 + 4);
}

#[test]
fn the_largest_weights_and_fees_are_split() {
    let largest = (1_u64 << 53) - 1;
    let folder = Folder::new()
        .with(
            "d.csv",
            format!("account_hex,weight\n{HEX_A},{}\n{HEX_32},1\n", largest - 1),
        )
        .with(
            "t.csv",
            format!("ContextTokens,GeneratedTokens\n{largest},{largest}\n0,1\n"),
        );
    let report = folder
        .demo(&["--datanet", "d.csv=1", "--trace", "t.csv", "--json"])
        .json();

    let units = (2 * largest).div_ceil(1_000) + 1;
    assert_eq!(amount(&report["fees_in"]), u128::from(units) * 2_500);
    assert_eq!(report["datanets"][0]["total_weight"], largest);
    assert_eq!(report["conserved"], true);
    assert_eq!(report["exact"]["holds"], true);
}

#[test]
fn parties_of_the_demo_may_contribute_too() {
    // the addresses of the operator, the first curator and the first payer, as the embedded chain makes them
    let accounts = ["operator", "curator 0", "payer 1"].map(account);
    let rows = accounts.map(|address| format!("{address},1\n")).concat();
    let folder = Folder::new()
        .with("d.csv", format!("address,weight\n{rows}"))
        .with("t.csv", TRACE);
    let report = folder
        .demo_one_by_one(&["--datanet", "d.csv=1", "--trace", "t.csv", "--json"])
        .json();

    assert_eq!(report["conserved"], true);
    assert_eq!(report["exact"]["recipients"], 3 + 1);
    assert_eq!(report["exact"]["equal"], 3 + 1);
    let paid = report["datanets"][0]["top"].as_array().unwrap();
    let paid: Vec<_> = paid.iter().map(|entry| entry["paid"].clone()).collect();
    assert_eq!(json!(paid), json!(["1852", "1852", "1852"]));
}

fn account(name: &str) -> String {
    embedded_chain::Bech32Api::default()
        .account(name)
        .into_string()
}

#[test]
fn limits_beyond_the_trace_replay_all_of_it() {
    let folder = Folder::new()
        .with("d.csv", format!("account_hex,weight\n{HEX_A},1\n"))
        .with("t.csv", TRACE);
    let args = [
        "--datanet",
        "d.csv=1",
        "--trace",
        "t.csv",
        "--json",
        "--limit",
    ];
    let queries = |limit| folder.demo(&[&args[..], &[limit]].concat()).json()["queries"].clone();
    assert_eq!(queries("1"), 1);
    assert_eq!(queries("18446744073709551615"), 2);
}

#[test]
fn who_is_in_32_datanets_claims_in_pages() {
    let folder = Folder::new()
        .with(
            "d.csv",
            format!("account_hex,weight\n{HEX_A},2\n{HEX_32},1\n"),
        )
        .with("t.csv", TRACE);
    let args = ["--datanet", "d.csv=1"].repeat(32);
    let report = folder
        .demo(&[&args[..], &["--trace", "t.csv", "--json"]].concat())
        .json();

    assert_eq!(report["contributors"], 64);
    assert_eq!(report["exact"]["recipients"], 2 + 32 + 2);
    assert_eq!(report["exact"]["equal"], 2 + 32 + 2);
    assert_eq!(report["conserved"], true);
}
