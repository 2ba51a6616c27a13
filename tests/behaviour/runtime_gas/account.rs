//! Prepaid accounts, and batches of their charges.

use std::fmt::Write;

use suite::{Batch, NewAllowance, NewModel, Runtime, Suite, charge, lineage};
use tributary_api::{Charge, UnitPrice};

use super::Table;

const PRICE: u128 = 10_000;

/// As [`super::suite_with_datanets`], with a unit price and a gateway.
fn suite_with_gateway(datanets: u64) -> Suite {
    let mut suite = Suite::builder(Runtime::Wasm).build();
    for _ in 0..datanets {
        suite.add_datanet("cora", 500, &[("ann", 2), ("bob", 1)]);
    }
    let entries: Vec<_> = (1..=datanets).map(|id| (id, 1)).collect();
    let new = NewModel {
        operator_fee_bps: 2_000,
        unit_price: Some(UnitPrice {
            token: suite.token(0).into(),
            amount: PRICE.into(),
            unit: "query".to_owned(),
        }),
        lineage: lineage(&entries),
        gateways: Some(vec![suite.addr("gate").into()]),
        ..NewModel::default()
    };
    suite.register_model("olga", new).unwrap();
    suite
}

/// Who has prepaid, and allows the model charges in periods of a day.
fn add_payers(suite: &mut Suite, count: usize) -> Vec<String> {
    let payers: Vec<_> = (0..count).map(|n| format!("agent {n}")).collect();
    for payer in &payers {
        suite
            .transfer("payer", suite.token(0), payer.as_str(), 1_000_000)
            .unwrap();
        suite.deposit(payer.as_str(), 1_000_000).unwrap();
        suite.set_allowance(payer.as_str(), allowance()).unwrap();
    }
    payers
}

fn allowance() -> NewAllowance {
    NewAllowance {
        period_seconds: Some(86_400),
        ..NewAllowance::default()
    }
}

pub fn accounts(table: &mut Table) {
    let mut suite = suite_with_gateway(1);
    for nth in ["first", "second"] {
        table.row(
            &format!("deposit, {nth}"),
            suite.deposit("payer", 1_000_000),
        );
    }
    for nth in ["first", "again"] {
        let done = suite.set_allowance("payer", allowance());
        table.row(&format!("set_allowance, {nth}"), done);
    }
    table.row("revoke_allowance", suite.revoke_allowance("payer", 1));
    table.row("withdraw, part", suite.withdraw("payer", Some(1)));
    table.row("withdraw, all", suite.withdraw("payer", None));
}

/// A charge of each, as agents would name it and with a digest or without.
fn charges(suite: &Suite, payers: &[String], nth: &str, digest: bool) -> Vec<Charge> {
    payers
        .iter()
        .map(|payer| {
            let mut charge = charge(suite, payer.as_str(), nth);
            charge.digest = digest.then(|| [7; 32].into());
            charge
        })
        .collect()
}

fn row(table: &mut Table, what: &str, suite: &mut Suite, charges: &[Charge]) {
    let done = suite.record_queries("gate", 1, charges);
    let gas = table.row_with_parts(what, done);
    let each = gas / u64::try_from(charges.len()).unwrap();
    writeln!(table.0, "  each: {each}").unwrap();
}

pub fn batches(table: &mut Table) {
    for count in [1, 10, 100] {
        let mut suite = suite_with_gateway(1);
        let payers = add_payers(&mut suite, count);
        for (nth, digest) in [("q-1", false), ("q-2", false), ("q-3", true)] {
            let list = charges(&suite, &payers, nth, digest);
            let with = if digest { ", with digests" } else { "" };
            let what = format!("record_queries, {count} charges of {count} payers, {nth}{with}");
            row(table, &what, &mut suite, &list);
        }
    }
    for datanets in [1, 10] {
        let mut suite = suite_with_gateway(datanets);
        add_payers(&mut suite, 1);
        for nth in ["first", "second"] {
            let list: Vec<_> = (0..100)
                .map(|n| charge(&suite, "agent 0", &format!("{nth}-{n}")))
                .collect();
            if nth == "second" {
                suite.deposit("payer", 1).unwrap();
                let all = NewAllowance {
                    budget: 10_000_000,
                    ..allowance()
                };
                suite.set_allowance("agent 0", all).unwrap();
                let hook = tributary_api::HookMsg::Deposit {
                    beneficiary: Some(suite.addr("agent 0").into()),
                };
                suite
                    .record("payer", suite.token(0), 1_000_000, &hook)
                    .unwrap();
            }
            let what =
                format!("record_queries, 100 charges of 1 payer, {datanets} datanets, {nth}");
            row(table, &what, &mut suite, &list);
        }
    }
    refused(table);
}

/// What gateways pay for charges that are left out.
fn refused(table: &mut Table) {
    let mut suite = suite_with_gateway(1);
    let payers = add_payers(&mut suite, 100);
    let first = charges(&suite, &payers, "q-1", false);
    suite.record_queries("gate", 1, &first).unwrap();
    for payer in &payers[1..] {
        suite.withdraw(payer.as_str(), None).unwrap();
    }
    let batch = Batch {
        charges: charges(&suite, &payers, "q-2", false),
        skip_refused: Some(true),
        digest: None,
    };
    let done = suite.execute("gate", batch.of(1));
    table.row(
        "record_queries, 100 charges of 100 payers, 99 left out",
        done,
    );
}
