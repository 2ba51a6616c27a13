//! What messages cost, in SDK gas, on the compiled contracts; transactions' own overhead (signatures, size) left out.

mod account;
mod lane;
mod roll;

use std::fmt::Write;

use embedded_chain::GasPart;
use suite::{
    ConfigUpdate, DatanetUpdate, ModelUpdate, NewDatanet, NewModel, Runtime, Suite, TxResult,
    assert_golden, hook, lineage,
};
use tributary_api::HookMsg;

/// Many chains store no larger code.
const MAX_WASM_BYTES: u64 = 800_000;

struct Table(String);

impl Table {
    #[track_caller]
    fn row(&mut self, what: &str, result: suite::Outcome) -> u64 {
        let gas = result.unwrap().gas.total;
        writeln!(self.0, "{what}: {gas}").unwrap();
        gas
    }

    /// The same, and what the gas went for.
    #[track_caller]
    fn row_with_parts(&mut self, what: &str, result: suite::Outcome) -> u64 {
        let parts = result.as_ref().unwrap().gas.parts.clone();
        let gas = self.row(what, result);
        for (kind, GasPart { count, gas }) in parts {
            writeln!(self.0, "  {kind:?}, {count} times: {gas}").unwrap();
        }
        gas
    }
}

fn crowd(from: usize, count: usize, weight: u64) -> Vec<(String, u64)> {
    (from..from + count)
        .map(|n| (format!("member {n}"), weight))
        .collect()
}

/// Protocol 200, operator 2,000, curator 500 bps; ann and bob in each datanet; the model rests on all.
fn suite_with_datanets(count: u64) -> Suite {
    let mut suite = Suite::builder(Runtime::Wasm).tokens(4).build();
    for _ in 0..count {
        suite.add_datanet("cora", 500, &[("ann", 2), ("bob", 1)]);
    }
    let entries: Vec<_> = (1..=count).map(|id| (id, 1)).collect();
    suite.add_model("olga", 2_000, &entries);
    suite
}

fn record(suite: &mut Suite, query_id: &str) -> suite::Outcome {
    suite.record_query("payer", 1, query_id, 1_000_000)
}

fn usage(table: &mut Table) {
    for datanets in [1, 5, 10] {
        let mut suite = suite_with_datanets(datanets);
        for (nth, query_id) in [("first", "q-1"), ("second", "q-2"), ("third", "q-3")] {
            let result = record(&mut suite, query_id);
            table.row(&format!("record_query, {datanets} datanets, {nth}"), result);
        }
        for nth in ["first", "second"] {
            let what = format!("claim, {datanets} datanets, {nth}");
            table.row(&what, suite.claim("ann"));
            record(&mut suite, nth).unwrap();
        }
        let what = format!("claim, {datanets} datanets, by their curator");
        table.row(&what, suite.claim("cora"));
        table.row("claim, as operator alone", suite.claim("olga"));
        table.row("claim, nothing due", suite.claim("sam"));
    }
}

/// How fees and claims grow with the route, and what their gas goes for.
fn growth(table: &mut Table) {
    for datanets in [1, 2, 4, 8, 16, 32] {
        let mut suite = suite_with_datanets(datanets);
        record(&mut suite, "q-1").unwrap();
        let what = format!("growth: record_query, {datanets} datanets");
        table.row_with_parts(&what, record(&mut suite, "q-2"));
        // which looks at no more than 30
        suite.claim("ann").unwrap();
        record(&mut suite, "q-3").unwrap();
        let what = format!("growth: claim, {datanets} datanets");
        table.row_with_parts(&what, suite.claim("ann"));
    }
    for count in [1, 1_000_000] {
        let mut suite = suite_with_datanets(1);
        let batch = |query_id: &str| HookMsg::RecordQuery {
            model_id: 1,
            query_id: query_id.to_owned(),
            units: None,
            count: Some(count),
            digest: None,
        };
        let token = suite.token(0);
        let mut pay = |query_id| suite.record("payer", &token, 1_000_000, &batch(query_id));
        pay("q-1").unwrap();
        table.row(&format!("record_query, count {count}"), pay("q-2"));
    }
}

fn weights(table: &mut Table) {
    for pools in [0, 1, 4] {
        let mut suite = suite_with_datanets(1);
        for token in 0..pools {
            suite.pay_in("payer", suite.token(token), 1, 1_000_000);
        }
        for (count, first) in [(1, 0), (100, 1)] {
            for (who, weight) in [("new", 1), ("known", 2)] {
                let list = crowd(first, count, weight);
                let gas = table.row(
                    &format!("set_weights, {count} {who}, {pools} pools"),
                    suite.set_weights("cora", 1, &list),
                );
                let each = gas / u64::try_from(count).unwrap();
                writeln!(table.0, "  each: {each}").unwrap();
            }
        }
        let what = format!("leave_datanet, {pools} pools");
        table.row(&what, suite.leave_datanet("bob", 1));
    }
}

fn registry(table: &mut Table) {
    let mut suite = suite_with_datanets(10);
    let s = &mut suite;
    let row = |table: &mut Table, what, result: suite::Outcome| {
        table.row(what, result);
    };
    row(
        table,
        "register_datanet",
        s.register_datanet("cora", NewDatanet::default()),
    );
    let new = |entries: &[(u64, u64)]| NewModel {
        lineage: lineage(entries),
        ..NewModel::default()
    };
    let ten: Vec<_> = (1..=10).map(|id| (id, 1)).collect();
    row(
        table,
        "register_model, 1 datanet",
        s.register_model("olga", new(&[(1, 1)])),
    );
    row(
        table,
        "register_model, 10 datanets",
        s.register_model("olga", new(&ten)),
    );
    let update = DatanetUpdate {
        curator_fee_bps: Some(1),
        ..DatanetUpdate::default()
    };
    row(table, "update_datanet", s.update_datanet("cora", 1, update));
    let update = ModelUpdate {
        operator_fee_bps: Some(1),
        ..ModelUpdate::default()
    };
    row(table, "update_model", s.update_model("olga", 1, update));
    row(
        table,
        "nominate_curator",
        s.nominate_curator("cora", 1, Some("dan")),
    );
    row(table, "accept_curatorship", s.accept_curatorship("dan", 1));
    row(
        table,
        "nominate_operator",
        s.nominate_operator("olga", 1, Some("otto")),
    );
    row(
        table,
        "accept_operatorship",
        s.accept_operatorship("otto", 1),
    );
    row(
        table,
        "set_payout_address",
        s.set_payout_address("ann", Some("wallet")),
    );
    let update = ConfigUpdate {
        protocol_fee_bps: Some(1),
        ..ConfigUpdate::default()
    };
    row(table, "update_config", s.update_config("owner", update));
    row(table, "pause", s.pause("owner"));
    row(table, "unpause", s.unpause("owner"));
    let transfer = s.transfer("payer", s.token(0), "ann", 1);
    row(table, "cw20 transfer, for comparison", transfer);
}

#[test]
fn gas_of_each_message_is_as_measured_before() {
    let mut table = Table(String::new());
    usage(&mut table);
    growth(&mut table);
    weights(&mut table);
    registry(&mut table);
    lane::usage(&mut table);
    lane::influence(&mut table);
    lane::contribution(&mut table);
    lane::notice(&mut table);
    account::accounts(&mut table);
    account::batches(&mut table);
    roll::rolls(&mut table);
    assert_golden("gas.txt", &table.0);
}

/// A datanet of total weight 10,000 in so many parts, after 50 changes of weights.
fn datanet_of(contributors: usize) -> Suite {
    let mut suite = Suite::new(Runtime::Wasm);
    suite.add_datanet("cora", 500, suite::NOBODY);
    let changes = contributors.div_ceil(200);
    for left in (0..50 - changes).rev() {
        let weight = if left == 0 { 0 } else { 1 + left as u64 % 2 };
        suite.set_weights("cora", 1, &[("zoe", weight)]).unwrap();
    }
    let weight = u64::try_from(10_000 / contributors).unwrap();
    for from in (0..contributors).step_by(200) {
        let list = crowd(from, contributors.min(200), weight);
        suite.set_weights("cora", 1, &list).unwrap();
    }
    let datanet = suite.datanet(1);
    assert_eq!(
        (datanet.total_weight, datanet.weights_version),
        (10_000, 50)
    );
    suite.add_model("olga", 2_000, &[(1, 1)]);
    suite
}

#[test]
fn recorded_query_costs_the_same_however_many_contribute() {
    let costs = |contributors| {
        let mut suite = datanet_of(contributors);
        let mut gas = |query_id| -> TxResult { record(&mut suite, query_id).unwrap() };
        [gas("q-1").gas.total, gas("q-2").gas.total]
    };
    let one = costs(1);
    assert_eq!(costs(1_000), one);
    assert_eq!(costs(10_000), one);
}

/// Pots are shared in constant time, too.
#[test]
fn shared_pots_cost_the_same_however_many_contribute() {
    let one = lane::costs_of_pots(1);
    assert_eq!(lane::costs_of_pots(200), one);
    assert_eq!(lane::costs_of_pots(4_000), one);
}

#[test]
fn duplicate_check_costs_the_same_however_many_are_recorded() {
    let mut suite = suite_with_datanets(1);
    let mut costs = vec![];
    for n in 100..400 {
        let hook = hook(1, format!("q-{n}"));
        let result = suite
            .record("payer", suite.token(0), 1_000_000, &hook)
            .unwrap();
        costs.push(result.gas.total);
    }
    // an id and an index of one more byte, here and there
    let (low, high) = (costs[1..].iter().min(), costs[1..].iter().max());
    let growth = high.unwrap() - low.unwrap();
    assert!(growth <= 1_000, "{growth}");
}

#[test]
fn compiled_contract_fits_on_chains() {
    let size = artifacts::size(&artifacts::tributary().unwrap()).unwrap();
    println!("tributary: {size} bytes");
    assert!(size <= MAX_WASM_BYTES, "{size}");
    assert_golden("size.txt", &format!("tributary: {size} bytes\n"));
}
