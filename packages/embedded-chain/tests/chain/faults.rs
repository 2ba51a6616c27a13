//! Injected faults: whatever of a transaction fails, nothing half-done is left.

use crate::world::{FORMS, Form, PAIRS, World, call, send, sending, smart, store, transfer};
use cosmwasm_std::{Addr, Record, SubMsg};
use embedded_chain::{CallError, Fault, Points, TxError, TxResult};
use probe::{ExecuteMsg, QueryMsg};

type Kind = fn(u64) -> Fault;

const READ: Kind = |nth| Fault::StorageRead { nth };
const WRITE: Kind = |nth| Fault::StorageWrite { nth };
const MESSAGE: Kind = |nth| Fault::Message { nth };
const MESSAGE_DONE: Kind = |nth| Fault::MessageDone { nth };

/// How often this has to fail, one point after the other, until it succeeds; nothing is left of any failure.
#[track_caller]
fn failures(
    world: &mut World,
    kind: Kind,
    probe: &Addr,
    run: impl Fn(&mut World) -> Result<TxResult, TxError>,
) -> u64 {
    let stored = |world: &World| -> [Vec<Record>; 2] {
        [world.chain.dump(&world.token), world.chain.dump(probe)]
    };
    let before = stored(world);
    for nth in 1.. {
        world.chain.fail_next(kind(nth));
        let Err(error) = run(world) else {
            return nth - 1;
        };
        let text = format!("{:#}", error.cause);
        assert!(text.contains("injected fault"), "{nth}: {text}");
        assert!(stored(world) == before, "{nth}");
    }
    unreachable!()
}

#[test]
fn whichever_write_fails_the_transaction_leaves_nothing() {
    let mut world = World::new();
    let probe = world.probe(Form::Compiled);
    let message = send(&probe, 1, &store("key", "value"));
    let failed = failures(&mut world, WRITE, &probe, |world| world.token(&message));
    // the sender's and the receiver's balance, the probe's value
    assert_eq!(failed, 3);
    assert_eq!(world.chain.points().writes, 3);
}

#[test]
fn a_removal_is_a_write() {
    let mut world = World::new();
    let probe = world.probe(Form::Compiled);
    world.run(&probe, &ExecuteMsg::Fill { count: 4 }).unwrap();
    let remove = ExecuteMsg::RemoveAll {};
    let failed = failures(&mut world, WRITE, &probe, |world| {
        world.run(&probe, &remove)
    });
    assert_eq!(failed, 4);
    assert!(world.chain.dump(&probe).is_empty());
}

#[test]
fn whichever_read_fails_the_transaction_leaves_nothing() {
    let mut world = World::new();
    let probe = world.probe(Form::Compiled);
    let bob = world.bob.clone();
    let failed = failures(&mut world, READ, &probe, |world| {
        world.token(&transfer(&bob, 1))
    });
    // the sender's and the receiver's balance
    assert_eq!(failed, 2);

    world.run(&probe, &ExecuteMsg::Fill { count: 4 }).unwrap();
    let remove = ExecuteMsg::RemoveAll {};
    let failed = failures(&mut world, READ, &probe, |world| world.run(&probe, &remove));
    // five iterators and a step of each, the last of which finds nothing
    assert_eq!(failed, 10);
    assert_eq!(world.chain.points().reads, 10);
}

#[test]
fn whichever_message_fails_the_transaction_leaves_nothing() {
    for form in FORMS {
        for kind in [MESSAGE, MESSAGE_DONE] {
            let mut world = World::new();
            let (probe, other) = (world.probe(form), world.probe(form));
            let inner = sending(vec![
                SubMsg::new(call(&other, &store("a", "b"))),
                SubMsg::new(call(&other, &store("c", "d"))),
            ]);
            let message = send(&probe, 1, &inner);
            let run = |world: &mut World| world.token(&message);
            // the token's `send`, its hook, and what that sends
            assert_eq!(failures(&mut world, kind, &probe, run), 4, "{form:?}");
            assert_eq!(world.chain.points().messages, 4);
            assert_eq!(world.chain.dump(&other).len(), 2);
        }
    }
}

#[test]
fn a_failed_message_can_be_caught_and_has_done_nothing() {
    for (outer, inner) in PAIRS {
        for (kind, text) in [
            (MESSAGE, "injected fault: message"),
            (MESSAGE_DONE, "injected fault: message that was done"),
        ] {
            let mut world = World::new();
            let (caller, called) = (world.probe(outer), world.probe(inner));
            let caught = sending(vec![SubMsg::reply_always(
                call(&called, &store("a", "b")),
                1,
            )]);
            world.chain.fail_next(kind(2));
            world.run(&caller, &caught).unwrap();
            let reply = world.value(&caller, "reply1").unwrap();
            assert!(reply.contains(text), "{outer:?} {inner:?}: {reply}");
            assert!(world.chain.dump(&called).is_empty());

            // and only once
            world.run(&caller, &caught).unwrap();
            assert_eq!(world.value(&caller, "reply1").as_deref(), Some("ok"));
            assert_eq!(world.value(&called, "a").as_deref(), Some("b"));
        }
    }
}

#[test]
fn a_message_fails_before_or_after_its_contract_is_called() {
    let mut world = World::new();
    let bob = world.bob.clone();
    for (kind, writes) in [(MESSAGE, 0), (MESSAGE_DONE, 2)] {
        world.chain.fail_next(kind(1));
        let error = world.token(&transfer(&bob, 1)).unwrap_err();
        let cause = error.cause.downcast_ref::<CallError>();
        assert!(
            matches!(cause, Some(CallError::Injected { .. })),
            "{error:?}"
        );
        assert_eq!(world.chain.points().writes, writes);
        assert_eq!(error.gas.calls.is_empty(), writes == 0);
        assert_eq!(world.tokens_of(&bob), 0);
    }
}

#[test]
fn a_failed_query_reaches_the_asker_once() {
    let mut world = World::new();
    let probe = world.probe(Form::Compiled);
    let ask = ExecuteMsg::Ask {
        request: smart(&probe, &QueryMsg::Env {}),
    };
    world.chain.fail_next(Fault::Query { nth: 1 });
    world.run(&probe, &ask).unwrap();
    assert_eq!(
        world.value(&probe, "answer").as_deref(),
        Some("injected fault: query")
    );
    world.run(&probe, &ask).unwrap();
    assert!(world.value(&probe, "answer").unwrap().contains("height"));
}

#[test]
fn a_fault_that_does_not_come_to_pass_does_not_wait() {
    let mut world = World::new();
    let (probe, bob) = (world.probe(Form::Compiled), world.bob.clone());
    for kind in [READ, WRITE, MESSAGE, MESSAGE_DONE] {
        world.chain.fail_next(kind(3));
        world.token(&transfer(&bob, 1)).unwrap();
        let several = [ExecuteMsg::Fill { count: 3 }, ExecuteMsg::RemoveAll {}];
        let several = several.map(|message| SubMsg::new(call(&probe, &message)));
        world.run(&probe, &sending(several.into())).unwrap();
        let points = world.chain.points();
        assert!(points.reads.min(points.writes).min(points.messages) >= 3);
    }
}

#[test]
fn points_are_those_of_the_last_transaction() {
    let mut world = World::new();
    let (probe, bob) = (world.probe(Form::Compiled), world.bob.clone());
    assert_eq!(
        world.chain.points(),
        Points {
            messages: 1,
            ..Points::default()
        }
    );
    let transferred = Points {
        reads: 2,
        writes: 2,
        queries: 0,
        messages: 1,
    };
    for _ in 0..2 {
        world.token(&transfer(&bob, 1)).unwrap();
        assert_eq!(world.chain.points(), transferred);
    }
    let request = smart(
        &probe,
        &QueryMsg::Value {
            key: "key".to_owned(),
        },
    );
    world.run(&probe, &ExecuteMsg::Ask { request }).unwrap();
    assert_eq!(
        world.chain.points(),
        Points {
            reads: 1,
            writes: 1,
            queries: 1,
            messages: 1,
        }
    );
}
