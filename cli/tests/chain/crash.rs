//! The node is killed while payments come in.

use crate::chain::Chain;
use crate::world::World;
use serde_json::Value;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

pub fn survived(chain: &Chain) {
    let world = World::new(chain);
    world.write("weights.csv", "address,weight\nANN,1\nBOB,2\n");
    world.act(
        "CORA",
        "datanet register --name birds --contributors weights.csv",
    );
    world.act(
        "OLGA",
        "model register --name birdsong --operator-fee-bps 2000 --datanet 1:1",
    );

    let mut heights = vec![];
    for round in 0..3 {
        heights.push(chain.node.status().unwrap().height);
        let confirmed = pay_until_killed(chain, &world, round);
        assert!(confirmed.len() >= 3);
        chain.up(&[]);
        // what was told to be in a block is there; what was under way is there whole, or not at all
        for id in confirmed {
            let record = world.ask(&format!("query show --model 1 --payer PAYER --id {id}"));
            assert_eq!(record["amount"], "1001");
        }
    }
    assert!(heights.is_sorted_by(|a, b| a < b), "{heights:?}");
    let newest = world.ask("query list --model 1 --limit 1");
    let records = newest["records"][0]["record_id"].as_u64().unwrap();
    assert_eq!(world.balance(&world.contract), u128::from(records) * 1_001);
    world.audit();
    world.act("ANN", "claim");
}

/// Pays until there is no node any more; the query ids of what came into a block.
fn pay_until_killed(chain: &Chain, world: &World<'_>, round: u64) -> Vec<String> {
    let process = pid(&chain.status());
    let paid = AtomicUsize::new(0);
    let mut confirmed = vec![];
    thread::scope(|scope| {
        let killer = scope.spawn(|| {
            let began = Instant::now();
            while paid.load(Ordering::SeqCst) < 3 && began.elapsed() < Duration::from_secs(60) {
                thread::sleep(Duration::from_millis(10));
            }
            // each time at another moment of a block
            thread::sleep(Duration::from_millis(70 * round));
            Command::new("kill").args(["-KILL", &process]).status()
        });
        for number in 0.. {
            let id = format!("round-{round}-{number}");
            let line = format!("query send --model 1 --id {id} --amount 1001");
            let output = world.types(Some("PAYER"), &line);
            if !output.status.success() {
                let said = String::from_utf8_lossy(&output.stderr);
                assert!(said.contains("cannot reach the node"), "{said}");
                break;
            }
            confirmed.push(id);
            paid.store(confirmed.len(), Ordering::SeqCst);
        }
        assert!(killer.join().unwrap().unwrap().success());
    });
    confirmed
}

fn pid(status: &Value) -> String {
    fn find(value: &Value) -> Option<&Value> {
        let fields = value.as_object()?;
        fields.get("pid").or_else(|| fields.values().find_map(find))
    }
    find(status).expect("a process").to_string()
}
