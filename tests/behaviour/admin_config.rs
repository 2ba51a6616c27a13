//! `update_config`: the protocol's fee and who gets it.

use rstest::rstest;
use suite::{
    ConfigUpdate,
    Runtime::{self, Native, Wasm},
    Suite,
};
use tributary::error::ContractError;

fn fee(bps: u16) -> ConfigUpdate {
    ConfigUpdate {
        protocol_fee_bps: Some(bps),
        ..ConfigUpdate::default()
    }
}

fn recipient(suite: &Suite, name: &str) -> ConfigUpdate {
    ConfigUpdate {
        protocol_fee_recipient: Some(suite.addr(name).into()),
        ..ConfigUpdate::default()
    }
}

#[rstest]
fn protocol_fee_only_falls(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::builder(runtime).protocol_fee_bps(500).build();
    for (current, next) in [(500, 499), (499, 0)] {
        for found in [current + 1, u16::MAX] {
            let expected = ContractError::FallsOnly {
                field: "protocol_fee_bps",
                current,
                found,
            };
            suite.refused(|s| s.update_config("owner", fee(found)), expected);
        }
        suite.update_config("owner", fee(next)).unwrap();
        assert_eq!(suite.config().protocol_fee_bps, next);
    }
}

#[rstest]
fn fee_holds_for_the_next_payment(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::builder(runtime).protocol_fee_bps(500).build();
    let datanet = suite.add_datanet("cora", 0, &[("ann", 1)]);
    let model = suite.add_model("olga", 0, &[(datanet, 1)]);
    suite.pay("payer", model, 1_000);
    suite.update_config("owner", fee(100)).unwrap();
    suite.pay("payer", model, 1_000);
    suite.assert_invariants();
    suite.claim("treasury").unwrap();
    assert_eq!(suite.balance(suite.token(0), "treasury"), 60);
}

#[rstest]
fn former_recipient_keeps_its_credits(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::builder(runtime).protocol_fee_bps(500).build();
    let datanet = suite.add_datanet("cora", 0, &[("ann", 1)]);
    let model = suite.add_model("olga", 0, &[(datanet, 1)]);
    suite.pay("payer", model, 1_000);
    let update = recipient(&suite, "dao");
    suite.update_config("owner", update).unwrap();
    suite.pay("payer", model, 2_000);
    suite.assert_invariants();
    let protocol = |name| suite.credits(name).credits[0].protocol.to_string();
    assert_eq!(
        (protocol("treasury"), protocol("dao")),
        ("50".to_owned(), "100".to_owned())
    );
    for (name, expected) in [("treasury", 50), ("dao", 100)] {
        suite.claim(name).unwrap();
        assert_eq!(suite.balance(suite.token(0), name), expected);
    }
    suite.assert_invariants();
}

#[rstest]
fn update_that_changes_nothing_is_refused(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::builder(runtime).protocol_fee_bps(500).build();
    let same = ConfigUpdate {
        protocol_fee_bps: Some(500),
        ..recipient(&suite, "treasury")
    };
    for update in [ConfigUpdate::default(), same] {
        suite.refused(
            |s| s.update_config("owner", update),
            ContractError::NothingToChange {},
        );
    }
}
