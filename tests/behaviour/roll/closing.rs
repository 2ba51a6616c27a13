//! The end of a roll's weight, and what is left of it for ever.

use cosmwasm_std::Order;
use rstest::rstest;
use suite::{
    Claim,
    Runtime::{self, Native, Wasm},
    Suite, Tree,
};
use tributary::error::ContractError;
use tributary::state::{CONTRIBUTORS, RollSeat};
use tributary_api::{MAX_OPEN_ROLLS, MAX_TOTAL_WEIGHT};

use super::{suite_with_datanet, tree};

const YEAR: u64 = 365 * 24 * 60 * 60;

/// Those too that are closed, which claims have to look at.
fn stored_seats(suite: &Suite) -> Vec<RollSeat> {
    suite.read_storage(|storage| {
        let contributors = CONTRIBUTORS.range(storage, 1.into(), None, Order::Ascending);
        let seats = contributors.map(|entry| entry.unwrap().1.roll_seats);
        seats.flatten().collect()
    })
}

#[rstest]
fn closed_roll_cannot_be_closed_or_replaced_again(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_datanet(runtime);
    let tree = tree(&suite);
    suite.publish_roll("cora", 1, &tree, None).unwrap();
    suite.close_roll("cora", 1, 1).unwrap();
    let closed_at = suite.now();
    suite.advance_time(10);
    let expected = || ContractError::RollClosed {
        datanet_id: 1,
        roll_id: 1,
        closed_at,
    };
    suite.refused(|s| s.close_roll("cora", 1, 1), expected());
    suite.refused(|s| s.publish_roll("cora", 1, &tree, Some(1)), expected());
    let expected = || ContractError::RollNotFound {
        datanet_id: 1,
        roll_id: 2,
    };
    suite.refused(|s| s.close_roll("cora", 1, 2), expected());
    suite.refused(|s| s.publish_roll("cora", 1, &tree, Some(2)), expected());
    assert_eq!(suite.roll(1, 1).closed_at, Some(closed_at));
    assert_eq!(suite.datanet(1).weights_version, 3);
}

#[rstest]
fn closed_seat_is_folded_once_in_each_token(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_datanet(runtime);
    let tree = tree(&suite);
    suite.publish_roll("cora", 1, &tree, None).unwrap();
    suite.enrol(1, 1, &tree, 0).unwrap();
    let tokens = [suite.token(0), suite.token(1)];
    let pay = |suite: &mut Suite| {
        for token in &tokens {
            suite.pay_in("payer", token, 1, 1_000);
        }
    };
    let claim = |suite: &mut Suite, token: usize| {
        let claim = Claim {
            tokens: Some(vec![tokens[token].to_string()]),
            ..Claim::default()
        };
        suite.execute("bob", claim).unwrap();
        suite.assert_invariants();
        [0, 1].map(|token| suite.balance(&tokens[token], "bob"))
    };
    pay(&mut suite);
    assert_eq!(claim(&mut suite, 0), [200, 0]);
    pay(&mut suite);
    suite.close_roll("cora", 1, 1).unwrap();
    pay(&mut suite);
    // the one is folded in, the other waits
    assert_eq!(claim(&mut suite, 0), [400, 0]);
    assert_eq!(claim(&mut suite, 0), [400, 0]);
    pay(&mut suite);
    assert_eq!(claim(&mut suite, 1), [400, 400]);
    // a change of weight settles both, and forgets the seat
    suite.set_weights("cora", 1, &[("bob", 10)]).unwrap();
    pay(&mut suite);
    assert_eq!(claim(&mut suite, 1), [400, 900]);
    assert_eq!(claim(&mut suite, 0), [900, 900]);
}

#[rstest]
fn leaf_of_a_closed_roll_can_be_taken_years_later(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_datanet(runtime);
    let tree = tree(&suite);
    suite.pay("payer", 1, 1_000);
    suite.publish_roll("cora", 1, &tree, None).unwrap();
    let record_id = suite.pay("payer", 1, 1_000);
    suite.close_roll("cora", 1, 1).unwrap();
    suite.pay("payer", 1, 1_000);
    suite.advance_time(10 * YEAR);
    let total_weight = suite.datanet(1).total_weight;
    suite.enrol(1, 1, &tree, 2).unwrap();
    suite.assert_invariants();
    assert_eq!(suite.datanet(1).total_weight, total_weight);
    assert_eq!(suite.contributor(1, "eve").seats, []);
    assert_eq!(stored_seats(&suite), []);
    assert_eq!(suite.receipt(1, record_id, "eve").amount.to_string(), "400");
    let amount = |record_id| suite.receipt(1, record_id, "eve").amount;
    assert!(amount(record_id - 1).is_zero() && amount(record_id + 1).is_zero());
    suite.pay("payer", 1, 1_000);
    suite.claim("eve").unwrap();
    assert_eq!(suite.balance(suite.token(0), "eve"), 400);
    // as are those that a member holds already
    suite.set_weights("cora", 1, &[("dan", 10)]).unwrap();
    suite.pay("payer", 1, 1_000);
    suite.enrol(1, 1, &tree, 1).unwrap();
    suite.claim("dan").unwrap();
    assert_eq!(suite.balance(suite.token(0), "dan"), 500 + 300);
    suite.assert_invariants();
}

#[rstest]
fn pool_that_began_after_closing_has_nothing_for_the_roll(
    #[values(Native, Wasm)] runtime: Runtime,
) {
    let mut suite = suite_with_datanet(runtime);
    let tree = tree(&suite);
    suite.publish_roll("cora", 1, &tree, None).unwrap();
    suite.enrol(1, 1, &tree, 0).unwrap();
    suite.close_roll("cora", 1, 1).unwrap();
    suite.pay_in("payer", suite.token(1), 1, 1_000);
    suite.enrol(1, 1, &tree, 1).unwrap();
    suite.pay_in("payer", suite.token(1), 1, 1_000);
    for (who, leaf) in [("bob", 0), ("dan", 1), ("eve", 2)] {
        if leaf == 2 {
            suite.enrol(1, 1, &tree, leaf).unwrap();
        }
        suite.claim(who).unwrap();
        assert_eq!(suite.balance(suite.token(1), who), 0, "{who}");
    }
    suite.claim("ann").unwrap();
    assert_eq!(suite.balance(suite.token(1), "ann"), 2_000);
    suite.assert_invariants();
}

#[rstest]
fn refused_replacement_leaves_both_rolls_as_they_were(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_datanet(runtime);
    let tree = tree(&suite);
    for _ in 0..MAX_OPEN_ROLLS {
        suite.publish_roll("cora", 1, &tree, None).unwrap();
    }
    let expected = ContractError::TooManyRolls {
        datanet_id: 1,
        max: MAX_OPEN_ROLLS,
    };
    suite.refused(|s| s.publish_roll("cora", 1, &tree, None), expected);
    // ann holds 10 and three rolls 90 each
    let most = MAX_TOTAL_WEIGHT - 10 - 270;
    let heavy = Tree::new(&suite, &[("bob", most + 1)]);
    let expected = ContractError::TotalWeight {
        datanet_id: 1,
        max: MAX_TOTAL_WEIGHT,
        found: u128::from(MAX_TOTAL_WEIGHT) + 1,
    };
    suite.refused(|s| s.publish_roll("cora", 1, &heavy, Some(2)), expected);
    // with the other's weight gone there is room for just so much
    let heavy = Tree::new(&suite, &[("bob", most)]);
    suite.publish_roll("cora", 1, &heavy, Some(2)).unwrap();
    assert_eq!(suite.datanet(1).total_weight, MAX_TOTAL_WEIGHT);
    suite.assert_invariants();
    suite.pay("payer", 1, 1_000_000);
    suite.close_roll("cora", 1, 5).unwrap();
    assert_eq!(suite.datanet(1).total_weight, 280);
    suite.assert_invariants();
}
