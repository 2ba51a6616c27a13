//! `weight_at`: what weights were.

use rstest::rstest;
use suite::{
    NOBODY,
    Runtime::{self, Native, Wasm},
    Suite,
};
use tributary::error::ContractError;
use tributary_api::QueryMsg;

/// (version, ann's weight, total weight)
type Answer = (u64, u64, u64);

fn at_version(suite: &Suite, version: u64) -> Answer {
    let answer = suite.weight_at(1, "ann", None, Some(version));
    (answer.weights_version, answer.weight, answer.total_weight)
}

fn at_height(suite: &Suite, height: u64) -> Answer {
    let answer = suite.weight_at(1, "ann", Some(height), None);
    (answer.weights_version, answer.weight, answer.total_weight)
}

#[rstest]
fn every_version_answers_for_ever(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    suite.add_datanet("cora", 0, NOBODY);
    suite.set_weights("cora", 1, &[("bob", 4)]).unwrap();
    suite.set_weights("cora", 1, &[("ann", 2)]).unwrap();
    suite.set_weights("cora", 1, &[("bob", 1)]).unwrap();
    suite.leave_datanet("ann", 1).unwrap();
    suite.set_weights("cora", 1, &[("ann", 9)]).unwrap();

    let answers: Vec<_> = (0..=5).map(|version| at_version(&suite, version)).collect();
    let expected = [
        (0, 0, 0),
        (1, 0, 4),
        (2, 2, 6),
        (3, 2, 3),
        (4, 0, 1),
        (5, 9, 10),
    ];
    assert_eq!(answers, expected);

    let now = suite.weight_at(1, "ann", None, None);
    assert_eq!(
        (now.weights_version, now.weight, now.total_weight),
        (5, 9, 10)
    );
    assert_eq!((now.datanet_id, now.address), (1, suite.addr("ann")));
}

#[rstest]
fn height_answers_with_the_state_before_that_block(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    suite.advance_blocks(9);
    assert_eq!(suite.block().height, 10);
    suite.add_datanet("cora", 0, &[("ann", 1)]);
    suite.advance_blocks(10);
    suite.set_weights("cora", 1, &[("ann", 2)]).unwrap();

    assert_eq!(at_height(&suite, 0), (0, 0, 0));
    assert_eq!(at_height(&suite, 10), (0, 0, 0));
    assert_eq!(at_height(&suite, 11), (1, 1, 1));
    assert_eq!(at_height(&suite, 20), (1, 1, 1));
    assert_eq!(at_height(&suite, 21), (2, 2, 2));
    // as far as anybody knows now
    assert_eq!(at_height(&suite, u64::MAX), (2, 2, 2));
}

#[rstest]
fn of_changes_in_one_block_the_last_stays(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    suite.advance_blocks(9);
    suite.add_datanet("cora", 0, &[("ann", 1)]);
    suite.set_weights("cora", 1, &[("ann", 2)]).unwrap();
    suite
        .set_weights("cora", 1, &[("ann", 3), ("bob", 3)])
        .unwrap();
    suite.advance_blocks(1);
    suite.set_weights("cora", 1, &[("ann", 4)]).unwrap();
    suite.leave_datanet("ann", 1).unwrap();

    assert_eq!(at_height(&suite, 10), (0, 0, 0));
    assert_eq!(at_height(&suite, 11), (3, 3, 6));
    assert_eq!(at_height(&suite, 12), (5, 0, 3));
    // each of them still answers by its version
    assert_eq!(at_version(&suite, 2), (2, 2, 2));
    assert_eq!(at_version(&suite, 4), (4, 4, 7));
}

#[rstest]
fn height_finds_its_version_among_many(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    suite.add_datanet("cora", 0, NOBODY);
    // (height, answer from the next block on)
    let mut changes = vec![(0, (0, 0, 0))];
    for version in 1..=40u64 {
        suite.advance_blocks(version * version % 4);
        let weight = 1 + version * 7 % 5;
        let before = suite.contributor(1, "ann").weight;
        let weight = if weight == before { weight + 5 } else { weight };
        suite.set_weights("cora", 1, &[("ann", weight)]).unwrap();
        changes.push((suite.block().height, (version, weight, weight)));
    }
    for height in 1..=suite.block().height + 1 {
        let naive = changes.iter().rev().find(|(at, _)| *at < height);
        assert_eq!(
            Some(at_height(&suite, height)),
            naive.map(|(_, answer)| *answer),
            "{height}"
        );
    }
}

#[rstest]
fn datanets_keep_their_histories_apart(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    // ids of one and of two bytes, versions as well
    for _ in 0..257 {
        suite.add_datanet("cora", 0, NOBODY);
    }
    for weight in 1..=3 {
        suite.set_weights("cora", 1, &[("ann", weight)]).unwrap();
        suite
            .set_weights("cora", 257, &[("ann", 100 + weight)])
            .unwrap();
    }
    for weight in 1..=300u64 {
        suite
            .set_weights("cora", 2, &[("bob", 1_000 + weight)])
            .unwrap();
    }
    for version in 1..=3 {
        assert_eq!(at_version(&suite, version), (version, version, version));
        let other = suite.weight_at(257, "ann", None, Some(version));
        assert_eq!(other.weight, 100 + version);
    }
    for version in [1, 2, 255, 256, 257, 300] {
        assert_eq!(
            suite.weight_at(2, "bob", None, Some(version)).weight,
            1_000 + version
        );
    }
    assert_eq!(suite.weight_at(2, "ann", None, Some(300)).weight, 0);
}

#[rstest]
fn versions_to_come_are_unknown(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    suite.add_datanet("cora", 0, &[("ann", 1)]);
    let ask = |height, version| QueryMsg::WeightAt {
        datanet_id: 1,
        address: suite.addr("ann").into(),
        height,
        version,
    };
    for found in [2, u64::MAX] {
        let expected = ContractError::VersionNotFound {
            datanet_id: 1,
            newest: 1,
            found,
        };
        suite.query_refused(&ask(None, Some(found)), expected);
    }
    let expected = ContractError::Choice {
        expected: "height or version",
        found: "both",
    };
    suite.query_refused(&ask(Some(1), Some(1)), expected);
}
