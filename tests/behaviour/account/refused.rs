//! What refuses a whole batch, and what only its own charge.

use rstest::rstest;
use suite::{
    Batch, ConfigUpdate, ModelUpdate, NewAllowance,
    Runtime::{self, Native, Wasm},
    Suite, charge, events,
};
use tributary::error::ContractError;
use tributary_api::{Charge, MAX_COUNT, UnitPriceUpdate};

use super::{PRICE, charging, suite_with_payer};

fn batch(charges: &[Charge], skip_refused: bool) -> Batch {
    Batch {
        charges: charges.to_vec(),
        skip_refused: Some(skip_refused),
        digest: None,
    }
}

/// `(position, query id, reason)` of what was left out.
fn left_out(result: &suite::TxResult) -> Vec<(String, String, String)> {
    let events = events(result, "charge_refused").into_iter();
    events
        .map(|event| {
            let get = |key: &str| event.get(key).cloned().unwrap_or_default();
            (get("position"), get("query_id"), get("reason"))
        })
        .collect()
}

/// A batch of two good charges and this one in their middle: refused whole, and taken without it.
#[track_caller]
fn assert_only_it_is_refused(suite: &mut Suite, bad: Charge, reason: &str) {
    let good = ["good-1", "good-2"].map(|id| charge(suite, "agent", id));
    let list = [good[0].clone(), bad.clone(), good[1].clone()];
    let text = format!("charge 1, {} of {}: {reason}", bad.query_id, bad.payer);
    suite.refused(
        |s| s.execute("gate", batch(&list, false).of(1)),
        text.as_str(),
    );
    let done = suite.execute("gate", batch(&list, true).of(1)).unwrap();
    let expected = ("1".to_owned(), bad.query_id, reason.to_owned());
    assert_eq!(left_out(&done), [expected]);
    assert_eq!(events(&done, "charged").len(), 2);
    assert_eq!(suite.query_record(1, 1).count, 2);
    suite.assert_invariants();
}

type Change = fn(&mut Suite, &mut Charge);

const REFUSED: [(Change, &str); 10] = [
    (
        |s, _| {
            s.withdraw("payer", None).unwrap();
        },
        "expected at most the 0 of {token} on the account of {payer}, found 100",
    ),
    (
        |s, _| {
            s.withdraw("payer", Some(901)).unwrap();
        },
        "expected at most the 99 of {token} on the account of {payer}, found 100",
    ),
    (
        |s, _| {
            s.revoke_allowance("payer", 1).unwrap();
        },
        "{payer} allows model 1 no charges of {token}",
    ),
    (
        |s, charge| charge.payer = s.addr("sam").into(),
        "{sam} allows model 1 no charges of {token}",
    ),
    (
        |_, charge| charge.units = Some(0),
        "units: expected 1 to 9007199254740991, found 0",
    ),
    (
        |_, charge| charge.units = Some(MAX_COUNT + 1),
        "units: expected 1 to 9007199254740991, found 9007199254740992",
    ),
    (
        |_, charge| charge.units = Some(MAX_COUNT),
        "expected a charge of at most 1000000, found 900719925474099100",
    ),
    (
        |_, charge| charge.digest = Some([1; 31].into()),
        "digest: expected 32 bytes, found 31",
    ),
    (
        |_, charge| charge.query_id = "a/b".to_owned(),
        "query id: expected 1 to 64 of A-Z a-z 0-9 . _ : -, found a/b",
    ),
    (
        |s, charge| {
            let list = [charge.clone()];
            s.record_queries("gate", 2, &list).unwrap();
            // another model's query id
            charge.units = Some(11);
        },
        "expected at most the 900 of {token} on the account of {payer}, found 1100",
    ),
];

#[rstest]
fn charge_that_cannot_be_met_stops_no_other(#[values(Native, Wasm)] runtime: Runtime) {
    for (change, reason) in REFUSED {
        let mut suite = suite_with_payer(runtime, 1_000);
        // one that lends its gateway to another model
        let twin = charging(&suite, PRICE);
        suite.register_model("otto", twin).unwrap();
        let allowance = NewAllowance {
            model_id: 2,
            ..NewAllowance::default()
        };
        suite.set_allowance("payer", allowance).unwrap();
        suite.deposit("agent", 1_000).unwrap();
        suite
            .set_allowance("agent", NewAllowance::default())
            .unwrap();

        let mut bad = charge(&suite, "payer", "bad");
        change(&mut suite, &mut bad);
        let reason = reason
            .replace("{token}", suite.token(0).as_str())
            .replace("{payer}", suite.addr("payer").as_str())
            .replace("{sam}", suite.addr("sam").as_str());
        assert_only_it_is_refused(&mut suite, bad, &reason);
    }
}

/// What is no address is named as it came, within bounds.
#[rstest]
fn payer_that_is_no_address_is_left_out(#[values(Native, Wasm)] runtime: Runtime) {
    for payer in [
        "",
        " ",
        " payer",
        "payer",
        "\u{1f980}\n",
        &"x".repeat(100_000),
    ] {
        let mut suite = suite_with_payer(runtime, 1_000);
        let mut bad = charge(&suite, "payer", "bad");
        bad.payer = payer.to_owned();
        let list = [charge(&suite, "payer", "good"), bad];
        suite.refused(
            |s| s.execute("gate", batch(&list, false).of(1)),
            "payer: not an address",
        );
        let done = suite.execute("gate", batch(&list, true).of(1)).unwrap();
        let reason = "payer: not an address".to_owned();
        assert_eq!(
            left_out(&done),
            [("1".to_owned(), "bad".to_owned(), reason)]
        );
        let shown = events(&done, "charge_refused")[0].get("payer").cloned();
        assert!(
            shown
                .is_none_or(|shown| shown.len() <= 100 && shown.is_ascii() && !shown.contains(' '))
        );
    }
}

/// Whether it would be refused otherwise, or left out.
#[rstest]
fn two_charges_with_one_name_are_refused_always(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_payer(runtime, 1_000);
    let payer = suite.addr("payer");
    for (payer, query_id, shown_id) in [
        (payer.as_str(), "a", "a"),
        (payer.as_str(), "a b", "a\\u{20}b"),
        ("nobody", "a", "a"),
    ] {
        for (skip_refused, units) in [(false, None), (true, None), (true, Some(0))] {
            let mut bad = charge(&suite, "payer", query_id);
            bad.payer = payer.to_owned();
            let again = Charge {
                units,
                ..bad.clone()
            };
            let list = [bad, charge(&suite, "payer", "b"), again];
            let twice = ContractError::Duplicate {
                list: "charges",
                entry: format!("charge 2, {shown_id} of {payer}"),
            };
            let msg = batch(&list, skip_refused).of(1);
            suite.refused(|s| s.execute("gate", msg), twice);
        }
    }
}

#[rstest]
fn a_batch_is_for_an_active_model_and_token(#[values(Native, Wasm)] runtime: Runtime) {
    let refused = |change: fn(&mut Suite), expected: fn(&Suite) -> ContractError| {
        for skip_refused in [false, true] {
            let mut suite = suite_with_payer(runtime, 1_000);
            let list = [charge(&suite, "payer", "a")];
            change(&mut suite);
            let expected = expected(&suite);
            let msg = batch(&list, skip_refused).of(1);
            suite.refused(|s| s.execute("gate", msg), expected);
            suite.withdraw("payer", None).unwrap();
        }
    };
    fn update(suite: &mut Suite, update: ModelUpdate) {
        suite.update_model("olga", 1, update).unwrap();
    }
    refused(
        |s| {
            let active = Some(false);
            update(
                s,
                ModelUpdate {
                    active,
                    ..ModelUpdate::default()
                },
            );
        },
        |_| ContractError::ModelInactive { model_id: 1 },
    );
    refused(
        |s| {
            let unit_price = Some(UnitPriceUpdate::None {});
            update(
                s,
                ModelUpdate {
                    unit_price,
                    ..ModelUpdate::default()
                },
            );
        },
        |_| ContractError::NoUnitPrice { model_id: 1 },
    );
    refused(
        |s| {
            let gateways = Some(vec![]);
            update(
                s,
                ModelUpdate {
                    gateways,
                    ..ModelUpdate::default()
                },
            );
        },
        |s| ContractError::NotGateway {
            model_id: 1,
            found: s.addr("gate"),
        },
    );
    refused(
        |s| {
            let retire = ConfigUpdate {
                retire_fee_token: Some(s.token(0).into()),
                ..ConfigUpdate::default()
            };
            s.update_config("owner", retire).unwrap();
        },
        |s| ContractError::FeeTokenRetired { token: s.token(0) },
    );
    refused(
        |s| {
            s.pause("owner").unwrap();
        },
        |s| ContractError::IntakePaused {
            until: s.now() + tributary_api::PAUSE_SECONDS,
        },
    );
}

#[rstest]
fn an_allowance_is_for_one_token(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_payer(runtime, 1_000);
    let list = [charge(&suite, "payer", "a")];
    let unit_price = Some(UnitPriceUpdate::Set {
        token: suite.token(1).into(),
        amount: PRICE.into(),
        unit: "query".to_owned(),
    });
    let update = ModelUpdate {
        unit_price,
        ..ModelUpdate::default()
    };
    suite.update_model("olga", 1, update).unwrap();
    let expected = ContractError::ChargeRefused {
        position: 0,
        payer: suite.addr("payer").into(),
        query_id: "a".to_owned(),
        reason: Box::new(ContractError::NoAllowance {
            payer: suite.addr("payer"),
            model_id: 1,
            token: suite.token(1),
        }),
    };
    suite.refused(|s| s.record_queries("gate", 1, &list), expected);
    suite.refused(
        |s| s.execute("gate", batch(&list, true).of(1)),
        ContractError::NothingCharged {},
    );
}

#[rstest]
fn units_of_a_batch_add_up_to_an_exact_number(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    suite.add_datanet("cora", 0, &[("ann", 1)]);
    let new = charging(&suite, 1);
    suite.register_model("olga", new).unwrap();
    suite.deposit("payer", 1 << 60).unwrap();
    let allowance = NewAllowance {
        per_charge_max: 1 << 60,
        budget: 1 << 60,
        ..NewAllowance::default()
    };
    suite.set_allowance("payer", allowance).unwrap();
    let mut list = ["a", "b", "c"].map(|id| charge(&suite, "payer", id));
    list[0].units = Some(MAX_COUNT - 1);
    list[1].units = Some(2);
    let text = "units of the batch: expected 1 to 9007199254740991, found 9007199254740992";
    suite.refused(
        |s| s.record_queries("gate", 1, &list),
        format!("charge 1, b of {}: {text}", suite.addr("payer")).as_str(),
    );
    let done = suite.execute("gate", batch(&list, true).of(1)).unwrap();
    assert_eq!(left_out(&done)[0].1, "b");
    assert_eq!(suite.query_record(1, 1).units, Some(MAX_COUNT));
    suite.assert_invariants();
}

#[rstest]
fn a_sum_past_the_largest_amount_is_refused(#[values(Native, Wasm)] runtime: Runtime) {
    let half = 1u128 << 127;
    let mut suite = Suite::builder(runtime).balance("payer", u128::MAX).build();
    suite.add_datanet("cora", 0, &[("ann", 1)]);
    let new = charging(&suite, half);
    suite.register_model("olga", new).unwrap();
    suite.deposit("payer", u128::MAX).unwrap();
    let allowance = NewAllowance {
        per_charge_max: u128::MAX,
        budget: u128::MAX,
        ..NewAllowance::default()
    };
    suite.set_allowance("payer", allowance).unwrap();
    let mut twofold = charge(&suite, "payer", "c");
    twofold.units = Some(2);
    for (bad, text) in [
        (twofold, "charge 1, c of"),
        (charge(&suite, "payer", "b"), "charge 1, b of"),
    ] {
        let list = [charge(&suite, "payer", "a"), bad];
        let whole = batch(&list, false).of(1);
        suite.refused(|s| s.execute("gate", whole), text);
    }
    let list = ["a", "b"].map(|id| charge(&suite, "payer", id));
    suite.execute("gate", batch(&list, true).of(1)).unwrap();
    assert_eq!(suite.query_record(1, 1).amount.u128(), half);
    assert_eq!(suite.prepaid("payer"), u128::MAX - half);
    suite.assert_invariants();
}
