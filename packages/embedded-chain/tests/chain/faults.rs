//! Injected faults: whatever write or query of a transaction fails, nothing half-done is left.

use crate::world::{Form, World, send, smart, store};
use embedded_chain::Fault;
use probe::{ExecuteMsg, QueryMsg};

#[test]
fn whichever_write_fails_the_transaction_leaves_nothing() {
    let mut world = World::new();
    let probe = world.probe(Form::Compiled);
    let before = (world.chain.dump(&world.token), world.chain.dump(&probe));
    let message = send(&probe, 1, &store("key", "value"));
    let mut failed = 0;
    for nth in 1.. {
        world.chain.fail_next(Fault::StorageWrite { nth });
        if world.token(&message).is_ok() {
            break;
        }
        failed += 1;
        assert_eq!(
            (world.chain.dump(&world.token), world.chain.dump(&probe)),
            before
        );
    }
    // the sender's and the receiver's balance, the probe's value
    assert_eq!(failed, 3);
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
