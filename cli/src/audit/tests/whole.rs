//! Nothing differs where nothing is wrong, and what can't be compared is said.

use super::planted::{Truth, embedded};
use super::story::{self, SURPLUS};
use crate::audit::source::Log;
use crate::audit::{audit, text};
use cosmwasm_std::Addr;
use num_bigint::BigInt;
use std::process::ExitCode;
use suite::{Runtime, Tree, hook};

#[test]
fn a_whole_life_adds_up_to_the_unit() {
    let suite = story::tell();
    let report = audit(&embedded(&suite), true).unwrap();
    let found: Vec<_> = report.differences.iter().map(ToString::to_string).collect();
    assert_eq!(found, [""; 0]);
    assert_eq!(report.exit(), ExitCode::SUCCESS);
    assert_eq!(report.tokens.len(), 3);
    assert_eq!(report.height, suite.block().height);
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
    assert_eq!(moved.difference_scaled, BigInt::ZERO);
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
    let whole = truth.planted().audit();
    for (known, all) in report.tokens.iter().zip(&whole.tokens) {
        let token = Addr::unchecked(&known.token);
        // what he claimed, and what he is owed still of the first line, the contributors'
        let claimed = BigInt::from(suite.balance(&token, "dan")) << 112;
        let owed = &all.lines[0].queries_scaled - &known.lines[0].queries_scaled;
        assert_eq!(known.unknown_scaled, claimed + owed);
    }
    assert!(report.tokens[0].unknown_scaled > BigInt::ZERO);
}

#[test]
fn a_balance_below_what_is_known_to_be_owed_is_found_without_events_too() {
    let suite = story::tell();
    let truth = Truth::new(&suite);
    let mut planted = truth.planted();
    let token = suite.token(0).to_string();
    let report = audit(&planted, false).unwrap();
    let first = report.tokens.iter().find(|one| one.token == token).unwrap();
    // the contract has whole units
    let least: BigInt = (&first.owed.queries_scaled + (BigInt::from(1) << 112) - 1) >> 112;
    planted.more = i128::try_from(least - &first.balance).unwrap();
    let report = audit(&planted, false).unwrap();
    assert_eq!(report.exit(), ExitCode::SUCCESS);
    planted.more -= 1;
    let report = audit(&planted, false).unwrap();
    assert_eq!(report.exit(), ExitCode::FAILURE);
    let found: Vec<_> = report.differences.iter().map(ToString::to_string).collect();
    let start = format!("contract, token {token}: balance_scaled:");
    assert!(
        found.len() == 1 && found[0].starts_with(&start),
        "{found:?}"
    );
}

#[test]
fn both_sides_of_a_line_are_printed_with_what_is_between_them() {
    let suite = story::tell();
    let mut report = audit(&embedded(&suite), true).unwrap();
    let row = &mut report.tokens[0].lines[0];
    row.queries_scaled = BigInt::from(12) << 112;
    row.events_scaled = Some(BigInt::from(5) << 112);
    let printed = text(&report);
    let line = printed.lines().find(|line| line.contains("contributors"));
    let cells: Vec<_> = line.unwrap().split_whitespace().collect();
    assert_eq!(cells, ["contributors", "12", "5", "7"]);
}

#[test]
fn fifty_differences_are_printed_and_the_others_counted() {
    let suite = story::tell();
    let truth = Truth::new(&suite);
    let mut planted = truth.planted();
    planted.more = 1;
    let mut report = planted.audit();
    let one = report.differences[0].clone();
    for (count, more) in [
        (50, None),
        (51, Some("and 1 more")),
        (1_050, Some("and 1,000 more")),
    ] {
        report.differences = vec![one.clone(); count];
        let printed = text(&report);
        assert_eq!(printed.matches(&one.to_string()).count(), 50);
        match more {
            Some(more) => assert!(printed.contains(more), "{printed}"),
            None => assert!(!printed.contains(" more"), "{printed}"),
        }
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

/// No list of the contract's has more than a hundred entries on a page.
#[test]
fn lists_are_read_to_their_last_page() {
    let mut suite = story::begin(Runtime::Native);
    for _ in 0..101 {
        suite.add_datanet("cora", 0, &[("ann", 1), ("bob", 1)]);
    }
    let last = 101;
    let model = suite.add_model("olga", 0, &[(last, 1)]);
    let token = suite.token(0);
    suite
        .record("payer", token, 1_000, &hook(model, "q"))
        .unwrap();
    // her earnings there can be asked for by her memberships alone
    suite.set_weights("cora", last, &[("ann", 0)]).unwrap();
    let mut before = None;
    for number in 1..=101 {
        let tree = Tree::new(&suite, &[("gil", number)]);
        suite.publish_roll("cora", 1, &tree, before).unwrap();
        before = Some(number);
    }
    let report = audit(&embedded(&suite), true).unwrap();
    let found: Vec<_> = report.differences.iter().map(ToString::to_string).collect();
    assert_eq!(found, [""; 0]);
    assert_eq!((report.asked.datanets, report.asked.rolls), (101, 101));
}
