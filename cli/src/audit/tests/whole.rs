//! Nothing differs where nothing is wrong, and what can't be compared is said.

use super::planted::{Truth, embedded};
use super::story::{self, SURPLUS};
use crate::audit::source::Log;
use crate::audit::{audit, text};
use num_bigint::BigInt;
use std::process::ExitCode;

#[test]
fn a_whole_life_adds_up_to_the_unit() {
    let suite = story::tell();
    let report = audit(&embedded(&suite), true).unwrap();
    let found: Vec<_> = report.differences.iter().map(ToString::to_string).collect();
    assert_eq!(found, [""; 0]);
    assert_eq!(report.exit(), ExitCode::SUCCESS);
    assert_eq!(report.tokens.len(), 3);
    // nothing is compared that is not there
    let token = suite.token(0).to_string();
    let first = report.tokens.iter().find(|one| one.token == token).unwrap();
    for row in &first.lines {
        assert!(row.queries_scaled > BigInt::ZERO, "{}", row.line);
        assert_eq!(Some(&row.queries_scaled), row.events_scaled.as_ref());
    }
    let moved = first.moved.as_ref().unwrap();
    assert_eq!(moved.surplus, SURPLUS.into());
    for amount in [&moved.fees, &moved.deposits, &moved.claims] {
        assert!(*amount > BigInt::ZERO);
    }
    assert_eq!(moved.withdrawals, 101.into());
    assert_eq!(moved.charges, 82.into());
    let sum: BigInt = first.lines.iter().map(|row| &row.queries_scaled).sum();
    assert_eq!(sum, (&first.balance - &moved.surplus) << 112);

    let printed = text(&report);
    for word in [
        "not yet enrolled",
        "waiting pots",
        "surplus",
        "no difference",
    ] {
        assert!(printed.contains(word), "{printed}");
    }
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!(json["holds"], true);
    assert_eq!(json["differences"].as_array().unwrap().len(), 0);
}

#[test]
fn a_contract_that_nobody_has_used_adds_up() {
    let mut suite = suite::Suite::new(suite::Runtime::Native);
    suite.chain.keep_events();
    let msg = tributary_api::InstantiateMsg {
        owner: None,
        fee_tokens: vec![],
        protocol_fee_bps: 0,
        protocol_fee_recipient: None,
    };
    let (contract, _) = suite.instantiate(&msg).unwrap();
    suite.contract = contract;
    let report = audit(&embedded(&suite), true).unwrap();
    assert!(report.holds && report.differences.is_empty());
}

#[test]
fn without_an_index_not_all_is_well() {
    let suite = story::tell();
    let truth = Truth::new(&suite);
    let mut planted = truth.planted();
    planted.log = Log::NotKept("transaction indexing is disabled".to_owned());
    let report = planted.audit();
    assert!(report.differences.is_empty());
    assert!(!report.holds);
    assert_eq!(report.exit(), ExitCode::FAILURE);
    let printed = text(&report);
    assert!(printed.contains("not compared: the events (transaction indexing is disabled)"));
    assert!(printed.contains("--without-events"));
    // dan has left, and nothing else names him
    assert!(printed.contains("earned by people who were not found"));
    for token in &report.tokens[..2] {
        assert!(token.unknown_scaled > BigInt::ZERO);
    }
}

#[test]
fn events_can_be_done_without_where_that_is_asked_for() {
    let suite = story::tell();
    let truth = Truth::new(&suite);
    let mut planted = truth.planted();
    let report = audit(&planted, false).unwrap();
    assert_eq!(report.exit(), ExitCode::SUCCESS);
    let printed = text(&report);
    assert!(printed.contains("no difference in what was compared"));
    assert!(printed.contains("not compared: the events (not asked for)"));
    assert!(!printed.contains("every pool, weight"));
    // what can be seen all the same, is
    planted.change = Box::new(|question, answer| {
        if matches!(question, tributary_api::QueryMsg::Pool { .. }) {
            answer["income_scaled"] = "0".into();
            answer["income"] = "0".into();
        }
    });
    let report = audit(&planted, false).unwrap();
    assert_eq!(report.exit(), ExitCode::FAILURE);
}
