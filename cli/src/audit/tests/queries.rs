//! One unit more in one answer is found, and named.

use super::planted::Truth;
use super::story::{self, LANE, OPEN, PLAIN, PRICED};
use num_bigint::BigInt;
use serde_json::Value;
use std::cell::Cell;
use std::rc::Rc;
use suite::Suite;
use tributary_api::QueryMsg;

/// Which answer, where in it, and what must be said of it.
struct Case {
    asked: Box<dyn Fn(&QueryMsg) -> bool>,
    pointer: &'static str,
    named: Vec<String>,
}

fn case(
    asked: impl Fn(&QueryMsg) -> bool + 'static,
    pointer: &'static str,
    named: &[&str],
) -> Case {
    Case {
        asked: Box::new(asked),
        pointer,
        named: named.iter().map(|&text| text.to_owned()).collect(),
    }
}

/// `1` becomes `2`, as a number and as a text.
fn raise(value: &mut Value) {
    *value = match value {
        Value::Number(number) => Value::from(number.as_u64().unwrap() + 1),
        Value::String(text) => {
            let number: BigInt = text.parse().unwrap();
            Value::from((number + 1u8).to_string())
        }
        other => panic!("{other} is no number"),
    };
}

fn pools(suite: &Suite) -> Vec<Case> {
    let first = suite.token(0).to_string();
    let asked = |datanet: u64| {
        let first = first.clone();
        move |question: &QueryMsg| matches!(question, QueryMsg::Pool { datanet_id, token } if *datanet_id == datanet && *token == first)
    };
    let of = |id: u64, line: &str| format!("datanet {id}, token {first}: {line}:");
    let mut cases = vec![];
    for (pointer, checks) in [
        ("/income_scaled", ["Conservation", "Events"].as_slice()),
        ("/income", ["Conservation"].as_slice()),
        ("/remainder_scaled", ["Events"].as_slice()),
        ("/waiting_pots", ["Events"].as_slice()),
        ("/index_scaled", ["Events"].as_slice()),
        ("/curator_income", ["Events"].as_slice()),
        ("/total_weight", ["Weights"].as_slice()),
    ] {
        for id in [PLAIN, LANE] {
            let named = checks.iter().map(|check| {
                let line = of(id, &pointer[1..]);
                format!("{check}: {line}")
            });
            cases.push(Case {
                asked: Box::new(asked(id)),
                pointer,
                named: named.collect(),
            });
        }
    }
    // what a pool says of what it shares is not its income any more
    for pointer in ["/remainder_scaled", "/waiting_pots"] {
        let named = format!("Conservation: {}", of(LANE, "income_scaled"));
        cases.push(Case {
            asked: Box::new(asked(LANE)),
            pointer,
            named: vec![named],
        });
    }
    cases
}

fn people(suite: &Suite) -> Vec<Case> {
    let [ann, agent, oscar] = ["ann", "agent", "oscar"].map(|name| suite.addr(name).to_string());
    let prepaid = suite.token(0);
    // the contract has an order of its own
    let token = suite.config().fee_tokens[0].token.to_string();
    let contributor = {
        let ann = ann.clone();
        move |question: &QueryMsg| matches!(question, QueryMsg::Contributor { datanet_id: PLAIN, address } if *address == ann)
    };
    let credits = {
        let oscar = oscar.clone();
        move |question: &QueryMsg| matches!(question, QueryMsg::Credits { address, .. } if *address == oscar)
    };
    let account = {
        let agent = agent.clone();
        move |question: &QueryMsg| matches!(question, QueryMsg::Account { address, .. } if *address == agent)
    };
    let earnings = {
        let ann = ann.clone();
        move |question: &QueryMsg| matches!(question, QueryMsg::Earnings { address, .. } if *address == ann)
    };
    let member = format!("datanet {PLAIN}, {ann}");
    vec![
        case(
            contributor.clone(),
            "/positions/0/earned_scaled",
            &[
                &format!("Events: {member}, token {token}: earned_scaled:"),
                &format!("Conservation: datanet {PLAIN}, token {token}: income_scaled:"),
                &format!("Owed: contract, token {token}: balance_scaled:"),
            ],
        ),
        case(
            contributor.clone(),
            "/positions/0/claimed",
            &[
                &format!("Claimable: {member}, token {token}: claimable:"),
                &format!("Events: {member}, token {token}: claimed:"),
                &format!("Owed: contract, token {token}: balance_scaled:"),
            ],
        ),
        case(
            contributor.clone(),
            "/positions/0/claimable",
            &[&format!("Claimable: {member}, token {token}: claimable:")],
        ),
        case(
            contributor.clone(),
            "/weight",
            &[&format!("Weights: {member}: weight:")],
        ),
        case(
            contributor,
            "/seats/0/weight",
            &[
                &format!("Events: {member}: direct_weight:"),
                &format!("Weights: datanet {PLAIN}: total_weight:"),
            ],
        ),
        case(
            credits.clone(),
            "/credits/0/operator",
            &[&format!(
                "Events: {oscar}, token {token}: credit_as_operator:"
            )],
        ),
        case(
            credits.clone(),
            "/credits/0/curator",
            &[&format!(
                "Claimable: {oscar}, token {token}: curator_income:"
            )],
        ),
        case(
            credits,
            "/credits/0/claimed",
            &[&format!(
                "Claimable: {oscar}, token {token}: credits_claimed:"
            )],
        ),
        case(
            account,
            "/balances/0/balance",
            &[
                &format!("Events: {agent}, token {prepaid}: account:"),
                &format!("Owed: contract, token {prepaid}: balance_scaled:"),
            ],
        ),
        case(
            earnings.clone(),
            "/tokens/0/claimable",
            &[&format!("Claimable: {ann}, token {token}: claimable:")],
        ),
        case(
            earnings,
            "/tokens/0/claimed",
            &[&format!("Claimable: {ann}, token {token}: claimed:")],
        ),
    ]
}

fn lists(suite: &Suite) -> Vec<Case> {
    let token = suite.token(0);
    let first = suite.config().fee_tokens[0].token.to_string();
    let rolls = |question: &QueryMsg| {
        matches!(
            question,
            QueryMsg::Rolls {
                datanet_id: PLAIN,
                start_after: None,
                ..
            }
        )
    };
    let records = |question: &QueryMsg| {
        matches!(
            question,
            QueryMsg::QueryRecords {
                model_id: PRICED,
                ..
            }
        )
    };
    vec![
        case(
            |question| {
                matches!(
                    question,
                    QueryMsg::Datanets {
                        start_after: None,
                        ..
                    }
                )
            },
            "/datanets/0/total_weight",
            &[
                &format!("Weights: datanet {PLAIN}: total_weight:"),
                &format!("Events: datanet {PLAIN}: total_weight:"),
            ],
        ),
        case(
            |question| {
                matches!(
                    question,
                    QueryMsg::Contributors {
                        datanet_id: PLAIN,
                        ..
                    }
                )
            },
            "/contributors/0/weight",
            &[&format!("Weights: datanet {PLAIN}, ")],
        ),
        case(
            rolls,
            "/rolls/1/enrolled_weight",
            &[
                &format!("Weights: datanet {PLAIN}, roll 2: enrolled_weight:"),
                &format!("Conservation: datanet {PLAIN}, token {first}: income_scaled:"),
            ],
        ),
        case(
            rolls,
            "/rolls/0/pools/0/until_scaled",
            &[
                &format!("Events: datanet {PLAIN}, roll 1, token {first}: until_scaled:"),
                &format!("Conservation: datanet {PLAIN}, token {first}: income_scaled:"),
            ],
        ),
        case(
            rolls,
            "/rolls/1/pools/0/until_scaled",
            &[&format!(
                "Conservation: datanet {PLAIN}, roll 2, token {first}: until_scaled:"
            )],
        ),
        case(
            records,
            "/records/0/amount",
            &[&format!(
                "Events: model {PRICED}, record 1, token {token}: amount:"
            )],
        ),
        case(
            records,
            "/records/0/datanets/1/pot/amount",
            &[&format!(
                "Events: model {PRICED}, record 1, datanet {LANE}, token {token}: waiting:"
            )],
        ),
        case(
            |question| {
                matches!(
                    question,
                    QueryMsg::Models {
                        start_after: None,
                        ..
                    }
                )
            },
            "/models/0/records",
            &[&format!("Events: model {OPEN}: records:")],
        ),
    ]
}

#[test]
fn one_unit_more_in_an_answer_is_found_and_named() {
    let suite = story::tell();
    let truth = Truth::new(&suite);
    assert!(truth.planted().audit().holds);
    let cases = [pools(&suite), people(&suite), lists(&suite)];
    for case in cases.into_iter().flatten() {
        let Case {
            asked,
            pointer,
            named,
        } = case;
        let mut planted = truth.planted();
        let changed = Rc::new(Cell::new(false));
        let seen = Rc::clone(&changed);
        planted.change = Box::new(move |question, answer| {
            if asked(question) && !seen.replace(true) {
                raise(answer.pointer_mut(pointer).expect(pointer));
            }
        });
        let found = planted.found();
        assert!(changed.get(), "{pointer} was not asked for");
        for start in named {
            let there = found.iter().any(|text| text.starts_with(&start));
            assert!(there, "{pointer}: no {start} in\n{}", found.join("\n"));
        }
    }
}

/// A claim may be early by 2^-40 of a unit, and by no more.
#[test]
fn what_a_hair_is_missing_of_may_be_claimed_and_no_more() {
    let suite = story::tell();
    let truth = Truth::new(&suite);
    let ann = suite.addr("ann").to_string();
    let line = format!("Claimable: datanet {PLAIN}, {ann}, token ");
    for (more, early) in [(0_u8, false), (1, true)] {
        let mut planted = truth.planted();
        let ann = ann.clone();
        planted.change = Box::new(move |question, answer| {
            if !matches!(question, QueryMsg::Contributor { datanet_id: PLAIN, address } if *address == ann)
            {
                return;
            }
            let position = &mut answer["positions"][0];
            let read = |name: &str| -> BigInt { position[name].as_str().unwrap().parse().unwrap() };
            let due: BigInt = (read("claimable") + read("claimed")) << 112;
            let missing: BigInt = (BigInt::from(1) << 72) + more;
            let earned: BigInt = due - missing;
            position["earned_scaled"] = earned.to_string().into();
        });
        let found = planted.found();
        let told = found.iter().any(|found| found.starts_with(&line));
        assert_eq!(told, early, "{found:?}");
    }
}
