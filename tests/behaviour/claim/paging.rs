//! Those who hold weight in many datanets.

use rstest::rstest;
use suite::{
    Claim,
    Runtime::{self, Native, Wasm},
    Suite, TxResult, events,
};

/// So many datanets of ann's, of which each earned ten times its id, and cora as curator a tenth of that.
fn many(runtime: Runtime, datanets: u64) -> Suite {
    let mut suite = Suite::builder(runtime).protocol_fee_bps(0).build();
    for id in 1..=datanets {
        let datanet = suite.add_datanet("cora", 1_000, &[("ann", 1)]);
        let model = suite.add_model("olga", 0, &[(datanet, 1)]);
        suite.pay("payer", model, 10 * u128::from(id));
    }
    suite
}

fn next(result: &TxResult) -> Option<u64> {
    let claimed = events(result, "claimed");
    let next = claimed[0].get("next");
    assert!(claimed.iter().all(|event| event.get("next") == next));
    next.map(|next| next.parse().unwrap())
}

fn page(start_after: Option<u64>, limit: Option<u32>) -> Claim {
    Claim {
        start_after,
        limit,
        ..Claim::default()
    }
}

#[rstest]
fn a_claim_takes_30_datanets_and_says_where_to_go_on(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = many(runtime, 61);
    let token = suite.token(0);
    for (who, tenths) in [("ann", 9), ("cora", 1)] {
        let mut start_after = None;
        let mut expected = 0;
        for (first, last, goes_on) in [(1, 30, true), (31, 60, true), (61, 61, false)] {
            let earnings = suite.earnings_of(who, None, start_after, None);
            let ids: Vec<u64> = earnings.datanets.iter().map(|one| one.datanet_id).collect();
            assert_eq!(ids, (first..=last).collect::<Vec<_>>());
            assert_eq!(earnings.next, goes_on.then_some(last));

            let result = suite.execute(who, page(start_after, None)).unwrap();
            assert_eq!(next(&result), earnings.next);
            expected += (first..=last).sum::<u64>() * tenths;
            assert_eq!(suite.balance(&token, who), u128::from(expected), "{who}");
            start_after = next(&result);
        }
    }
    assert_eq!(suite.held(&token), 0);
    suite.assert_invariants();
}

#[rstest]
fn a_page_is_as_long_as_its_limit(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = many(runtime, 7);
    let token = suite.token(0);
    let mut start_after = None;
    let mut pages = 0;
    loop {
        let earnings = suite.earnings_of("ann", None, start_after, Some(3));
        let had = suite.balance(&token, "ann");
        let result = suite.execute("ann", page(start_after, Some(3))).unwrap();
        let paid = suite.balance(&token, "ann") - had;
        assert_eq!(earnings.tokens[0].claimable.to_string(), paid.to_string());
        assert_eq!(next(&result), earnings.next);
        pages += 1;
        start_after = next(&result);
        if start_after.is_none() {
            break;
        }
    }
    assert_eq!(pages, 3);
    assert_eq!(suite.balance(&token, "ann"), 9 * 28);
    // exactly full pages end without one more
    let result = suite.execute("ann", page(None, Some(7))).unwrap();
    assert_eq!(next(&result), None);
    let result = suite.execute("ann", page(None, Some(6))).unwrap();
    assert_eq!(next(&result), Some(6));
    // beyond the end there is nothing, and no error
    let result = suite.execute("ann", page(Some(u64::MAX), None)).unwrap();
    assert_eq!(next(&result), None);
    suite.assert_invariants();
}

/// Held and curated datanets are one list, in order of id, in which none comes twice.
#[rstest]
fn a_curator_who_contributes_has_one_list(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::builder(runtime).protocol_fee_bps(0).build();
    let mut due = 0;
    for id in 1..=9u64 {
        // hers, hers and with her weight, another's with her weight
        let (curator, contributor) = match id % 3 {
            0 => ("ann", "bob"),
            1 => ("ann", "ann"),
            _ => ("cora", "ann"),
        };
        let datanet = suite.add_datanet(curator, 1_000, &[(contributor, 1)]);
        let model = suite.add_model("olga", 0, &[(datanet, 1)]);
        suite.pay("payer", model, 100);
        due += match id % 3 {
            0 => 10,
            1 => 100,
            _ => 90,
        };
    }
    let mut seen = vec![];
    let mut start_after = None;
    loop {
        let earnings = suite.earnings_of("ann", None, start_after, Some(2));
        seen.extend(earnings.datanets.iter().map(|one| one.datanet_id));
        let result = suite.execute("ann", page(start_after, Some(2))).unwrap();
        assert_eq!(next(&result), earnings.next);
        start_after = next(&result);
        if start_after.is_none() {
            break;
        }
    }
    assert_eq!(seen, (1..=9).collect::<Vec<_>>());
    assert_eq!(suite.balance(suite.token(0), "ann"), due);
    suite.assert_invariants();
}

/// Mallory gives ann weight in any number of datanets, before and after the one that matters.
#[rstest]
fn junk_datanets_hide_nothing(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::builder(runtime).protocol_fee_bps(0).build();
    for _ in 0..40 {
        suite.add_datanet("mallory", 1_000, &[("ann", 1)]);
    }
    let real = suite.add_datanet("cora", 0, &[("ann", 1)]);
    let model = suite.add_model("olga", 0, &[(real, 1)]);
    for _ in 0..40 {
        suite.add_datanet("mallory", 1_000, &[("ann", 1)]);
    }
    let token = suite.token(0);

    // by name, at once
    suite.pay("payer", model, 1_000);
    let claim = Claim {
        datanets: Some(vec![real]),
        ..Claim::default()
    };
    suite.execute("ann", claim).unwrap();
    assert_eq!(suite.balance(&token, "ann"), 1_000);

    // and by pages, of which there are as many as there is junk
    suite.pay("payer", model, 1_000);
    let mut start_after = None;
    let mut pages = 0;
    loop {
        let result = suite.execute("ann", page(start_after, None)).unwrap();
        start_after = next(&result);
        pages += 1;
        if start_after.is_none() {
            break;
        }
    }
    assert_eq!(pages, 3);
    assert_eq!(suite.balance(&token, "ann"), 2_000);
    suite.assert_invariants();
}

/// The operator's and the protocol's income is one balance for each token: it comes with any page.
#[rstest]
fn credits_are_paid_with_any_page_and_curators_income_with_its_own(
    #[values(Native, Wasm)] runtime: Runtime,
) {
    let mut suite = Suite::builder(runtime)
        .protocol_fee_recipient("ann")
        .protocol_fee_bps(100)
        .build();
    for _ in 0..3 {
        let datanet = suite.add_datanet("ann", 1_000, &[("bob", 1)]);
        let model = suite.add_model("ann", 1_000, &[(datanet, 1)]);
        suite.pay("payer", model, 1_000);
    }
    let token = suite.token(0);
    // 3 · (10 + 100) beside 89 of each datanet
    let claims = [
        (page(Some(2), None), 330 + 89),
        (page(Some(9), None), 0),
        (
            Claim {
                datanets: Some(vec![1]),
                ..Claim::default()
            },
            89,
        ),
        (page(None, None), 89),
    ];
    for (claim, due) in claims {
        let had = suite.balance(&token, "ann");
        suite.execute("ann", claim).unwrap();
        assert_eq!(suite.balance(&token, "ann") - had, due);
        suite.assert_invariants();
    }
    // a page without any datanet pays them, too
    suite.pay("payer", 1, 1_000);
    let had = suite.balance(&token, "ann");
    suite.execute("ann", page(Some(9), None)).unwrap();
    assert_eq!(suite.balance(&token, "ann") - had, 110);
    suite.assert_invariants();
}
