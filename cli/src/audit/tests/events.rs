//! One event too few, one too many, one that says something else: each is found.

use super::planted::Truth;
use super::story::{self, PLAIN};
use crate::audit::source::{Log, Logged};
use cosmwasm_std::Event;
use std::collections::BTreeSet;

/// Whatever moves money or weight, or says whose it is.
const TELLING: [&str; 20] = [
    "attributed",
    "charged",
    "claimed",
    "credit_paid",
    "curator_changed",
    "datanet_paid",
    "datanet_registered",
    "deposited",
    "enrolled",
    "fee_split",
    "fee_token_added",
    "fee_token_retired",
    "influence_credited",
    "model_registered",
    "operator_changed",
    "query_recorded",
    "released",
    "roll_closed",
    "roll_published",
    "weight_changed",
];
/// What says no more when it is said twice.
const IDEMPOTENT: [&str; 4] = [
    "datanet_registered",
    "fee_token_added",
    "fee_token_retired",
    "model_registered",
];

fn value<'l>(logged: &'l Logged, key: &str) -> Option<&'l str> {
    let pairs = &logged.event.attributes;
    let pair = pairs.iter().find(|pair| pair.key == key)?;
    Some(&pair.value)
}

/// The places in the log of all that tells, with what they are.
fn telling(truth: &Truth, contract: &str) -> Vec<(usize, String)> {
    let mut found = vec![];
    for (place, logged) in truth.log.iter().enumerate() {
        let ty = &logged.event.ty;
        let mine = value(logged, "_contract_address") == Some(contract);
        match ty.strip_prefix("wasm-") {
            Some(ty) if mine && (TELLING.contains(&ty) || ty == "withdrawn") => {
                found.push((place, ty.to_owned()));
            }
            _ => {}
        }
        let moves = [value(logged, "to"), value(logged, "from")].contains(&Some(contract));
        if ty == "wasm" && !mine && moves {
            found.push((
                place,
                format!("token's {}", value(logged, "action").unwrap()),
            ));
        }
    }
    found
}

#[test]
fn an_event_that_is_left_out_is_found() {
    let suite = story::tell();
    let truth = Truth::new(&suite);
    let telling = telling(&truth, suite.contract.as_str());
    let mut kinds = BTreeSet::new();
    for (place, kind) in telling {
        let mut log = truth.log.clone();
        let left_out = log.remove(place);
        let mut planted = truth.planted();
        planted.log = Log::Kept(log);
        let report = planted.audit();
        assert!(!report.differences.is_empty(), "{left_out:?}");
        assert!(!report.holds);
        kinds.insert(kind);
    }
    for kind in TELLING {
        assert!(kinds.contains(kind), "no {kind} in the story");
    }
    for kind in ["send", "send_from", "transfer", "transfer_from"] {
        assert!(kinds.contains(&format!("token's {kind}")), "no {kind}");
    }
}

#[test]
fn an_event_that_stands_twice_is_found() {
    let suite = story::tell();
    let truth = Truth::new(&suite);
    for (place, kind) in telling(&truth, suite.contract.as_str()) {
        if IDEMPOTENT.contains(&kind.as_str()) {
            continue;
        }
        let mut log = truth.log.clone();
        let twice = log[place].clone();
        log.insert(place, twice.clone());
        let mut planted = truth.planted();
        planted.log = Log::Kept(log);
        let report = planted.audit();
        assert!(!report.differences.is_empty(), "{twice:?}");
        assert!(!report.holds);
    }
}

#[test]
fn amounts_of_events_that_are_one_more_are_found() {
    let suite = story::tell();
    let truth = Truth::new(&suite);
    let mut changed = 0;
    for (place, kind) in telling(&truth, suite.contract.as_str()) {
        let keys = truth.log[place].event.attributes.iter();
        let keys: Vec<_> = keys.map(|pair| pair.key.clone()).collect();
        for key in keys {
            let amount = key.ends_with("_scaled")
                || [
                    "amount", "balance", "pot", "curator", "protocol", "operator",
                ]
                .contains(&key.as_str())
                || ["weight", "roll_weight", "total_weight"].contains(&key.as_str());
            // what the version made of the datanet is said again by the next fee
            let again = kind == "weight_changed" || kind.starts_with("roll_");
            let unused = again && key == "total_weight";
            let mut log = truth.log.clone();
            let pairs = log[place].event.attributes.iter_mut();
            let mut pairs = pairs.filter(|pair| pair.key == key);
            let pair = pairs.next().unwrap();
            let Ok(number) = pair.value.parse::<num_bigint::BigInt>() else {
                continue;
            };
            if !amount || unused {
                continue;
            }
            pair.value = (number + 1u8).to_string();
            let mut planted = truth.planted();
            planted.log = Log::Kept(log);
            let report = planted.audit();
            assert!(
                !report.differences.is_empty(),
                "{key} of {:?}",
                truth.log[place]
            );
            changed += 1;
        }
    }
    assert!(changed > 300, "{changed}");
}

/// Leaves out the first event of a kind, and says what is found.
#[track_caller]
fn without(truth: &Truth, kind: &str) -> Vec<String> {
    let mut log = truth.log.clone();
    let place = log.iter().position(|logged| logged.event.ty == kind);
    log.remove(place.unwrap());
    let mut planted = truth.planted();
    planted.log = Log::Kept(log);
    planted.found()
}

#[test]
fn what_an_event_was_about_is_named() {
    let suite = story::tell();
    let truth = Truth::new(&suite);
    let token = suite.token(0);
    let [agent, nina] = ["payer", "nina"].map(|name| suite.addr(name));
    for (kind, start) in [
        (
            "wasm-fee_split",
            format!("Events: datanet {PLAIN}, token {token}: income_scaled:"),
        ),
        (
            "wasm-fee_split",
            format!("Log: model 1, record 1, token {token}: split_scaled:"),
        ),
        (
            "wasm-deposited",
            format!("Events: contract, token {token}: paid_in:"),
        ),
        (
            "wasm-withdrawn",
            format!("Events: {agent}, token {token}: account:"),
        ),
        (
            "wasm-datanet_paid",
            format!("Log: {}, token {token}: claimed:", suite.addr("ann")),
        ),
        (
            "wasm-curator_changed",
            format!("Events: datanet {PLAIN}, {nina}: curator:"),
        ),
        (
            "wasm-query_recorded",
            format!("Events: model 1, record 1, token {token}: amount:"),
        ),
    ] {
        let found = without(&truth, kind);
        let there = found.iter().any(|line| line.starts_with(&start));
        assert!(there, "{kind}: no {start} in\n{}", found.join("\n"));
    }
}

#[test]
fn an_event_that_cannot_be_read_is_found() {
    let suite = story::tell();
    let truth = Truth::new(&suite);
    let mut log = truth.log.clone();
    let place = log.iter().position(|one| one.event.ty == "wasm-deposited");
    log[place.unwrap()]
        .event
        .attributes
        .retain(|pair| pair.key != "amount");
    let mut planted = truth.planted();
    planted.log = Log::Kept(log);
    let found = planted.found();
    let expected =
        "expected an attribute amount: expected an event of the contract, found deposited";
    assert!(
        found.iter().any(|line| line.contains(expected)),
        "{found:?}"
    );
}

#[test]
fn an_index_that_begins_too_late_is_found() {
    let suite = story::tell();
    let truth = Truth::new(&suite);
    for begins in [truth.log.len() / 2, truth.log.len()] {
        let mut planted = truth.planted();
        planted.log = Log::Kept(truth.log[begins..].to_vec());
        assert!(!planted.found().is_empty());
    }
}

#[test]
fn what_others_emit_changes_nothing() {
    let suite = story::tell();
    let truth = Truth::new(&suite);
    let mut log = truth.log.clone();
    for logged in &mut log {
        for pair in &mut logged.event.attributes {
            if pair.key == "_contract_address" {
                pair.value = suite.addr("forger").into();
            }
        }
    }
    log.extend(truth.log.iter().cloned());
    let mut planted = truth.planted();
    planted.log = Log::Kept(log);
    assert!(planted.audit().holds);
}

#[test]
fn what_leaves_is_no_payment_whatever_the_token_calls_it() {
    let suite = story::tell();
    let truth = Truth::new(&suite);
    let token = suite.token(0);
    let sent = Event::new("wasm")
        .add_attribute("_contract_address", &token)
        .add_attribute("action", "send")
        .add_attribute("from", &suite.contract)
        .add_attribute("to", suite.addr("forger"))
        .add_attribute("amount", "5");
    let mut planted = truth.planted();
    let mut log = truth.log.clone();
    log.push(Logged {
        height: suite.block().height,
        event: sent,
    });
    planted.log = Log::Kept(log);
    let found = planted.found();
    let named = |line: &str| {
        let start = format!("Events: contract, token {token}: {line}:");
        found.iter().any(|line| line.starts_with(&start))
    };
    assert!(named("paid_out") && named("balance"), "{found:?}");
    assert!(!named("paid_in"), "{found:?}");
}
