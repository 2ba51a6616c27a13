//! Addresses are checked as on wasmd, natively and in Wasm alike.

use crate::world::{World, transfer};
use bech32::{Bech32, Bech32m, Hrp};
use cosmwasm_std::{Addr, Api};
use embedded_chain::{AddressError, EmbeddedChain};

fn encoded(prefix: &str, bytes: &[u8]) -> String {
    bech32::encode::<Bech32>(Hrp::parse(prefix).unwrap(), bytes).unwrap()
}

#[test]
fn what_is_no_address_here_is_refused_in_wasm_and_natively() {
    let mut world = World::new();
    let good = world.bob.to_string();
    let mut typo = good.clone();
    typo.replace_range(8..9, if &good[8..9] == "q" { "p" } else { "q" });
    let hostile = [
        String::new(),
        "bob".to_owned(),
        good.to_uppercase(),
        format!("{}{}", &good[..10], good[10..].to_uppercase()),
        format!(" {good}"),
        format!("{good}\n"),
        typo,
        encoded("cosmos", &[7; 20]),
        encoded("wasm", &[]),
        encoded("wasm", &[7; 19]),
        encoded("wasm", &[7; 33]),
        bech32::encode::<Bech32m>(Hrp::parse("wasm").unwrap(), &[7; 20]).unwrap(),
        "x".repeat(1_000),
        "wasm1\u{0430}".to_owned(),
    ];
    let api = *world.chain.api();
    for input in hostile {
        api.addr_validate(&input).unwrap_err();
        let error = world
            .token(&transfer(&Addr::unchecked(&input), 1))
            .unwrap_err();
        assert!(!error.to_string().is_empty(), "{input}");
        let (alice, to) = (world.alice.clone(), Addr::unchecked(&input));
        world
            .chain
            .execute(&alice, &to, &transfer(&alice, 1), &[])
            .unwrap_err();
    }
    api.addr_validate(&good).unwrap();
    world.token(&transfer(&Addr::unchecked(good), 1)).unwrap();
}

#[test]
fn capitals_can_be_canonicalized_but_not_validated() {
    let chain = EmbeddedChain::builder().build().unwrap();
    let address = chain.address(&[7; 20]).unwrap();
    let capitals = address.as_str().to_uppercase();
    assert_eq!(chain.api().canonicalize(&capitals).unwrap(), [7; 20]);
    assert_eq!(
        chain.api().validate(&capitals),
        Err(AddressError::NotNormalized { input: capitals })
    );
}

#[test]
fn a_chain_has_the_prefix_it_is_given() {
    let builder = EmbeddedChain::builder().prefix("tributary").unwrap();
    let mut world = World::with(builder);
    assert!(world.token.as_str().starts_with("tributary1"));
    assert_eq!(
        world
            .chain
            .api()
            .canonicalize(world.token.as_str())
            .unwrap()
            .len(),
        32
    );
    let bob = world.bob.clone();
    world.token(&transfer(&bob, 1)).unwrap();
    let foreign = Addr::unchecked(encoded("wasm", &[7; 20]));
    world.token(&transfer(&foreign, 1)).unwrap_err();
    EmbeddedChain::builder().prefix("Tributary").unwrap_err();
    assert_eq!(
        world.chain.address(&[7; 21]),
        Err(AddressError::WrongLength { found: 21 })
    );
}
