//! Which events there are: what indexers live on.

mod account;
mod lane;
mod roll;

use std::collections::BTreeSet;
use std::fmt::Write;

use cosmwasm_std::Binary;
use cw_ownable::Action;
use rstest::rstest;
use suite::{
    ConfigUpdate, DatanetUpdate, ModelUpdate, NewDatanet, NewModel, Outcome,
    Runtime::{self, Native, Wasm},
    Suite, TxResult, assert_golden, contributor_weights, hook, lineage,
};
use tributary_api::{HookMsg, InstantiateMsg, UnitPrice, UnitPriceUpdate};

const EVENTS: [&str; 53] = [
    "allowance_set",
    "allowance_revoked",
    "charge_refused",
    "charged",
    "deposited",
    "withdrawn",
    "gateway_added",
    "gateway_removed",
    "acceptance_scheduled",
    "attestor_added",
    "attestor_removed",
    "attestor_scheduled",
    "attributed",
    "change_applied",
    "change_cancelled",
    "change_dropped",
    "change_scheduled",
    "claimed",
    "config_updated",
    "contribution_reopened",
    "contribution_reviewed",
    "contribution_submitted",
    "credit_paid",
    "curator_changed",
    "closing_scheduled",
    "curator_nominated",
    "datanet_derived",
    "datanet_paid",
    "datanet_registered",
    "datanet_updated",
    "enrolled",
    "fee_split",
    "fee_token_added",
    "fee_token_retired",
    "influence_credited",
    "model_registered",
    "model_routed",
    "model_updated",
    "operator_changed",
    "operator_nominated",
    "ownership_updated",
    "paused",
    "payout_address_set",
    "query_recorded",
    "released",
    "roll_closed",
    "roll_published",
    "roll_scheduled",
    "unit_price_removed",
    "unit_price_set",
    "unpaused",
    "weight_changed",
    "weight_scheduled",
];

type Step = (&'static str, fn(&mut Suite) -> Outcome);

fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

const STEPS: [Step; 27] = [
    ("instantiate", |s| {
        let msg = InstantiateMsg {
            owner: None,
            fee_tokens: vec![s.token(0).into()],
            protocol_fee_bps: 200,
            protocol_fee_recipient: Some(s.addr("treasury").into()),
        };
        s.instantiate(&msg).map(|(_, result)| result)
    }),
    ("register a datanet with contributors and hash", |s| {
        let new = NewDatanet {
            content_hash: Some(Binary::from([7; 32])),
            curator_fee_bps: Some(500),
            contributors: Some(contributor_weights(s, &[("ann", 2), ("bob", 1)])),
            ..NewDatanet::default()
        };
        s.register_datanet("cora", new)
    }),
    ("register a datanet", |s| {
        s.register_datanet("dan", NewDatanet::default())
    }),
    ("update a datanet", |s| {
        let update = DatanetUpdate {
            name: text("new"),
            ..DatanetUpdate::default()
        };
        s.update_datanet("cora", 1, update)
    }),
    ("set weights", |s| s.set_weights("dan", 2, &[("ann", 5)])),
    ("register a model with a price", |s| {
        let new = NewModel {
            operator_fee_bps: 2_000,
            unit_price: Some(UnitPrice {
                token: s.token(0).into(),
                amount: 30u128.into(),
                unit: "thousand tokens".to_owned(),
            }),
            lineage: lineage(&[(1, 3), (2, 1)]),
            ..NewModel::default()
        };
        s.register_model("olga", new)
    }),
    ("register its successor", |s| {
        s.register_model(
            "olga",
            NewModel {
                succeeds: Some(1),
                ..NewModel::default()
            },
        )
    }),
    ("record a batch", |s| {
        let hook = HookMsg::RecordQuery {
            model_id: 1,
            query_id: "batch-1".to_owned(),
            units: Some(7),
            count: Some(12),
            digest: Some(Binary::from([9; 32])),
        };
        s.record("payer", s.token(0), 210, &hook)
    }),
    ("record a query", |s| {
        s.record("payer", s.token(0), 1_000, &hook(2, "one"))
    }),
    ("leave", |s| s.leave_datanet("bob", 1)),
    ("update a model", |s| {
        let update = ModelUpdate {
            active: Some(false),
            ..ModelUpdate::default()
        };
        s.update_model("olga", 2, update)
    }),
    ("set a price", |s| {
        let unit_price = Some(UnitPriceUpdate::Set {
            token: s.token(0).into(),
            amount: 31u128.into(),
            unit: "query".to_owned(),
        });
        s.update_model(
            "olga",
            1,
            ModelUpdate {
                unit_price,
                ..ModelUpdate::default()
            },
        )
    }),
    ("remove a price", |s| {
        let unit_price = Some(UnitPriceUpdate::None {});
        s.update_model(
            "olga",
            1,
            ModelUpdate {
                unit_price,
                ..ModelUpdate::default()
            },
        )
    }),
    ("nominate a curator", |s| {
        s.nominate_curator("cora", 1, Some("nina"))
    }),
    ("accept the curatorship", |s| {
        s.accept_curatorship("nina", 1)
    }),
    ("nominate somebody else", |s| {
        s.nominate_operator("olga", 1, Some("nina"))
    }),
    ("withdraw a nomination", |s| {
        s.nominate_operator("olga", 1, None)
    }),
    ("nominate an operator", |s| {
        s.nominate_operator("olga", 1, Some("nora"))
    }),
    ("accept the operatorship", |s| {
        s.accept_operatorship("nora", 1)
    }),
    ("set a payout address", |s| {
        s.set_payout_address("ann", Some("wallet"))
    }),
    ("claim as contributor", |s| s.claim("ann")),
    ("claim as former curator", |s| s.claim("cora")),
    ("claim nothing", |s| s.claim("sam")),
    ("exchange a fee token", |s| {
        let token = s.new_token(&[("payer", 1_000_000)]);
        let update = ConfigUpdate {
            protocol_fee_bps: Some(100),
            protocol_fee_recipient: Some(s.addr("dao").into()),
            add_fee_token: Some(token.into()),
            retire_fee_token: Some(s.token(0).into()),
        };
        s.update_config("owner", update)
    }),
    ("pause", |s| s.pause("owner")),
    ("unpause", |s| s.unpause("owner")),
    ("offer the ownership", |s| {
        let new_owner = s.addr("penny").into();
        s.update_ownership(
            "owner",
            Action::TransferOwnership {
                new_owner,
                expiry: None,
            },
        )
    }),
];

/// The contracts' events; the chain's own are not ours to promise.
fn describe(result: &TxResult, names: &mut BTreeSet<String>) -> String {
    let mut text = String::new();
    for event in &result.events {
        let Some(rest) = event.ty.strip_prefix("wasm") else {
            continue;
        };
        writeln!(text, "  {}", event.ty).unwrap();
        names.extend(rest.strip_prefix('-').map(str::to_owned));
        for attribute in &event.attributes {
            let (key, value) = (&attribute.key, &attribute.value);
            writeln!(text, "    {key}: {value}").unwrap();
            if key != "_contract_address" {
                assert!(!key.starts_with('_'), "{key}");
            }
            assert!(!value.starts_with(['{', '[']), "{key}: {value}");
            let most = if key == "reason" { 300 } else { 128 };
            assert!(value.len() <= most, "{key}: {value}");
        }
    }
    text
}

#[rstest]
fn events_are_as_promised(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    let (mut text, mut names) = (String::new(), BTreeSet::new());
    for (title, step) in STEPS
        .into_iter()
        .chain(lane::STEPS)
        .chain(account::STEPS)
        .chain(roll::STEPS)
    {
        let result = step(&mut suite).unwrap_or_else(|error| panic!("{title}: {error}"));
        text += &format!("{title}\n{}", describe(&result, &mut names));
    }
    suite.assert_invariants();
    assert_eq!(names, BTreeSet::from(EVENTS.map(str::to_owned)));
    assert_golden("events.txt", &text);
}
