//! Contracts that misbehave end in an error, and the chain goes on.

use crate::world::{FORMS, Form, World, smart, store};
use cosmwasm_std::Empty;
use embedded_chain::{CallError, EmbeddedChain, TxError};
use probe::{ExecuteMsg, QueryMsg};

#[track_caller]
fn cause(error: &TxError) -> &CallError {
    let error: Option<&CallError> = error.cause.downcast_ref();
    error.expect("a failed call")
}

#[test]
fn a_panic_is_an_error() {
    let mut world = World::new();
    let probe = world.probe(Form::Compiled);
    let error = world.run(&probe, &ExecuteMsg::Panic {}).unwrap_err();
    assert!(matches!(cause(&error), CallError::Aborted { .. }));
    let expected = format!("execute of {probe} aborted: ");
    assert!(error.to_string().starts_with(&expected), "{error}");
    assert!(error.to_string().contains("as asked"), "{error}");

    let probe = world.probe(Form::Native);
    let error = world.run(&probe, &ExecuteMsg::Panic {}).unwrap_err();
    assert!(matches!(cause(&error), CallError::Panicked { .. }));
    world.run(&probe, &store("still", "alive")).unwrap();
}

#[test]
fn a_loop_runs_out_of_gas() {
    let mut world = World::with(EmbeddedChain::builder().gas_limit(5_000_000));
    let probe = world.probe(Form::Compiled);
    let error = world.run(&probe, &ExecuteMsg::Loop {}).unwrap_err();
    assert!(
        matches!(cause(&error), CallError::OutOfGas { .. }),
        "{error}"
    );
}

#[test]
fn memory_has_an_end() {
    let mut world = World::new();
    let probe = world.probe(Form::Compiled);
    let error = world
        .run(&probe, &ExecuteMsg::ExhaustMemory {})
        .unwrap_err();
    assert!(
        matches!(cause(&error), CallError::Aborted { .. }),
        "{error}"
    );
    world.run(&probe, &store("still", "alive")).unwrap();
}

#[test]
fn endless_calls_and_queries_are_stopped() {
    for form in FORMS {
        let mut world = World::new();
        let probe = world.probe(form);
        let error = world.run(&probe, &ExecuteMsg::Recurse {}).unwrap_err();
        assert!(
            matches!(cause(&error), CallError::TooDeep { .. }),
            "{error}"
        );

        let asked = world.chain.query::<()>(&probe, &QueryMsg::Recurse {});
        assert!(
            asked
                .unwrap_err()
                .to_string()
                .contains("nested more than 10 deep")
        );

        let request = smart(&probe, &QueryMsg::Recurse {});
        world.run(&probe, &ExecuteMsg::Ask { request }).unwrap();
        assert!(
            world
                .value(&probe, "answer")
                .unwrap()
                .contains("nested more than")
        );
    }
}

#[test]
fn a_query_cannot_write() {
    let mut world = World::new();
    let probe = world.probe(Form::Compiled);
    let error = world
        .chain
        .query::<()>(&probe, &QueryMsg::Write {})
        .unwrap_err();
    assert!(
        matches!(cause(&error), CallError::Aborted { .. }),
        "{error}"
    );

    let request = smart(&probe, &QueryMsg::Write {});
    world.run(&probe, &ExecuteMsg::Ask { request }).unwrap();
    assert!(
        world
            .value(&probe, "answer")
            .unwrap()
            .contains("Must not call")
    );
    assert_eq!(world.value(&probe, "written"), None);
}

#[test]
fn what_is_no_message_or_no_contract_is_refused() {
    let mut world = World::new();
    let (alice, probe) = (world.alice.clone(), world.probe(Form::Compiled));
    let error = world
        .chain
        .execute(&alice, &probe, &"nonsense", &[])
        .unwrap_err();
    assert!(
        matches!(cause(&error), CallError::Contract { .. }),
        "{error}"
    );
    let nobody = world.bob.clone();
    world
        .chain
        .execute(&alice, &nobody, &store("a", "b"), &[])
        .unwrap_err();
    world
        .chain
        .query::<()>(&nobody, &QueryMsg::Env {})
        .unwrap_err();
}

#[test]
fn an_entry_point_that_a_contract_lacks_is_an_error() {
    for form in FORMS {
        let mut world = World::new();
        let probe = world.probe(form);
        let asked = world.chain.app_mut().wasm_sudo(probe, &Empty {});
        asked.unwrap_err();
    }
}
