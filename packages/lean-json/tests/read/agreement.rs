//! Whatever serde reads, `Lean` reads to the same value; whatever serde refuses, `Lean` refuses.

use cosmwasm_std::{Binary, Timestamp, Uint128, from_json};
use cw_ownable::Action;
use cw_utils::Expiration;
use cw20::Cw20ReceiveMsg;
use lean_json::Tree;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::{Entry, Message, Type, lean};

fn entry() -> impl Strategy<Value = Entry> {
    let r#type = prop_oneof![
        Just(Type::None {}),
        any::<String>().prop_map(|name| Type::OfSome { name }),
    ];
    (any::<String>(), r#type, any::<u64>()).prop_map(|(address, r#type, weight)| Entry {
        address,
        r#type,
        weight,
    })
}

fn action() -> impl Strategy<Value = Action> {
    let expiry = prop_oneof![
        any::<u64>().prop_map(Expiration::AtHeight),
        any::<u64>().prop_map(|nanos| Expiration::AtTime(Timestamp::from_nanos(nanos))),
        Just(Expiration::Never {}),
    ];
    prop_oneof![
        Just(Action::AcceptOwnership),
        Just(Action::RenounceOwnership),
        (any::<String>(), proptest::option::of(expiry))
            .prop_map(|(new_owner, expiry)| Action::TransferOwnership { new_owner, expiry }),
    ]
}

fn message() -> impl Strategy<Value = Message> {
    let bytes = || any::<[u8; 5]>().prop_map(Binary::from);
    let receive = (any::<String>(), any::<u128>(), bytes()).prop_map(|(sender, amount, msg)| {
        Cw20ReceiveMsg {
            sender,
            amount: Uint128::new(amount),
            msg,
        }
    });
    let leaf = prop_oneof![
        Just(Message::Bare),
        Just(Message::Empty {}),
        entry().prop_map(Message::Newtype),
        receive.prop_map(Message::Receive),
        action().prop_map(Message::UpdateOwnership),
        any::<Vec<Option<u32>>>().prop_map(Message::List),
    ];
    leaf.prop_recursive(2, 12, 3, move |message| {
        (
            any::<(u64, u8, Option<u16>, Option<bool>, u128)>(),
            proptest::option::of(bytes()),
            proptest::collection::vec(entry(), 0..3),
            proptest::option::of(proptest::collection::vec(message, 0..3)),
        )
            .prop_map(|((id, tiny, small, flag, amount), hash, entries, inner)| {
                Message::Several {
                    id,
                    tiny,
                    small,
                    flag,
                    amount: Uint128::new(amount),
                    hash,
                    entries,
                    inner,
                }
            })
    })
}

/// Something done to one value of a message, somewhere in it.
#[derive(Clone, Debug)]
enum Change {
    Replace(Tree),
    Remove(Index),
    Repeat(Index),
    Rename(Index, &'static str),
}

fn change() -> impl Strategy<Value = Change> {
    let names = vec![
        "id", "weight", "name", "none", "bare", "empty", "newtype", "list", "sender", "x",
    ];
    let texts = vec![
        "",
        "x",
        "7",
        "bare",
        "empty",
        "accept_ownership",
        "////",
        "//8=",
    ];
    let trees = prop_oneof![
        Just(Tree::Null),
        any::<bool>().prop_map(Tree::Bool),
        prop_oneof![Just(0), Just(255), Just(256), Just(65_536), any::<u64>()]
            .prop_map(Tree::Unsigned),
        (i64::MIN..0).prop_map(Tree::Signed),
        proptest::sample::select(texts).prop_map(|text| Tree::String(text.to_owned())),
        // serde also reads structs from arrays, as none of this one
        Just(Tree::Array(vec![Tree::Bool(true)])),
        Just(Tree::Object(vec![])),
    ];
    prop_oneof![
        3 => trees.prop_map(Change::Replace),
        1 => any::<Index>().prop_map(Change::Remove),
        1 => any::<Index>().prop_map(Change::Repeat),
        1 => (any::<Index>(), proptest::sample::select(names)).prop_map(|(at, name)| Change::Rename(at, name)),
    ]
}

/// Applies the change where `path` leads to, or where it ends.
fn apply(tree: &mut Tree, path: &[Index], change: Change) {
    if let Some((first, rest)) = path.split_first() {
        match tree {
            Tree::Object(entries) if !entries.is_empty() => {
                return apply(&mut first.get_mut(entries).1, rest, change);
            }
            Tree::Array(entries) if !entries.is_empty() => {
                return apply(first.get_mut(entries), rest, change);
            }
            _ => {}
        }
    }
    match (change, tree) {
        (Change::Replace(other), tree) => *tree = other,
        (Change::Remove(at), Tree::Object(entries)) if !entries.is_empty() => {
            entries.remove(at.index(entries.len()));
        }
        (Change::Repeat(at), Tree::Object(entries)) if !entries.is_empty() => {
            entries.push(at.get(entries).clone());
        }
        (Change::Rename(at, name), Tree::Object(entries)) if !entries.is_empty() => {
            at.get_mut(entries).0 = name.to_owned();
        }
        _ => {}
    }
}

fn json(tree: &Tree) -> String {
    let list = |parts: Vec<String>| parts.join(", ");
    match tree {
        Tree::Null => "null".to_owned(),
        Tree::Bool(value) => value.to_string(),
        Tree::Unsigned(value) => value.to_string(),
        Tree::Signed(value) => value.to_string(),
        Tree::String(value) => serde_json::to_string(value).unwrap(),
        Tree::Array(entries) => format!("[{}]", list(entries.iter().map(json).collect())),
        Tree::Object(entries) => {
            let entries = entries.iter().map(|(key, value)| {
                format!("{}: {}", serde_json::to_string(key).unwrap(), json(value))
            });
            format!("{{{}}}", list(entries.collect()))
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn every_message_is_read_back(message in message()) {
        let json = serde_json::to_string(&message).unwrap();
        prop_assert_eq!(from_json::<Message>(&json).unwrap(), message.clone());
        prop_assert_eq!(lean::<Message>(&json), Ok(message));
    }

    #[test]
    fn changed_message_is_read_or_refused_as_by_serde(
        message in message(),
        changes in proptest::collection::vec((proptest::collection::vec(any::<Index>(), 0..5), change()), 1..3),
    ) {
        let mut tree = from_json(serde_json::to_string(&message).unwrap()).unwrap();
        for (path, change) in changes {
            apply(&mut tree, &path, change);
        }
        let json = json(&tree);
        let expected = serde_json::from_str::<Message>(&json);
        prop_assert_eq!(lean::<Message>(&json).ok(), expected.ok(), "{}", json);
    }
}

#[test]
fn what_is_left_out_or_null_is_none() {
    let expected = Message::Several {
        id: 1,
        tiny: 0,
        small: None,
        flag: None,
        amount: Uint128::one(),
        hash: None,
        entries: vec![],
        inner: None,
    };
    for json in [
        r#"{"several":{"id":1,"tiny":0,"amount":"1","entries":[]}}"#,
        r#" { "several" : {"entries":[],"small":null,"flag":null,"hash":null,"inner":null,"amount":"1","tiny":0,"id":1} } "#,
    ] {
        assert_eq!(lean::<Message>(json).unwrap(), expected);
    }
}

#[test]
fn each_action_on_ownership_and_each_expiry_is_read_as_by_serde() {
    for json in [
        r#"{"transfer_ownership":{"new_owner":"ann","expiry":{"at_height":7}}}"#,
        r#"{"transfer_ownership":{"new_owner":"ann","expiry":{"at_time":"7"}}}"#,
        r#"{"transfer_ownership":{"new_owner":"ann","expiry":{"never":{}}}}"#,
        r#"{"transfer_ownership":{"new_owner":"ann"}}"#,
        r#""accept_ownership""#,
        r#""renounce_ownership""#,
    ] {
        let expected = serde_json::from_str::<Action>(json).unwrap();
        assert_eq!(lean::<Action>(json).unwrap(), expected, "{json}");
    }
}

#[test]
fn fields_that_a_library_does_not_have_are_passed_over() {
    for json in [
        r#"{"receive":{"memo":{"a":[]},"msg":"","amount":"7","sender":"ann"}}"#,
        r#"{"update_ownership":{"transfer_ownership":{"x":1,"new_owner":"ann","expiry":{"never":{"x":1}}}}}"#,
    ] {
        let expected = serde_json::from_str::<Message>(json).unwrap();
        assert_eq!(lean::<Message>(json).unwrap(), expected);
    }
}
