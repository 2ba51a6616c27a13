//! Derived datanets, the influence lane, contributions and notice.

use suite::{
    DatanetUpdate, NewDatanet, NewModel, Suite, accepted, contributor_weights, lineage, parents,
    rejected,
};
use tributary_api::{ExecuteMsg, Review};

use super::{Table, crowd, record};

const DAY: u64 = 24 * 60 * 60;
const POTS: [usize; 3] = [1, 10, 100];

fn new_datanet(suite: &Suite) -> NewDatanet {
    NewDatanet {
        curator_fee_bps: Some(500),
        contributors: Some(contributor_weights(suite, &[("ann", 2), ("bob", 1)])),
        ..NewDatanet::default()
    }
}

fn with_lane(suite: &Suite) -> NewDatanet {
    NewDatanet {
        influence_bps: Some(2_000),
        attestors: Some(vec![suite.addr("tess").into()]),
        notice_seconds: Some(2 * DAY),
        ..new_datanet(suite)
    }
}

fn fresh() -> Suite {
    Suite::builder(suite::Runtime::Wasm).tokens(4).build()
}

pub fn usage(table: &mut Table) {
    for datanets in [1, 5, 10] {
        let mut suite = fresh();
        for _ in 0..datanets {
            suite.register_datanet("cora", with_lane(&suite)).unwrap();
        }
        let entries: Vec<_> = (1..=datanets).map(|id| (id, 1)).collect();
        suite.add_model("olga", 2_000, &entries);
        for (nth, query_id) in [("first", "q-1"), ("second", "q-2"), ("third", "q-3")] {
            let what = format!("record_query, {datanets} datanets with lanes, {nth}");
            table.row(&what, record(&mut suite, query_id));
        }
    }
    let mut suite = fresh();
    suite.register_datanet("cora", new_datanet(&suite)).unwrap();
    for id in 2..=16 {
        let derived = NewDatanet {
            parents: Some(parents(&[(id - 1, 1_000)])),
            ..new_datanet(&suite)
        };
        let result = suite.register_datanet("cora", derived);
        if [2, 4, 8, 16].contains(&id) {
            table.row(
                &format!("register_datanet, flattened lineage of {id}"),
                result,
            );
            let new = NewModel {
                operator_fee_bps: 2_000,
                lineage: lineage(&[(id, 1)]),
                ..NewModel::default()
            };
            let result = suite.register_model("olga", new);
            table.row(
                &format!("register_model, flattened lineage of {id}"),
                result,
            );
        } else {
            result.unwrap();
        }
    }
    let token = suite.token(0);
    for (model_id, id) in (1..).zip([2, 4, 8, 16]) {
        suite.pay("payer", model_id, 1_000_000);
        let hook = suite::hook(model_id, "q-2");
        let result = suite.record("payer", &token, 1_000_000, &hook);
        table.row(
            &format!("record_query, flattened lineage of {id}, second"),
            result,
        );
    }
    let four = NewDatanet {
        parents: Some(parents(&[(1, 1), (2, 1), (3, 1), (4, 1)])),
        ..new_datanet(&suite)
    };
    table.row(
        "register_datanet, 4 parents",
        suite.register_datanet("cora", four),
    );
    let lane = with_lane(&suite);
    table.row(
        "register_datanet, lane",
        suite.register_datanet("cora", lane),
    );
}

/// A datanet of 32, of whose lane so many pots wait.
fn pots(count: usize) -> (Suite, Vec<u64>, Vec<(String, u64)>) {
    let mut suite = fresh();
    let people = crowd(0, 32, 1);
    let new = NewDatanet {
        contributors: Some(contributor_weights(&suite, &people)),
        ..with_lane(&suite)
    };
    suite.register_datanet("cora", new).unwrap();
    suite.add_model("olga", 2_000, &[(1, 1)]);
    let records = (0..count).map(|_| suite.pay("payer", 1, 1_000_000));
    let records = records.collect();
    (suite, records, people)
}

pub fn influence(table: &mut Table) {
    for scores in [1, 32] {
        for count in POTS {
            let (mut suite, records, people) = pots(count);
            let result = suite.attribute("tess", 1, 1, &records, &people[..scores]);
            table.row(&format!("attribute, {count} pots, {scores} scores"), result);
        }
    }
    for count in POTS {
        let (mut suite, records, _) = pots(count);
        suite.advance_time(DAY);
        let result = suite.release("sam", 1, 1, &records);
        table.row(&format!("release, {count} pots"), result);
    }
    // eight datanets on the route, as many tokens as there are
    let mut suite = fresh();
    for _ in 0..8 {
        suite.register_datanet("cora", with_lane(&suite)).unwrap();
    }
    let entries: Vec<_> = (1..=8).map(|id| (id, 1)).collect();
    suite.add_model("olga", 2_000, &entries);
    let records: Vec<_> = (0..4)
        .map(|token| suite.pay_in("payer", suite.token(token), 1, 1_000_000))
        .collect();
    let result = suite.attribute("tess", 1, 1, &records, &[("ann", 1), ("bob", 2)]);
    table.row(
        "attribute, 4 pots in 4 tokens, 2 scores, 8 datanets",
        result,
    );
    largest(table);
}

/// All lists at their longest: 100 pots in 4 tokens, 32 scores, a route of 32 datanets.
fn largest(table: &mut Table) {
    let (mut suite, _, people) = pots(0);
    for _ in 2..=32 {
        suite.register_datanet("cora", with_lane(&suite)).unwrap();
    }
    let entries: Vec<_> = (1..=32).map(|id| (id, 1)).collect();
    suite.add_model("olga", 2_000, &entries);
    let records: Vec<_> = (0..200)
        .map(|nth| suite.pay_in("payer", suite.token(nth % 4), 2, 1_000_000))
        .collect();
    let result = suite.attribute("tess", 2, 1, &records[..100], &people);
    table.row("attribute, all lists at their longest", result);
    suite.advance_time(DAY);
    let result = suite.release("sam", 2, 1, &records[100..]);
    table.row("release, all lists at their longest", result);
}

/// Of an attribution and of a release in a datanet of ann and a weight of 4,000 in so many parts, after 20 changes of
/// weights.
pub fn costs_of_pots(contributors: usize) -> [u64; 2] {
    let mut suite = fresh();
    let new = NewDatanet {
        contributors: Some(contributor_weights(&suite, &[("ann", 2)])),
        ..with_lane(&suite)
    };
    suite.register_datanet("cora", new).unwrap();
    let lists = contributors.div_ceil(200);
    for weight in (0..20 - lists as u64).rev() {
        suite.set_weights("cora", 1, &[("zoe", weight)]).unwrap();
    }
    let people = crowd(0, contributors, 4_000 / contributors as u64);
    for list in people.chunks(200) {
        suite.set_weights("cora", 1, list).unwrap();
    }
    suite.advance_time(2 * DAY);
    suite.apply_changes("sam", 1).unwrap();
    let datanet = suite.datanet(1);
    assert_eq!((datanet.total_weight, datanet.weights_version), (4_002, 21));
    suite.add_model("olga", 2_000, &[(1, 1)]);
    let records = [1, 2].map(|_| suite.pay("payer", 1, 1_000_000));
    let scores = [("ann", 1)];
    let attributed = suite
        .attribute("tess", 1, 1, &records[..1], &scores)
        .unwrap();
    suite.advance_time(DAY);
    let released = suite.release("sam", 1, 1, &records[1..]).unwrap();
    [attributed.gas.total, released.gas.total]
}

fn verdicts(first: u64, count: u64) -> Vec<Review> {
    (first..first + count).map(|id| accepted(id, 3)).collect()
}

/// Contributions of people who hold no weight yet, reviewed with and without notice.
pub fn contribution(table: &mut Table) {
    for notice in [0, DAY] {
        let when = if notice == 0 {
            "at once"
        } else {
            "with notice"
        };
        let mut suite = fresh();
        let new = NewDatanet {
            notice_seconds: Some(notice),
            ..new_datanet(&suite)
        };
        suite.register_datanet("cora", new).unwrap();
        suite.add_model("olga", 2_000, &[(1, 1)]);
        suite.pay("payer", 1, 1_000_000);
        for n in 0..203u8 {
            let result = suite.submit_contribution(format!("member {n}"), 1, [n; 32]);
            match n {
                0 | 1 if notice == 0 => {
                    let nth = ["first", "second"][usize::from(n)];
                    table.row(&format!("submit_contribution, {nth}"), result);
                }
                _ => {
                    result.unwrap();
                }
            }
        }
        for (first, count) in [(1, 1), (2, 100)] {
            let result = suite.review_contributions("cora", 1, &verdicts(first, count));
            table.row(
                &format!("review_contributions, {count} accepted, {when}"),
                result,
            );
        }
        let no: Vec<_> = (102..202).map(|id| rejected(id, "a copy")).collect();
        for (list, count) in [(&[rejected(202, "a copy")][..], 1), (&no, 100)] {
            let result = suite.review_contributions("cora", 1, list);
            table.row(
                &format!("review_contributions, {count} rejected, {when}"),
                result,
            );
        }
        if notice > 0 {
            suite.advance_time(notice);
            for count in [1, 100] {
                let result = suite.execute("sam", apply_one());
                table.row(&format!("apply_changes, {count} accepted"), result);
            }
        }
    }
}

fn apply_one() -> ExecuteMsg {
    ExecuteMsg::ApplyChanges {
        datanet_id: 1,
        limit: Some(1),
    }
}

pub fn notice(table: &mut Table) {
    let mut suite = fresh();
    suite.register_datanet("cora", with_lane(&suite)).unwrap();
    suite.add_model("olga", 2_000, &[(1, 1)]);
    suite.pay("payer", 1, 1_000_000);
    for (from, count) in [(0, 1), (1, 100)] {
        let list = crowd(from, count, 1);
        let result = suite.set_weights("cora", 1, &list);
        table.row(&format!("set_weights, {count} new, with notice"), result);
    }
    let update = DatanetUpdate {
        attestors: Some(vec![suite.addr("tom").into()]),
        ..DatanetUpdate::default()
    };
    table.row(
        "update_datanet, attestors",
        suite.update_datanet("cora", 1, update),
    );
    suite.set_weights("cora", 1, &crowd(200, 100, 1)).unwrap();
    table.row(
        "cancel_change, 100 weights",
        suite.cancel_change("cora", 1, 4),
    );
    suite.advance_time(2 * DAY);
    for what in ["1 weight", "100 weights", "attestors"] {
        let result = suite.execute("sam", apply_one());
        table.row(&format!("apply_changes, {what}"), result);
    }
    for _ in 0..32 {
        suite.set_weights("cora", 1, &crowd(300, 100, 1)).unwrap();
    }
    suite.advance_time(4 * DAY);
    table.row("apply_changes, 32 lapsed", suite.apply_changes("sam", 1));
}
