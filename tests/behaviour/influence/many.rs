//! Many pots in one message.

use cosmwasm_std::Uint256;
use rstest::rstest;
use suite::{
    Runtime::{self, Native, Wasm},
    Suite, events,
};
use tributary::error::ContractError;

use super::{WINDOW, add, claimable, half, lane, waiting};

fn fees(suite: &mut Suite, count: u64, fee: u128) -> Vec<u64> {
    (0..count).map(|_| suite.pay("payer", 1, fee)).collect()
}

/// Nobody's fraction is lost: pots of one unit, shared 1 : 1.
#[rstest]
fn a_thousand_pots_of_one_unit_give_five_hundred_each(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::builder(runtime).protocol_fee_bps(0).build();
    let new = lane(
        &suite,
        5_000,
        &[("ann", 1), ("bob", 1), ("cat", (1 << 53) - 3)],
    );
    add(&mut suite, "cora", new);
    suite.add_model("olga", 0, &[(1, 1)]);
    let records = fees(&mut suite, 1_000, 2);
    assert_eq!(waiting(&suite, 1), 1_000);
    for chunk in records.chunks(100) {
        let result = suite
            .attribute("tess", 1, 1, chunk, &[("ann", 1), ("bob", 1)])
            .unwrap();
        assert_eq!(events(&result, "attributed").len(), 100);
    }
    assert_eq!(waiting(&suite, 1), 0);
    assert_eq!(claimable(&suite, 1, "ann"), 500);
    assert_eq!(claimable(&suite, 1, "bob"), 500);
    suite.assert_invariants();
    for who in ["ann", "bob"] {
        suite.claim(who).unwrap();
        assert_eq!(suite.balance(suite.token(0), who), 500);
    }
    suite.assert_invariants();
}

/// The same pots one by one, in one message, and in any other grouping.
#[rstest]
fn how_pots_are_grouped_changes_no_unit(#[values(Native, Wasm)] runtime: Runtime) {
    let mut found = vec![];
    for size in [1, 7, 60] {
        let mut suite = half(runtime);
        let records: Vec<_> = (0..60).map(|n| suite.pay("payer", 1, 2 + n)).collect();
        for chunk in records.chunks(size) {
            super::attribute_with(&mut suite, chunk, &[("ann", 2), ("bob", 5)], 4).unwrap();
        }
        suite.assert_invariants();
        found.push(["ann", "bob"].map(|who| {
            suite.claim(who).unwrap();
            suite.balance(suite.token(0), who)
        }));
    }
    assert_eq!(found[0], found[1]);
    assert_eq!(found[0], found[2]);
}

#[rstest]
fn a_hundred_pots_fit_and_no_more(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = half(runtime);
    let records = fees(&mut suite, 202, 2);
    let too_many = |found| ContractError::ListLength {
        list: "record_ids",
        min: 1,
        max: 100,
        found,
    };
    let scores = [("ann", 1)];
    suite.refused(
        |s| s.attribute("tess", 1, 1, &records[..101], &scores),
        too_many(101),
    );
    suite.refused(|s| s.attribute("tess", 1, 1, &[], &scores), too_many(0));
    suite
        .attribute("tess", 1, 1, &records[..100], &scores)
        .unwrap();
    suite.advance_time(WINDOW);
    suite.refused(
        |s| s.release("sam", 1, 1, &records[100..201]),
        too_many(101),
    );
    suite.refused(|s| s.release("sam", 1, 1, &[]), too_many(0));
    suite.release("sam", 1, 1, &records[102..]).unwrap();
    assert_eq!(waiting(&suite, 1), 2);
    assert_eq!(suite.pool(1, suite.token(0)).income, Uint256::from(404u64));
    suite.assert_invariants();
}

/// One that can't be shared: none is.
#[rstest]
fn pots_are_shared_all_or_none(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = half(runtime);
    fees(&mut suite, 2, 8);
    // 3 has no pot, 4 is attributed already, 9 is not there
    fees(&mut suite, 1, 1);
    fees(&mut suite, 1, 8);
    suite.attribute("tess", 1, 1, &[4], &[("bob", 1)]).unwrap();
    let (model_id, datanet_id) = (1, 1);
    let no_pot = || ContractError::PotNotFound {
        model_id,
        record_id: 3,
        datanet_id,
    };
    let shared = || ContractError::PotShared {
        model_id,
        record_id: 4,
        datanet_id,
        found: "attributed",
    };
    let no_record = || ContractError::RecordNotFound {
        model_id,
        record_id: 9,
    };
    let attribute = |s: &mut Suite, ids: &[u64]| s.attribute("tess", 1, 1, ids, &[("ann", 1)]);
    suite.refused(|s| attribute(s, &[1, 2, 3]), no_pot());
    suite.refused(|s| attribute(s, &[4, 1, 2]), shared());
    suite.refused(|s| attribute(s, &[1, 9, 2]), no_record());
    suite.advance_time(WINDOW);
    suite.refused(|s| s.release("sam", 1, 1, &[2, 1, 3]), no_pot());
    suite.refused(|s| s.release("sam", 1, 1, &[1, 2, 4]), shared());
    suite.refused(|s| s.release("sam", 1, 1, &[9, 1]), no_record());
    // one of two is too early
    let late = fees(&mut suite, 1, 8)[0];
    let deadline = suite.now() + WINDOW;
    suite.refused(
        |s| s.release("sam", 1, 1, &[1, late, 2]),
        ContractError::DeadlineAhead {
            model_id,
            record_id: late,
            deadline,
            now: deadline - WINDOW,
        },
    );
    // and of two, one is too late
    suite.refused(
        |s| attribute(s, &[late, 2]),
        ContractError::DeadlinePassed {
            model_id,
            record_id: 2,
            deadline: deadline - WINDOW,
            now: deadline - WINDOW,
        },
    );
    assert_eq!(waiting(&suite, 1), 12);
    suite.release("sam", 1, 1, &[1, 2]).unwrap();
    attribute(&mut suite, &[late]).unwrap();
    suite.assert_invariants();
}
