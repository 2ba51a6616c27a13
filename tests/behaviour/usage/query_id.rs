//! A query's name, and what its payer says of it.

use cosmwasm_std::Binary;
use rstest::rstest;
use suite::{
    Outcome,
    Runtime::{self, Native, Wasm},
    Suite,
};
use tributary::error::ContractError;
use tributary_api::{HookMsg, MAX_COUNT};

use super::simple;

/// One whose payer says something of it.
fn pay_saying(
    suite: &mut Suite,
    query_id: &str,
    count: Option<u64>,
    digest: Option<Vec<u8>>,
) -> Outcome {
    let hook = HookMsg::RecordQuery {
        model_id: 1,
        query_id: query_id.to_owned(),
        units: None,
        count,
        digest: digest.map(Binary::from),
    };
    let token = suite.token(0);
    suite.record("payer", token, 1_000, &hook)
}

#[rstest]
fn the_same_query_is_not_paid_twice(#[values(Native, Wasm)] runtime: Runtime) {
    let (mut suite, model) = simple(runtime);
    let other_model = suite.add_model("olga", 0, &[(1, 1)]);
    suite.record_query("payer", model, "q", 100).unwrap();
    let taken = |suite: &Suite, payer: &str, record_id| ContractError::QueryIdTaken {
        model_id: model,
        payer: suite.addr(payer),
        query_id: "q".to_owned(),
        record_id,
    };
    for amount in [100, 1, 999] {
        let error = taken(&suite, "payer", 1);
        suite.refused(
            |suite| suite.record_query("payer", model, "q", amount),
            error,
        );
    }
    suite.advance_blocks(1_000);
    let error = taken(&suite, "payer", 1);
    suite.refused(|suite| suite.record_query("payer", model, "q", 100), error);

    // nobody squats a name: it is the payer's own, for each model
    suite.record_query("payer", other_model, "q", 100).unwrap();
    let token = suite.token(0);
    suite.transfer("payer", &token, "pat", 100).unwrap();
    suite.record_query("pat", model, "q", 50).unwrap();
    let error = taken(&suite, "pat", 2);
    suite.refused(|suite| suite.record_query("pat", model, "q", 50), error);
    suite.record_query("payer", model, "Q", 100).unwrap();
    suite.assert_invariants();
}

#[rstest]
fn names_of_one_query_are_not_those_of_another(#[values(Native, Wasm)] runtime: Runtime) {
    let (mut suite, model) = simple(runtime);
    // prefixes, and what would be equal if keys ran together
    let names = ["a", "aa", "aaa", "a.", "-", "1", "11", "1:1"];
    for name in names {
        suite.record_query("payer", model, name, 10).unwrap();
    }
    for (name, record_id) in names.into_iter().zip(1..) {
        let record = suite.query_record_of(model, "payer", name);
        assert_eq!(record.record_id, record_id, "{name}");
        assert_eq!(record.query_id, name);
    }
}

#[rstest]
fn a_query_id_has_64_plain_characters_at_most(#[values(Native, Wasm)] runtime: Runtime) {
    let (mut suite, model) = simple(runtime);
    let (longest, every) = ("x".repeat(64), "AZaz09._:-");
    for allowed in ["x", longest.as_str(), every] {
        suite.record_query("payer", model, allowed, 10).unwrap();
    }
    let too_long = "x".repeat(65);
    let lengths = [("", "0 bytes"), (too_long.as_str(), "65 bytes")];
    for (query_id, found) in lengths {
        suite.refused(
            |suite| suite.record_query("payer", model, query_id, 10),
            ContractError::QueryIdSyntax {
                max: 64,
                found: found.to_owned(),
            },
        );
    }
    let odd = [
        " ", "a b", "a/b", "a\\b", "a\"b", "a+b", "a=b", "a@b", "é", "🦀", "a\u{0}", "a\nb", "{",
        "~", "`", "ａ",
    ];
    for query_id in odd {
        suite.refused(
            |suite| suite.record_query("payer", model, query_id, 10),
            ContractError::QueryIdSyntax {
                max: 64,
                found: query_id.escape_default().to_string(),
            },
        );
    }
}

#[rstest]
fn a_count_is_bounded_and_never_affects_money(#[values(Native, Wasm)] runtime: Runtime) {
    let (mut suite, model) = simple(runtime);
    for found in [0, MAX_COUNT + 1, u64::MAX] {
        suite.refused(
            |suite| pay_saying(suite, "q", Some(found), None),
            ContractError::OutOfRange {
                field: "count",
                min: 1,
                max: MAX_COUNT,
                found,
            },
        );
    }
    let mut splits = vec![];
    for (count, said) in [(None, 1), (Some(1), 1), (Some(MAX_COUNT), MAX_COUNT)] {
        let income = suite.pool(1, suite.token(0)).income_scaled;
        let id = format!("count-{}", splits.len());
        pay_saying(&mut suite, &id, count, None).unwrap();
        let mut record = suite.query_record_of(model, "payer", &id);
        assert_eq!(record.count, said);
        (record.count, record.record_id, record.query_id) = (1, 1, String::new());
        let added = suite.pool(1, suite.token(0)).income_scaled - income;
        splits.push((record, added));
    }
    assert_eq!(splits[0], splits[1]);
    assert_eq!(splits[0], splits[2]);
    suite.assert_invariants();
}

#[rstest]
fn a_digest_has_32_bytes(#[values(Native, Wasm)] runtime: Runtime) {
    let (mut suite, model) = simple(runtime);
    for found in [0, 1, 20, 31, 33, 64] {
        suite.refused(
            |suite| pay_saying(suite, "q", None, Some(vec![7; found])),
            ContractError::HashLength {
                field: "digest",
                expected: 32,
                found,
            },
        );
    }
    pay_saying(&mut suite, "with", None, Some(vec![7; 32])).unwrap();
    pay_saying(&mut suite, "without", None, None).unwrap();
    let digest = suite.query_record(model, 1).digest;
    assert_eq!(digest, Some(Binary::from([7; 32])));
    assert_eq!(suite.query_record(model, 2).digest, None);
}
