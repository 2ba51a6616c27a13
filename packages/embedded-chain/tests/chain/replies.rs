//! Submessages, their replies and what is rolled back; for every mix of compiled and native contracts.

use crate::world::{PAIRS, World, call, fail, sending, store, transfer};
use cosmwasm_std::SubMsg;
use probe::FAILING_REPLY;

#[test]
fn a_reply_comes_when_it_was_asked_for() {
    for (outer, inner) in PAIRS {
        let mut world = World::new();
        let (caller, called) = (world.probe(outer), world.probe(inner));
        let good = || call(&called, &store("a", "b"));
        let bad = || call(&called, &fail("no"));
        let messages = vec![
            SubMsg::reply_always(good(), 1),
            SubMsg::reply_always(bad(), 2),
            SubMsg::reply_on_success(good(), 3),
            SubMsg::reply_on_error(good(), 4),
            SubMsg::reply_on_error(bad(), 5),
            SubMsg::new(good()),
        ];
        let result = world.run(&caller, &sending(messages)).unwrap();

        let replies = [1, 2, 3, 4, 5].map(|id| world.value(&caller, &format!("reply{id}")));
        let [one, two, three, four, five] = replies;
        assert_eq!((one.as_deref(), three.as_deref()), (Some("ok"), Some("ok")));
        assert_eq!(four, None);
        let data = result.data.unwrap();
        assert_eq!(
            data.as_slice(),
            five.as_ref().unwrap().as_bytes(),
            "the last reply's"
        );
        for error in [two.unwrap(), five.unwrap()] {
            assert!(
                error.contains("Generic error: no"),
                "{outer:?} {inner:?}: {error}"
            );
        }
        assert_eq!(world.value(&called, "a").as_deref(), Some("b"));
        assert_eq!(world.value(&called, "failed"), None, "undone");
        assert_eq!(world.value(&caller, "sent").as_deref(), Some("yes"), "kept");
    }
}

#[test]
fn a_compiled_contract_reads_the_bare_text_of_an_error() {
    let mut world = World::new();
    let [caller, called] = [0, 1].map(|_| world.probe(crate::world::Form::Compiled));
    let inner = sending(vec![SubMsg::new(call(&called, &fail("deep down")))]);
    let outer = sending(vec![SubMsg::reply_on_error(call(&caller, &inner), 1)]);
    world.run(&caller, &outer).unwrap();
    assert_eq!(
        world.value(&caller, "reply1").as_deref(),
        Some("Generic error: deep down")
    );
}

#[test]
fn an_error_nobody_catches_undoes_everything() {
    for (outer, inner) in PAIRS {
        let mut world = World::new();
        let (caller, called, bob) = (world.probe(outer), world.probe(inner), world.bob.clone());
        let failures = [
            SubMsg::new(call(&called, &fail("no"))),
            SubMsg::reply_on_success(call(&called, &fail("no")), 1),
            SubMsg::reply_always(call(&called, &store("a", "b")), FAILING_REPLY),
        ];
        for failure in failures {
            let paid = world.token(&crate::world::send(
                &caller,
                5,
                &sending(vec![SubMsg::new(call(&called, &store("c", "d"))), failure]),
            ));
            paid.unwrap_err();
            assert_eq!(world.tokens_of(&caller), 0);
            assert!(world.chain.dump(&caller).is_empty());
            assert!(world.chain.dump(&called).is_empty());
        }
        world.token(&transfer(&bob, 1)).unwrap();
    }
}
