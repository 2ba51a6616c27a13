use rstest::rstest;
use suite::{
    NewDatanet,
    Runtime::{self, Native, Wasm},
    Suite, Tree, attribute, contributor_weights,
};
use tributary::error::ContractError;
use tributary_api::SeatSource;

use super::{suite_with_datanet, tree};

#[rstest]
fn leaf_taken_late_has_earned_since_publication(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_datanet(runtime);
    let tree = tree(&suite);
    suite.publish_roll("cora", 1, &tree, None).unwrap();
    suite.pay("payer", 1, 1_000);
    let done = suite.enrol(1, 1, &tree, 1).unwrap();
    assert_eq!(
        attribute(&done, "enrolled", "address"),
        suite.addr("dan").as_str()
    );
    assert_eq!(attribute(&done, "enrolled", "enrolled_weight"), "30");
    suite.assert_invariants();
    suite.pay("payer", 1, 1_000);
    suite.claim("dan").unwrap();
    assert_eq!(suite.balance(suite.token(0), "dan"), 600);
    let seats = suite.contributor(1, "dan").seats;
    assert_eq!(seats[0].source, SeatSource::Roll { roll_id: 1 });
    assert_eq!(seats[0].weight, 30);
    let seat = suite.seat(1, 1, 1);
    assert_eq!((seat.address, seat.weight), (Some(suite.addr("dan")), 30));
    assert_eq!(suite.seat(1, 1, 0).address, None);
    // the receipt of a fee from before the enrolment
    assert_eq!(suite.receipt(1, 1, "dan").amount.to_string(), "300");
    assert_eq!(suite.receipt(1, 1, "bob").amount.to_string(), "0");
    suite.enrol(1, 1, &tree, 0).unwrap();
    assert_eq!(suite.receipt(1, 1, "bob").amount.to_string(), "200");
    suite.assert_invariants();
}

#[rstest]
fn leaves_of_one_address_add_up_and_stay_apart_from_direct_weight(
    #[values(Native, Wasm)] runtime: Runtime,
) {
    let mut suite = suite_with_datanet(runtime);
    let tree = Tree::new(&suite, &[("ann", 5), ("bob", 20), ("ann", 65)]);
    suite.publish_roll("cora", 1, &tree, None).unwrap();
    suite.enrol(1, 1, &tree, 2).unwrap();
    suite.enrol(1, 1, &tree, 0).unwrap();
    let contributor = suite.contributor(1, "ann");
    assert_eq!(contributor.weight, 80);
    assert_eq!(contributor.seats.len(), 2);
    suite.set_weights("cora", 1, &[("ann", 0)]).unwrap();
    assert_eq!(suite.contributor(1, "ann").weight, 70);
    suite.refused(
        |s| s.leave_datanet("ann", 1),
        ContractError::NotContributor {
            datanet_id: 1,
            address: suite::Suite::new(runtime).addr("ann"),
        },
    );
    suite.pay("payer", 1, 900);
    suite.claim("ann").unwrap();
    assert_eq!(suite.balance(suite.token(0), "ann"), 700);
    suite.assert_invariants();
}

#[rstest]
fn each_leaf_is_taken_once_and_only_by_its_proof(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_datanet(runtime);
    let tree = tree(&suite);
    suite.publish_roll("cora", 1, &tree, None).unwrap();
    suite.enrol(1, 1, &tree, 0).unwrap();
    let expected = ContractError::LeafTaken {
        datanet_id: 1,
        roll_id: 1,
        leaf_index: 0,
        address: suite.addr("bob"),
    };
    suite.refused(|s| s.enrol(1, 1, &tree, 0), expected);
    let mut other = tree.enrolment(1, 1, 1);
    other.address = suite.addr("eve").into();
    suite.refused(|s| s.execute("eve", other), "root: expected");
    let mut inflated = tree.enrolment(1, 1, 1);
    inflated.weight = 31;
    suite.refused(
        |s| s.execute("dan", inflated),
        "total weight: expected 90, found 91",
    );
    let expected = ContractError::RollNotFound {
        datanet_id: 1,
        roll_id: 2,
    };
    suite.refused(|s| s.enrol(1, 2, &tree, 1), expected);
}

#[rstest]
fn enrolling_and_closing_work_while_the_intake_is_paused(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_datanet(runtime);
    let tree = tree(&suite);
    suite.pause("owner").unwrap();
    suite.publish_roll("cora", 1, &tree, None).unwrap();
    suite.enrol(1, 1, &tree, 1).unwrap();
    suite.close_roll("cora", 1, 1).unwrap();
    suite.enrol(1, 1, &tree, 0).unwrap();
    suite.assert_invariants();
}

/// Also by an attestor: a seat from a roll is one like any other.
#[rstest]
fn influence_is_attributed_to_who_has_enrolled(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::builder(runtime).protocol_fee_bps(0).build();
    let new = NewDatanet {
        influence_bps: Some(5_000),
        attestors: Some(vec![suite.addr("tess").into()]),
        notice_seconds: Some(172_800),
        contributors: Some(contributor_weights(&suite, &[("ann", 10)])),
        ..NewDatanet::default()
    };
    suite.register_datanet("cora", new).unwrap();
    suite.add_model("olga", 0, &[(1, 1)]);
    let tree = tree(&suite);
    suite.publish_roll("cora", 1, &tree, None).unwrap();
    suite.advance_time(172_800);
    suite.apply_changes("sam", 1).unwrap();
    suite.pay("payer", 1, 1_000);
    let stranger = ContractError::Stranger {
        datanet_id: 1,
        address: suite.addr("eve"),
    };
    suite.refused(|s| s.attribute("tess", 1, 1, &[1], &[("eve", 1)]), stranger);
    suite.enrol(1, 1, &tree, 2).unwrap();
    suite.attribute("tess", 1, 1, &[1], &[("eve", 1)]).unwrap();
    // 40 of 100 of the base, and all of the pot
    assert_eq!(suite.receipt(1, 1, "eve").amount.to_string(), "700");
    suite.claim("eve").unwrap();
    assert_eq!(suite.balance(suite.token(0), "eve"), 700);
    suite.assert_invariants();
}
