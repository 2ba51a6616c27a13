//! Who may move a contract to other code, and what runs then.

use crate::world::{FORMS, Form, World, cw20_wasm, native_probe, probe_wasm};
use cosmwasm_std::{Checksum, Empty};

#[test]
fn the_admin_migrates_between_forms() {
    for form in FORMS {
        let mut world = World::new();
        let (alice, probe) = (world.alice.clone(), world.probe(Form::Compiled));
        let code = world.store_probe(form);
        world
            .chain
            .migrate(&alice, &probe, code, &Empty {})
            .unwrap();
        assert_eq!(world.value(&probe, "migrated").as_deref(), Some("yes"));
        assert_eq!(world.chain.contract_info(&probe).unwrap().code_id, code);
    }
}

#[test]
fn others_do_not_and_a_failed_migration_leaves_the_code() {
    let mut world = World::new();
    let (alice, bob, probe) = (
        world.alice.clone(),
        world.bob.clone(),
        world.probe(Form::Compiled),
    );
    let before = world.chain.contract_info(&probe).unwrap();
    let probe_code = world.store_probe(Form::Compiled);
    world
        .chain
        .migrate(&bob, &probe, probe_code, &Empty {})
        .unwrap_err();

    // cw20-base refuses storage that is not its own
    let cw20_code = world.chain.store_code(&cw20_wasm()).unwrap();
    world
        .chain
        .migrate(&alice, &probe, cw20_code, &Empty {})
        .unwrap_err();
    world
        .chain
        .migrate(&alice, &probe, 999, &Empty {})
        .unwrap_err();
    assert_eq!(world.chain.contract_info(&probe).unwrap(), before);

    // nobody is the token's admin
    let token = world.token.clone();
    world
        .chain
        .migrate(&alice, &token, cw20_code, &Empty {})
        .unwrap_err();
}

#[test]
fn codes_have_the_numbers_and_checksums_that_a_chain_gives_them() {
    let mut world = World::new();
    let code = world.store_probe(Form::Compiled);
    let stored = world.chain.app().wrap().query_wasm_code_info(code).unwrap();
    assert_eq!(stored.checksum, Checksum::generate(&probe_wasm()));

    let app = world.chain.app_mut();
    let copy = app.duplicate_code(code).unwrap();
    assert_eq!(copy, code + 1);
    let creator = stored.creator;
    let given = app.store_code_with_id(creator.clone(), 77, native_probe());
    assert_eq!(given.unwrap(), 77);
    app.store_code_with_id(creator, 77, native_probe())
        .unwrap_err();
    app.duplicate_code(999).unwrap_err();
}
