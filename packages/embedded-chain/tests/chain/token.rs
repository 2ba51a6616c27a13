//! cw20-base, unmodified.

use crate::world::{Form, SUPPLY, World, cw20_wasm, fail, send, store, transfer};
use cosmwasm_std::{Event, coin, coins};
use cw20::{AllAccountsResponse, Cw20QueryMsg, TokenInfoResponse};

#[test]
fn a_transfer_moves_tokens_and_emits_its_event() {
    let mut world = World::new();
    let bob = world.bob.clone();
    let result = world.token(&transfer(&bob, 30)).unwrap();

    assert_eq!(world.tokens_of(&bob), 30);
    assert_eq!(world.tokens_of(&world.alice), SUPPLY - 30);
    let wasm = Event::new("wasm").add_attributes([
        ("_contract_address", world.token.as_str()),
        ("action", "transfer"),
        ("from", world.alice.as_str()),
        ("to", bob.as_str()),
        ("amount", "30"),
    ]);
    assert_eq!(result.events[1], wasm);
}

#[test]
fn the_contracts_own_error_is_what_is_shown() {
    let mut world = World::new();
    let (alice, bob, token) = (world.alice.clone(), world.bob.clone(), world.token.clone());
    let error = world
        .chain
        .execute(&bob, &token, &transfer(&alice, 1), &[])
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "Overflow: Cannot Sub with given operands"
    );
    assert!(error.gas.total > 60_000);
}

#[test]
fn send_calls_the_receiving_contract_or_is_undone_with_it() {
    for form in [Form::Compiled, Form::Native] {
        let mut world = World::new();
        let probe = world.probe(form);
        world.token(&send(&probe, 7, &store("got", "7"))).unwrap();
        assert_eq!(world.tokens_of(&probe), 7, "{form:?}");
        assert_eq!(world.value(&probe, "got").as_deref(), Some("7"), "{form:?}");

        let before = world.chain.dump(&world.token);
        let error = world.token(&send(&probe, 7, &fail("no"))).unwrap_err();
        assert_eq!(error.to_string(), "Generic error: no", "{form:?}");
        assert_eq!(world.chain.dump(&world.token), before, "{form:?}");
        assert_eq!(world.value(&probe, "failed"), None, "{form:?}");
    }
}

#[test]
fn a_transaction_of_several_messages_is_all_or_nothing() {
    let mut world = World::new();
    let (alice, bob) = (world.alice.clone(), world.bob.clone());
    let good = crate::world::call(&world.token, &transfer(&bob, 1));
    let bad = crate::world::call(&world.token, &transfer(&bob, SUPPLY));
    let error = world
        .chain
        .transact(&alice, vec![good.clone().into(), bad.into()]);
    assert_eq!(error.unwrap_err().gas.calls.len(), 2);
    assert_eq!(world.tokens_of(&bob), 0);

    let result = world
        .chain
        .transact(&alice, vec![good.clone().into(), good.into()])
        .unwrap();
    assert_eq!(result.gas.calls.len(), 2);
    let events = result.events.iter().map(|event| event.ty.as_str());
    let expected = ["execute", "wasm", "execute", "wasm"];
    assert_eq!(events.collect::<Vec<_>>(), expected);
    assert_eq!(world.tokens_of(&bob), 2);
}

#[test]
fn accounts_are_listed_by_pages() {
    let mut world = World::new();
    for index in 0..40 {
        let to = world.chain.account(&format!("holder {index}"));
        world.token(&transfer(&to, 1)).unwrap();
    }
    let page = |start_after, limit| -> Vec<String> {
        let msg = Cw20QueryMsg::AllAccounts {
            start_after,
            limit: Some(limit),
        };
        let page: AllAccountsResponse = world.chain.query(&world.token, &msg).unwrap();
        page.accounts
    };
    let first = page(None, 30);
    let second = page(first.last().cloned(), 30);
    assert_eq!((first.len(), second.len()), (30, 11));
    let mut all: Vec<_> = first.into_iter().chain(second).collect();
    assert!(all.is_sorted());
    all.dedup();
    assert_eq!(all.len(), 41);
}

#[test]
fn raw_storage_can_be_read() {
    let world = World::new();
    let info = world.chain.query_raw(&world.token, b"token_info").unwrap();
    let info: TokenInfoResponse = cosmwasm_std::from_json(info).unwrap();
    assert_eq!(info.total_supply.u128(), SUPPLY);
    assert_eq!(world.chain.query_raw(&world.token, b"nothing"), None);
    let keys: Vec<_> = world
        .chain
        .dump(&world.token)
        .into_iter()
        .map(|(key, _)| key)
        .collect();
    assert!(keys.is_sorted());
    assert!(keys.contains(&b"contract_info".to_vec()));
}

#[test]
fn native_coins_come_with_the_call_and_return_if_it_fails() {
    let mut world = World::new();
    let (alice, probe) = (world.alice.clone(), world.probe(Form::Compiled));
    world
        .chain
        .execute(&alice, &probe, &store("a", "b"), &coins(10, "uatom"))
        .unwrap();
    assert_eq!(world.chain.balance(&probe, "uatom").unwrap().u128(), 10);

    let failed = world
        .chain
        .execute(&alice, &probe, &fail("no"), &coins(10, "uatom"));
    failed.unwrap_err();
    assert_eq!(world.chain.balance(&alice, "uatom").unwrap().u128(), 990);

    world.chain.mint(&alice, &[coin(5, "uatom")]).unwrap();
    assert_eq!(world.chain.balance(&alice, "uatom").unwrap().u128(), 995);
}

#[test]
fn the_standard_checks_pass_for_cw20_and_fail_for_rubbish() {
    embedded_chain::check(&cw20_wasm()).unwrap();
    let error = embedded_chain::check(b"\0asm\x01\0\0\0").unwrap_err();
    assert!(
        matches!(error, embedded_chain::CodeError::Refused { .. }),
        "{error}"
    );
    World::new().chain.store_code(b"no wasm").unwrap_err();
}
