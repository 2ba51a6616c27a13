//! Routes that include ancestors.

use rstest::rstest;
use suite::{
    NewModel,
    Runtime::{self, Native, Wasm},
    Suite, facts, happened, lineage,
};

use super::{add_roots, derive, plain};

/// (datanet, parts, share)
fn route(suite: &Suite, model_id: u64) -> Vec<(u64, u128, String)> {
    let route = suite.model(model_id).route.into_iter();
    route
        .map(|entry| {
            let share = entry.share.to_string();
            (entry.datanet_id, entry.parts.u128(), share)
        })
        .collect()
}

fn entry(datanet_id: u64, parts: u128, share: &str) -> (u64, u128, String) {
    (datanet_id, parts, share.to_owned())
}

#[rstest]
fn model_over_a_child_reaches_its_ancestors(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = plain(runtime);
    add_roots(&mut suite, 1);
    derive(&mut suite, &[(1, 2_000)]);
    derive(&mut suite, &[(2, 5_000)]);
    let new = NewModel {
        lineage: lineage(&[(3, 9)]),
        ..NewModel::default()
    };
    let result = suite.register_model("olga", new).unwrap();
    assert_eq!(
        happened(&result),
        [
            "model_registered",
            "model_routed",
            "model_routed",
            "model_routed"
        ]
    );
    // 10 %, 40 % and 50 %, reduced
    assert_eq!(
        facts(&result, "model_routed"),
        [
            "model_id=1 datanet_id=1 parts=1",
            "model_id=1 datanet_id=2 parts=4",
            "model_id=1 datanet_id=3 parts=5"
        ]
    );
    assert_eq!(
        route(&suite, 1),
        [entry(1, 1, "0.1"), entry(2, 4, "0.4"), entry(3, 5, "0.5")]
    );
    let found = |datanet_id| {
        let models = suite.models_by_datanet(datanet_id, None, None).into_iter();
        models.map(|model| model.model_id).collect::<Vec<_>>()
    };
    assert_eq!([1, 2, 3].map(found), [vec![1], vec![1], vec![1]]);
}

#[rstest]
fn model_over_a_child_and_its_parent_reaches_each_once(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = plain(runtime);
    add_roots(&mut suite, 1);
    derive(&mut suite, &[(1, 2_000)]);
    suite.add_model("olga", 0, &[(1, 1), (2, 3)]);
    // 1 + 3 · 0.2 to 3 · 0.8
    assert_eq!(route(&suite, 1), [entry(1, 2, "0.4"), entry(2, 3, "0.6")]);
    suite.pay("payer", 1, 1_000);
    assert_eq!(super::income(&suite, 1), "400");
    assert_eq!(super::income(&suite, 2), "600");
    suite.assert_invariants();
}

#[rstest]
fn siblings_share_their_ancestors(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = plain(runtime);
    add_roots(&mut suite, 2);
    derive(&mut suite, &[(1, 1_000), (2, 1_000)]);
    derive(&mut suite, &[(1, 3_000)]);
    suite.add_model("olga", 0, &[(3, 1), (4, 1)]);
    assert_eq!(
        route(&suite, 1),
        [
            entry(1, 4, "0.2"),
            entry(2, 1, "0.05"),
            entry(3, 8, "0.4"),
            entry(4, 7, "0.35")
        ]
    );
}

#[rstest]
fn order_of_a_lineage_changes_no_stored_byte(#[values(Native, Wasm)] runtime: Runtime) {
    let mut rests_on = vec![(1, 3), (3, 10), (4, 1), (2, 7)];
    let mut stored = vec![];
    for _ in 0..2 {
        let mut suite = plain(runtime);
        add_roots(&mut suite, 2);
        derive(&mut suite, &[(1, 333), (2, 4_000)]);
        derive(&mut suite, &[(3, 77), (1, 11)]);
        suite.add_model("olga", 0, &rests_on);
        suite.pay("payer", 1, 1_000_003);
        stored.push(suite.storage());
        rests_on.reverse();
    }
    assert!(stored[0] == stored[1]);
}

#[rstest]
fn ancestor_without_weight_takes_no_part(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = plain(runtime);
    suite.add_datanet("carl", 1_000, suite::NOBODY);
    add_roots(&mut suite, 1);
    derive(&mut suite, &[(1, 2_000), (2, 2_000)]);
    suite.add_model("olga", 0, &[(3, 1)]);
    suite.pay("payer", 1, 1_000);
    // 2 : 6
    let incomes = |suite: &Suite| [1, 2, 3].map(|id| super::income(suite, id));
    assert_eq!(incomes(&suite), ["0", "250", "750"]);
    let parts = suite.query_record(1, 1).datanets;
    let ids: Vec<_> = parts.iter().map(|part| part.datanet_id).collect();
    assert_eq!(ids, [2, 3]);
    // the route itself is as fixed as the lineage
    assert_eq!(
        route(&suite, 1),
        [entry(1, 1, "0.2"), entry(2, 1, "0.2"), entry(3, 3, "0.6")]
    );

    suite.set_weights("carl", 1, &[("bob", 1)]).unwrap();
    suite.pay("payer", 1, 1_000);
    assert_eq!(incomes(&suite), ["180", "450", "1350"]);

    // a child without weight leaves all of it to its ancestors
    suite.leave_datanet("ann", 3).unwrap();
    suite.pay("payer", 1, 1_000);
    assert_eq!(incomes(&suite), ["630", "950", "1350"]);
    suite.leave_datanet("bob", 1).unwrap();
    suite.leave_datanet("ann", 2).unwrap();
    suite.refused(
        |s| s.record_query("payer", 1, "q", 1_000),
        tributary::error::ContractError::NobodyToPay { model_id: 1 },
    );
    suite.assert_invariants();
}
