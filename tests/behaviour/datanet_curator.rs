//! `nominate_curator` and `accept_curatorship`.

use rstest::rstest;
use suite::{
    Runtime::{self, Native, Wasm},
    Suite,
};
use tributary::error::ContractError;

fn not_nominee(suite: &Suite, expected: Option<&str>, found: &str) -> ContractError {
    ContractError::NotNominee {
        subject: "datanet",
        id: 1,
        expected: expected.map(|name| suite.addr(name)),
        found: suite.addr(found),
    }
}

fn ids(datanets: Vec<tributary_api::DatanetResponse>) -> Vec<u64> {
    datanets
        .into_iter()
        .map(|datanet| datanet.datanet_id)
        .collect()
}

#[rstest]
fn nominee_becomes_curator_by_accepting(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    suite.add_datanet("cora", 0, &[("ann", 1)]);
    suite.nominate_curator("cora", 1, Some("dan")).unwrap();
    let datanet = suite.datanet(1);
    assert_eq!(
        (datanet.curator, datanet.nominee),
        (suite.addr("cora"), Some(suite.addr("dan")))
    );
    // until then the curator decides
    suite.set_weights("cora", 1, &[("ann", 2)]).unwrap();

    suite.accept_curatorship("dan", 1).unwrap();
    let datanet = suite.datanet(1);
    assert_eq!(
        (datanet.curator, datanet.nominee),
        (suite.addr("dan"), None)
    );
    suite.set_weights("dan", 1, &[("ann", 3)]).unwrap();
    let expected = ContractError::NotCurator {
        datanet_id: 1,
        expected: suite.addr("dan"),
        found: suite.addr("cora"),
    };
    suite.refused(|s| s.set_weights("cora", 1, &[("ann", 4)]), expected);
}

#[rstest]
fn only_the_newest_nominee_may_accept_and_once(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    suite.add_datanet("cora", 0, &[("ann", 1)]);
    let expected = not_nominee(&suite, None, "dan");
    suite.refused(|s| s.accept_curatorship("dan", 1), expected);

    suite.nominate_curator("cora", 1, Some("dan")).unwrap();
    suite.nominate_curator("cora", 1, Some("eve")).unwrap();
    let expected = not_nominee(&suite, Some("eve"), "dan");
    suite.refused(|s| s.accept_curatorship("dan", 1), expected);
    suite.accept_curatorship("eve", 1).unwrap();
    let expected = not_nominee(&suite, None, "eve");
    suite.refused(|s| s.accept_curatorship("eve", 1), expected);
}

#[rstest]
fn nomination_can_be_withdrawn(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    suite.add_datanet("cora", 0, &[("ann", 1)]);
    suite.nominate_curator("cora", 1, Some("dan")).unwrap();
    suite.nominate_curator("cora", 1, None).unwrap();
    assert_eq!(suite.datanet(1).nominee, None);
    let expected = not_nominee(&suite, None, "dan");
    suite.refused(|s| s.accept_curatorship("dan", 1), expected);
}

#[rstest]
fn unclaimed_income_stays_with_the_former_curator(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::builder(runtime)
        .tokens(2)
        .protocol_fee_bps(0)
        .build();
    let datanet = suite.add_datanet("cora", 1_000, &[("ann", 1)]);
    let model = suite.add_model("olga", 0, &[(datanet, 1)]);
    suite.pay_in("payer", suite.token(0), model, 1_000);
    suite.pay_in("payer", suite.token(1), model, 2_000);

    suite
        .nominate_curator("cora", datanet, Some("dan"))
        .unwrap();
    suite.accept_curatorship("dan", datanet).unwrap();
    suite.assert_invariants();
    suite.pay_in("payer", suite.token(0), model, 3_000);
    suite.assert_invariants();

    let curator_credits = |suite: &Suite, name: &str| {
        let credits = suite.credits(name).credits;
        let mut credits: Vec<_> = credits
            .into_iter()
            .map(|credit| (credit.token, credit.curator.to_string()))
            .collect();
        credits.sort_by_key(|(token, _)| *token != suite.token(0));
        credits
            .into_iter()
            .map(|(_, amount)| amount)
            .collect::<Vec<_>>()
    };
    assert_eq!(curator_credits(&suite, "cora"), ["100", "200"]);
    assert_eq!(curator_credits(&suite, "dan"), ["300", "0"]);

    suite.claim("cora").unwrap();
    suite.claim("dan").unwrap();
    suite.assert_invariants();
    let balances = |name| [0, 1].map(|token| suite.balance(suite.token(token), name));
    assert_eq!(balances("cora"), [100, 200]);
    assert_eq!(balances("dan"), [300, 0]);
}

#[rstest]
fn handing_over_again_and_again_loses_nothing(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::builder(runtime).protocol_fee_bps(0).build();
    let datanet = suite.add_datanet("cora", 1_000, &[("ann", 1)]);
    let model = suite.add_model("olga", 0, &[(datanet, 1)]);
    for (from, to) in [
        ("cora", "dan"),
        ("dan", "cora"),
        ("cora", "cora"),
        ("cora", "eve"),
    ] {
        suite.pay("payer", model, 1_000);
        suite.nominate_curator(from, datanet, Some(to)).unwrap();
        suite.accept_curatorship(to, datanet).unwrap();
        suite.assert_invariants();
    }
    for (name, expected) in [("cora", 300), ("dan", 100), ("eve", 0)] {
        suite.claim(name).unwrap();
        assert_eq!(suite.balance(suite.token(0), name), expected, "{name}");
    }
    suite.assert_invariants();
}

#[rstest]
fn datanets_are_found_under_their_curator_of_now(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    for _ in 0..3 {
        suite.add_datanet("cora", 0, suite::NOBODY);
    }
    suite.nominate_curator("cora", 2, Some("dan")).unwrap();
    assert_eq!(
        ids(suite.datanets_by_curator("cora", None, None)),
        [1, 2, 3]
    );
    assert_eq!(ids(suite.datanets_by_curator("dan", None, None)), [0; 0]);
    suite.accept_curatorship("dan", 2).unwrap();
    assert_eq!(ids(suite.datanets_by_curator("cora", None, None)), [1, 3]);
    assert_eq!(ids(suite.datanets_by_curator("dan", None, None)), [2]);

    suite.nominate_curator("dan", 2, Some("dan")).unwrap();
    suite.accept_curatorship("dan", 2).unwrap();
    assert_eq!(ids(suite.datanets_by_curator("dan", None, None)), [2]);
}

#[rstest]
fn handover_of_nothing_due_stores_no_credit(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    let datanet = suite.add_datanet("cora", 0, &[("ann", 1)]);
    let model = suite.add_model("olga", 0, &[(datanet, 1)]);
    suite.pay("payer", model, 1_000);
    let credits = |suite: &Suite| {
        let stored = suite.storage().into_iter();
        stored
            .filter(|(key, _)| key.starts_with(&[0, 1, b'k']))
            .collect::<Vec<_>>()
    };
    let before = credits(&suite);
    suite
        .nominate_curator("cora", datanet, Some("dan"))
        .unwrap();
    suite.accept_curatorship("dan", datanet).unwrap();
    assert_eq!(credits(&suite), before);
}

#[rstest]
fn weights_and_earnings_are_untouched_by_a_handover(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    let datanet = suite.add_datanet("cora", 1_000, &[("ann", 2), ("cora", 1)]);
    let model = suite.add_model("olga", 0, &[(datanet, 1)]);
    suite.pay("payer", model, 1_001);
    let before = ["ann", "cora"].map(|name| suite.contributor(datanet, name));
    suite
        .nominate_curator("cora", datanet, Some("dan"))
        .unwrap();
    suite.accept_curatorship("dan", datanet).unwrap();
    assert_eq!(
        ["ann", "cora"].map(|name| suite.contributor(datanet, name)),
        before
    );
    assert_eq!(suite.datanet(datanet).weights_version, 1);
}
