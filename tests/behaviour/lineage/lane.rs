//! Influence lanes of ancestors.

use rstest::rstest;
use suite::{
    NewDatanet,
    Runtime::{self, Native, Wasm},
    Suite, contributor_weights, parents,
};

use super::plain;

/// 1 has an influence lane, of which tess is the attestor; 2 is derived from it and has none.
fn stage(runtime: Runtime) -> Suite {
    let mut suite = plain(runtime);
    let parent = NewDatanet {
        influence_bps: Some(5_000),
        attestors: Some(vec![suite.addr("tess").into()]),
        notice_seconds: Some(172_800),
        contributors: Some(contributor_weights(&suite, &[("ann", 1), ("bob", 1)])),
        ..NewDatanet::default()
    };
    suite.register_datanet("cora", parent).unwrap();
    let child = NewDatanet {
        parents: Some(parents(&[(1, 4_000)])),
        contributors: Some(contributor_weights(&suite, &[("cat", 1)])),
        ..NewDatanet::default()
    };
    suite.register_datanet("carl", child).unwrap();
    suite.add_model("olga", 0, &[(2, 1)]);
    suite
}

fn claimed(suite: &mut Suite, who: &str) -> u128 {
    suite.claim(who).unwrap();
    suite.assert_invariants();
    suite.balance(suite.token(0), who)
}

#[rstest]
fn pot_of_an_ancestor_is_its_own_attestors_matter(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    let record_id = suite.pay("payer", 1, 1_000);
    let parts = suite.query_record(1, record_id).datanets;
    assert_eq!(parts[0].pot.as_ref().unwrap().amount.u128(), 200);
    assert_eq!(parts[1].pot, None);
    suite
        .attribute("tess", 1, 1, &[record_id], &[("ann", 1)])
        .unwrap();
    assert_eq!(claimed(&mut suite, "ann"), 300);
    assert_eq!(claimed(&mut suite, "bob"), 100);
    assert_eq!(claimed(&mut suite, "cat"), 600);
}

#[rstest]
fn pot_of_an_ancestor_is_released(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    let record_id = suite.pay("payer", 1, 1_000);
    suite.advance_time(86_400);
    suite.release("sam", 1, 1, &[record_id]).unwrap();
    assert_eq!(claimed(&mut suite, "ann"), 200);
    assert_eq!(claimed(&mut suite, "bob"), 200);
    assert_eq!(claimed(&mut suite, "cat"), 600);
}

/// A child neither inherits a lane nor needs the notice that one asks for.
#[rstest]
fn child_has_terms_of_its_own(#[values(Native, Wasm)] runtime: Runtime) {
    let suite = stage(runtime);
    let child = suite.datanet(2);
    assert_eq!((child.influence_bps, child.notice_seconds), (0, 0));
    assert_eq!((child.attestors.len(), child.attribution_window), (0, None));
}
