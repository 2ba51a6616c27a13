//! Which datanets take part in a fee.

use num_bigint::BigInt;
use rstest::rstest;
use suite::{
    NOBODY,
    Runtime::{self, Native, Wasm},
    Suite,
};
use tributary::error::ContractError;

use crate::oracle::{Oracle, assert_right, big, scale};

/// Without any fees but the contributors'.
fn plain(runtime: Runtime) -> Suite {
    Suite::builder(runtime).protocol_fee_bps(0).build()
}

fn income(suite: &Suite, datanet_id: u64) -> String {
    suite.pool(datanet_id, suite.token(0)).income.to_string()
}

fn claimable(suite: &Suite, datanet_id: u64, who: &str) -> String {
    let positions = suite.contributor(datanet_id, who).positions;
    positions
        .first()
        .map_or("none".to_owned(), |position| position.claimable.to_string())
}

#[rstest]
fn a_datanet_without_weight_takes_no_part(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = plain(runtime);
    let full = suite.add_datanet("cora", 0, &[("ann", 1)]);
    let empty = suite.add_datanet("carl", 1_000, NOBODY);
    let model = suite.add_model("olga", 0, &[(full, 1), (empty, 3)]);
    suite.pay("payer", model, 1_000);
    assert_eq!(income(&suite, full), "1000");
    assert_eq!(income(&suite, empty), "0");
    let parts = suite.query_record(model, 1).datanets;
    assert_eq!(parts.len(), 1);
    assert_eq!(parts[0].datanet_id, full);

    // nobody captures a part by joining
    suite.set_weights("carl", empty, &[("eve", 1)]).unwrap();
    assert_eq!(claimable(&suite, empty, "eve"), "none");
    suite.claim("eve").unwrap();
    suite.claim("carl").unwrap();
    assert_eq!(suite.balance(suite.token(0), "eve"), 0);
    assert_eq!(suite.balance(suite.token(0), "carl"), 0);

    // from then on it does
    suite.pay("payer", model, 1_000);
    assert_eq!(income(&suite, full), "1250");
    assert_eq!(income(&suite, empty), "675");
    assert_eq!(claimable(&suite, empty, "eve"), "675");

    // and when its last contributor leaves, no longer
    suite.leave_datanet("eve", empty).unwrap();
    suite.pay("payer", model, 1_000);
    assert_eq!(income(&suite, full), "2250");
    assert_eq!(claimable(&suite, empty, "eve"), "675");
    suite.set_weights("carl", empty, &[("mallory", 1)]).unwrap();
    assert_eq!(claimable(&suite, empty, "mallory"), "0");
    suite.assert_invariants();
}

#[rstest]
fn a_fee_for_nobody_is_refused(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = plain(runtime);
    let first = suite.add_datanet("cora", 0, NOBODY);
    let second = suite.add_datanet("carl", 0, &[("ann", 5)]);
    let model_id = suite.add_model("olga", 0, &[(first, 1), (second, 1)]);
    suite.pay("payer", model_id, 10);
    suite.leave_datanet("ann", second).unwrap();
    suite.refused(
        |suite| suite.record_query("payer", model_id, "q", 1_000),
        ContractError::NobodyToPay { model_id },
    );
    suite.query_refused(
        &tributary_api::QueryMsg::SplitPreview {
            model_id,
            token: None,
            amount: 1_000u128.into(),
        },
        ContractError::NobodyToPay { model_id },
    );
    suite.set_weights("cora", first, &[("bob", 1)]).unwrap();
    suite.record_query("payer", model_id, "q", 1_000).unwrap();
    assert_eq!(claimable(&suite, first, "bob"), "1000");
    assert_eq!(claimable(&suite, second, "ann"), "10");
    suite.assert_invariants();
}

#[rstest]
fn a_newcomer_has_no_part_in_past_fees(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = plain(runtime);
    let datanet = suite.add_datanet("cora", 0, &[("ann", 1)]);
    let model = suite.add_model("olga", 0, &[(datanet, 1)]);
    suite.pay("payer", model, 900);
    suite.set_weights("cora", datanet, &[("bob", 2)]).unwrap();
    assert_eq!(claimable(&suite, datanet, "bob"), "0");
    suite.pay("payer", model, 900);
    assert_eq!(claimable(&suite, datanet, "ann"), "1200");
    assert_eq!(claimable(&suite, datanet, "bob"), "600");
    // leaving and coming back keeps what was earned, and gives nothing for the time between
    suite.leave_datanet("bob", datanet).unwrap();
    suite.pay("payer", model, 900);
    suite.set_weights("cora", datanet, &[("bob", 1)]).unwrap();
    assert_eq!(claimable(&suite, datanet, "bob"), "600");
    suite.pay("payer", model, 900);
    assert_eq!(claimable(&suite, datanet, "ann"), "2550");
    assert_eq!(claimable(&suite, datanet, "bob"), "1050");
    suite.assert_invariants();
}

/// Thousands of one-unit fees, none of which has a whole unit for anybody.
#[rstest]
fn indivisible_fees_carry_their_remainder(#[values(Native, Wasm)] runtime: Runtime) {
    const FEES: u64 = 3_000;
    let people = ["ann", "bob", "cat", "dan", "eli", "fay"];
    let shares = [1u64, 2, 3, 5, 7, 11, 13];
    let mut suite = plain(runtime);
    let mut oracle = Oracle::new(0, suite.addr("treasury"));
    let mut route = vec![];
    for (place, share) in shares.into_iter().enumerate() {
        let weights: Vec<_> = people
            .iter()
            .copied()
            .zip(1..=6 - place as u64 / 2)
            .collect();
        let datanet = suite.add_datanet("cora", 333, &weights);
        let weights: Vec<_> = weights
            .iter()
            .map(|(name, weight)| (suite.addr(name), *weight))
            .collect();
        oracle.register_datanet(&suite.addr("cora"), 333, &weights);
        route.push((datanet, share));
    }
    oracle.register_model(&suite.addr("olga"), 1_999, &route);
    // the order of a list changes nothing: last first
    route.reverse();
    let model = suite.add_model("olga", 1_999, &route);
    let (payer, token) = (suite.addr("payer"), suite.token(0));
    for fee in 0..FEES {
        suite.pay("payer", model, 1);
        oracle
            .record(model, &payer, &fee.to_string(), &token, 1)
            .unwrap();
    }

    let all: u64 = shares.iter().sum();
    let mut owed = BigInt::ZERO;
    for (datanet_id, share) in route {
        // no part is further than a scaled unit for each fee from the exact one, whatever its place
        let exact = scale() * FEES * share;
        let found = big(suite.pool(datanet_id, &token).income_scaled) * all;
        let off = (found - exact) / all;
        assert!(
            off.magnitude() <= &FEES.into(),
            "datanet {datanet_id}: {off}"
        );
        for person in people {
            let address = suite.addr(person);
            for position in suite.contributor(datanet_id, person).positions {
                let exact = oracle.share(datanet_id, &address, &token);
                let lifetime = big(position.claimable);
                assert_right(&exact, &lifetime, person);
                owed += lifetime;
            }
        }
    }
    // all but the fractions is claimable
    assert!(owed > BigInt::from(FEES - 42) && owed <= BigInt::from(FEES));
    suite.assert_invariants();
}

/// Two models with the same lineage in another order, two datanets with the same weights in another order.
#[rstest]
fn the_order_of_a_list_changes_no_unit(#[values(Native, Wasm)] runtime: Runtime) {
    let mut forward = plain(runtime);
    let mut backward = plain(runtime);
    let mut weights = [("ann", 3), ("bob", 7), ("cat", 11)];
    let mut route = [(1, 3), (2, 7), (3, 1)];
    for suite in [&mut forward, &mut backward] {
        for curator in ["cora", "carl", "cleo"] {
            let datanet = suite.add_datanet(curator, 100, &weights);
            suite
                .set_weights(curator, datanet, &weights.map(|(who, w)| (who, w * w)))
                .unwrap();
        }
        suite.add_model("olga", 500, &route);
        for amount in [1, 2, 7, 1_000_003] {
            suite.pay("payer", 1, amount);
        }
        weights.reverse();
        route.reverse();
    }
    assert!(forward.storage() == backward.storage(), "not a byte");
}
