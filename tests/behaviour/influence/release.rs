//! Pots that are released into the base lane.

use rstest::rstest;
use suite::{
    DatanetUpdate,
    Runtime::{self, Native, Wasm},
    Suite, attribute, events,
};
use tributary_api::PotStatus;

use super::exact::{Pool, units};
use super::{WINDOW, claimable, half, schedule, waiting};

#[rstest]
fn anyone_releases_from_the_deadline_on(#[values(Native, Wasm)] runtime: Runtime) {
    let people = ["sam", "tess", "cora", "ann", "payer"];
    let mut suite = half(runtime);
    for _ in people {
        suite.pay("payer", 1, 8);
    }
    suite.advance_time(WINDOW);
    for (who, record_id) in people.into_iter().zip(1..) {
        suite.release(who, 1, 1, &[record_id]).unwrap();
        suite.advance_time(1);
    }
    // they get nothing for it but what is theirs
    assert_eq!(claimable(&suite, 1, "ann"), 5 * 6);
    assert_eq!(claimable(&suite, 1, "bob"), 5 * 2);
    assert_eq!(waiting(&suite, 1), 0);
    for who in people {
        suite.claim(who).unwrap();
    }
    assert_eq!(suite.balance(suite.token(0), "sam"), 0);
    suite.assert_invariants();
}

/// New members share in it, leavers do not.
#[rstest]
fn a_released_pot_goes_by_the_weights_of_that_moment(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = half(runtime);
    let mut pool = Pool::of(&[("ann", 3), ("bob", 1)]);
    schedule(&mut suite, 1, &[("ann", 2), ("cat", 5)]);
    suite.pay("payer", 1, 1_001);
    pool.base(&units(501));
    suite.apply_changes("sam", 1).unwrap();
    suite.leave_datanet("bob", 1).unwrap();
    for (who, weight) in [("ann", 2), ("bob", 0), ("cat", 5)] {
        pool.weigh(who, weight);
    }
    suite.advance_time(WINDOW);
    let result = suite.release("sam", 1, 1, &[1]).unwrap();
    pool.base(&units(500));
    pool.assert_due(&suite, 1);
    assert_eq!(claimable(&suite, 1, "bob"), 125);
    assert_eq!(attribute(&result, "released", "total_weight"), "7");
    suite.assert_invariants();

    let pot = suite.query_record(1, 1).datanets[0].pot.clone().unwrap();
    let expected = PotStatus::Released {
        weights_version: 3,
        total_weight: 7,
    };
    assert_eq!(pot.status, expected);
}

/// Fractions of pots are carried, as those of fees are.
#[rstest]
fn released_pots_carry_their_remainder(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = half(runtime);
    let mut pool = Pool::of(&[("ann", 3), ("bob", 1)]);
    schedule(&mut suite, 1, &[("ann", 333), ("bob", 331), ("cat", 335)]);
    suite.apply_changes("sam", 1).unwrap();
    for (who, weight) in [("ann", 333), ("bob", 331), ("cat", 335)] {
        pool.weigh(who, weight);
    }
    let records: Vec<_> = (0..300).map(|_| suite.pay("payer", 1, 2)).collect();
    suite.advance_time(WINDOW);
    for (chunk, size) in [(0, 1), (1, 3), (4, 96), (100, 100), (200, 100)] {
        suite
            .release("sam", 1, 1, &records[chunk..chunk + size])
            .unwrap();
    }
    for _ in 0..600 {
        pool.base(&units(1));
    }
    pool.assert_due(&suite, 1);
    suite.assert_invariants();
    for who in ["ann", "bob", "cat"] {
        suite.claim(who).unwrap();
    }
    assert!(suite.held(suite.token(0)) < 3);
}

/// The pot is that of the record, whatever the curator takes now.
#[rstest]
fn a_lower_curator_fee_changes_no_pot_of_before(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::builder(runtime).protocol_fee_bps(0).build();
    let new = suite::NewDatanet {
        curator_fee_bps: Some(1_000),
        ..super::lane(&suite, 5_000, &[("ann", 3), ("bob", 1)])
    };
    super::add(&mut suite, "cora", new);
    suite.add_model("olga", 4_000, &[(1, 1)]);
    let lower = |suite: &mut Suite, bps| {
        let update = DatanetUpdate {
            curator_fee_bps: Some(bps),
            ..DatanetUpdate::default()
        };
        suite.update_datanet("cora", 1, update).unwrap();
    };
    // of 1,000: 600 run on, of which 60, 30 and 0 are cora's
    for bps in [500, 0] {
        suite.pay("payer", 1, 1_000);
        suite.pay("payer", 1, 1_000);
        lower(&mut suite, bps);
    }
    suite.pay("payer", 1, 1_000);
    let update = suite::ModelUpdate {
        operator_fee_bps: Some(0),
        ..suite::ModelUpdate::default()
    };
    suite.update_model("olga", 1, update).unwrap();
    assert_eq!(waiting(&suite, 1), 270 + 270 + 285 + 285 + 300);
    let result = suite
        .attribute("tess", 1, 1, &[1, 3], &[("bob", 1)])
        .unwrap();
    let pots: Vec<_> = events(&result, "attributed")
        .into_iter()
        .map(|event| event["pot"].clone())
        .collect();
    assert_eq!(pots, ["270", "285"]);
    suite.advance_time(WINDOW);
    let result = suite.release("sam", 1, 1, &[5, 4, 2]).unwrap();
    let pots: Vec<_> = events(&result, "released")
        .into_iter()
        .map(|event| (event["record_id"].clone(), event["pot"].clone()))
        .collect();
    let expected = [("2", "270"), ("4", "285"), ("5", "300")];
    assert_eq!(
        pots,
        expected.map(|(id, pot)| (id.to_owned(), pot.to_owned()))
    );
    assert_eq!(waiting(&suite, 1), 0);
    suite.assert_invariants();
}
