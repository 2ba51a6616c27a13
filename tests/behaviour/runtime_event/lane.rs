//! Derived datanets, contributions, the influence lane and notice.

use suite::{DatanetUpdate, NewDatanet, accepted, contributor_weights, parents, rejected};
use tributary_api::ExecuteMsg;

use super::Step;

const DAY: u64 = 24 * 60 * 60;
/// The datanet with a lane, and the model that rests on it.
const LANE: u64 = 4;
const MODEL: u64 = 3;

pub const STEPS: [Step; 21] = [
    ("register a datanet that takes contributions", |s| {
        s.register_datanet("cora", NewDatanet::default())
    }),
    ("submit a contribution", |s| {
        s.execute(
            "ann",
            ExecuteMsg::SubmitContribution {
                datanet_id: 3,
                content_hash: [7; 32].into(),
                uri: Some("ipfs://page".to_owned()),
            },
        )
    }),
    ("submit another", |s| {
        s.submit_contribution("bob", 3, [8; 32])
    }),
    ("review both", |s| {
        let verdicts = [accepted(1, 5), rejected(2, "a copy")];
        s.review_contributions("cora", 3, &verdicts)
    }),
    ("register a derived datanet with a lane", |s| {
        let attestors = ["tess", "tom"].map(|name| s.addr(name).into());
        let new = NewDatanet {
            curator_fee_bps: Some(500),
            influence_bps: Some(2_500),
            attestors: Some(attestors.into()),
            attribution_window: Some(DAY),
            notice_seconds: Some(2 * DAY),
            parents: Some(parents(&[(3, 1_000)])),
            contributors: Some(contributor_weights(s, &[("ann", 2), ("bob", 1)])),
            ..NewDatanet::default()
        };
        s.register_datanet("cora", new)
    }),
    ("register a model on it", |s| {
        let new = suite::NewModel {
            lineage: suite::lineage(&[(LANE, 1)]),
            ..suite::NewModel::default()
        };
        s.register_model("olga", new)
    }),
    ("record a query with a pot", |s| {
        s.record("payer", s.token(1), 1_000, &suite::hook(MODEL, "one"))
    }),
    ("record one more", |s| {
        s.record("payer", s.token(1), 500, &suite::hook(MODEL, "two"))
    }),
    ("attribute the first pot", |s| {
        let msg = ExecuteMsg::Attribute {
            model_id: MODEL,
            datanet_id: LANE,
            record_ids: vec![1],
            scores: suite::scores(s, &[("ann", 1), ("bob", 3)]),
            unattributed: Some(2),
        };
        s.execute("tess", msg)
    }),
    ("release the second", |s| {
        s.advance_time(DAY);
        s.release("sam", MODEL, LANE, &[2])
    }),
    ("announce weights", |s| {
        s.set_weights("cora", LANE, &[("eve", 4)])
    }),
    ("announce attestors", |s| {
        let update = DatanetUpdate {
            attestors: Some(["tess", "tara"].map(|name| s.addr(name).into()).into()),
            ..DatanetUpdate::default()
        };
        s.update_datanet("cora", LANE, update)
    }),
    ("submit a contribution there", |s| {
        s.submit_contribution("dan", LANE, [9; 32])
    }),
    ("announce its acceptance", |s| {
        s.review_contributions("cora", LANE, &[accepted(1, 6)])
    }),
    ("cancel that", |s| s.cancel_change("cora", LANE, 3)),
    ("announce it again", |s| {
        s.review_contributions("cora", LANE, &[accepted(1, 7)])
    }),
    ("apply what has matured", |s| {
        s.advance_time(2 * DAY);
        s.apply_changes("sam", LANE)
    }),
    ("announce more weight than there can be", |s| {
        s.set_weights("cora", LANE, &[("eve", (1 << 53) - 1)])
    }),
    ("drop it", |s| {
        s.advance_time(2 * DAY);
        s.apply_changes("sam", LANE)
    }),
    ("leave", |s| s.leave_datanet("bob", LANE)),
    ("grow the notice", |s| {
        let update = DatanetUpdate {
            notice_seconds: Some(3 * DAY),
            ..DatanetUpdate::default()
        };
        s.update_datanet("cora", LANE, update)
    }),
];
