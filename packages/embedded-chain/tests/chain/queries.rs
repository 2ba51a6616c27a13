//! Queries between contracts, iterators, blocks.

use crate::world::{FORMS, Form, PAIRS, World, raw, send, smart, store, transfer};
use cosmwasm_std::{Binary, BlockInfo, Env, Timestamp};
use cw20::{BalanceResponse, Cw20QueryMsg};
use embedded_chain::EmbeddedChain;
use probe::{ExecuteMsg, QueryMsg};
use std::time::Instant;

#[test]
fn a_contract_asks_another() {
    for (outer, inner) in PAIRS {
        let mut world = World::new();
        let (asking, asked) = (world.probe(outer), world.probe(inner));
        world.run(&asked, &store("key", "value")).unwrap();

        let request = smart(
            &asked,
            &QueryMsg::Value {
                key: "key".to_owned(),
            },
        );
        // two levels: a query in a query
        let nested = QueryMsg::Ask {
            request: smart(
                &asking,
                &QueryMsg::Ask {
                    request: request.clone(),
                },
            ),
        };
        let answer: Option<String> = world.chain.query(&asking, &nested).unwrap();
        assert_eq!(answer.as_deref(), Some("value"));

        world.run(&asking, &ExecuteMsg::Ask { request }).unwrap();
        assert_eq!(world.value(&asking, "answer").as_deref(), Some("\"value\""));

        world
            .run(
                &asking,
                &ExecuteMsg::Ask {
                    request: raw(&asked, b"key"),
                },
            )
            .unwrap();
        assert_eq!(world.value(&asking, "answer").as_deref(), Some("value"));
    }
}

#[test]
fn a_call_sees_the_state_of_its_own_transaction() {
    for form in FORMS {
        let mut world = World::new();
        let probe = world.probe(form);
        world.token(&transfer(&probe, 1)).unwrap();
        // the tokens move first, then the probe asks for its balance
        let request = smart(
            &world.token,
            &Cw20QueryMsg::Balance {
                address: probe.to_string(),
            },
        );
        world
            .token(&send(&probe, 4, &ExecuteMsg::Ask { request }))
            .unwrap();
        let answer = world.value(&probe, "answer").unwrap();
        let answer: BalanceResponse = serde_json::from_str(&answer).unwrap();
        assert_eq!(answer.balance.u128(), 5);
    }
}

#[test]
fn a_query_that_fails_is_the_askers_to_handle() {
    for (outer, inner) in PAIRS {
        let mut world = World::new();
        let (asking, asked) = (world.probe(outer), world.probe(inner));
        for request in [
            smart(&asked, &"no such query"),
            smart(&world.bob, &QueryMsg::Env {}),
        ] {
            world
                .run(
                    &asking,
                    &ExecuteMsg::Ask {
                        request: request.clone(),
                    },
                )
                .unwrap();
            assert!(world.value(&asking, "answer").is_some());
            world
                .chain
                .query::<Binary>(&asking, &QueryMsg::Ask { request })
                .unwrap_err();
        }
    }
}

#[test]
fn iterating_reads_only_what_is_taken() {
    let mut world = World::new();
    let probe = world.probe(Form::Compiled);
    for count in [100, 4_000] {
        world.run(&probe, &ExecuteMsg::Fill { count }).unwrap();
        let ask = |limit, descending| {
            let started = Instant::now();
            let msg = QueryMsg::Keys { limit, descending };
            let (keys, gas) = world
                .chain
                .query_with_gas::<Vec<String>>(&probe, &msg)
                .unwrap();
            (keys, gas.total, started.elapsed())
        };
        let (first, gas, took) = ask(1, false);
        assert_eq!(first, ["0000"]);
        assert!(took.as_millis() < 100, "{took:?}");
        let (last, gas_of_last, _) = ask(2, true);
        assert_eq!(
            last,
            [format!("{:04}", count - 1), format!("{:04}", count - 2)]
        );
        // load, the first entry twice, some computing
        assert!(gas < 62_000 && gas_of_last < 62_500, "{gas} {gas_of_last}");
        let (all, ..) = ask(count, false);
        assert_eq!(all.len(), count as usize);
    }
    let result = world.run(&probe, &ExecuteMsg::RemoveAll {}).unwrap();
    assert_eq!(result.data.unwrap().as_slice(), b"4000");
    assert!(world.chain.dump(&probe).is_empty());
}

#[test]
fn contracts_see_the_block() {
    for form in FORMS {
        let mut world = World::new();
        let probe = world.probe(form);
        world.chain.set_block(BlockInfo {
            height: 1_000,
            time: Timestamp::from_seconds(2_000_000_000),
            chain_id: "test-1".to_owned(),
        });
        world.chain.advance_blocks(10);
        world.chain.advance_time(3_600);
        let env: Env = world.chain.query(&probe, &QueryMsg::Env {}).unwrap();
        assert_eq!(env.block.height, 1_011);
        assert_eq!(env.block.time.seconds(), 2_000_003_650);
        assert_eq!(env.block.chain_id, "test-1");
        assert_eq!(env.contract.address, probe);
        assert_eq!(world.chain.block(), env.block);
    }
}

#[test]
fn a_chain_begins_at_the_block_it_is_given() {
    let block = BlockInfo {
        height: 7,
        time: Timestamp::from_seconds(8),
        chain_id: "test-7".to_owned(),
    };
    let builder = EmbeddedChain::builder().block(block.clone());
    assert_eq!(builder.build().unwrap().block(), block);
}

#[test]
fn queries_nest_ten_deep_and_no_deeper() {
    let mut world = World::new();
    let probe = world.probe(Form::Compiled);
    let mut ask = QueryMsg::Env {};
    for depth in 1..=11 {
        let answer = world.chain.query::<Env>(&probe, &ask);
        assert_eq!(answer.is_ok(), depth <= 10, "{depth}");
        let request = smart(&probe, &ask);
        ask = QueryMsg::Ask { request };
    }
}
