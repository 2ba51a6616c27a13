//! Flattened lineages.

use rstest::rstest;
use suite::{
    DatanetUpdate,
    Runtime::{self, Native, Wasm},
    facts, happened, parents,
};

use super::{add_roots, derive, derived, plain, shares};

const ONE: u128 = 10u128.pow(18);

#[rstest]
fn datanet_without_parents_is_its_own_lineage(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = plain(runtime);
    add_roots(&mut suite, 1);
    derive(&mut suite, &[]);
    for datanet_id in [1, 2] {
        assert_eq!(suite.datanet(datanet_id).parents, []);
        assert_eq!(shares(&suite, datanet_id), [(datanet_id, ONE)]);
    }
}

#[rstest]
fn derived_datanet_shows_its_parents_and_lineage(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = plain(runtime);
    add_roots(&mut suite, 2);
    let new = derived(&suite, &[(2, 1_500), (1, 300)]);
    let result = suite.register_datanet("cora", new).unwrap();
    assert_eq!(
        happened(&result),
        [
            "datanet_registered",
            "datanet_derived",
            "datanet_derived",
            "weight_changed"
        ]
    );
    assert_eq!(
        facts(&result, "datanet_derived"),
        [
            "datanet_id=3 parent=1 royalty_bps=300",
            "datanet_id=3 parent=2 royalty_bps=1500"
        ]
    );
    let datanet = suite.datanet(3);
    assert_eq!(datanet.parents, parents(&[(1, 300), (2, 1_500)]));
    let found: Vec<_> = datanet
        .lineage
        .iter()
        .map(|entry| (entry.datanet_id, entry.share.to_string()))
        .collect();
    let entry = |id, share: &str| (id, share.to_owned());
    assert_eq!(
        found,
        [entry(1, "0.03"), entry(2, "0.15"), entry(3, "0.82")]
    );
}

#[rstest]
fn royalties_run_on_to_the_parents_of_parents(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = plain(runtime);
    add_roots(&mut suite, 1);
    derive(&mut suite, &[(1, 5_000)]);
    derive(&mut suite, &[(2, 2_000)]);
    derive(&mut suite, &[(3, 1_000)]);
    let tenth_of_a_percent = ONE / 1_000;
    let permille = |id, share: u128| (id, share * tenth_of_a_percent);
    assert_eq!(
        shares(&suite, 3),
        [permille(1, 100), permille(2, 100), permille(3, 800)]
    );
    assert_eq!(
        shares(&suite, 4),
        [
            permille(1, 10),
            permille(2, 10),
            permille(3, 80),
            permille(4, 900)
        ]
    );
}

/// 4 is derived from 2 and 3, and both from 1.
#[rstest]
fn ancestor_that_is_reached_twice_is_there_once(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = plain(runtime);
    add_roots(&mut suite, 1);
    derive(&mut suite, &[(1, 1_000)]);
    derive(&mut suite, &[(1, 3_000)]);
    derive(&mut suite, &[(2, 2_000), (3, 1_000)]);
    let permille = |id, share: u128| (id, share * ONE / 1_000);
    assert_eq!(
        shares(&suite, 4),
        [
            permille(1, 20 + 30),
            permille(2, 180),
            permille(3, 70),
            permille(4, 700)
        ]
    );
    // a parent that is an ancestor through another parent too
    derive(&mut suite, &[(4, 1_000), (1, 1_000)]);
    assert_eq!(
        shares(&suite, 5),
        [
            permille(1, 105),
            permille(2, 18),
            permille(3, 7),
            permille(4, 70),
            permille(5, 800)
        ]
    );
}

#[rstest]
fn ancestors_are_rounded_down_and_the_datanet_has_the_rest(
    #[values(Native, Wasm)] runtime: Runtime,
) {
    let mut suite = plain(runtime);
    add_roots(&mut suite, 1);
    for parent in 1..=5 {
        derive(&mut suite, &[(parent, 3_333)]);
    }
    // 0.3333^5 of 10^18 is 4 113 537 904 986 930.7
    let found = shares(&suite, 6);
    assert_eq!(
        found[0].1,
        ONE * 3_333 / 10_000 * 3_333 / 10_000 * 3_333 / 10_000 * 3_333 / 10_000 * 3_333 / 10_000
    );
    assert_eq!(found[5], (6, ONE - ONE * 3_333 / 10_000 + 1));
    assert_eq!(found.iter().map(|(_, share)| share).sum::<u128>(), ONE);
}

#[rstest]
fn order_of_parents_changes_no_stored_byte(#[values(Native, Wasm)] runtime: Runtime) {
    let mut from = vec![(4, 7), (1, 333), (3, 1_001), (2, 3_500)];
    let mut stored = vec![];
    for _ in 0..2 {
        let mut suite = plain(runtime);
        add_roots(&mut suite, 2);
        derive(&mut suite, &[(1, 100), (2, 200)]);
        derive(&mut suite, &[(3, 5), (1, 50)]);
        derive(&mut suite, &from);
        stored.push(suite.storage());
        from.reverse();
    }
    assert!(stored[0] == stored[1]);
}

#[rstest]
fn lineage_stays_whatever_becomes_of_the_parents(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = plain(runtime);
    suite.add_datanet("carl", 1_000, &[("bob", 1)]);
    derive(&mut suite, &[(1, 2_000)]);
    suite.add_model("olga", 0, &[(2, 1)]);
    let before = (suite.datanet(2).parents, suite.datanet(2).lineage);
    let route = suite.model(1).route;
    let update = DatanetUpdate {
        name: Some("renamed".to_owned()),
        curator_fee_bps: Some(0),
        ..DatanetUpdate::default()
    };
    suite.update_datanet("carl", 1, update).unwrap();
    suite.leave_datanet("bob", 1).unwrap();
    suite.nominate_curator("carl", 1, Some("nina")).unwrap();
    suite.accept_curatorship("nina", 1).unwrap();
    derive(&mut suite, &[(1, 1), (2, 1)]);
    assert_eq!((suite.datanet(2).parents, suite.datanet(2).lineage), before);
    assert_eq!(suite.model(1).route, route);
}

#[rstest]
fn children_are_found_by_their_parents(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = plain(runtime);
    add_roots(&mut suite, 2);
    derive(&mut suite, &[(1, 1)]);
    derive(&mut suite, &[(3, 100), (2, 1)]);
    derive(&mut suite, &[(1, 1), (2, 1)]);
    let found = |parent| {
        let children = suite.datanets_by_parent(parent, None, None).into_iter();
        children.map(|child| child.datanet_id).collect::<Vec<_>>()
    };
    // children, not their children
    assert_eq!(found(1), [3, 5]);
    assert_eq!(found(2), [4, 5]);
    assert_eq!(found(3), [4]);
    assert_eq!(found(4), [0; 0]);
    assert_eq!(suite.datanets_by_parent(1, None, None)[0], suite.datanet(3));
}
