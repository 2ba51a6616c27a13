//! What queries say of pots.

use rstest::rstest;
use suite::{
    NewDatanet,
    Runtime::{self, Native, Wasm},
    Suite, parents,
};
use tributary_api::{Pot, PotStatus, QueryRecordResponse};

use super::{WINDOW, add, attribute_with, half, lane, schedule};

fn pot(record: &QueryRecordResponse) -> Pot {
    record.datanets[0].pot.clone().unwrap()
}

#[rstest]
fn a_record_says_what_became_of_its_pot(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = half(runtime);
    schedule(&mut suite, 1, &[("cat", 4)]);
    let deadline = suite.now() + WINDOW;
    let records: Vec<_> = [1_000, 14, 8].map(|fee| suite.pay("payer", 1, fee)).into();
    let statuses = |suite: &Suite| {
        let found: Vec<_> = records
            .iter()
            .map(|id| pot(&suite.query_record(1, *id)))
            .collect();
        // the list says the same, newest first, and so does the payer's own name
        let mut listed: Vec<_> = suite.query_records(1, None, None).iter().map(pot).collect();
        listed.reverse();
        assert_eq!(found, listed);
        assert_eq!(
            found[0],
            pot(&suite.query_record_of(1, "payer", "payment-1"))
        );
        found.into_iter().map(|pot| pot.status).collect::<Vec<_>>()
    };
    let waiting = || PotStatus::Waiting { deadline };
    assert_eq!(statuses(&suite), [waiting(), waiting(), waiting()]);

    suite.apply_changes("sam", 1).unwrap();
    attribute_with(&mut suite, &[1], &[("bob", 2), ("cat", 5)], 1).unwrap();
    suite.leave_datanet("cat", 1).unwrap();
    attribute_with(&mut suite, &[2], &[("bob", 2), ("cat", 5)], 0).unwrap();
    suite.advance_time(WINDOW);
    // past its deadline it waits on until somebody releases it
    assert_eq!(statuses(&suite)[2], waiting());
    suite.release("sam", 1, 1, &[3]).unwrap();

    let attributed = |attribution_id, total_score, base: &str, weights_version, total_weight| {
        PotStatus::Attributed {
            attribution_id,
            attestor: suite.addr("tess"),
            total_score,
            base: base.parse().unwrap(),
            weights_version,
            total_weight,
        }
    };
    // 500 · 1/8, and a scaled unit or two that the credits leave; 7 · 5/7 of who had left
    let expected = [
        attributed(1, 8, "62.5", 2, 8),
        attributed(2, 7, "5", 3, 4),
        PotStatus::Released {
            weights_version: 3,
            total_weight: 4,
        },
    ];
    assert_eq!(statuses(&suite), expected);
    let amounts: Vec<_> = records
        .iter()
        .map(|id| pot(&suite.query_record(1, *id)).amount.u128())
        .collect();
    assert_eq!(amounts, [500, 7, 4]);

    // nothing that comes later changes them
    schedule(&mut suite, 1, &[("ann", 0), ("dan", 9)]);
    suite.apply_changes("sam", 1).unwrap();
    suite.nominate_curator("cora", 1, Some("carl")).unwrap();
    suite.accept_curatorship("carl", 1).unwrap();
    assert_eq!(statuses(&suite), expected);
}

#[rstest]
fn a_preview_shows_the_pots_of_the_moment(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = half(runtime);
    let child = NewDatanet {
        parents: Some(parents(&[(1, 2_500)])),
        curator_fee_bps: Some(999),
        attribution_window: Some(3_600),
        ..lane(&suite, 777, &[("cat", 1)])
    };
    add(&mut suite, "carl", child);
    let plain = suite.add_datanet("carl", 0, &[("dan", 1)]);
    suite.add_model("olga", 1_234, &[(2, 3), (plain, 1)]);
    for fee in [1, 5, 99, 1_234_567, 10u128.pow(24)] {
        suite.advance_time(7);
        let preview = suite.split_preview(2, None, fee);
        assert_eq!(preview, suite.split_preview(2, Some(suite.token(0)), fee));
        let record_id = suite.pay("payer", 2, fee);
        let record = suite.query_record(2, record_id);
        assert_eq!(preview.datanets, record.datanets, "{fee}");
        assert_eq!(
            (preview.protocol, preview.operator),
            (record.protocol, record.operator)
        );
        let windows: Vec<_> = record
            .datanets
            .iter()
            .filter_map(|part| part.pot.as_ref())
            .map(|pot| match pot.status {
                PotStatus::Waiting { deadline } => deadline - suite.now(),
                _ => panic!("{pot:?}"),
            })
            .collect();
        assert!(
            [WINDOW, 3_600].ends_with(&windows) || windows == [WINDOW],
            "{windows:?}"
        );
    }
    suite.assert_invariants();
}

#[rstest]
fn a_pool_says_which_pots_wait(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = half(runtime);
    let token = suite.token(0);
    let pots = |suite: &Suite| suite.pool(1, &token).waiting_pots.to_string();
    assert_eq!(pots(&suite), "0");
    for fee in [1, 2, 3, 1_000] {
        suite.pay("payer", 1, fee);
    }
    assert_eq!(pots(&suite), "502");
    let before = suite.pool(1, &token);
    suite.attribute("tess", 1, 1, &[4], &[("bob", 1)]).unwrap();
    let after = suite.pool(1, &token);
    assert_eq!(pots(&suite), "2");
    // it was income from the beginning, and all of it was bob's: the index stays
    assert_eq!(after.income_scaled, before.income_scaled);
    assert_eq!(after.index_scaled, before.index_scaled);
    suite.advance_time(WINDOW);
    suite.release("sam", 1, 1, &[2]).unwrap();
    assert_eq!(pots(&suite), "1");
    let released = suite.pool(1, &token);
    assert_eq!(released.income_scaled, before.income_scaled);
    assert!(released.index_scaled > before.index_scaled);
    suite.assert_invariants();
}

/// `earnings` has credits and released pots in it, never pots that wait.
#[rstest]
fn earnings_are_what_pots_made_them(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = half(runtime);
    suite.pay("payer", 1, 800);
    let lifetime = |suite: &Suite, who: &str| {
        let earnings = suite.earnings(who);
        let [total] = earnings.tokens.try_into().unwrap();
        assert_eq!(total.lifetime, total.claimable + total.claimed);
        total.lifetime.to_string()
    };
    assert_eq!(lifetime(&suite, "bob"), "100");
    suite.claim("bob").unwrap();
    suite.attribute("tess", 1, 1, &[1], &[("bob", 1)]).unwrap();
    assert_eq!(lifetime(&suite, "bob"), "500");
    assert_eq!(lifetime(&suite, "ann"), "300");
    suite.claim("bob").unwrap();
    assert_eq!(lifetime(&suite, "bob"), "500");
    assert_eq!(suite.balance(suite.token(0), "bob"), 500);
    suite.assert_invariants();
}
