//! Leaves and seats that somebody is given in bulk, and did not ask for.

use rstest::rstest;
use suite::{
    Runtime::{self, Native, Wasm},
    Suite, Tree,
};

use super::suite_with_datanet;

const LEAVES: usize = 300;
const ROUNDS: u64 = 20;

/// dan, and everybody else who counts, holds no more than five seats: one directly, four of rolls that have closed.
fn give_five_seats(suite: &mut Suite) {
    suite.set_weights("cora", 1, &[("dan", 1)]).unwrap();
    let single = Tree::new(suite, &[("dan", 1), ("eve", 1)]);
    for roll_id in 1..=4 {
        suite.publish_roll("cora", 1, &single, None).unwrap();
        suite.enrol(1, roll_id, &single, 0).unwrap();
    }
    suite.pay("payer", 1, 1_000_000);
    for roll_id in 1..=4 {
        suite.close_roll("cora", 1, roll_id).unwrap();
    }
    suite.pay("payer", 1, 1_000_000);
}

#[rstest]
fn whoever_is_given_hundreds_of_leaves_can_still_claim(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_datanet(runtime);
    give_five_seats(&mut suite);
    let usual = suite.claim("dan").unwrap().gas.total;

    suite.set_weights("cora", 1, &[("vic", 1)]).unwrap();
    let many = Tree::new(&suite, &vec![("vic", 1); LEAVES]);
    suite.publish_roll("cora", 1, &many, None).unwrap();
    for leaf_index in 0..LEAVES {
        suite.enrol(1, 5, &many, leaf_index).unwrap();
    }
    let one = Tree::new(&suite, &[("vic", 1), ("eve", 1)]);
    for roll_id in 6..6 + ROUNDS {
        suite.publish_roll("cora", 1, &one, None).unwrap();
        suite.pay("payer", 1, 1_000_000);
        suite.enrol(1, roll_id, &one, 0).unwrap();
        let seats = suite.contributor(1, "vic").seats;
        assert!(seats.len() <= 5, "{} seats", seats.len());
        suite.close_roll("cora", 1, roll_id).unwrap();
    }
    // and three that are open, with the one of many leaves
    for roll_id in 26..=28 {
        suite.publish_roll("cora", 1, &one, None).unwrap();
        suite.enrol(1, roll_id, &one, 0).unwrap();
    }
    for roll_id in [5, 26, 27, 28] {
        suite.pay("payer", 1, 1_000_000);
        suite.close_roll("cora", 1, roll_id).unwrap();
    }
    suite.assert_invariants();

    let done = suite.claim("vic").unwrap();
    assert!(
        done.gas.total <= usual + usual / 20,
        "{} gas, usually {usual}",
        done.gas.total
    );
    let position = suite.contributor(1, "vic").positions[0].clone();
    assert!(position.claimable.is_zero() && !position.claimed.is_zero());
    suite.assert_invariants();
}
