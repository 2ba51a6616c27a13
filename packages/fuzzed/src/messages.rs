//! Any bytes as each message of the contract.

use std::fmt::Debug;

use cosmwasm_std::{from_json, to_json_vec};
use cw20::Cw20ReceiveMsg;
use lean_json::{FromTree, Lean};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tributary_api::{ExecuteMsg, HookMsg, InstantiateMsg, MigrateMsg, QueryMsg};

use crate::people::{people, tokens};
use crate::world::World;

thread_local! {
    static FIXTURE: World = World::fixture();
}

/// Reads the bytes as every entry point does and, where they are a message, runs it where there is something of
/// everything: at once, and after a year has passed.
pub fn messages(bytes: &[u8]) {
    if let Some(msg) = read::<InstantiateMsg>(bytes) {
        let _ = World::instantiated(msg);
    }
    if read::<MigrateMsg>(bytes).is_some() {
        let _ = fixture().migrate();
    }
    if let Some(msg) = read::<QueryMsg>(bytes) {
        for world in moments() {
            if let Ok(answer) = world.query(msg.clone()) {
                from_json::<serde_json::Value>(answer).expect("an answer is JSON");
            }
        }
    }
    if let Some(msg) = read::<ExecuteMsg>(bytes) {
        let sender = match msg {
            ExecuteMsg::Receive(_) => &tokens()[0],
            _ => &people()[0],
        };
        for mut world in moments() {
            let _ = world.execute(sender, msg.clone());
        }
    }
    // whatever a token passes on, the contract is the first to read it
    read::<HookMsg>(bytes);
    for amount in [10u128, 1_000] {
        let hook = ExecuteMsg::Receive(Cw20ReceiveMsg {
            sender: people()[0].to_string(),
            amount: amount.into(),
            msg: bytes.into(),
        });
        let _ = fixture().execute(&tokens()[0], hook);
    }
}

fn fixture() -> World {
    FIXTURE.with(World::clone)
}

fn moments() -> [World; 2] {
    let mut later = fixture();
    later.pass(2 * 24 * 3_600 + 1);
    [fixture(), later]
}

/// What lean-json reads, if it does. Serde reads the same, and lean-json reads whatever serde writes.
fn read<T>(bytes: &[u8]) -> Option<T>
where
    T: FromTree + Serialize + DeserializeOwned + PartialEq + Debug + Clone,
{
    let lean = from_json::<Lean<T>>(bytes).ok().map(|Lean(msg)| msg);
    let serde = from_json::<T>(bytes).ok();
    match (&lean, &serde) {
        (Some(lean), Some(serde)) => assert_eq!(lean, serde, "read differently"),
        // which is nothing, said in a way that serde refuses
        (Some(_), None) if bytes.windows(2).any(|pair| pair == b"-0") => {}
        (Some(lean), None) => panic!("only lean-json reads {lean:?}"),
        (None, Some(serde)) => {
            let written = to_json_vec(serde).unwrap();
            let Lean(again) = from_json::<Lean<T>>(&written).expect("what serde writes is read");
            assert_eq!(again, *serde);
        }
        (None, None) => {}
    }
    lean
}
