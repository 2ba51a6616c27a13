//! What is counted, that it repeats, and that the limit holds.

use crate::world::{Form, PAIRS, World, call, send, sending, smart, store, transfer};
use cosmwasm_std::SubMsg;
use embedded_chain::{CallError, EmbeddedChain, EntryPoint, GasReport};
use probe::{ExecuteMsg, QueryMsg};

fn a_few_transactions() -> Vec<GasReport> {
    let mut world = World::new();
    let (probe, bob) = (world.probe(Form::Compiled), world.bob.clone());
    let failing = call(&world.token, &transfer(&bob, 1));
    vec![
        world.token(&transfer(&bob, 1)).unwrap().gas,
        world.token(&transfer(&bob, 1)).unwrap().gas,
        world
            .token(&send(&probe, 1, &store("key", "value")))
            .unwrap()
            .gas,
        world
            .run(&probe, &sending(vec![SubMsg::reply_always(failing, 1)]))
            .unwrap()
            .gas,
        world.token(&transfer(&bob, u128::MAX)).unwrap_err().gas,
    ]
}

#[test]
fn the_same_messages_use_the_same_gas() {
    assert_eq!(a_few_transactions(), a_few_transactions());
}

#[test]
fn every_call_is_listed_with_its_own_gas() {
    let mut world = World::new();
    let (probe, other) = (world.probe(Form::Compiled), world.probe(Form::Compiled));
    let request = smart(
        &other,
        &QueryMsg::Value {
            key: "key".to_owned(),
        },
    );
    let gas = world
        .token(&send(&probe, 1, &ExecuteMsg::Ask { request }))
        .unwrap()
        .gas;

    let calls: Vec<_> = gas
        .calls
        .iter()
        .map(|c| (c.contract.clone(), c.entry_point))
        .collect();
    let expected = [
        (world.token.clone(), EntryPoint::Execute),
        (probe, EntryPoint::Execute),
        (other, EntryPoint::Query),
    ];
    assert_eq!(calls, expected);
    assert_eq!(
        gas.calls.iter().map(|call| call.gas).sum::<u64>(),
        gas.total
    );
    // the second contract on the same code is in memory already
    assert!(gas.calls[0].gas > 60_000 && gas.calls[1].gas > 60_000);
    assert!(
        gas.calls[2].gas > 2_000 && gas.calls[2].gas < 10_000,
        "{gas:?}"
    );
}

#[test]
fn a_written_byte_costs_thirty() {
    let mut world = World::new();
    let probe = world.probe(Form::Compiled);
    let mut cost = |value: &str| world.run(&probe, &store("key", value)).unwrap().gas.total;
    let difference = cost(&"x".repeat(1_100)) - cost(&"x".repeat(100));
    // computing on the longer message adds about one in ten
    assert!((30_000..34_000).contains(&difference), "{difference}");
}

#[test]
fn running_out_of_gas_undoes_everything_whoever_catches_it() {
    for (outer, inner) in PAIRS {
        let mut world = World::with(EmbeddedChain::builder().gas_limit(2_000_000));
        let (caller, called) = (world.probe(outer), world.probe(inner));
        if inner == Form::Native {
            continue; // uses no gas
        }
        let costly = ExecuteMsg::Fill { count: 4_000 };
        let caught = sending(vec![
            SubMsg::reply_always(call(&called, &store("a", "b")), 1),
            SubMsg::reply_on_error(call(&called, &costly), 2),
        ]);
        let error = world.run(&caller, &caught).unwrap_err();
        let cause = error.cause.downcast_ref::<CallError>();
        assert!(
            matches!(
                cause,
                Some(CallError::OutOfGas {
                    limit: 2_000_000,
                    ..
                })
            ),
            "{error:?}"
        );
        assert!(error.gas.total >= 2_000_000);
        assert!(world.chain.dump(&caller).is_empty());
        assert!(world.chain.dump(&called).is_empty());

        // and the next one starts afresh
        world.run(&called, &store("a", "b")).unwrap();
    }
}

#[test]
fn a_transaction_needs_exactly_the_gas_it_uses() {
    let used = {
        let mut world = World::new();
        let bob = world.bob.clone();
        world.token(&transfer(&bob, 1)).unwrap().gas.total
    };
    for (limit, enough) in [(used, true), (used - 1_000, false)] {
        let mut world = World::new();
        let wasm = crate::world::cw20_wasm();
        let snapshot = world.chain.dump(&world.token);
        // instantiating costs more than a transfer, so the state is copied to a chain with less gas
        let mut tight = EmbeddedChain::builder().gas_limit(limit).build().unwrap();
        let code = tight.store_native(crate::world::native_probe());
        let (token, _) = tight
            .instantiate(
                &world.alice,
                code,
                &cosmwasm_std::Empty {},
                "t",
                Some(&world.alice),
                &[],
            )
            .unwrap();
        let mut storage = tight.app_mut().contract_storage_mut(&token);
        for (key, value) in snapshot {
            storage.set(&key, &value);
        }
        drop(storage);
        let code = tight.store_code(&wasm).unwrap();
        // cw20-base migrates from its own version at little cost
        let migrated = tight.migrate(&world.alice, &token, code, &cosmwasm_std::Empty {});
        if migrated.is_err() {
            panic!("{migrated:?}");
        }
        let result = tight.execute(&world.alice, &token, &transfer(&world.bob, 1), &[]);
        assert_eq!(result.is_ok(), enough, "{result:?}");
        world.chain.advance_blocks(1);
    }
}
