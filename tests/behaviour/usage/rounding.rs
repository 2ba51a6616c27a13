//! In whose favour a fee is rounded: the contributors'.

use rstest::rstest;
use suite::{
    Runtime::{self, Native, Wasm},
    Suite,
};

/// 499 bps to the protocol, 3,999 to the operator, 999 of the rest to the curator.
#[rstest]
fn protocol_operator_and_curator_get_whole_units_rounded_down(
    #[values(Native, Wasm)] runtime: Runtime,
) {
    // amount, protocol, operator, curator, base
    let cases = [
        (1, 0, 0, 0, "1"),
        (2, 0, 0, 0, "2"),
        (3, 0, 1, 0, "2"),
        (9, 0, 3, 0, "6"),
        (10, 0, 3, 0, "7"),
        (20, 0, 7, 1, "12"),
        (21, 1, 8, 1, "11"),
        (100, 4, 39, 5, "52"),
        (10_000, 499, 3_999, 549, "4953"),
    ];
    for (amount, protocol, operator, curator, base) in cases {
        let mut suite = Suite::builder(runtime).protocol_fee_bps(499).build();
        let datanet = suite.add_datanet("cora", 999, &[("ann", 1)]);
        let model = suite.add_model("olga", 3_999, &[(datanet, 1)]);
        suite.pay("payer", model, amount);
        let record = suite.query_record(model, 1);
        assert_eq!(record.protocol.u128(), protocol, "{amount}: protocol");
        assert_eq!(record.operator.u128(), operator, "{amount}: operator");
        assert_eq!(
            record.datanets[0].curator.u128(),
            curator,
            "{amount}: curator"
        );
        assert_eq!(record.datanets[0].base.to_string(), base, "{amount}: base");

        let token = suite.token(0);
        for (who, due) in [
            ("treasury", protocol),
            ("olga", operator),
            ("cora", curator),
            ("ann", base.parse().unwrap()),
        ] {
            suite.claim(who).unwrap();
            assert_eq!(suite.balance(&token, who), due, "{amount}: {who}");
        }
        // a lone contributor gets everything that is left
        assert_eq!(suite.held(&token), 0);
        suite.assert_invariants();
    }
}

/// A curator's part of a part is cut once: what it can't get whole stays with its own contributors.
#[rstest]
fn a_curators_fraction_falls_to_its_own_contributors(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::builder(runtime).protocol_fee_bps(0).build();
    let first = suite.add_datanet("cora", 1_000, &[("ann", 1)]);
    let second = suite.add_datanet("carl", 1_000, &[("bob", 1)]);
    let model = suite.add_model("olga", 0, &[(first, 1), (second, 2)]);
    // 33⅓ and 66⅔: curators get 3 and 6 of 3⅓ and 6⅔
    suite.pay("payer", model, 100);
    let datanets = suite.query_record(model, 1).datanets;
    assert_eq!(datanets[0].curator.u128(), 3);
    assert_eq!(datanets[1].curator.u128(), 6);
    assert_eq!(datanets[0].base.to_string(), "30.333333333333333333");
    assert_eq!(datanets[1].base.to_string(), "60.666666666666666666");
    // twice more, and the thirds are whole again
    suite.pay("payer", model, 100);
    suite.pay("payer", model, 100);
    suite.claim("ann").unwrap();
    suite.claim("bob").unwrap();
    assert_eq!(suite.balance(suite.token(0), "ann"), 91);
    assert_eq!(suite.balance(suite.token(0), "bob"), 182);
    suite.assert_invariants();
}

#[rstest]
fn the_highest_fees_leave_most_to_the_contributors(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::builder(runtime).protocol_fee_bps(500).build();
    let datanet = suite.add_datanet("cora", 1_000, &[("ann", 1)]);
    let model = suite.add_model("olga", 4_000, &[(datanet, 1)]);
    suite.pay("payer", model, 10_000);
    suite.claim("ann").unwrap();
    // 10000 − 500 − 4000 − 550
    assert_eq!(suite.balance(suite.token(0), "ann"), 4_950);
    suite.assert_invariants();
}

#[rstest]
fn lower_fees_hold_from_the_next_query(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::builder(runtime).protocol_fee_bps(500).build();
    let datanet = suite.add_datanet("cora", 1_000, &[("ann", 1)]);
    let model = suite.add_model("olga", 4_000, &[(datanet, 1)]);
    suite.pay("payer", model, 1_000);
    let before = suite.query_record(model, 1);
    let curator = suite::DatanetUpdate {
        curator_fee_bps: Some(0),
        ..Default::default()
    };
    suite.update_datanet("cora", datanet, curator).unwrap();
    let operator = suite::ModelUpdate {
        operator_fee_bps: Some(100),
        ..Default::default()
    };
    suite.update_model("olga", model, operator).unwrap();
    let protocol = suite::ConfigUpdate {
        protocol_fee_bps: Some(0),
        ..Default::default()
    };
    suite.update_config("owner", protocol).unwrap();
    suite.pay("payer", model, 1_000);
    let after = suite.query_record(model, 2);
    assert_eq!(
        (
            after.protocol.u128(),
            after.operator.u128(),
            after.datanets[0].curator.u128()
        ),
        (0, 10, 0)
    );
    // the past stays as it was
    assert_eq!(suite.query_record(model, 1), before);
    assert_eq!(before.datanets[0].curator.u128(), 55);
    suite.assert_invariants();
}
