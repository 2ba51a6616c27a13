//! What people read, from a contract that was worked by the words themselves.

#![allow(clippy::unwrap_used, clippy::panic)]

mod history;
mod shapes;
mod world;

use crate::golden;
use history::{AFTERWARDS, HISTORY, QUESTIONS};
use world::World;

#[test]
fn answers_are_told_as_the_golden_file_has_them() {
    let mut world = World::new();
    let mut text = String::new();
    for (sender, line) in HISTORY {
        let events = world.act(sender, line);
        // one of each kind is enough
        if ["query send --model 1 --id q-1", "claim"]
            .iter()
            .any(|shown| line.starts_with(shown))
        {
            text.push_str(&format!(
                "{}: tributary {line}\n{events}\n\n",
                sender.to_lowercase()
            ));
        }
    }
    world.assert_sound();
    for line in QUESTIONS {
        text.push_str(&format!("tributary {line}\n{}\n\n", world.ask(line)));
    }
    // all of them
    assert_eq!(world.asked.borrow().len(), 31);
    golden::assert("src/table/tests/golden.txt", &text);
}

#[test]
fn a_contract_takes_every_message_that_can_be_typed() {
    let mut world = World::new();
    for (sender, line) in HISTORY {
        world.act(sender, line);
    }
    // past the deadline and the notice
    world.advance_time(2 * 24 * 60 * 60);
    for (sender, line) in AFTERWARDS {
        world.act(sender, line);
    }
    world.assert_sound();
    // all but `receive`, which is the token's to send, and the token's own `send`
    assert_eq!(world.sent.len(), 30, "{:?}", world.sent);
}

#[test]
fn parents_and_their_parents_are_told_apart() {
    let mut world = World::new();
    world.act("CORA", "datanet register --name oldest");
    world.act("CORA", "datanet register --name older --parent 1:500");
    world.act("CORA", "datanet register --name young --parent 2:1000");
    let told = world.ask("datanet show --datanet 3");
    let line = |id: &str| {
        let mut lines = told.lines().map(str::trim);
        lines.find(|line| line.starts_with(id)).unwrap_or_default()
    };
    assert!(line("3 ").ends_with("itself"), "{told}");
    assert!(
        line("2 ").ends_with("parent, with a royalty of 10 %"),
        "{told}"
    );
    assert!(line("1 ").ends_with("ancestor"), "{told}");
}
