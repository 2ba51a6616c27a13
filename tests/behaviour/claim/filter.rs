//! Claims of some datanets and some tokens.

use rstest::rstest;
use suite::{
    Claim,
    Runtime::{self, Native, Wasm},
    Suite, attribute, events,
};
use tributary::error::ContractError;

use super::simple;

/// Three datanets of ann's, each of which earned 100 in each of two tokens.
fn three(runtime: Runtime) -> Suite {
    let mut suite = Suite::builder(runtime)
        .tokens(2)
        .protocol_fee_bps(0)
        .build();
    for _ in 0..3 {
        let datanet = suite.add_datanet("cora", 0, &[("ann", 1)]);
        let model = suite.add_model("olga", 0, &[(datanet, 1)]);
        for token in [suite.token(0), suite.token(1)] {
            suite.pay_in("payer", token, model, 100);
        }
    }
    suite
}

fn balances(suite: &Suite) -> [u128; 2] {
    [0, 1].map(|token| suite.balance(suite.token(token), "ann"))
}

#[rstest]
fn only_the_named_datanets_are_paid(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = three(runtime);
    for (datanets, expected) in [(vec![2], 100), (vec![3, 2], 200), (vec![1, 2, 3], 300)] {
        let claim = Claim {
            datanets: Some(datanets),
            ..Claim::default()
        };
        suite.execute("ann", claim).unwrap();
        assert_eq!(balances(&suite), [expected; 2]);
    }
    suite.assert_invariants();
}

#[rstest]
fn only_the_named_tokens_are_paid(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = three(runtime);
    let tokens = [suite.token(0).to_string(), suite.token(1).to_string()];
    let claim = |tokens: &[String], datanets| Claim {
        tokens: Some(tokens.to_vec()),
        datanets,
        ..Claim::default()
    };
    suite
        .execute("ann", claim(&tokens[1..], Some(vec![3])))
        .unwrap();
    assert_eq!(balances(&suite), [0, 100]);
    suite.execute("ann", claim(&tokens[1..], None)).unwrap();
    assert_eq!(balances(&suite), [0, 300]);
    suite.execute("ann", claim(&tokens, None)).unwrap();
    assert_eq!(balances(&suite), [300, 300]);
    suite.assert_invariants();
}

#[rstest]
fn lists_are_bounded_and_free_of_duplicates(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = three(runtime);
    let token = suite.token(0).to_string();
    let datanets = |datanets: Vec<u64>| Claim {
        datanets: Some(datanets),
        ..Claim::default()
    };
    let tokens = |tokens: Vec<String>| Claim {
        tokens: Some(tokens),
        ..Claim::default()
    };
    let stranger = suite.addr("stranger");
    let length = |list, max, found| ContractError::ListLength {
        list,
        min: 1,
        max,
        found,
    };
    let duplicate = |list, entry: &str| ContractError::Duplicate {
        list,
        entry: entry.to_owned(),
    };
    let refused = [
        (datanets(vec![]), length("datanets", 30, 0)),
        (datanets((1..=31).collect()), length("datanets", 30, 31)),
        (datanets(vec![2, 1, 2]), duplicate("datanets", "2")),
        (
            datanets(vec![1, 4]),
            ContractError::DatanetNotFound { datanet_id: 4 },
        ),
        (
            datanets(vec![0]),
            ContractError::DatanetNotFound { datanet_id: 0 },
        ),
        (
            datanets(vec![u64::MAX]),
            ContractError::DatanetNotFound {
                datanet_id: u64::MAX,
            },
        ),
        (tokens(vec![]), length("tokens", 8, 0)),
        (
            tokens((0..9).map(|n| suite.addr(&n.to_string()).into()).collect()),
            ContractError::ListLength {
                list: "tokens",
                min: 1,
                max: 8,
                found: 9,
            },
        ),
        (
            tokens(vec![token.clone(), token.clone()]),
            duplicate("tokens", &token),
        ),
        (
            tokens(vec![token.clone(), stranger.to_string()]),
            ContractError::NotAFeeToken {
                found: stranger.clone(),
            },
        ),
    ];
    for (claim, error) in refused {
        suite.refused(|suite| suite.execute("ann", claim), error);
    }
    for found in [0, 31, u32::MAX] {
        let claim = Claim {
            limit: Some(found),
            ..Claim::default()
        };
        suite.refused(
            |suite| suite.execute("ann", claim),
            ContractError::OutOfRange {
                field: "limit",
                min: 1,
                max: 30,
                found: found.into(),
            },
        );
    }
    for (start_after, limit) in [(Some(0), None), (None, Some(1)), (Some(1), Some(1))] {
        let claim = Claim {
            datanets: Some(vec![1]),
            start_after,
            limit,
            ..Claim::default()
        };
        suite.refused(
            |suite| suite.execute("ann", claim),
            ContractError::Choice {
                expected: "either datanets, or start_after and limit",
                found: "both",
            },
        );
    }
    suite.claim("ann").unwrap();
    assert_eq!(balances(&suite), [300, 300]);
}

#[rstest]
fn nothing_due_is_no_error(#[values(Native, Wasm)] runtime: Runtime) {
    let (mut suite, model) = simple(runtime);
    let stored = suite.storage();
    // before any fee, by a contributor and by a stranger
    for who in ["ann", "stranger", "cora", "treasury"] {
        let result = suite.claim(who).unwrap();
        let [event] = events(&result, "claimed").try_into().unwrap();
        assert_eq!(event["address"], suite.addr(who).as_str());
        assert_eq!(event["amount"], "0");
        assert!(!event.contains_key("token"));
        assert!(!event.contains_key("next"));
        let calls = result.events.iter().filter(|event| event.ty == "execute");
        assert_eq!(calls.count(), 1, "no transfer of nothing");
    }
    assert!(suite.storage() == stored);

    // and a second time, after a claim
    suite.pay("payer", model, 1_000);
    suite.claim("ann").unwrap();
    let stored = suite.storage();
    let result = suite.claim("ann").unwrap();
    assert_eq!(attribute(&result, "claimed", "amount"), "0");
    assert!(suite.storage() == stored);
    assert_eq!(suite.balance(suite.token(0), "ann"), 494);
}

#[rstest]
fn what_comes_to_nothing_is_not_reported(#[values(Native, Wasm)] runtime: Runtime) {
    let (mut suite, model) = simple(runtime);
    suite.pay_in("payer", suite.token(0), model, 1_000);
    for who in ["ann", "cora", "olga", "treasury"] {
        for expected in [1, 0] {
            let result = suite.claim(who).unwrap();
            let datanets = events(&result, "datanet_paid").len();
            let credits = events(&result, "credit_paid").len();
            assert_eq!(datanets + credits, expected, "{who}");
        }
    }
}

#[rstest]
fn anothers_datanet_pays_nothing(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = three(runtime);
    let before = suite.snapshot();
    for who in ["mallory", "bob", "cora"] {
        let claim = Claim {
            datanets: Some(vec![1, 2, 3]),
            ..Claim::default()
        };
        let result = suite.execute(who, claim).unwrap();
        assert_eq!(attribute(&result, "claimed", "amount"), "0");
    }
    assert!(suite.snapshot() == before);
}

#[rstest]
fn the_order_of_a_claims_lists_changes_no_byte(#[values(Native, Wasm)] runtime: Runtime) {
    let mut stored = vec![];
    for (datanets, tokens) in [([1, 2, 3], [0, 1]), ([3, 1, 2], [1, 0])] {
        let mut suite = three(runtime);
        let claim = Claim {
            datanets: Some(datanets.to_vec()),
            tokens: Some(tokens.map(|token| suite.token(token).into()).to_vec()),
            ..Claim::default()
        };
        suite.execute("ann", claim).unwrap();
        stored.push(suite.storage());
    }
    assert!(stored[0] == stored[1]);
}
