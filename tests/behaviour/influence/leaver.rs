//! Pots whose people have left.

use rstest::rstest;
use suite::{
    Runtime::{self, Native, Wasm},
    Suite,
};
use tributary::error::ContractError;
use tributary_api::PotStatus;

use super::exact::{Pool, units};
use super::{WINDOW, attribute_with, claimable, earned, half, schedule, waiting};

#[rstest]
fn a_leavers_score_joins_the_base_lane(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = half(runtime);
    suite.pay("payer", 1, 800);
    suite.leave_datanet("ann", 1).unwrap();
    let kept = earned(&suite, 1, "ann");
    // ann's half of the pot is bob's by weight
    suite
        .attribute("tess", 1, 1, &[1], &[("ann", 1), ("bob", 1)])
        .unwrap();
    assert_eq!(earned(&suite, 1, "ann"), kept);
    assert_eq!(claimable(&suite, 1, "ann"), 300);
    assert_eq!(claimable(&suite, 1, "bob"), 100 + 200 + 200);
    suite.assert_invariants();

    let record = suite.query_record(1, 1);
    let Some(PotStatus::Attributed {
        total_score,
        base,
        total_weight,
        ..
    }) = record.datanets[0].pot.clone().map(|pot| pot.status)
    else {
        panic!("{record:?}");
    };
    assert_eq!(
        (total_score, base.to_string().as_str(), total_weight),
        (2, "200", 1)
    );
    // the receipts say the same
    assert_eq!(suite.receipt(1, 1, "ann").amount.to_string(), "300");
    assert_eq!(suite.receipt(1, 1, "bob").amount.to_string(), "500");
}

#[rstest]
fn the_pot_is_for_those_who_stay_when_all_who_scored_left(
    #[values(Native, Wasm)] runtime: Runtime,
) {
    let mut suite = half(runtime);
    let mut pool = Pool::of(&[("ann", 3), ("bob", 1)]);
    schedule(&mut suite, 1, &[("cat", 2), ("dan", 5)]);
    suite.pay("payer", 1, 1_001);
    pool.base(&units(501));
    suite.apply_changes("sam", 1).unwrap();
    for who in ["ann", "bob"] {
        suite.leave_datanet(who, 1).unwrap();
        pool.weigh(who, 0);
    }
    pool.weigh("cat", 2);
    pool.weigh("dan", 5);
    let scores = [("ann", 17), ("bob", 3)];
    attribute_with(&mut suite, &[1], &scores, 4).unwrap();
    pool.attribute(500, &scores, 4);
    assert_eq!(waiting(&suite, 1), 0);
    pool.assert_due(&suite, 1);
    suite.assert_invariants();
}

/// Between record and attribution: away and back again, so not away.
#[rstest]
fn who_came_back_in_time_is_credited(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = half(runtime);
    schedule(&mut suite, 1, &[("ann", 1)]);
    suite.pay("payer", 1, 800);
    suite.leave_datanet("ann", 1).unwrap();
    suite.apply_changes("sam", 1).unwrap();
    suite.attribute("tess", 1, 1, &[1], &[("ann", 1)]).unwrap();
    assert_eq!(claimable(&suite, 1, "ann"), 300 + 400);
    suite.assert_invariants();
}

/// Who has left keeps what was earned, and what was credited, and claims it.
#[rstest]
fn credits_stay_when_their_owner_leaves(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = half(runtime);
    suite.pay("payer", 1, 800);
    suite.attribute("tess", 1, 1, &[1], &[("bob", 1)]).unwrap();
    suite.leave_datanet("bob", 1).unwrap();
    suite.pay("payer", 1, 800);
    suite.claim("bob").unwrap();
    assert_eq!(suite.balance(suite.token(0), "bob"), 500);
    // a leaver's score after a claim gives nothing either
    suite.attribute("tess", 1, 1, &[2], &[("bob", 1)]).unwrap();
    suite.claim("bob").unwrap();
    assert_eq!(suite.balance(suite.token(0), "bob"), 500);
    assert_eq!(claimable(&suite, 1, "ann"), 300 + 800);
    suite.assert_invariants();
}

#[track_caller]
fn assert_waits(suite: &mut Suite) {
    let refusal = || ContractError::NoWeight { datanet_id: 1 };
    suite.refused(
        |s| s.attribute("tess", 1, 1, &[1], &[("ann", 1)]),
        refusal(),
    );
    suite.refused(
        |s| attribute_with(s, &[1, 2], &[("ann", 1), ("bob", 1)], 1),
        refusal(),
    );
}

#[rstest]
fn pots_wait_while_nobody_holds_weight(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = half(runtime);
    schedule(&mut suite, 1, &[("cat", 4)]);
    suite.pay("payer", 1, 800);
    suite.pay("payer", 1, 80);
    suite.pay("payer", 1, 8);
    for who in ["ann", "bob"] {
        suite.leave_datanet(who, 1).unwrap();
    }
    assert_waits(&mut suite);
    assert_eq!(waiting(&suite, 1), 444);
    // what was earned is paid meanwhile
    suite.claim("ann").unwrap();
    suite.claim("bob").unwrap();
    suite.assert_invariants();

    // with weight again, one is attributed in time
    suite.apply_changes("sam", 1).unwrap();
    attribute_with(&mut suite, &[1], &[("cat", 1), ("ann", 3)], 4).unwrap();
    assert_eq!(claimable(&suite, 1, "cat"), 400);
    suite.leave_datanet("cat", 1).unwrap();
    suite.advance_time(WINDOW);
    suite.refused(
        |s| s.release("sam", 1, 1, &[2, 3]),
        ContractError::NoWeight { datanet_id: 1 },
    );
    suite.assert_invariants();

    // and the others wait for as long as it takes
    suite.advance_time(400 * super::DAY);
    schedule(&mut suite, 1, &[("dan", 1), ("ann", 3)]);
    suite.refused(
        |s| s.release("sam", 1, 1, &[2]),
        ContractError::NoWeight { datanet_id: 1 },
    );
    suite.apply_changes("sam", 1).unwrap();
    suite.release("sam", 1, 1, &[3, 2]).unwrap();
    assert_eq!(waiting(&suite, 1), 0);
    assert_eq!(claimable(&suite, 1, "cat"), 400);
    assert_eq!(claimable(&suite, 1, "ann"), 33);
    assert_eq!(claimable(&suite, 1, "dan"), 11);
    suite.assert_invariants();
    for who in ["ann", "bob", "cat", "dan"] {
        suite.claim(who).unwrap();
    }
    assert_eq!(suite.held(suite.token(0)), 0);
}
