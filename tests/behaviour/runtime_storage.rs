//! Which bytes are stored: a promise to later releases, which must read them.

use std::collections::BTreeSet;
use std::fmt::Write;

use cosmwasm_std::{Binary, HexBinary};
use rstest::rstest;
use suite::{
    ConfigUpdate, DatanetUpdate, NewAllowance, NewDatanet, NewModel,
    Runtime::{self, Native, Wasm},
    Suite, Tree, accepted, assert_golden, charge, contributor_weights, hook, lineage, parents,
    rejected, scores,
};
use tributary::state::NAMESPACES;
use tributary_api::{ExecuteMsg, HookMsg, UnitPrice};

const HOUR: u64 = 60 * 60;

/// Writes every map, and every optional field.
pub fn written(runtime: Runtime) -> Suite {
    let mut suite = Suite::builder(runtime).tokens(2).build();
    let text = |text: &str| Some(text.to_owned());
    let new = NewDatanet {
        name: "tldr-pages".to_owned(),
        description: text("Simplified manual pages"),
        uri: text("https://tldr.sh"),
        content_hash: Some(Binary::from([7; 32])),
        license: text("CC-BY-4.0"),
        curator_fee_bps: Some(500),
        contributors: Some(contributor_weights(&suite, &[("ann", 300), ("bob", 1)])),
        ..NewDatanet::default()
    };
    suite.register_datanet("cora", new).unwrap();
    suite.add_datanet("dan", 0, &[("ann", (1 << 53) - 1)]);
    let new = NewModel {
        name: "Pages 7B".to_owned(),
        uri: text("https://models.example/pages"),
        operator_fee_bps: 2_000,
        unit_price: Some(UnitPrice {
            token: suite.token(0).into(),
            amount: 30u128.into(),
            unit: "thousand tokens".to_owned(),
        }),
        lineage: lineage(&[(1, 3), (2, 1)]),
        gateways: Some(vec![suite.addr("gate").into()]),
        succeeds: None,
    };
    suite.register_model("olga", new).unwrap();
    let heir = NewModel {
        succeeds: Some(1),
        ..NewModel::default()
    };
    suite.register_model("olga", heir).unwrap();

    let batch = HookMsg::RecordQuery {
        model_id: 1,
        query_id: "batch-1".to_owned(),
        units: Some(1_000),
        count: Some(12),
        digest: Some(Binary::from([9; 32])),
    };
    suite
        .record("payer", suite.token(0), 30_000, &batch)
        .unwrap();
    suite.advance_blocks(300);
    suite
        .record("payer", suite.token(1), 10u128.pow(24), &hook(2, "large"))
        .unwrap();
    suite
        .set_weights("cora", 1, &[("ann", 0), ("eve", 5)])
        .unwrap();
    suite
        .record("payer", suite.token(0), 30, &hook(1, "one"))
        .unwrap();

    suite.nominate_curator("cora", 1, Some("nina")).unwrap();
    suite.accept_curatorship("nina", 1).unwrap();
    suite.nominate_curator("nina", 1, Some("cora")).unwrap();
    suite.nominate_operator("olga", 1, Some("nora")).unwrap();
    suite.set_payout_address("ann", Some("wallet")).unwrap();
    suite.claim("ann").unwrap();
    suite.claim("cora").unwrap();
    let retire = ConfigUpdate {
        retire_fee_token: Some(suite.token(1).into()),
        ..ConfigUpdate::default()
    };
    suite.update_config("owner", retire).unwrap();
    write_lane(&mut suite);
    write_accounts(&mut suite);
    write_rolls(&mut suite);
    suite.pause("owner").unwrap();
    suite.assert_invariants();
    suite
}

/// Derived datanets, contributions, the influence lane and changes that wait.
fn write_lane(suite: &mut Suite) {
    let new = NewDatanet {
        name: "promptsource".to_owned(),
        curator_fee_bps: Some(250),
        influence_bps: Some(5_000),
        attestors: Some(["tess", "tom"].map(|name| suite.addr(name).into()).into()),
        attribution_window: Some(HOUR),
        notice_seconds: Some(26 * HOUR),
        parents: Some(parents(&[(1, 3_333), (2, 500)])),
        contributors: Some(contributor_weights(suite, &[("ann", 7), ("bob", 300)])),
        ..NewDatanet::default()
    };
    suite.register_datanet("cora", new).unwrap();
    let derived = NewDatanet {
        parents: Some(parents(&[(3, 1)])),
        ..NewDatanet::default()
    };
    suite.register_datanet("dan", derived).unwrap();
    suite.add_model("otto", 0, &[(3, 1), (4, 300)]);

    // accepted, rejected and pending at once
    for (who, hash) in [("ann", 1), ("bob", 1), ("bob", 2)] {
        suite.submit_contribution(who, 4, [hash; 32]).unwrap();
    }
    let page = ExecuteMsg::SubmitContribution {
        datanet_id: 4,
        content_hash: [3; 32].into(),
        uri: Some("ipfs://page".to_owned()),
    };
    suite.execute("ann", page).unwrap();
    let verdicts = [accepted(2, 1_000), rejected(1, "a copy")];
    suite.review_contributions("dan", 4, &verdicts).unwrap();

    // attributed, released, waiting
    for fee in [1_000_003, 200_000, 3_000_000] {
        suite.pay("payer", 3, fee);
    }
    let attribution = ExecuteMsg::Attribute {
        model_id: 3,
        datanet_id: 3,
        record_ids: vec![1],
        scores: scores(suite, &[("ann", 300), ("bob", 1)]),
        unattributed: Some(5),
    };
    suite.execute("tess", attribution).unwrap();
    suite.advance_time(HOUR);
    suite.release("sam", 3, 3, &[2]).unwrap();

    // each kind of change, and a number that has been given away
    suite.set_weights("cora", 3, &[("ann", 8)]).unwrap();
    suite
        .set_weights("cora", 3, &[("ann", 0), ("eve", 500)])
        .unwrap();
    suite.cancel_change("cora", 3, 1).unwrap();
    suite.submit_contribution("ann", 3, [4; 32]).unwrap();
    suite
        .review_contributions("cora", 3, &[accepted(1, 12)])
        .unwrap();
    let update = DatanetUpdate {
        attestors: Some(vec![suite.addr("tom").into()]),
        ..DatanetUpdate::default()
    };
    suite.update_datanet("cora", 3, update).unwrap();
}

/// Prepaid accounts, allowances and a batch of charges.
fn write_accounts(suite: &mut Suite) {
    for agent in ["amy", "abe"] {
        let hook = HookMsg::Deposit {
            beneficiary: Some(suite.addr(agent).into()),
        };
        suite.record("payer", suite.token(0), 1_000, &hook).unwrap();
    }
    let allowance = NewAllowance {
        per_charge_max: 500,
        budget: 700,
        ..NewAllowance::default()
    };
    suite.set_allowance("amy", allowance.clone()).unwrap();
    let limited = NewAllowance {
        period_seconds: Some(HOUR),
        expires_at: Some(suite.now() + 24 * HOUR),
        ..allowance
    };
    suite.set_allowance("abe", limited).unwrap();
    let mut charges = [charge(suite, "amy", "one"), charge(suite, "abe", "one")];
    charges[1].units = Some(12);
    charges[1].digest = Some([8; 32].into());
    suite.record_queries("gate", 1, &charges).unwrap();
    suite.revoke_allowance("abe", 1).unwrap();
}

/// Rolls, open, closed and waiting, and leaves that were taken.
fn write_rolls(suite: &mut Suite) {
    let tree = Tree::new(suite, &[("amy", 300), ("abe", 1), ("amy", 7)]);
    suite.publish_roll("dan", 4, &tree, None).unwrap();
    for leaf_index in [0, 2] {
        suite.enrol(4, 1, &tree, leaf_index).unwrap();
    }
    suite.pay("payer", 3, 10_000_000);
    suite.publish_roll("dan", 4, &tree, Some(1)).unwrap();
    suite.enrol(4, 2, &tree, 1).unwrap();
    suite.enrol(4, 2, &tree, 0).unwrap();
    suite.publish_roll("dan", 4, &tree, None).unwrap();
    suite.enrol(4, 3, &tree, 0).unwrap();
    suite.close_roll("dan", 4, 3).unwrap();
    suite.publish_roll("cora", 3, &tree, None).unwrap();
}

/// cw-storage-plus: a map's name after its length in two bytes, an item's name bare.
fn name(key: &[u8]) -> String {
    let name = match key {
        [0, length, rest @ ..] => &rest[..usize::from(*length)],
        name => name,
    };
    String::from_utf8(name.to_vec()).unwrap()
}

#[rstest]
fn stored_keys_and_bytes_are_as_promised(#[values(Native, Wasm)] runtime: Runtime) {
    let mut names = BTreeSet::new();
    let mut text = String::new();
    for (key, value) in written(runtime).storage() {
        let name = name(&key);
        let value = match value.first() {
            // cw2's and cw-ownable's
            Some(b'{') if name.len() > 1 => String::from_utf8(value).unwrap(),
            _ => HexBinary::from(value).to_hex(),
        };
        writeln!(text, "{name} {} {value}", HexBinary::from(key).to_hex()).unwrap();
        names.insert(name);
    }
    // otherwise a map has no bytes in the file
    assert_eq!(names, BTreeSet::from(NAMESPACES.map(str::to_owned)));
    assert_golden("storage.txt", &text);
}
