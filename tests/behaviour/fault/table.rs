//! That the table of cases is whole, and how many points there are.

use std::collections::BTreeSet;
use std::fmt::Write;

use cosmwasm_schema::schema_for;
use serde_json::Value;
use suite::assert_golden;
use tributary_api::{ExecuteMsg, HookMsg};

use super::trial::Trial;
use super::{cases, gas};

/// The names of an enum's variants, of its JSON schema.
fn variants(schema: impl serde::Serialize) -> Vec<String> {
    let schema = serde_json::to_value(schema).unwrap();
    let variants = schema["oneOf"].as_array().unwrap().iter();
    let names = variants.flat_map(|variant| {
        let names = variant.get("required").or(variant.get("enum"));
        names.unwrap().as_array().unwrap()
    });
    names
        .map(|name: &Value| name.as_str().unwrap().to_owned())
        .collect()
}

/// Every message, with all that `receive` and `update_ownership` carry.
fn messages() -> BTreeSet<String> {
    let mut messages = BTreeSet::from(["instantiate", "migrate"].map(str::to_owned));
    for name in variants(schema_for!(ExecuteMsg)) {
        let carried = match name.as_str() {
            "receive" => variants(schema_for!(HookMsg)),
            "update_ownership" => variants(schema_for!(cw_ownable::Action)),
            _ => {
                messages.insert(name);
                continue;
            }
        };
        messages.extend(carried.iter().map(|inner| format!("{name} {inner}")));
    }
    messages
}

#[test]
fn every_message_has_a_case() {
    let covered = cases::all().map(|case| (case.prepare)(&mut super::stage::suite()).message());
    assert_eq!(covered.collect::<BTreeSet<_>>(), messages());
}

#[test]
fn points_of_each_message_are_as_counted_before() {
    let mut table = String::new();
    for case in cases::all() {
        let trial = Trial::new(case);
        let points = trial.points;
        writeln!(
            table,
            "{}: {} reads, {} writes, {} queries, {} messages, {} ends of gas",
            trial.name,
            points.reads,
            points.writes,
            points.queries,
            points.messages,
            gas::ends(&trial),
        )
        .unwrap();
    }
    assert_golden("faults.txt", &table);
}
