//! A model's lineage and the route made of it; what it succeeds.

use rstest::rstest;
use suite::{
    NewModel,
    Runtime::{self, Native, Wasm},
    Suite, lineage,
};
use tributary::error::ContractError;
use tributary_api::LineageEntry;

const MAX_WEIGHT: u64 = (1 << 32) - 1;

fn suite_with_datanets(runtime: Runtime, count: u64) -> Suite {
    let mut suite = Suite::builder(runtime).protocol_fee_bps(0).build();
    for _ in 0..count {
        suite.add_datanet("cora", 0, &[("ann", 1)]);
    }
    suite
}

fn resting_on(entries: &[(u64, u64)]) -> NewModel {
    NewModel {
        lineage: lineage(entries),
        ..NewModel::default()
    }
}

fn route(suite: &Suite, model_id: u64) -> Vec<(u64, u128, String)> {
    let route = suite.model(model_id).route.into_iter();
    route
        .map(|entry| {
            (
                entry.datanet_id,
                entry.parts.u128(),
                entry.share.to_string(),
            )
        })
        .collect()
}

#[rstest]
fn lineage_has_1_to_32_datanets(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_datanets(runtime, 33);
    for found in [0, 33] {
        let entries: Vec<_> = (1..=found).map(|id| (id, 1)).collect();
        let expected = ContractError::ListLength {
            list: "lineage",
            min: 1,
            max: 32,
            found: usize::try_from(found).unwrap(),
        };
        suite.refused(|s| s.register_model("olga", resting_on(&entries)), expected);
    }
    let entries: Vec<_> = (1..=32).map(|id| (id, id)).collect();
    suite.register_model("olga", resting_on(&entries)).unwrap();
    assert_eq!(suite.model(1).route.len(), 32);
    suite.pay("payer", 1, 1_000_003);
    suite.assert_invariants();
    suite
        .register_model("olga", resting_on(&[(33, 1)]))
        .unwrap();
}

#[rstest]
fn lineage_weight_lies_between_its_bounds(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_datanets(runtime, 2);
    for found in [0, MAX_WEIGHT + 1, u64::MAX] {
        let expected = ContractError::EntryRange {
            part: "weight",
            list: "lineage",
            entry: "datanet 2".to_owned(),
            min: 1,
            max: MAX_WEIGHT,
            found,
        };
        suite.refused(
            |s| s.register_model("olga", resting_on(&[(1, 1), (2, found)])),
            expected,
        );
    }
    suite
        .register_model("olga", resting_on(&[(1, 1), (2, MAX_WEIGHT)]))
        .unwrap();
    assert_eq!(route(&suite, 1)[1].1, u128::from(MAX_WEIGHT));
    suite.pay("payer", 1, u128::from(MAX_WEIGHT) + 1);
    suite.assert_invariants();
    assert_eq!(suite.pool(1, suite.token(0)).income.to_string(), "1");
    assert_eq!(
        suite.pool(2, suite.token(0)).income.to_string(),
        MAX_WEIGHT.to_string()
    );
}

#[rstest]
fn lineage_names_registered_datanets_and_each_once(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_datanets(runtime, 2);
    for datanet_id in [0, 3, u64::MAX] {
        suite.refused(
            |s| s.register_model("olga", resting_on(&[(1, 1), (datanet_id, 1)])),
            ContractError::DatanetNotFound { datanet_id },
        );
    }
    let expected = ContractError::Duplicate {
        list: "lineage",
        entry: "datanet 1".to_owned(),
    };
    suite.refused(
        |s| s.register_model("olga", resting_on(&[(1, 1), (2, 1), (1, 5)])),
        expected,
    );
}

#[rstest]
fn shares_are_reduced_and_in_order_of_datanet(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_datanets(runtime, 3);
    let entry = |id, parts, share: &str| (id, parts, share.to_owned());
    suite.add_model("olga", 0, &[(3, 4), (1, 6)]);
    assert_eq!(route(&suite, 1), [entry(1, 3, "0.6"), entry(3, 2, "0.4")]);
    suite.add_model("olga", 0, &[(2, 77)]);
    assert_eq!(route(&suite, 2), [entry(2, 1, "1")]);
    suite.add_model("olga", 0, &[(1, 1), (2, 1), (3, 1)]);
    let third = "0.333333333333333333";
    assert_eq!(
        route(&suite, 3),
        [entry(1, 1, third), entry(2, 1, third), entry(3, 1, third)]
    );
    suite.add_model("olga", 0, &[(1, 3), (2, 7)]);
    assert_eq!(route(&suite, 4), [entry(1, 3, "0.3"), entry(2, 7, "0.7")]);
    // the lineage answers as it was given, in the same order
    let given = |datanet_id, weight| LineageEntry { datanet_id, weight };
    assert_eq!(suite.model(1).lineage, [given(1, 6), given(3, 4)]);
}

#[rstest]
fn models_are_found_by_each_datanet_they_rest_on(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_datanets(runtime, 3);
    suite.add_model("olga", 0, &[(1, 1), (2, 1)]);
    suite.add_model("otto", 0, &[(2, 1)]);
    let found = |datanet_id| {
        let models = suite.models_by_datanet(datanet_id, None, None).into_iter();
        models.map(|model| model.model_id).collect::<Vec<_>>()
    };
    assert_eq!(found(1), [1]);
    assert_eq!(found(2), [1, 2]);
    assert_eq!(found(3), [0; 0]);
}

#[rstest]
fn model_succeeds_only_one_of_the_same_operator(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_datanets(runtime, 1);
    suite.add_model("olga", 0, &[(1, 1)]);
    let heir = |succeeds| NewModel {
        succeeds: Some(succeeds),
        ..NewModel::default()
    };
    for model_id in [0, 2, u64::MAX] {
        suite.refused(
            |s| s.register_model("olga", heir(model_id)),
            ContractError::ModelNotFound { model_id },
        );
    }
    let expected = ContractError::NotOperator {
        model_id: 1,
        expected: suite.addr("olga"),
        found: suite.addr("otto"),
    };
    suite.refused(|s| s.register_model("otto", heir(1)), expected);
    suite.register_model("olga", heir(1)).unwrap();
    assert_eq!(suite.model(2).succeeds, Some(1));
    // the old one goes on
    suite.pay("payer", 1, 10);
}

#[rstest]
fn route_stays_as_it_was_registered(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_datanets(runtime, 2);
    suite.add_model("olga", 0, &[(1, 1), (2, 3)]);
    let before = suite.model(1).route;
    suite.leave_datanet("ann", 2).unwrap();
    suite.pay("payer", 1, 1_000);
    assert_eq!(suite.model(1).route, before);
    // what the emptied datanet would have had went to the other
    assert_eq!(suite.pool(1, suite.token(0)).income.to_string(), "1000");
    suite.set_weights("cora", 2, &[("bob", 1)]).unwrap();
    suite.pay("payer", 1, 1_000);
    assert_eq!(suite.pool(2, suite.token(0)).income.to_string(), "750");
    suite.assert_invariants();
}
