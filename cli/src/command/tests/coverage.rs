//! Nothing of the contract is out of reach.

use super::files::Files;
use super::run::{Message, command, hook, messages};
use super::{lines, run};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// message → its fields
type Fields = BTreeMap<String, BTreeSet<String>>;

/// What the schema file says that can be sent.
fn schema(file: &str) -> Fields {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../schema")
        .join(file);
    let schema: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    let variants = schema["oneOf"].as_array().unwrap();
    let properties = |value: &Value| value["properties"].as_object().cloned().unwrap_or_default();
    variants
        .iter()
        .flat_map(properties)
        .map(|(name, fields)| {
            (
                name,
                properties(&fields)
                    .into_iter()
                    .map(|(name, _)| name)
                    .collect(),
            )
        })
        .collect()
}

/// What lines reached.
#[derive(Default)]
struct Reached {
    execute: Fields,
    hook: Fields,
    query: Fields,
}

fn add(fields: &mut Fields, msg: &Value) {
    for (name, value) in msg.as_object().unwrap() {
        let found = value.as_object().into_iter().flatten();
        let names = found.map(|(name, _)| name.clone());
        fields.entry(name.clone()).or_default().extend(names);
    }
}

fn reached() -> Reached {
    let files = Files::new();
    let mut reached = Reached::default();
    for line in lines::all() {
        for message in messages(&files, line) {
            match message {
                Message::Query(msg) => add(&mut reached.query, &msg),
                Message::Execute(resolved) if resolved.to == run::address("CONTRACT") => {
                    add(&mut reached.execute, &resolved.msg);
                }
                Message::Execute(resolved) => add(&mut reached.hook, &hook(&resolved.msg).unwrap()),
            }
        }
    }
    reached
}

#[test]
fn every_message_and_each_of_its_fields_can_be_typed() {
    let mut reached = reached();
    let mut execute = schema("raw/execute.json");
    // what a token sends when it was sent a hook: the hooks stand for it
    assert!(execute.remove("receive").is_some());
    // one enum of a library, whose three actions are no fields
    let ownership = reached.execute.remove("update_ownership");
    assert_eq!(
        ownership,
        Some(BTreeSet::from(["transfer_ownership".to_owned()]))
    );
    assert!(execute.remove("update_ownership").is_some());
    assert_eq!(reached.execute, execute);
    assert_eq!(reached.hook, schema("hook_msg.json"));
    assert_eq!(reached.query, schema("raw/query.json"));
    let counts = [execute.len(), reached.hook.len(), reached.query.len()];
    assert_eq!(counts, [28, 2, 31]);
}

#[test]
fn every_word_has_a_line() {
    fn leaves(command: &clap::Command, path: &str, found: &mut Vec<String>) {
        let mut words = command
            .get_subcommands()
            .filter(|word| word.get_name() != "help")
            .peekable();
        if words.peek().is_none() {
            found.push(path.trim_start().to_owned());
        }
        for word in words {
            leaves(word, &format!("{path} {}", word.get_name()), found);
        }
    }
    let mut words = vec![];
    leaves(&command(), "", &mut words);
    assert!(words.len() > 50, "{words:?}");
    for word in words {
        let begins = |line: &str| line == word || line.starts_with(&format!("{word} "));
        assert!(lines::all().any(begins), "{word}");
    }
}

#[test]
fn the_words_fit_together() {
    command().debug_assert();
}

#[test]
fn help_is_short_and_tells_each_option() {
    fn check(command: &mut clap::Command, path: &str) {
        let about = command
            .get_about()
            .map(ToString::to_string)
            .unwrap_or_default();
        assert!((1..=100).contains(&about.len()), "{path}: {about}");
        for option in command.get_arguments() {
            let id = option.get_id().as_str();
            let help = option
                .get_help()
                .map(ToString::to_string)
                .unwrap_or_default();
            assert!((1..=120).contains(&help.len()), "{path} {id}: {help}");
        }
        for word in command.get_subcommands_mut() {
            let path = format!("{path} {}", word.get_name());
            check(word, &path);
        }
    }
    for word in command().get_subcommands_mut() {
        let path = word.get_name().to_owned();
        check(word, &path);
    }
}
