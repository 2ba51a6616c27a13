//! What a user gets wrong.

use crate::chain::Chain;
use crate::world::World;
use std::thread;

pub fn told(chain: &Chain) {
    let world = World::new(chain);
    world.write("broken.csv", "address,weight\nANN,ten\n");
    let token = world.token.clone();
    let rest = chain.deployment["rest"].as_str().unwrap();
    let ann = Some("ANN");
    for (sender, line, exit, says) in [
        (
            None,
            "config show --node http://127.0.0.1:1",
            1,
            "is it running",
        ),
        (
            None,
            "config show --node 127.0.0.1:26657",
            1,
            "expected for instance http://",
        ),
        (
            None,
            &format!("config show --node {rest}"),
            1,
            "REST and gRPC have other ports",
        ),
        (
            None,
            "config show --chain-id cosmoshub-4",
            1,
            "expected cosmoshub-4",
        ),
        (
            None,
            "config show --contract ANN",
            1,
            "there is no contract",
        ),
        (
            None,
            &format!("config show --contract {token}x"),
            1,
            "is no address of this chain",
        ),
        (
            None,
            &format!("config show --contract {token}"),
            1,
            "check --contract",
        ),
        (
            ann,
            &format!("claim --contract {token}"),
            1,
            "check --contract",
        ),
        (ann, "claim --contract ANN", 1, "there is no contract"),
        (None, "claim", 2, "expected --from"),
        (None, "claim --from nobody", 2, "expected a key file, found"),
        (
            Some("NOBODY"),
            "claim",
            1,
            "send it some ustake for gas first",
        ),
        (ann, "claim --gas 100000", 1, "--gas a higher limit"),
        (
            ann,
            "claim --gas-prices 0.0001ustake",
            1,
            "raise --gas-prices",
        ),
        (
            ann,
            "claim --gas-prices 1000000ustake",
            1,
            "send it more ustake",
        ),
        (ann, "claim --gas-prices cheap", 1, "is no gas price"),
        (ann, "account deposit --amount 1.5", 2, "whole numbers"),
        (
            ann,
            "datanet register --name x --contributors broken.csv",
            2,
            "broken.csv:2:2",
        ),
        (ann, "pause", 1, "expected the owner"),
        (
            None,
            "datanet show --datanet 9",
            1,
            "datanet 9 is not registered",
        ),
        (
            None,
            "demo --node http://127.0.0.1:26657",
            2,
            "reaches no chain",
        ),
    ] {
        let (said, code) = world.refused(sender, line);
        assert!(said.contains(says) && code == exit, "{line}: {code} {said}");
        let doubted = said.contains("another kind of contract");
        assert_eq!(doubted, says == "check --contract", "{line}: {said}");
    }
    // a dry run shows what would be, and nothing is
    let before = chain.node.balance(world.address("CORA"), "ustake").unwrap();
    assert!(before > 1_000_000, "{before}");
    let shown = world.act("CORA", "datanet register --name shown --dry-run");
    assert!(shown[0]["gas_used"].as_u64().unwrap() > 60_000);
    assert_eq!(
        world.ask("datanet list")["datanets"]
            .as_array()
            .unwrap()
            .len(),
        0
    );
    assert_eq!(
        chain.node.balance(world.address("CORA"), "ustake").unwrap(),
        before
    );
}

/// Each sees the same sequence at first; who comes late signs again.
pub fn crowd(chain: &Chain) {
    let world = World::new(chain);
    thread::scope(|scope| {
        for number in 0..4 {
            let world = &world;
            scope.spawn(move || {
                world.act("CORA", &format!("datanet register --name crowd-{number}"));
            });
        }
    });
    assert_eq!(
        world.ask("datanet list")["datanets"]
            .as_array()
            .unwrap()
            .len(),
        4
    );
}
