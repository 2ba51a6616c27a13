//! What is refused, and in which words.

use cosmwasm_std::from_json;
use lean_json::{MAX_DEPTH, Tree};

use crate::{Message, Type, lean};

#[track_caller]
fn refused(json: &str, reason: &str) {
    let error = lean::<Message>(json).unwrap_err();
    assert!(error.ends_with(reason), "{error}");
}

/// Refused with exactly the words that serde has for it.
#[track_caller]
fn refused_as_by_serde(json: &str, reason: &str) {
    refused(json, reason);
    let error = serde_json::from_str::<Message>(json).unwrap_err();
    assert!(error.to_string().starts_with(reason), "{error}");
}

#[test]
fn names_that_the_type_does_not_have_are_refused_as_by_serde() {
    refused_as_by_serde(
        r#"{"other":{}}"#,
        "unknown variant `other`, expected one of `bare`, `empty`, `newtype`, `several`, `receive`, `update_ownership`, `list`",
    );
    refused_as_by_serde(
        r#"{"newtype":{"address":"","type":{"of":{}},"weight":1}}"#,
        "unknown variant `of`, expected `none` or `of_some`",
    );
    refused_as_by_serde(
        r#"{"newtype":{"r#type":1}}"#,
        "unknown field `r#type`, expected one of `address`, `type`, `weight`",
    );
    refused_as_by_serde(
        r#"{"newtype":{"address":"","type":{"of_some":{"nam":"ann"}}}}"#,
        "unknown field `nam`, expected `name`",
    );
    refused_as_by_serde(
        r#"{"empty":{"a":1}}"#,
        "unknown field `a`, there are no fields",
    );
}

#[test]
fn field_that_is_missing_or_comes_twice_is_refused_as_by_serde() {
    refused_as_by_serde(
        r#"{"newtype":{"address":"a","type":{"none":{}}}}"#,
        "missing field `weight`",
    );
    refused_as_by_serde(r#"{"newtype":{}}"#, "missing field `address`");
    refused_as_by_serde(
        r#"{"newtype":{"address":"a","weight":1}}"#,
        "missing field `type`",
    );
    refused_as_by_serde(
        r#"{"several":{"id":1,"tiny":1,"entries":[]}}"#,
        "missing field `amount`",
    );
    refused_as_by_serde(
        r#"{"several":{"id":1,"tiny":1,"amount":"1"}}"#,
        "missing field `entries`",
    );
    refused_as_by_serde(
        r#"{"newtype":{"weight":1,"weight":2}}"#,
        "duplicate field `weight`",
    );
    refused_as_by_serde(
        r#"{"several":{"flag":null,"flag":true}}"#,
        "duplicate field `flag`",
    );
    refused_as_by_serde(r#"{"receive":{"amount":"1"}}"#, "missing field `sender`");
}

#[test]
fn value_of_another_type_is_refused_as_by_serde() {
    for (value, found) in [
        (r#""1""#, r#"string "1""#),
        ("-1", "integer `-1`"),
        ("true", "boolean `true`"),
        ("null", "null"),
    ] {
        let json = format!(r#"{{"several":{{"id":{value}}}}}"#);
        let reason = format!("invalid type: {found}, expected u64");
        refused(&json, &reason);
        if value != "-1" {
            refused_as_by_serde(&json, &reason);
        }
    }
    refused_as_by_serde(
        r#"{"newtype":{"address":null}}"#,
        "invalid type: null, expected a string",
    );
    refused_as_by_serde(
        r#"{"several":{"id":1,"tiny":256}}"#,
        "invalid value: integer `256`, expected u8",
    );
    refused_as_by_serde(
        r#"{"several":{"id":1,"tiny":0,"small":65536}}"#,
        "invalid value: integer `65536`, expected u16",
    );
    refused_as_by_serde(
        r#"{"several":{"id":1,"tiny":0,"flag":1}}"#,
        "invalid type: integer `1`, expected a boolean",
    );
}

#[test]
fn value_of_another_shape_is_refused() {
    let type_error = "invalid type: ";
    for (json, reason) in [
        (r#"{"newtype":["a",{},1]}"#, "array, expected an object"),
        (r#"{"newtype":7}"#, "integer `7`, expected an object"),
        (r#"{"list":{}}"#, "object, expected an array"),
        ("[]", "array, expected an object"),
        ("null", "null, expected an object"),
        (
            r#"{"bare":{}}"#,
            "object, expected the bare name of the variant",
        ),
    ] {
        refused(json, &format!("{type_error}{reason}"));
    }
    refused(r#""empty""#, "expected an object with the variant's fields");
    refused(
        r#"{"empty":{},"bare":{}}"#,
        "an object with exactly one key",
    );
    refused("{}", "expected an object with exactly one key");
}

#[test]
fn string_that_does_not_parse_is_refused_with_the_reason() {
    refused(
        r#"{"several":{"id":1,"tiny":1,"amount":"x"}}"#,
        "invalid `x`: Generic error: Parsing u128: invalid digit found in string",
    );
    refused(
        r#"{"several":{"id":1,"tiny":1,"amount":"1","hash":"?"}}"#,
        "invalid `?`: Invalid Base64 string: Invalid symbol 63, offset 0.",
    );
    refused(
        r#"{"update_ownership":{"transfer_ownership":{"new_owner":"","expiry":{"at_time":"1.5"}}}}"#,
        "invalid `1.5`: invalid digit found in string",
    );
}

#[test]
fn first_of_several_faults_is_told() {
    refused(
        r#"{"several":{"id":"x","tiny":1000,"more":1}}"#,
        "unknown field `more`, expected one of `id`, `tiny`, `small`, `flag`, `amount`, `hash`, `entries`, `inner`",
    );
    refused(
        r#"{"several":{"id":"x","tiny":1000}}"#,
        r#"invalid type: string "x", expected u64"#,
    );
    refused(
        r#"{"list":[1,true,"x",-1]}"#,
        "invalid type: boolean `true`, expected u32",
    );
}

#[test]
fn what_is_not_json_is_refused() {
    for json in [
        "",
        "{",
        r#"{"empty":{}"#,
        r#"{"empty":{}}x"#,
        "nul",
        "1.5",
        "\"",
        "[1,]",
        "{\"a\"}",
    ] {
        lean::<Message>(json).unwrap_err();
        lean::<Type>(json).unwrap_err();
        from_json::<Tree>(json).unwrap_err();
    }
}

#[test]
fn nesting_is_bounded() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let most = usize::from(MAX_DEPTH);
    from_json::<Tree>(nested(most)).unwrap();
    let error = from_json::<Tree>(nested(most + 1)).unwrap_err().to_string();
    assert!(error.contains("nested too deeply"), "{error}");
    from_json::<Tree>("[".repeat(100_000)).unwrap_err();
    from_json::<Tree>(r#"{"a":"#.repeat(100_000)).unwrap_err();
}

#[test]
fn other_readers_say_what_a_tree_takes() {
    let error = serde_json::from_str::<Tree>("[1.5]").unwrap_err();
    let text = error.to_string();
    assert!(
        text.starts_with(
            "invalid type: floating point `1.5`, expected a JSON value without fractions"
        ),
        "{text}"
    );
}
