//! What 0.1.0 could do: datanets, weights, models, fees, claims, handovers, and the administration.

use cosmwasm_std::Binary;
use cw_ownable::Action;
use suite::{
    Claim, ConfigUpdate, DatanetUpdate, ModelUpdate, NewDatanet, NewModel, Runtime, Suite,
    contributor_weights, hook, lineage,
};
use tributary_api::{HookMsg, UnitPrice};

use super::frozen::TOKENS;

pub fn history(runtime: Runtime) -> Suite {
    let mut suite = Suite::builder(runtime).tokens(TOKENS).build();
    register(&mut suite);
    pay(&mut suite, "first");
    change_weights(&mut suite);
    pay(&mut suite, "second");
    hand_over(&mut suite);
    pay(&mut suite, "third");
    administrate(&mut suite);
    suite.assert_invariants();
    suite
}

fn register(suite: &mut Suite) {
    let text = |text: &str| Some(text.to_owned());
    let new = NewDatanet {
        name: "tldr-pages".to_owned(),
        description: text("Simplified manual pages"),
        uri: text("https://tldr.sh"),
        content_hash: Some(Binary::from([7; 32])),
        license: text("CC-BY-4.0"),
        curator_fee_bps: Some(500),
        contributors: Some(contributor_weights(
            suite,
            &[("ann", 300), ("bob", 7), ("eve", 1)],
        )),
        ..NewDatanet::default()
    };
    suite.register_datanet("cora", new).unwrap();
    suite.add_datanet("dan", 1_000, &[("ann", (1 << 53) - 2), ("dora", 1)]);
    // without weight at first
    suite.add_datanet("dora", 0, suite::NOBODY);
    let priced = NewModel {
        name: "Pages 7B".to_owned(),
        uri: text("https://models.example/pages"),
        operator_fee_bps: 2_000,
        unit_price: Some(UnitPrice {
            token: suite.token(0).into(),
            amount: 30u128.into(),
            unit: "thousand tokens".to_owned(),
        }),
        lineage: lineage(&[(1, 3), (2, 1), (3, 2)]),
        gateways: Some(vec![suite.addr("gate").into()]),
        succeeds: None,
    };
    suite.register_model("olga", priced).unwrap();
    suite.add_model("olga", 777, &[(1, 1)]);
    suite.add_model("otto", 0, &[(2, 5), (3, 1)]);
}

/// Fees that do not divide, in both tokens, the last one near the most that a token can have.
fn pay(suite: &mut Suite, round: &str) {
    let batch = HookMsg::RecordQuery {
        model_id: 1,
        query_id: round.to_owned(),
        units: Some(1_001),
        count: Some(12),
        digest: Some(Binary::from([9; 32])),
    };
    suite
        .record("payer", suite.token(0), 30_030, &batch)
        .unwrap();
    for (model_id, token, amount) in [
        (2, 0, 1),
        (2, 1, 1_000_003),
        (3, 0, 17),
        (3, 1, 10u128.pow(28) + 1),
    ] {
        let query_id = format!("{round}-{amount}");
        let hook = hook(model_id, query_id);
        suite
            .record("payer", suite.token(token), amount, &hook)
            .unwrap();
    }
}

fn change_weights(suite: &mut Suite) {
    suite.advance_blocks(300);
    suite
        .set_weights("cora", 1, &[("ann", 0), ("sam", 9), ("bob", 8)])
        .unwrap();
    suite.leave_datanet("dora", 2).unwrap();
    suite
        .set_weights("dora", 3, &[("eve", 2), ("ann", 1)])
        .unwrap();
    suite.advance_blocks(7);
    // left and came again, with a fraction in between
    suite
        .set_weights("cora", 1, &[("ann", 11), ("eve", 0)])
        .unwrap();
}

fn hand_over(suite: &mut Suite) {
    suite.set_payout_address("ann", Some("wallet")).unwrap();
    suite.claim("ann").unwrap();
    let of_one = Claim {
        datanets: Some(vec![2]),
        tokens: Some(vec![suite.token(1).into()]),
        ..Claim::default()
    };
    suite.execute("dora", of_one).unwrap();

    suite.nominate_curator("cora", 1, Some("nina")).unwrap();
    suite.accept_curatorship("nina", 1).unwrap();
    suite.nominate_curator("dan", 2, Some("cora")).unwrap();
    suite.nominate_operator("olga", 2, Some("nora")).unwrap();
    suite.accept_operatorship("nora", 2).unwrap();
    suite.nominate_operator("olga", 1, Some("nora")).unwrap();
    let update = DatanetUpdate {
        description: Some(String::new()),
        curator_fee_bps: Some(499),
        ..DatanetUpdate::default()
    };
    suite.update_datanet("nina", 1, update).unwrap();
    let update = ModelUpdate {
        operator_fee_bps: Some(776),
        ..ModelUpdate::default()
    };
    suite.update_model("nora", 2, update).unwrap();
    let succeeding = NewModel {
        succeeds: Some(1),
        ..NewModel::default()
    };
    suite.register_model("olga", succeeding).unwrap();
}

fn administrate(suite: &mut Suite) {
    let update = ConfigUpdate {
        protocol_fee_bps: Some(150),
        protocol_fee_recipient: Some(suite.addr("vault").into()),
        retire_fee_token: Some(suite.token(1).into()),
        ..ConfigUpdate::default()
    };
    suite.update_config("owner", update).unwrap();
    let action = Action::TransferOwnership {
        new_owner: suite.addr("nina").into(),
        expiry: None,
    };
    suite.update_ownership("owner", action).unwrap();
    suite.pay_in("payer", suite.token(0), 2, 12_345);
    suite.pause("owner").unwrap();
}
