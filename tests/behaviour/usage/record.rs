//! Query records: under which ids, and how they are found again.

use rstest::rstest;
use suite::{
    Runtime::{self, Native, Wasm},
    Suite,
};
use tributary::error::ContractError;
use tributary_api::{MAX_LIMIT, QueryMsg, QueryRecordResponse};

use super::simple;

fn ids(records: &[QueryRecordResponse]) -> Vec<u64> {
    records.iter().map(|record| record.record_id).collect()
}

#[rstest]
fn record_ids_count_from_1_in_each_model(#[values(Native, Wasm)] runtime: Runtime) {
    let (mut suite, first) = simple(runtime);
    let second = suite.add_model("olga", 0, &[(1, 1)]);
    let order = [first, second, second, first, second];
    let ids: Vec<u64> = order.map(|model| suite.pay("payer", model, 10)).to_vec();
    assert_eq!(ids, [1, 1, 2, 2, 3]);
    // a refused payment uses none up
    suite.refused(
        |suite| suite.record_query("payer", first, "", 10),
        ContractError::QueryIdSyntax {
            max: 64,
            found: "0 bytes".to_owned(),
        },
    );
    assert_eq!(suite.pay("payer", first, 10), 3);
    assert_eq!(suite.model(first).records, 3);
    assert_eq!(suite.model(second).records, 3);
}

#[rstest]
fn a_record_says_what_was_paid_by_whom_and_when(#[values(Native, Wasm)] runtime: Runtime) {
    let (mut suite, model) = simple(runtime);
    suite.advance_blocks(3);
    let block = suite.block();
    suite.record_query("payer", model, "q", 1_000).unwrap();
    suite.advance_blocks(10);
    let record = suite.query_record(model, 1);
    assert_eq!(record.model_id, model);
    assert_eq!(record.payer, suite.addr("payer"));
    assert_eq!(record.query_id, "q");
    assert_eq!(record.token, suite.token(0));
    assert_eq!(record.amount.u128(), 1_000);
    assert_eq!((record.units, record.count), (None, 1));
    assert_eq!(record.height, block.height);
    assert_eq!(record.time, block.time.seconds());
    // 2 % and 20 % of 1000; of the other 780 a curator gets 5 %
    assert_eq!(record.protocol.u128(), 20);
    assert_eq!(record.operator.u128(), 200);
    let [part] = record.datanets.try_into().unwrap();
    assert_eq!(part.datanet_id, 1);
    assert_eq!((part.weights_version, part.total_weight), (1, 3));
    assert_eq!(part.part.to_string(), "780");
    assert_eq!(part.curator.u128(), 39);
    assert_eq!(part.base.to_string(), "741");
}

#[rstest]
fn a_record_is_found_by_id_and_by_payer_and_query_id(#[values(Native, Wasm)] runtime: Runtime) {
    let (mut suite, model) = simple(runtime);
    suite.record_query("payer", model, "a", 10).unwrap();
    suite.record_query("payer", model, "b", 20).unwrap();
    let by_id = suite.query_record(model, 2);
    assert_eq!(by_id.amount.u128(), 20);
    assert_eq!(suite.query_record_of(model, "payer", "b"), by_id);
}

#[rstest]
fn a_record_that_is_not_there_is_named(#[values(Native, Wasm)] runtime: Runtime) {
    let (mut suite, model_id) = simple(runtime);
    suite.record_query("payer", model_id, "q", 10).unwrap();
    let ask =
        |model_id, record_id, payer: Option<&str>, query_id: Option<&str>| QueryMsg::QueryRecord {
            model_id,
            record_id,
            payer: payer.map(|payer| suite.addr(payer).into()),
            query_id: query_id.map(str::to_owned),
        };
    for record_id in [0, 2, u64::MAX] {
        suite.query_refused(
            &ask(model_id, Some(record_id), None, None),
            ContractError::RecordNotFound {
                model_id,
                record_id,
            },
        );
    }
    suite.query_refused(
        &ask(9, Some(1), None, None),
        ContractError::ModelNotFound { model_id: 9 },
    );
    for (payer, query_id) in [("payer", "p"), ("ann", "q")] {
        suite.query_refused(
            &ask(model_id, None, Some(payer), Some(query_id)),
            ContractError::QueryIdNotFound {
                model_id,
                payer: suite.addr(payer),
                query_id: query_id.to_owned(),
            },
        );
    }
    let half = [
        (None, None, None),
        (None, Some("payer"), None),
        (None, None, Some("q")),
        (Some(1), Some("payer"), None),
        (Some(1), None, Some("q")),
        (Some(1), Some("payer"), Some("q")),
    ];
    for (record_id, payer, query_id) in half {
        suite.query_refused(
            &ask(model_id, record_id, payer, query_id),
            "expected record_id, or payer and query_id",
        );
    }
    // a hostile name is cut short in the error
    let long = "\u{0}".repeat(100_000);
    let error = suite
        .ask::<QueryRecordResponse>(&ask(model_id, None, Some("payer"), Some(&long)))
        .unwrap_err();
    assert!(error.to_string().len() < 1_000);
}

#[rstest]
fn records_come_newest_first_in_pages(#[values(Native, Wasm)] runtime: Runtime) {
    let (mut suite, model) = simple(runtime);
    let other = suite.add_model("olga", 0, &[(1, 1)]);
    for _ in 0..12 {
        suite.pay("payer", model, 10);
        suite.pay("payer", other, 10);
    }
    assert_eq!(
        ids(&suite.query_records(model, None, None)),
        (3..=12).rev().collect::<Vec<_>>()
    );
    let mut seen = vec![];
    let mut start_after = None;
    loop {
        let page = suite.query_records(model, start_after, Some(5));
        let Some(last) = page.last() else { break };
        start_after = Some(last.record_id);
        seen.extend(ids(&page));
        assert!(page.iter().all(|record| record.model_id == model));
    }
    assert_eq!(seen, (1..=12).rev().collect::<Vec<_>>());
    assert!(suite.query_records(model, Some(1), None).is_empty());
    assert!(suite.query_records(model, Some(0), None).is_empty());
    assert!(suite.query_records(model, None, Some(0)).is_empty());
    let beyond = suite.query_records(model, Some(u64::MAX), Some(2));
    assert_eq!(ids(&beyond), [12, 11]);
    let page = suite.query_records(model, None, Some(1));
    assert_eq!(page, [suite.query_record(model, 12)]);
}

#[rstest]
fn a_page_has_100_records_at_most(#[values(Native, Wasm)] runtime: Runtime) {
    let (mut suite, model) = simple(runtime);
    for _ in 0..102 {
        suite.pay("payer", model, 1);
    }
    for limit in [MAX_LIMIT, MAX_LIMIT + 1, u32::MAX] {
        let page = ids(&suite.query_records(model, None, Some(limit)));
        assert_eq!(page, (3..=102).rev().collect::<Vec<_>>());
    }
    suite.query_refused(
        &QueryMsg::QueryRecords {
            model_id: 9,
            start_after: None,
            limit: None,
        },
        ContractError::ModelNotFound { model_id: 9 },
    );
}

/// Records of many ids stay in order: 9, 10; 255, 256.
#[rstest]
fn order_does_not_break_where_ids_grow_a_byte(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    let datanet = suite.add_datanet("cora", 0, &[("ann", 1)]);
    let model = suite.add_model("olga", 0, &[(datanet, 1)]);
    for id in 1..=258 {
        assert_eq!(suite.pay("payer", model, 1), id);
    }
    let newest = suite.query_records(model, None, Some(4));
    assert_eq!(ids(&newest), [258, 257, 256, 255]);
    let older = suite.query_records(model, Some(257), Some(3));
    assert_eq!(ids(&older), [256, 255, 254]);
}
