//! When and how often anyone claims changes nobody's total.

use rstest::rstest;
use suite::{
    Runtime::{self, Native, Wasm},
    Suite,
};

use super::{NOTICE, WINDOW, add, attribute_with, lane, schedule};

const PEOPLE: [&str; 5] = ["ann", "bob", "cat", "dan", "eli"];

/// A history of 12 rounds, each with three fees, of which one pot is attributed, one released, one left for later; weights
/// change between records and what becomes of them, and people leave. `claims` is called after every message.
fn history(runtime: Runtime, mut claims: impl FnMut(&mut Suite)) -> [u128; 5] {
    let mut suite = Suite::builder(runtime).protocol_fee_bps(0).build();
    let new = lane(&suite, 4_999, &[("ann", 3), ("bob", 1), ("cat", 7)]);
    add(&mut suite, "cora", new);
    suite.add_model("olga", 0, &[(1, 1)]);
    for round in 0..12u64 {
        let weights = [
            (PEOPLE[round as usize % 5], 1 + round % 4),
            (PEOPLE[(round as usize + 2) % 5], round % 3),
        ];
        schedule(&mut suite, 1, &weights);
        let fee = 3 + u128::from(round * round * 1_009 % 977);
        let first = suite.pay("payer", 1, fee);
        claims(&mut suite);
        suite.apply_changes("sam", 1).unwrap();
        claims(&mut suite);
        suite.pay("payer", 1, fee + 5);
        let third = suite.pay("payer", 1, fee * 31);
        claims(&mut suite);
        let scores = [("ann", 1 + round), ("cat", 5)];
        attribute_with(&mut suite, &[first], &scores, round % 2).unwrap();
        claims(&mut suite);
        if round % 5 == 4 {
            // some are away already
            let _ = suite.leave_datanet(PEOPLE[round as usize % 3], 1);
            claims(&mut suite);
        }
        suite.advance_time(WINDOW);
        suite.release("sam", 1, 1, &[third]).unwrap();
        claims(&mut suite);
        suite.assert_invariants();
    }
    suite.advance_time(NOTICE);
    let left: Vec<_> = (0..12).map(|round| 3 * round + 2).collect();
    suite.release("sam", 1, 1, &left).unwrap();
    PEOPLE.map(|who| {
        suite.claim(who).unwrap();
        suite.balance(suite.token(0), who)
    })
}

#[rstest]
fn claims_between_change_nobodys_total(#[values(Native, Wasm)] runtime: Runtime) {
    let once = history(runtime, |_| ());
    assert!(once.iter().all(|total| *total > 0), "{once:?}");
    let always = history(runtime, |suite| {
        for who in PEOPLE {
            suite.claim(who).unwrap();
        }
    });
    assert_eq!(once, always);
    let mut turn = 0;
    let sometimes = history(runtime, |suite| {
        turn = (turn * 5 + 3) % 7;
        if let Some(who) = PEOPLE.get(turn) {
            suite.claim(who).unwrap();
        }
    });
    assert_eq!(once, sometimes);
}
