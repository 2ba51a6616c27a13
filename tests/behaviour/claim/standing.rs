//! Nothing that happens later takes away what was earned, or stands in the way of a claim.

use rstest::rstest;
use suite::{
    ConfigUpdate, ModelUpdate,
    Runtime::{self, Native, Wasm},
    Suite,
};
use tributary::CONTRACT_NAME;
use tributary_api::PAUSE_SECONDS;

/// Ann 494, bob 247, cora 39, olga 200, the treasury 20 are due in the first token.
fn earned(runtime: Runtime) -> Suite {
    let mut suite = Suite::builder(runtime).tokens(2).admin("admin").build();
    let datanet = suite.add_datanet("cora", 500, &[("ann", 2), ("bob", 1)]);
    let model = suite.add_model("olga", 2_000, &[(datanet, 1)]);
    suite.pay("payer", model, 1_000);
    suite
}

const DUE: [(&str, u128); 5] = [
    ("ann", 494),
    ("bob", 247),
    ("cora", 39),
    ("olga", 200),
    ("treasury", 20),
];

#[track_caller]
fn assert_all_is_paid(suite: &mut Suite) {
    let token = suite.token(0);
    for (who, due) in DUE {
        let had = suite.balance(&token, who);
        suite.claim(who).unwrap();
        assert_eq!(suite.balance(&token, who) - had, due, "{who}");
    }
    assert_eq!(suite.held(&token), 0);
    suite.assert_invariants();
}

#[rstest]
fn a_pause_stops_no_claim(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = earned(runtime);
    suite.pause("owner").unwrap();
    suite.refused(|suite| suite.record_query("payer", 1, "q", 10), "paused");
    suite.set_payout_address("ann", Some("vault")).unwrap();
    suite.set_payout_address("ann", None).unwrap();
    assert_all_is_paid(&mut suite);
}

#[rstest]
fn a_pause_that_ended_stops_no_fee(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = earned(runtime);
    suite.pause("owner").unwrap();
    suite.advance_time(PAUSE_SECONDS);
    suite.pay("payer", 1, 1_000);
    suite.assert_invariants();
}

#[rstest]
fn whoever_was_removed_keeps_what_was_earned(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = earned(runtime);
    suite
        .set_weights("cora", 1, &[("ann", 0), ("bob", 0), ("cat", 1)])
        .unwrap();
    assert_all_is_paid(&mut suite);
    suite.pay("payer", 1, 1_000);
    suite.claim("ann").unwrap();
    assert_eq!(suite.balance(suite.token(0), "ann"), 494);
}

#[rstest]
fn whoever_left_keeps_what_was_earned(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = earned(runtime);
    suite.leave_datanet("ann", 1).unwrap();
    suite.leave_datanet("bob", 1).unwrap();
    suite.advance_blocks(1_000_000);
    assert_all_is_paid(&mut suite);
}

#[rstest]
fn a_former_curator_keeps_its_income(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = earned(runtime);
    suite.nominate_curator("cora", 1, Some("carl")).unwrap();
    suite.accept_curatorship("carl", 1).unwrap();
    let first = suite.token(0);
    for (who, due) in [("cora", "39"), ("carl", "0")] {
        let credits = suite.credits(who).credits;
        let credit = credits.iter().find(|credit| credit.token == first).unwrap();
        assert_eq!(credit.curator.to_string(), due, "{who}");
    }
    // the next fee is carl's
    suite.pay("payer", 1, 1_000);
    let token = suite.token(0);
    for (who, due) in [("cora", 39), ("carl", 39), ("ann", 988), ("bob", 494)] {
        suite.claim(who).unwrap();
        assert_eq!(suite.balance(&token, who), due, "{who}");
    }
    // and back: nothing is paid twice
    suite.nominate_curator("carl", 1, Some("cora")).unwrap();
    suite.pay("payer", 1, 1_000);
    suite.accept_curatorship("cora", 1).unwrap();
    suite.pay("payer", 1, 1_000);
    for (who, due) in [("cora", 78), ("carl", 78)] {
        suite.claim(who).unwrap();
        suite.claim(who).unwrap();
        assert_eq!(suite.balance(&token, who), due, "{who}");
    }
    suite.assert_invariants();
}

#[rstest]
fn a_former_operator_and_a_former_recipient_keep_their_income(
    #[values(Native, Wasm)] runtime: Runtime,
) {
    let mut suite = earned(runtime);
    suite.nominate_operator("olga", 1, Some("otto")).unwrap();
    suite.accept_operatorship("otto", 1).unwrap();
    let recipient = ConfigUpdate {
        protocol_fee_recipient: Some(suite.addr("chest").into()),
        ..ConfigUpdate::default()
    };
    suite.update_config("owner", recipient).unwrap();
    assert_all_is_paid(&mut suite);
    suite.pay("payer", 1, 1_000);
    let token = suite.token(0);
    for (who, due) in [
        ("olga", 200),
        ("treasury", 20),
        ("otto", 200),
        ("chest", 20),
    ] {
        suite.claim(who).unwrap();
        assert_eq!(suite.balance(&token, who), due, "{who}");
    }
    suite.assert_invariants();
}

#[rstest]
fn an_inactive_model_and_a_retired_token_stop_no_claim(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = earned(runtime);
    let inactive = ModelUpdate {
        active: Some(false),
        ..ModelUpdate::default()
    };
    suite.update_model("olga", 1, inactive).unwrap();
    let retire = ConfigUpdate {
        retire_fee_token: Some(suite.token(0).into()),
        ..ConfigUpdate::default()
    };
    suite.update_config("owner", retire).unwrap();
    assert_all_is_paid(&mut suite);
}

#[rstest]
fn a_claim_in_a_retired_token_by_name(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = earned(runtime);
    let token = suite.token(0);
    let retire = ConfigUpdate {
        retire_fee_token: Some(token.to_string()),
        ..ConfigUpdate::default()
    };
    suite.update_config("owner", retire).unwrap();
    let claim = suite::Claim {
        tokens: Some(vec![token.to_string()]),
        ..Default::default()
    };
    suite.execute("ann", claim).unwrap();
    assert_eq!(suite.balance(&token, "ann"), 494);
}

#[rstest]
fn a_migration_changes_nothing_that_is_due(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = earned(runtime);
    let before: Vec<_> = DUE.map(|(who, _)| suite.earnings(who)).to_vec();
    suite.plant(|storage| cw2::set_contract_version(storage, CONTRACT_NAME, "0.0.1").unwrap());
    suite.migrate("admin").unwrap();
    let after: Vec<_> = DUE.map(|(who, _)| suite.earnings(who)).to_vec();
    assert_eq!(after, before);
    assert_all_is_paid(&mut suite);
    suite.pay("payer", 1, 1_000);
    suite.assert_invariants();
}

#[rstest]
fn a_renounced_contract_pays_and_splits_on(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = earned(runtime);
    suite
        .update_ownership("owner", cw_ownable::Action::RenounceOwnership)
        .unwrap();
    assert_all_is_paid(&mut suite);
    suite.pay("payer", 1, 1_000);
    assert_all_is_paid(&mut suite);
}
