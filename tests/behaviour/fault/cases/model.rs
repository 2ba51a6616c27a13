//! Models and their operators.

use suite::{ModelUpdate, NewModel, Suite, lineage};
use tributary_api::{ExecuteMsg, UnitPrice, UnitPriceUpdate};

use super::super::stage::{LANE, MODEL, PLAIN};
use super::{Act, Case, case};

pub const CASES: &[Case] = &[
    case("plain", |_| Act::execute("olga", NewModel::default())),
    case("with a price, gateways and a forerunner", |s| {
        let new = NewModel {
            uri: Some("https://model.example".to_owned()),
            operator_fee_bps: 4_000,
            unit_price: Some(UnitPrice {
                token: s.token(1).into(),
                amount: 30u128.into(),
                unit: "thousand tokens".to_owned(),
            }),
            lineage: lineage(&[(PLAIN, 1), (LANE, 3)]),
            gateways: Some(["gate", "gus"].map(|name| s.addr(name).into()).into()),
            succeeds: Some(MODEL),
            ..NewModel::default()
        };
        Act::execute("olga", new)
    }),
    case("everything", |s| {
        let update = ModelUpdate {
            name: Some("new".to_owned()),
            uri: Some("https://new.example".to_owned()),
            operator_fee_bps: Some(1),
            unit_price: Some(UnitPriceUpdate::Set {
                token: s.token(0).into(),
                amount: 31u128.into(),
                unit: "query".to_owned(),
            }),
            gateways: Some(["gate", "gus"].map(|name| s.addr(name).into()).into()),
            active: Some(false),
        };
        Act::execute("olga", update.of(MODEL))
    }),
    case("", |s| Act::execute("olga", nominate(s, Some("nora")))),
    case("none any more", |s| {
        let first = nominate(s, Some("nora"));
        s.execute("olga", first).unwrap();
        Act::execute("olga", nominate(s, None))
    }),
    case("", |s| {
        s.nominate_operator("olga", MODEL, Some("nora")).unwrap();
        let model_id = MODEL;
        Act::execute("nora", ExecuteMsg::AcceptOperatorship { model_id })
    }),
];

fn nominate(suite: &Suite, nominee: Option<&str>) -> ExecuteMsg {
    ExecuteMsg::NominateOperator {
        model_id: MODEL,
        address: nominee.map(|name| suite.addr(name).into()),
    }
}
