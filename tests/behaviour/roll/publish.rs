use cosmwasm_std::Binary;
use rstest::rstest;
use suite::{
    Publication,
    Runtime::{self, Native, Wasm},
    Tree, attribute, events,
};
use tributary::error::ContractError;
use tributary_api::{MAX_TOTAL_WEIGHT, ProofNode};

use super::{suite_with_datanet, tree};

#[rstest]
fn published_roll_shares_every_fee_from_then_on(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_datanet(runtime);
    suite.pay("payer", 1, 1_000);
    let tree = tree(&suite);
    let done = suite.publish_roll("cora", 1, &tree, None).unwrap();
    assert_eq!(attribute(&done, "roll_published", "roll_id"), "1");
    assert_eq!(attribute(&done, "roll_published", "total_weight"), "100");
    assert_eq!(suite.datanet(1).total_weight, 100);
    suite.pay("payer", 1, 1_000);
    suite.assert_invariants();

    let claimable = suite.contributor(1, "ann").positions[0].claimable;
    assert_eq!(claimable.to_string(), "1100");
    assert_eq!(suite.roll_earnings(1, 1, 20), "200");
    let roll = suite.roll(1, 1);
    assert_eq!((roll.total_weight, roll.leaf_count), (90, 3));
    assert_eq!((roll.enrolled_weight, roll.enrolled_leaves), (0, 0));
    assert_eq!(roll.closed_at, None);
    assert_eq!(roll.uri, "ipfs://leaves");
}

#[rstest]
fn closed_roll_stops_earning_and_keeps_what_it_earned(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_datanet(runtime);
    let tree = tree(&suite);
    suite.publish_roll("cora", 1, &tree, None).unwrap();
    suite.enrol(1, 1, &tree, 0).unwrap();
    suite.pay("payer", 1, 1_000);
    let done = suite.close_roll("cora", 1, 1).unwrap();
    assert_eq!(events(&done, "roll_closed").len(), 1);
    assert_eq!(suite.datanet(1).total_weight, 10);
    suite.pay("payer", 1, 1_000);
    suite.assert_invariants();
    // in another token, which nobody of the roll has a part in
    suite.pay_in("payer", suite.token(1), 1, 1_000);
    suite.assert_invariants();

    suite.enrol(1, 1, &tree, 2).unwrap();
    for (who, earned) in [("bob", 200), ("eve", 400), ("ann", 1_100)] {
        suite.claim(who).unwrap();
        assert_eq!(suite.balance(suite.token(0), who), earned, "{who}");
    }
    assert_eq!(suite.balance(suite.token(1), "ann"), 1_000);
    assert_eq!(suite.contributor(1, "bob").weight, 0);
    suite.assert_invariants();
    suite.enrol(1, 1, &tree, 1).unwrap();
    suite.claim("dan").unwrap();
    assert_eq!(suite.balance(suite.token(0), "dan"), 300);
    assert_eq!(suite.roll_earnings(1, 1, 30), "300");
    suite.assert_invariants();
}

#[rstest]
fn roll_replaces_another_in_the_same_moment(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_datanet(runtime);
    let tree = tree(&suite);
    suite.publish_roll("cora", 1, &tree, None).unwrap();
    suite.enrol(1, 1, &tree, 0).unwrap();
    suite.pay("payer", 1, 1_000);
    let newer = Tree::new(&suite, &[("bob", 30), ("fay", 60)]);
    let done = suite.publish_roll("cora", 1, &newer, Some(1)).unwrap();
    assert_eq!(events(&done, "roll_closed")[0]["roll_id"], "1");
    assert_eq!(suite.datanet(1).weights_version, 3);
    suite.enrol(1, 2, &newer, 0).unwrap();
    suite.pay("payer", 1, 1_000);
    suite.assert_invariants();
    assert_eq!(suite.contributor(1, "bob").weight, 30);
    suite.claim("bob").unwrap();
    assert_eq!(suite.balance(suite.token(0), "bob"), 500);
    // version 1 by registration, 2 by the first roll, 3 by the second
    let weight = |version| suite.weight_at(1, "bob", None, Some(version)).weight;
    assert_eq!([0, 1, 2, 3].map(weight), [0, 0, 20, 30]);
}

type Mistake = fn(&mut Publication);

#[rstest]
fn mistaken_roll_is_refused_before_any_fee(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_datanet(runtime);
    let tree = tree(&suite);
    let changes: [(Mistake, &str); 13] = [
        (|new| new.root = Binary::from([0; 32]), "root: expected 00"),
        (
            |new| new.root = Binary::from([0; 31]),
            "root: expected 32 bytes",
        ),
        (
            |new| new.total_weight = 91,
            "total weight: expected 91, found 90",
        ),
        (|new| new.total_weight = 0, "expected 1 to"),
        (|new| new.leaf_count = 0, "leaf count"),
        (|new| new.leaf_count = 2, "siblings: expected 1, found 1"),
        (|new| new.leaf_count = 4, "siblings: expected 2, found 1"),
        (|new| new.leaf_count = u64::MAX, "leaf count"),
        (
            |new| new.last_leaf.weight = 41,
            "total weight: expected 90, found 91",
        ),
        (
            |new| new.last_leaf.address = "nobody".to_owned(),
            "not an address",
        ),
        (
            |new| new.last_leaf.proof = vec![],
            "siblings: expected 1, found 0",
        ),
        (
            |new| {
                let node = ProofNode {
                    hash: [1; 32].into(),
                    weight: 1,
                };
                new.last_leaf.proof = vec![node; 100];
            },
            "proof: expected 0 to 64 entries",
        ),
        (|new| new.uri = String::new(), "uri"),
    ];
    for (change, text) in changes {
        let mut new = tree.publication(1, None);
        change(&mut new);
        let text = match text {
            // shape and hash differ, whatever is seen first
            "siblings: expected 1, found 1" => "root: expected",
            text => text,
        };
        suite.refused(|s| s.execute("cora", new), text);
    }
}

#[rstest]
fn weight_of_all_rolls_is_bounded(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_datanet(runtime);
    let large = Tree::new(&suite, &[("bob", MAX_TOTAL_WEIGHT - 10)]);
    suite.publish_roll("cora", 1, &large, None).unwrap();
    suite.pay("payer", 1, 1_000_000_000);
    let small = Tree::new(&suite, &[("bob", 1)]);
    let expected = ContractError::TotalWeight {
        datanet_id: 1,
        max: MAX_TOTAL_WEIGHT,
        found: u128::from(MAX_TOTAL_WEIGHT) + 1,
    };
    suite.refused(|s| s.publish_roll("cora", 1, &small, None), expected);
    suite.enrol(1, 1, &large, 0).unwrap();
    suite.assert_invariants();
    // one that takes its place is counted without it
    suite.publish_roll("cora", 1, &large, Some(1)).unwrap();
    suite.assert_invariants();
}
