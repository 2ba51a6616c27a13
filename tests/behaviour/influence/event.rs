//! What events say of pots: an indexer needs nothing else.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use rstest::rstest;
use suite::{
    Runtime::{self, Native, Wasm},
    Suite, attribute, events,
};

use super::exact::scale;
use super::{WINDOW, attribute_with, half_of};

fn suite_of_two_tokens(runtime: Runtime) -> Suite {
    half_of(
        Suite::builder(runtime)
            .protocol_fee_bps(0)
            .tokens(2)
            .build(),
    )
}

fn number(event: &BTreeMap<String, String>, key: &str) -> BigInt {
    event[key].parse().unwrap()
}

#[rstest]
fn a_split_names_its_pot(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_of_two_tokens(runtime);
    let plain = suite.add_datanet("carl", 100, &[("cat", 1)]);
    suite.add_model("olga", 0, &[(1, 1), (plain, 1)]);
    let token = suite.token(0);
    let hook = suite::hook(2, "q");
    let result = suite.record("payer", &token, 1_001, &hook).unwrap();
    let [with, without] = events(&result, "fee_split").try_into().unwrap();
    assert_eq!(
        (with["datanet_id"].as_str(), with["pot"].as_str()),
        ("1", "250")
    );
    assert_eq!(without["pot"], "0");
    for event in [&with, &without] {
        let whole = number(event, "curator") + number(event, "pot");
        assert_eq!(
            number(event, "part_scaled"),
            whole * scale() + number(event, "base_scaled")
        );
    }
    // only the base has entered the index
    assert_eq!(
        number(&with, "index_scaled"),
        number(&with, "base_scaled") / 4
    );
}

#[rstest]
fn an_attribution_names_pots_and_people(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_of_two_tokens(runtime);
    let (first, second) = (suite.token(0), suite.token(1));
    suite.pay_in("payer", &first, 1, 20);
    suite.pay_in("payer", &second, 1, 200);
    suite.pay_in("payer", &first, 1, 40);
    let index = suite.pool(1, &first).index_scaled.to_string();
    let index: BigInt = index.parse().unwrap();
    let result = attribute_with(&mut suite, &[3, 1, 2], &[("ann", 1), ("bob", 2)], 7).unwrap();
    assert_eq!(attribute(&result, "", "action"), "attribute");
    assert_eq!(
        attribute(&result, "", "sender"),
        suite.addr("tess").as_str()
    );
    assert_eq!(attribute(&result, "", "model_id"), "1");
    assert_eq!(attribute(&result, "", "datanet_id"), "1");
    assert_eq!(attribute(&result, "", "attribution_id"), "1");

    let pots = events(&result, "attributed");
    let ids: Vec<_> = pots.iter().map(|pot| pot["record_id"].as_str()).collect();
    assert_eq!(ids, ["1", "2", "3"]);
    for (pot, (amount, token)) in pots
        .iter()
        .zip([(10, &first), (100, &second), (20, &first)])
    {
        assert_eq!(pot["pot"], amount.to_string());
        assert_eq!(pot["token"], token.as_str());
        assert_eq!(
            (pot["model_id"].as_str(), pot["datanet_id"].as_str()),
            ("1", "1")
        );
        assert_eq!(pot["attribution_id"], "1");
        assert_eq!(
            (
                pot["weights_version"].as_str(),
                pot["total_weight"].as_str()
            ),
            ("1", "4")
        );
    }
    // the first token's index after each: what nobody was credited with, over the weights
    let rest = |amount: u64| -> BigInt {
        let pot = scale() * amount;
        &pot - &pot / BigInt::from(10) - &pot * 2 / BigInt::from(10)
    };
    assert_eq!(number(&pots[0], "base_scaled"), rest(10));
    let carried = suite.pool(1, &first).remainder_scaled;
    let entered: BigInt = index * 4 + rest(10) + rest(20);
    assert_eq!(number(&pots[2], "index_scaled"), &entered / BigInt::from(4));
    assert_eq!(
        entered % BigInt::from(4),
        carried.to_string().parse().unwrap()
    );

    let credits = events(&result, "influence_credited");
    assert_eq!(credits.len(), 4);
    for (who, score) in [("ann", 1u64), ("bob", 2)] {
        for (token, amounts) in [(&first, vec![10u64, 20]), (&second, vec![100])] {
            let address = suite.addr(who);
            let mut of = credits.iter().filter(|credit| {
                credit["address"] == address.as_str() && credit["token"] == token.as_str()
            });
            let credit = of.next().unwrap();
            assert!(of.next().is_none());
            assert_eq!(credit["score"], score.to_string());
            assert_eq!(
                (
                    credit["datanet_id"].as_str(),
                    credit["attribution_id"].as_str()
                ),
                ("1", "1")
            );
            let due: BigInt = amounts
                .into_iter()
                .map(|amount| scale() * amount * score / BigInt::from(10))
                .sum();
            assert_eq!(number(credit, "credited_scaled"), due, "{who}");
        }
    }
    // the next one has the next number
    suite.pay_in("payer", &second, 1, 2);
    let result = suite.attribute("tess", 1, 1, &[4], &[("ann", 1)]).unwrap();
    assert_eq!(attribute(&result, "", "attribution_id"), "2");
}

#[rstest]
fn a_release_names_its_pots(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_of_two_tokens(runtime);
    let (first, second) = (suite.token(0), suite.token(1));
    suite.pay_in("payer", &first, 1, 20);
    suite.pay_in("payer", &second, 1, 200);
    suite.advance_time(WINDOW);
    let result = suite.release("sam", 1, 1, &[2, 1]).unwrap();
    assert_eq!(attribute(&result, "", "action"), "release");
    assert_eq!(attribute(&result, "", "sender"), suite.addr("sam").as_str());
    let pots = events(&result, "released");
    assert_eq!(pots.len(), 2);
    for (pot, (id, amount, token)) in pots.iter().zip([("1", 10u64, &first), ("2", 100, &second)]) {
        assert_eq!(pot["record_id"], id);
        assert_eq!(pot["pot"], amount.to_string());
        assert_eq!(number(pot, "base_scaled"), scale() * amount);
        assert_eq!(pot["token"], token.as_str());
        assert_eq!(
            pot["index_scaled"],
            suite.pool(1, token).index_scaled.to_string()
        );
        assert!(!pot.contains_key("attribution_id"));
    }
    assert!(events(&result, "influence_credited").is_empty());
    assert!(events(&result, "attributed").is_empty());
}

/// Nobody is credited where all who were scored have left.
#[rstest]
fn leavers_are_not_named(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_of_two_tokens(runtime);
    suite.pay("payer", 1, 20);
    suite.leave_datanet("bob", 1).unwrap();
    let result = suite.attribute("tess", 1, 1, &[1], &[("bob", 1)]).unwrap();
    assert!(events(&result, "influence_credited").is_empty());
    let base = attribute(&result, "attributed", "base_scaled");
    assert_eq!(base, (scale() * 10u64).to_string());
}
