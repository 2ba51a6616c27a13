//! One value under its name, as people read it.

use super::answer::Answer;
use super::unit::{amount, duration, moment, share};
use crate::amount::{grouped, percent};
use comfy_table::{Cell, CellAlignment};

/// Names of amounts, whole or with a fraction. Under some of them other answers have addresses or flags.
const AMOUNTS: [&str; 26] = [
    "amount",
    "attributed",
    "balance",
    "base",
    "budget",
    "claimable",
    "claimed",
    "credits_claimable",
    "credits_claimed",
    "curator",
    "curator_claimable",
    "curator_income",
    "earned",
    "income",
    "left",
    "lifetime",
    "operator",
    "paid",
    "part",
    "parts",
    "per_charge_max",
    "pot",
    "protocol",
    "spent",
    "waiting",
    "waiting_pots",
];
/// Names of numbers that grow large.
const NUMBERS: [&str; 11] = [
    "accepted_weight",
    "count",
    "enrolled_leaves",
    "enrolled_weight",
    "leaf_count",
    "records",
    "score",
    "total_score",
    "total_weight",
    "units",
    "weight",
];
const TIMES: [&str; 8] = [
    "deadline",
    "next_pause_from",
    "period_began",
    "period_ends",
    "since",
    "time",
    "until",
    "paused_until",
];
const DURATIONS: [&str; 3] = ["attribution_window", "notice_seconds", "period_seconds"];
const NANOSECONDS: u64 = 1_000_000_000;

/// The text of a value that fits a cell; none of lists and larger objects.
pub fn text(name: &str, value: &Answer) -> Option<String> {
    match value {
        Answer::Null => Some(String::new()),
        Answer::Bool(value) => Some(if *value { "yes" } else { "no" }.to_owned()),
        Answer::Number(number) => Some(match number.as_u64() {
            Some(number) => whole(name, number),
            None => number.to_string(),
        }),
        Answer::Text(value) => Some(worded(name, value)),
        Answer::List(entries) => entries
            .iter()
            .map(|entry| match entry {
                Answer::Object(_) | Answer::List(_) => None,
                scalar => text(name, scalar),
            })
            .collect::<Option<Vec<_>>>()
            .map(|entries| entries.join(", ")),
        Answer::Object(fields) => variant(fields),
    }
}

/// A cell, to the right where it is a number.
pub fn cell(name: &str, value: &Answer) -> Option<Cell> {
    let cell = Cell::new(text(name, value)?);
    Some(if is_number(name, value) {
        cell.set_alignment(CellAlignment::Right)
    } else {
        cell
    })
}

pub fn is_number(name: &str, value: &Answer) -> bool {
    match value {
        Answer::Number(_) => !is_time(name),
        Answer::Text(text) => name == "share" || (AMOUNTS.contains(&name) && is_amount(text)),
        _ => false,
    }
}

/// A name as people read it.
pub fn title(name: &str) -> String {
    let name = name.strip_suffix("_bps").unwrap_or(name);
    name.replace('_', " ")
}

fn whole(name: &str, number: u64) -> String {
    if name.ends_with("_bps") {
        return u16::try_from(number).map_or_else(|_large| number.to_string(), percent);
    }
    if NUMBERS.contains(&name) {
        return grouped(number);
    }
    if DURATIONS.contains(&name) {
        return duration(number);
    }
    if is_time(name) {
        return moment(number);
    }
    number.to_string()
}

fn worded(name: &str, value: &str) -> String {
    if AMOUNTS.contains(&name) && is_amount(value) {
        return amount(value);
    }
    match name {
        "share" => share(value).unwrap_or_else(|| value.to_owned()),
        "at_time" => value
            .parse::<u64>()
            .ok()
            .and_then(|nanoseconds| nanoseconds.checked_div(NANOSECONDS))
            .map_or_else(|| value.to_owned(), moment),
        _ => printable(value),
    }
}

/// Somebody else's text, without what would steer a terminal.
fn printable(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c.is_control() {
            true => shown.extend(c.escape_default()),
            false => shown.push(c),
        }
    }
    shown
}

/// One of several: `{"accepted":{"weight":10}}` is `accepted, weight 10`.
fn variant(fields: &[(String, Answer)]) -> Option<String> {
    let [(name, inner)] = fields else {
        return None;
    };
    let inner = match inner {
        Answer::Object(inner) => inner,
        Answer::Number(_) | Answer::Text(_) => {
            return Some(format!("{} {}", title(name), text(name, inner)?));
        }
        _ => return None,
    };
    let mut words = vec![title(name)];
    for (name, value) in inner.iter().filter(|(_, value)| !value.is_null()) {
        match value {
            Answer::Object(_) | Answer::List(_) => return None,
            scalar => words.push(format!("{} {}", title(name), text(name, scalar)?)),
        }
    }
    Some(words.join(", "))
}

fn is_time(name: &str) -> bool {
    let ends = |end: &str| name.ends_with(end);
    TIMES.contains(&name) || ends("_at") || ends("_until")
}

fn is_amount(text: &str) -> bool {
    let mut parts = text.split('.');
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    parts.next().is_some_and(digits) && parts.next().is_none_or(digits) && parts.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn shown(name: &str, value: Value) -> Option<String> {
        text(name, &value.into())
    }

    #[test]
    fn a_value_is_shown_by_its_name() {
        for (name, value, expected) in [
            ("amount", json!("1234567"), "1,234,567"),
            ("amount", json!("1234.500000000000000000"), "1,234.5"),
            (
                "amount",
                json!("0.000000000000000001"),
                "0.000000000000000001",
            ),
            ("query_id", json!("1234567"), "1234567"),
            ("name", json!("2024"), "2024"),
            ("curator", json!("wasm1abc"), "wasm1abc"),
            ("curator", json!("1500"), "1,500"),
            ("curator", json!(true), "yes"),
            (
                "index_scaled",
                json!("5192296858534827628530496329220096"),
                "5192296858534827628530496329220096",
            ),
            ("weight", json!(1234), "1,234"),
            ("datanet_id", json!(1234), "1234"),
            ("height", json!(120000), "120000"),
            ("curator_fee_bps", json!(250), "2.5 %"),
            ("share", json!("0.25"), "25 %"),
            ("share", json!("1"), "100 %"),
            (
                "share",
                json!("0.333333333333333333"),
                "33.3333333333333333 %",
            ),
            ("share", json!("0.005"), "0.5 %"),
            (
                "registered_at",
                json!(1_700_158_623),
                "2023-11-16 18:17:03 UTC (1700158623)",
            ),
            (
                "deadline",
                json!(1_700_158_623),
                "2023-11-16 18:17:03 UTC (1700158623)",
            ),
            ("notice_seconds", json!(604_800), "7d"),
            ("notice_seconds", json!(0), "0 s"),
            ("period_seconds", json!(5400), "90m"),
            ("period_seconds", json!(61), "61 s"),
            ("uri", json!(null), ""),
            ("uri", json!("a\u{1b}[2Jé"), "a\\u{1b}[2Jé"),
            ("gateways", json!(["a", "b"]), "a, b"),
            ("status", json!({"pending": {}}), "pending"),
            (
                "status",
                json!({"accepted": {"weight": 1000}}),
                "accepted, weight 1,000",
            ),
            ("source", json!({"roll": {"roll_id": 3}}), "roll, roll id 3"),
            ("pending_expiry", json!({"at_height": 12}), "at height 12"),
            (
                "pending_expiry",
                json!({"at_time": "1700158623000000000"}),
                "at time 2023-11-16 18:17:03 UTC (1700158623)",
            ),
        ] {
            let found = shown(name, value.clone());
            assert_eq!(found.as_deref(), Some(expected), "{name} {value}");
        }
    }

    #[test]
    fn what_is_larger_than_a_cell_is_none() {
        for value in [
            json!([{ "datanet_id": 1 }]),
            json!({ "a": 1, "b": 2 }),
            json!({ "set_weights": { "weights": [] } }),
        ] {
            assert_eq!(shown("change", value.clone()), None, "{value}");
        }
    }
}
