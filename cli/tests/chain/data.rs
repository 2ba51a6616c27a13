//! Real contributors and a real trace.

use crate::chain::Chain;
use crate::world::World;
use serde_json::Value;
use std::fs;
use std::path::Path;

const CONTRIBUTORS: usize = 3_447;
const REQUESTS: usize = 200;
const UNIT_PRICE: u128 = 2_500;

pub fn replayed(chain: &Chain) {
    let world = World::new(chain);
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data");
    registered(&world, &data);

    world.act(
        "OLGA",
        "model register --name replayed --operator-fee-bps 2000 --datanet 1:1 --unit-price 2500 --unit 'thousand tokens'",
    );
    let before = world.balance(world.address("PAYER"));
    let units = replay(&world, &data);
    let paid = before - world.balance(world.address("PAYER"));
    assert_eq!(paid, u128::from(units) * UNIT_PRICE);
    assert_eq!(world.balance(&world.contract), paid);

    // the contributors' part by weight, worked out here: 2 % protocol and 20 % operator first, of each fee
    let weights = world.ask("datanet contributors --datanet 1 --limit 100");
    let mut arrived = 0;
    for contributor in weights["contributors"].as_array().unwrap().iter().take(12) {
        let address = contributor["address"].as_str().unwrap();
        let weight = u128::from(contributor["weight"].as_u64().unwrap());
        world.act("ANN", &format!("claim {address}"));
        let exact = (paid - paid / 50 - paid / 5) * weight / 22_645;
        assert_eq!(world.balance(address), exact, "{address}");
        arrived += exact;
    }
    let operator = world.balance(world.address("OLGA"));
    world.act("ANN", "claim OLGA");
    assert_eq!(world.balance(world.address("OLGA")) - operator, paid / 5);
    assert_eq!(world.balance(&world.contract), paid - arrived - paid / 5);
    world.audit();
}

/// All contributors by CSV, interrupted after the first 450 rows.
fn registered(world: &World<'_>, data: &Path) {
    let whole = fs::read_to_string(data.join("tldr-pages.csv")).unwrap();
    world.write("whole.csv", &whole);
    let first: Vec<_> = whole.lines().take(451).collect();
    world.write("first.csv", &first.join("\n"));
    world.act(
        "CORA",
        "datanet register --name tldr-pages --contributors first.csv",
    );
    assert_eq!(count(world), 450);
    // what is there already is not sent again: 2,997 left, 200 in a transaction
    let sent = world.act("CORA", "datanet weights set --datanet 1 whole.csv");
    assert_eq!(
        sent.iter()
            .filter(|line| line.get("hash").is_some())
            .count(),
        15
    );
    assert_eq!(count(world), CONTRIBUTORS);
    let again = world.act("CORA", "datanet weights set --datanet 1 whole.csv");
    assert!(again.iter().all(|line| line.get("hash").is_none()));
}

fn count(world: &World<'_>) -> usize {
    let mut count = 0;
    let mut page = world.ask("datanet contributors --datanet 1 --limit 100");
    loop {
        count += page["contributors"].as_array().unwrap().len();
        let Some(next) = page["next"].as_str() else {
            return count;
        };
        page = world.ask(&format!(
            "datanet contributors --datanet 1 --limit 100 --start-after {next}"
        ));
    }
}

/// The trace's first requests, each paid for; a unit is a thousand tokens, begun ones included.
fn replay(world: &World<'_>, data: &Path) -> u64 {
    let trace = fs::read_to_string(data.join("azure-llm-code-2023.csv")).unwrap();
    let requests = trace.lines().skip(1).take(REQUESTS).enumerate();
    let mut all = 0;
    for (number, request) in requests {
        let tokens: u64 = request
            .split(',')
            .skip(1)
            .map(|n| n.parse::<u64>().unwrap())
            .sum();
        let units = tokens.div_ceil(1_000);
        world.act(
            "PAYER",
            &format!("query send --model 1 --id request-{number} --units {units}"),
        );
        all += units;
    }
    let newest: Value = world.ask("query list --model 1 --limit 1");
    assert_eq!(newest["records"][0]["record_id"], REQUESTS);
    all
}
