//! Attestors change with notice.

use rstest::rstest;
use suite::{
    DatanetUpdate, NewDatanet, Outcome,
    Runtime::{self, Native, Wasm},
    Suite, facts, happened,
};
use tributary::error::ContractError;
use tributary_api::Change;

use super::{LAPSE, apply, change_id, waiting};

/// The shortest notice that goes with a window of an hour.
pub const NOTICE: u64 = 90_000;

/// Datanet 1, of lena's, with an influence lane.
pub fn attested(runtime: Runtime, attestors: &[&str]) -> Suite {
    let mut suite = Suite::builder(runtime).protocol_fee_bps(0).build();
    let new = NewDatanet {
        influence_bps: Some(5_000),
        attestors: Some(addresses(&suite, attestors)),
        attribution_window: Some(3_600),
        notice_seconds: Some(NOTICE),
        contributors: Some(suite::contributor_weights(&suite, &[("ann", 1)])),
        ..NewDatanet::default()
    };
    suite.register_datanet("lena", new).unwrap();
    suite.add_model("olga", 0, &[(1, 1)]);
    suite
}

pub fn addresses(suite: &Suite, names: &[&str]) -> Vec<String> {
    names.iter().map(|name| suite.addr(name).into()).collect()
}

pub fn announce(suite: &mut Suite, attestors: &[&str]) -> Outcome {
    let update = DatanetUpdate {
        attestors: Some(addresses(suite, attestors)),
        ..DatanetUpdate::default()
    };
    suite.update_datanet("lena", 1, update)
}

/// Each attestor of now, and since when; in order of name.
fn attestors(suite: &Suite, names: &[&str]) -> Vec<(String, u64)> {
    let mut found: Vec<_> = suite
        .datanet(1)
        .attestors
        .iter()
        .map(|attestor| {
            let name = names
                .iter()
                .find(|name| suite.addr(name) == attestor.address);
            (name.unwrap().to_string(), attestor.since)
        })
        .collect();
    found.sort();
    found
}

fn since(name: &str, time: u64) -> (String, u64) {
    (name.to_owned(), time)
}

#[rstest]
fn attestors_are_announced_and_then_changed(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = attested(runtime, &["tess", "theo"]);
    let people = ["tess", "theo", "tina"];
    let begun = suite.now();
    suite.advance_time(10);
    let announced = suite.now();
    let result = announce(&mut suite, &["tina", "tess"]).unwrap();
    assert_eq!(
        happened(&result),
        [
            "change_scheduled",
            "attestor_scheduled",
            "attestor_scheduled"
        ]
    );
    let mut attestors_scheduled = facts(&result, "attestor_scheduled");
    attestors_scheduled.sort();
    let mut expected = ["tess", "tina"].map(|name| {
        let address = suite.addr(name);
        format!("datanet_id=1 change_id=1 attestor={address}")
    });
    expected.sort();
    assert_eq!(attestors_scheduled, expected);
    assert_eq!(
        facts(&result, "change_scheduled"),
        [format!(
            "datanet_id=1 change_id=1 kind=set_attestors matures_at={} lapses_at={}",
            announced + NOTICE,
            announced + NOTICE + LAPSE
        )]
    );
    assert_eq!(change_id(&result), 1);
    let changes = suite.scheduled_changes(1, None, None);
    let Change::SetAttestors { attestors: planned } = &changes[0].change else {
        panic!("{changes:?}");
    };
    let mut planned = planned.clone();
    planned.sort();
    let mut expected = [suite.addr("tess"), suite.addr("tina")];
    expected.sort();
    assert_eq!(planned, expected);
    let before = [since("tess", begun), since("theo", begun)];
    assert_eq!(attestors(&suite, &people), before);

    suite.set_time(announced + NOTICE - 1);
    assert!(suite.apply_changes("sam", 1).is_err());
    assert_eq!(attestors(&suite, &people), before);
    suite.set_time(announced + NOTICE + 5);
    let result = apply(&mut suite);
    let applied = suite.now();
    assert_eq!(
        happened(&result),
        ["change_applied", "attestor_added", "attestor_removed"]
    );
    let (tina, theo) = (suite.addr("tina"), suite.addr("theo"));
    assert_eq!(
        facts(&result, "attestor_added"),
        [format!("datanet_id=1 attestor={tina}")]
    );
    assert_eq!(
        facts(&result, "attestor_removed"),
        [format!("datanet_id=1 attestor={theo}")]
    );
    // who stays is one since the beginning
    assert_eq!(
        attestors(&suite, &people),
        [since("tess", begun), since("tina", applied)]
    );
    assert_eq!(suite.datanet(1).weights_version, 1);
}

#[rstest]
fn attestor_who_comes_back_is_one_since_then(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = attested(runtime, &["tess", "theo"]);
    let (people, begun) = (["tess", "theo"], suite.now());
    announce(&mut suite, &["theo"]).unwrap();
    announce(&mut suite, &["tess", "theo"]).unwrap();
    suite.advance_time(NOTICE);
    let result = apply(&mut suite);
    assert_eq!(
        happened(&result),
        [
            "change_applied",
            "attestor_removed",
            "change_applied",
            "attestor_added"
        ]
    );
    assert_eq!(
        attestors(&suite, &people),
        [since("tess", suite.now()), since("theo", begun)]
    );
}

/// Whoever is announced attests nothing yet; whoever is to go still does.
#[rstest]
fn announced_attestors_attest_nothing_yet(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = attested(runtime, &["tess"]);
    announce(&mut suite, &["tina"]).unwrap();
    suite.advance_time(NOTICE);
    let record_id = suite.pay("payer", 1, 1_000);
    let expected = ContractError::NotAttestor {
        datanet_id: 1,
        found: suite.addr("tina"),
    };
    suite.refused(
        |s| s.attribute("tina", 1, 1, &[record_id], &[("ann", 1)]),
        expected,
    );
    suite
        .attribute("tess", 1, 1, &[record_id], &[("ann", 1)])
        .unwrap();
    apply(&mut suite);
    let record_id = suite.pay("payer", 1, 1_000);
    let expected = ContractError::NotAttestor {
        datanet_id: 1,
        found: suite.addr("tess"),
    };
    suite.refused(
        |s| s.attribute("tess", 1, 1, &[record_id], &[("ann", 1)]),
        expected,
    );
    suite
        .attribute("tina", 1, 1, &[record_id], &[("ann", 1)])
        .unwrap();
    suite.assert_invariants();
}

/// Names and notice of the same message act at once; attestors wait as long as was promised before it.
#[rstest]
fn one_update_changes_terms_and_announces_attestors(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = attested(runtime, &["tess"]);
    let update = DatanetUpdate {
        name: Some("renamed".to_owned()),
        attestors: Some(addresses(&suite, &["tina"])),
        notice_seconds: Some(2 * NOTICE),
        ..DatanetUpdate::default()
    };
    let result = suite.update_datanet("lena", 1, update).unwrap();
    assert_eq!(
        happened(&result),
        ["change_scheduled", "attestor_scheduled", "datanet_updated"]
    );
    let datanet = suite.datanet(1);
    assert_eq!(datanet.name, "renamed");
    assert_eq!(datanet.notice_seconds, 2 * NOTICE);
    assert_eq!(datanet.attestors[0].address, suite.addr("tess"));
    let matures_at = suite.now() + NOTICE;
    assert_eq!(
        suite.scheduled_changes(1, None, None)[0].matures_at,
        matures_at
    );
    suite.set_time(matures_at);
    apply(&mut suite);
    assert_eq!(suite.datanet(1).attestors[0].address, suite.addr("tina"));
}

#[rstest]
fn announced_attestors_lapse_and_are_cancelled(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = attested(runtime, &["tess"]);
    announce(&mut suite, &["tina"]).unwrap();
    let result = suite.cancel_change("lena", 1, 1).unwrap();
    assert_eq!(
        facts(&result, "change_cancelled"),
        ["datanet_id=1 change_id=1 kind=set_attestors"]
    );
    announce(&mut suite, &["tina"]).unwrap();
    suite.advance_time(NOTICE + LAPSE);
    let result = apply(&mut suite);
    assert_eq!(happened(&result), ["change_dropped"]);
    assert_eq!(suite.datanet(1).attestors[0].address, suite.addr("tess"));
    assert_eq!(waiting(&suite), [0; 0]);
}
