//! Answers of any shape.

use crate::table::{Answer, answer, events, plain};
use cosmwasm_std::Event;
use serde_json::{Value, json};
use tributary_api::QueryMsg;

fn told(value: Value) -> String {
    plain(&value.into())
}

fn answer_of(text: &str) -> Answer {
    serde_json::from_str(text).unwrap()
}

#[test]
fn fields_keep_the_order_in_which_they_came() {
    let text = r#"{"z":1,"a":[{"y":null,"b":-2}],"m":{"s":"1.5","d":true}}"#;
    assert_eq!(serde_json::to_string(&answer_of(text)).unwrap(), text);
    let told = plain(&answer_of(r#"{"zebra":"z","ant":"a"}"#));
    assert!(told.find("zebra") < told.find("ant"), "{told}");
}

#[test]
fn nothing_of_an_unknown_answer_is_lost() {
    let text = told(json!({
        "name": "x",
        "inner": { "deep": { "key": "found", "list": [["nested"], [{ "a": "b", "c": [{ "d": "e" }] }]] } },
        "rows": [{ "row_id": 7, "parts": [{ "part_id": 8, "of": "nine" }] }, { "row_id": 10, "extra": "only here" }],
        "empty": [],
        "amount": "1234567",
    }));
    for part in [
        "found",
        "nested",
        "b",
        "e",
        "7",
        "8",
        "nine",
        "10",
        "only here",
        "1,234,567",
        "rows 7 parts:",
        "inner deep",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

#[test]
fn scalars_and_empty_lists_are_told_too() {
    assert_eq!(told(json!("text")), "text");
    assert_eq!(told(json!(12)), "12");
    assert_eq!(told(json!([])), "none");
    assert_eq!(
        told(json!({ "contributors": [], "next": null })),
        "contributors:\nnone"
    );
}

#[test]
fn the_next_page_is_hinted_at() {
    let ends = |value, hint: &str| {
        let text = told(value);
        assert!(text.ends_with(hint), "{text}");
    };
    ends(json!({ "a": "b", "next": 30 }), "more: --start-after 30");
    ends(
        json!({ "a": "b", "next": "wasm1abc" }),
        "more: --start-after wasm1abc",
    );
    ends(
        json!({ "a": "b", "next": { "model_id": 1, "token": "wasm1abc" } }),
        "more: --start-after 1:wasm1abc",
    );
}

#[test]
fn an_answer_of_another_release_is_laid_out_as_it_came() {
    let question = QueryMsg::Earnings {
        address: "a".to_owned(),
        datanets: None,
        start_after: None,
        limit: None,
    };
    let text = answer(
        &question,
        &answer_of(r#"{"address":"a","something_new":"7"}"#),
    );
    assert!(
        text.contains("something new") && text.contains('7'),
        "{text}"
    );
}

#[test]
fn a_contract_s_own_events_come_first() {
    let event = |ty: &str, key: &str, value: &str| Event::new(ty).add_attribute(key, value);
    let text = events(&[
        event("message", "action", "/cosmwasm.wasm.v1.MsgExecuteContract"),
        event("wasm", "amount", "7500"),
        event("wasm-query_recorded", "amount", "7500"),
        event("wasm-fee_split", "curator_fee_bps", "250"),
        Event::new("tx"),
    ]);
    let at = |part: &str| text.find(part).unwrap_or_else(|| panic!("{part}\n{text}"));
    assert!(at("query_recorded") < at("fee_split"));
    assert!(at("fee_split") < at("wasm"));
    assert!(at("fee_split") < at("message"));
    at("7,500");
    at("2.5 %");
    at("tx");
    assert_eq!(events(&[]), "no events");
}

#[test]
fn lists_of_entries_that_are_not_what_they_are_called_are_laid_out_whole() {
    for text in [
        r#"{"records":[{"other":"only here"}]}"#,
        r#"{"rolls":[{"roll_id":1},{"other":"only here"}]}"#,
    ] {
        let odd = answer_of(text);
        let told = answer(&QueryMsg::Config {}, &odd);
        assert_eq!(told, plain(&odd));
        assert!(told.contains("only here"), "{told}");
    }
}
