//! Pots that are attributed.

use rstest::rstest;
use suite::{
    Runtime::{self, Native, Wasm},
    Suite, events,
};
use tributary_api::{ExecuteMsg, PotStatus};

use super::exact::{Pool, units};
use super::{
    WINDOW, add, attribute_with, claimable, earned, half, half_of, lane, schedule, waiting,
};

#[rstest]
fn a_pot_follows_its_scores(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = half(runtime);
    suite.pay("payer", 1, 800);
    suite
        .attribute("tess", 1, 1, &[1], &[("ann", 1), ("bob", 3)])
        .unwrap();
    assert_eq!(claimable(&suite, 1, "ann"), 300 + 100);
    assert_eq!(claimable(&suite, 1, "bob"), 100 + 300);
    assert_eq!(waiting(&suite, 1), 0);
    suite.assert_invariants();
    for who in ["ann", "bob"] {
        suite.claim(who).unwrap();
    }
    assert_eq!(suite.held(suite.token(0)), 0);
    suite.assert_invariants();
}

/// Scores that are left out, and given as 0, are the same.
#[rstest]
fn unattributed_is_nothing_unless_told(#[values(Native, Wasm)] runtime: Runtime) {
    let dump = |unattributed: Option<u64>| {
        let mut suite = half(runtime);
        suite.pay("payer", 1, 800);
        let msg = ExecuteMsg::Attribute {
            model_id: 1,
            datanet_id: 1,
            record_ids: vec![1],
            scores: suite::scores(&suite, &[("bob", 7)]),
            unattributed,
        };
        suite.execute("tess", msg).unwrap();
        assert_eq!(claimable(&suite, 1, "bob"), 500);
        suite.storage()
    };
    assert!(dump(None) == dump(Some(0)));
}

/// The record was split by the old weights, and its pot's rest by those of the moment.
#[rstest]
fn weights_may_change_before_the_attribution(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = half(runtime);
    let mut pool = Pool::of(&[("ann", 3), ("bob", 1)]);
    schedule(&mut suite, 1, &[("ann", 1), ("bob", 7), ("cat", 3)]);
    suite.pay("payer", 1, 1_001);
    pool.base(&units(501));
    suite.advance_time(60);
    suite.apply_changes("sam", 1).unwrap();
    for (who, weight) in [("ann", 1), ("bob", 7), ("cat", 3)] {
        pool.weigh(who, weight);
    }
    // cat had no part in the fee by weight, but by influence
    let scores = [("ann", 5), ("cat", 8)];
    attribute_with(&mut suite, &[1], &scores, 6).unwrap();
    pool.attribute(500, &scores, 6);
    pool.assert_due(&suite, 1);
    suite.assert_invariants();

    suite.pay("payer", 1, 20);
    pool.base(&units(10));
    pool.assert_due(&suite, 1);
    suite.assert_invariants();
}

/// Credits go to positions that are not there yet: of somebody who came before the pool's first fee, of somebody who
/// came after it, and in a token in which nobody was paid before.
#[rstest]
fn a_position_begins_with_a_credit(#[values(Native, Wasm)] runtime: Runtime) {
    let builder = Suite::builder(runtime).protocol_fee_bps(0).tokens(2);
    let mut suite = half_of(builder.build());
    let second = suite.token(1);
    suite.set_weights("cora", 1, &[("cat", 4)]).unwrap();
    suite.advance_time(super::NOTICE - 10);
    suite.pay("payer", 1, 8_000);
    suite.advance_time(10);
    suite.apply_changes("sam", 1).unwrap();
    suite.pay_in("payer", &second, 1, 80);

    suite
        .attribute("tess", 1, 1, &[1, 2], &[("ann", 1), ("cat", 1)])
        .unwrap();
    suite.assert_invariants();
    // 3/4 of 4,000 and half of the pot; then 3/8 of 40 and half of the pot
    let positions = |suite: &Suite, who: &str| {
        let positions = suite.contributor(1, who).positions;
        [suite.token(0), second.clone()].map(|token| {
            let mut of = positions.iter().filter(|position| position.token == token);
            of.next().unwrap().claimable.to_string()
        })
    };
    assert_eq!(positions(&suite, "ann"), ["5000", "35"]);
    assert_eq!(positions(&suite, "cat"), ["2000", "40"]);
    assert_eq!(positions(&suite, "bob"), ["1000", "5"]);

    // and it earns on from where it was
    suite.pay("payer", 1, 16);
    suite.advance_time(WINDOW);
    suite.release("sam", 1, 1, &[3]).unwrap();
    assert_eq!(positions(&suite, "ann"), ["5006", "35"]);
    assert_eq!(positions(&suite, "cat"), ["2008", "40"]);
    for who in ["ann", "bob", "cat"] {
        suite.claim(who).unwrap();
    }
    assert_eq!(suite.balance(&second, "cat"), 40);
    assert_eq!(suite.held(suite.token(0)) + suite.held(&second), 0);
    suite.assert_invariants();
}

#[rstest]
fn one_message_shares_pots_in_several_tokens(#[values(Native, Wasm)] runtime: Runtime) {
    let builder = Suite::builder(runtime).protocol_fee_bps(0).tokens(4);
    let mut suite = half_of(builder.build());
    let tokens = [3, 0, 2, 0, 3].map(|number| suite.token(number));
    for (token, fee) in tokens.iter().zip([2_000, 20, 200, 40, 4_000]) {
        suite.pay_in("payer", token, 1, fee);
    }
    let result = suite
        .attribute("tess", 1, 1, &[1, 2, 3, 4, 5], &[("ann", 2), ("bob", 3)])
        .unwrap();
    assert_eq!(events(&result, "attributed").len(), 5);
    // one for each scorer and token
    assert_eq!(events(&result, "influence_credited").len(), 6);
    suite.assert_invariants();
    // 2/5 of the pots and 3/4 of the rest
    for (number, ann, bob) in [
        (0, 12 + 22, 18 + 7),
        (2, 40 + 75, 60 + 25),
        (3, 3_450, 2_550),
    ] {
        for (who, due) in [("ann", ann), ("bob", bob)] {
            let positions = suite.contributor(1, who).positions.into_iter();
            let found: Vec<_> = positions
                .filter(|position| position.token == suite.token(number))
                .map(|position| position.claimable.to_string())
                .collect();
            assert_eq!(found, [due.to_string()], "{who}, token {number}");
        }
    }
}

/// Two chains, the same scores and records in another order: not a byte differs.
#[rstest]
fn the_order_of_scores_and_records_changes_nothing(#[values(Native, Wasm)] runtime: Runtime) {
    let people = [("ann", 2), ("bob", 3), ("cat", 5), ("dan", 7), ("eli", 1)];
    let dump = |reversed: bool| {
        let mut suite = Suite::builder(runtime).protocol_fee_bps(0).build();
        let new = lane(&suite, 3_333, &people);
        add(&mut suite, "cora", new);
        suite.add_model("olga", 0, &[(1, 1)]);
        for fee in [1_000, 7, 31, 123_457, 5, 99] {
            suite.pay("payer", 1, fee);
        }
        let mut scores = people.map(|(who, weight)| (who, weight * weight + 1));
        let (mut attributed, mut released) = ([1, 4, 5], [2, 3, 6]);
        if reversed {
            scores.reverse();
            attributed.reverse();
            released.reverse();
        }
        suite.attribute("tess", 1, 1, &attributed, &scores).unwrap();
        suite.advance_time(WINDOW);
        suite.release("sam", 1, 1, &released).unwrap();
        suite.assert_invariants();
        suite.storage()
    };
    assert!(dump(false) == dump(true));
}

/// The sum is at its bound, and the list as long as it may be.
#[rstest]
fn thirty_two_share_a_pot(#[values(Native, Wasm)] runtime: Runtime) {
    let people: Vec<_> = (0..32).map(|n| format!("member {n}")).collect();
    let mut suite = Suite::builder(runtime).protocol_fee_bps(0).build();
    let weights: Vec<_> = people.iter().zip(1..).collect();
    let new = lane(&suite, 5_000, &weights);
    add(&mut suite, "cora", new);
    suite.add_model("olga", 0, &[(1, 1)]);
    suite.pay("payer", 1, 2_000_003);
    let most = (1u64 << 53) - 1;
    let each = most / 33;
    let scores: Vec<_> = people.iter().map(|who| (who.as_str(), each)).collect();
    attribute_with(&mut suite, &[1], &scores, most - 32 * each).unwrap();

    let named: Vec<_> = weights
        .iter()
        .map(|(who, weight)| (who.as_str(), *weight))
        .collect();
    let mut pool = Pool::of(&named);
    pool.base(&units(1_000_002));
    pool.attribute(1_000_001, &scores, most - 32 * each);
    pool.assert_due(&suite, 1);
    suite.assert_invariants();
    let record = suite.query_record(1, 1);
    let Some(PotStatus::Attributed { total_score, .. }) =
        record.datanets[0].pot.as_ref().map(|pot| &pot.status)
    else {
        panic!("{record:?}");
    };
    assert_eq!(*total_score, most);
}

/// What one attribution did, another's pots, records and people do not see.
#[rstest]
fn an_attribution_touches_only_whom_it_names(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = half(runtime);
    suite.pay("payer", 1, 800);
    suite.pay("payer", 1, 80);
    let before = earned(&suite, 1, "ann");
    suite.attribute("tess", 1, 1, &[1], &[("bob", 1)]).unwrap();
    assert_eq!(earned(&suite, 1, "ann"), before);
    assert_eq!(waiting(&suite, 1), 40);
    let pot = suite.query_record(1, 2).datanets[0].pot.clone().unwrap();
    assert!(matches!(pot.status, PotStatus::Waiting { .. }));
    suite.assert_invariants();
}
