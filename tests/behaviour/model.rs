//! `register_model` and `update_model`: names, fees, gateways. Price and activity are in `model_price`, the route in `model_route`.

use rstest::rstest;
use suite::{
    ModelUpdate, NewModel,
    Runtime::{self, Native, Wasm},
    Suite,
};
use tributary::error::ContractError;
use tributary_api::{ModelResponse, RouteEntry, RouteSource, UnitPrice, UnitPriceUpdate};

/// With one datanet.
pub fn suite_with_datanet(runtime: Runtime) -> Suite {
    let mut suite = Suite::builder(runtime).tokens(2).build();
    suite.add_datanet("cora", 0, &[("ann", 1)]);
    suite
}

pub fn price(suite: &Suite, amount: u128, unit: &str) -> UnitPrice {
    UnitPrice {
        token: suite.token(0).into(),
        amount: amount.into(),
        unit: unit.to_owned(),
    }
}

pub fn set(price: UnitPrice) -> ModelUpdate {
    let UnitPrice {
        token,
        amount,
        unit,
    } = price;
    ModelUpdate {
        unit_price: Some(UnitPriceUpdate::Set {
            token,
            amount,
            unit,
        }),
        ..ModelUpdate::default()
    }
}

fn full(suite: &Suite) -> NewModel {
    NewModel {
        name: "Pages 7B".to_owned(),
        uri: Some("https://models.example/pages".to_owned()),
        operator_fee_bps: 4_000,
        unit_price: Some(price(suite, 30, "thousand tokens")),
        gateways: Some(vec![suite.addr("gate").into()]),
        ..NewModel::default()
    }
}

#[rstest]
fn registered_model_answers_with_everything_it_was_given(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_datanet(runtime);
    suite.add_model("olga", 0, &[(1, 1)]);
    let new = NewModel {
        succeeds: Some(1),
        ..full(&suite)
    };
    suite.register_model("olga", new.clone()).unwrap();
    let expected = ModelResponse {
        model_id: 2,
        name: new.name,
        uri: new.uri,
        operator: suite.addr("olga"),
        nominee: None,
        operator_fee_bps: 4_000,
        unit_price: new.unit_price,
        lineage: new.lineage,
        route: vec![RouteEntry {
            datanet_id: 1,
            share: "1".parse().unwrap(),
            parts: 1u128.into(),
            sources: vec![RouteSource {
                datanet_id: 1,
                weight: 1,
                share: "1".parse().unwrap(),
            }],
        }],
        gateways: vec![suite.addr("gate")],
        succeeds: Some(1),
        active: true,
        registered_at: suite.now(),
        records: 0,
    };
    assert_eq!(suite.model(2), expected);
}

#[rstest]
fn names_and_texts_are_bounded(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_datanet(runtime);
    suite.add_model("olga", 0, &[(1, 1)]);
    let length = |field, min, max, found| ContractError::TextLength {
        field,
        min,
        max,
        found,
    };
    for found in [0, 129, 100_000] {
        let name = "x".repeat(found);
        let new = NewModel {
            name: name.clone(),
            ..NewModel::default()
        };
        suite.refused(
            |s| s.register_model("olga", new),
            length("name", 1, 128, found),
        );
        let update = ModelUpdate {
            name: Some(name.clone()),
            ..ModelUpdate::default()
        };
        suite.refused(
            |s| s.update_model("olga", 1, update),
            length("name", 1, 128, found),
        );
        let new = NewModel {
            unit_price: Some(price(&suite, 1, &name)),
            ..NewModel::default()
        };
        suite.refused(
            |s| s.register_model("olga", new),
            length("unit", 1, 128, found),
        );
        let update = set(price(&suite, 1, &name));
        suite.refused(
            |s| s.update_model("olga", 1, update),
            length("unit", 1, 128, found),
        );
    }
    let uri = Some("x".repeat(513));
    let new = NewModel {
        uri: uri.clone(),
        ..NewModel::default()
    };
    suite.refused(
        |s| s.register_model("olga", new),
        length("uri", 0, 512, 513),
    );
    let update = ModelUpdate {
        uri,
        ..ModelUpdate::default()
    };
    suite.refused(
        |s| s.update_model("olga", 1, update),
        length("uri", 0, 512, 513),
    );

    let longest = NewModel {
        name: "🜄".repeat(32),
        uri: Some("x".repeat(512)),
        unit_price: Some(price(&suite, 1, &"x".repeat(128))),
        ..NewModel::default()
    };
    suite.register_model("olga", longest).unwrap();

    let control = |field| ContractError::ControlCharacter { field, found: 10 };
    let new = NewModel {
        name: "a\nb".to_owned(),
        ..NewModel::default()
    };
    suite.refused(|s| s.register_model("olga", new), control("name"));
    let new = NewModel {
        uri: Some("a\nb".to_owned()),
        ..NewModel::default()
    };
    suite.refused(|s| s.register_model("olga", new), control("uri"));
    let update = set(price(&suite, 1, "a\nb"));
    suite.refused(|s| s.update_model("olga", 1, update), control("unit"));
}

#[rstest]
fn operator_fee_is_at_most_two_fifths_and_only_falls(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_datanet(runtime);
    for found in [4_001, u16::MAX] {
        let new = NewModel {
            operator_fee_bps: found,
            ..NewModel::default()
        };
        let expected = ContractError::OutOfRange {
            field: "operator_fee_bps",
            min: 0,
            max: 4_000,
            found: found.into(),
        };
        suite.refused(|s| s.register_model("olga", new), expected);
    }
    suite.add_model("olga", 4_000, &[(1, 1)]);
    let fee = |bps| ModelUpdate {
        operator_fee_bps: Some(bps),
        ..ModelUpdate::default()
    };
    for (current, next) in [(4_000, 100), (100, 0)] {
        let expected = ContractError::FallsOnly {
            field: "operator_fee_bps",
            current,
            found: current + 1,
        };
        suite.refused(|s| s.update_model("olga", 1, fee(current + 1)), expected);
        suite.update_model("olga", 1, fee(next)).unwrap();
    }
    assert_eq!(suite.model(1).operator_fee_bps, 0);
}

#[rstest]
fn update_changes_what_it_names_and_nothing_else(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_datanet(runtime);
    let new = full(&suite);
    suite.register_model("olga", new).unwrap();
    let mut expected = suite.model(1);
    let mut update = |update: ModelUpdate, change: &dyn Fn(&mut ModelResponse)| {
        suite.update_model("olga", 1, update).unwrap();
        change(&mut expected);
        assert_eq!(suite.model(1), expected);
    };
    let none = ModelUpdate::default;
    update(
        ModelUpdate {
            name: Some("n".into()),
            ..none()
        },
        &|m| m.name = "n".into(),
    );
    update(
        ModelUpdate {
            uri: Some("u".into()),
            ..none()
        },
        &|m| m.uri = Some("u".into()),
    );
    update(
        ModelUpdate {
            uri: Some("".into()),
            ..none()
        },
        &|m| m.uri = None,
    );
    update(
        ModelUpdate {
            operator_fee_bps: Some(7),
            ..none()
        },
        &|m| m.operator_fee_bps = 7,
    );
    update(
        ModelUpdate {
            active: Some(false),
            ..none()
        },
        &|m| m.active = false,
    );
    update(
        ModelUpdate {
            gateways: Some(vec![]),
            ..none()
        },
        &|m| m.gateways = vec![],
    );
    let free = Some(UnitPriceUpdate::None {});
    update(
        ModelUpdate {
            unit_price: free,
            ..none()
        },
        &|m| m.unit_price = None,
    );
}

#[rstest]
fn update_that_changes_nothing_is_refused(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_datanet(runtime);
    let new = full(&suite);
    suite.register_model("olga", new.clone()).unwrap();
    suite.add_model("olga", 0, &[(1, 1)]);
    let same = ModelUpdate {
        name: Some(new.name),
        uri: new.uri,
        operator_fee_bps: Some(new.operator_fee_bps),
        gateways: new.gateways,
        active: Some(true),
        ..set(new.unit_price.unwrap())
    };
    let still_none = ModelUpdate {
        unit_price: Some(UnitPriceUpdate::None {}),
        ..ModelUpdate::default()
    };
    for (model_id, update) in [(1, ModelUpdate::default()), (1, same), (2, still_none)] {
        suite.refused(
            |s| s.update_model("olga", model_id, update),
            ContractError::NothingToChange {},
        );
    }
}

#[rstest]
fn gateways_are_at_most_16(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_datanet(runtime);
    let gates = |suite: &Suite, count: usize| {
        let names = (0..count).map(|n| suite.addr(&format!("gate {n}")).to_string());
        Some(names.collect::<Vec<_>>())
    };
    let new = NewModel {
        gateways: gates(&suite, 16),
        ..NewModel::default()
    };
    suite.register_model("olga", new).unwrap();
    assert_eq!(suite.model(1).gateways.len(), 16);
    let long = || ContractError::ListLength {
        list: "gateways",
        min: 0,
        max: 16,
        found: 17,
    };
    let new = NewModel {
        gateways: gates(&suite, 17),
        ..NewModel::default()
    };
    suite.refused(|s| s.register_model("olga", new), long());
    let update = ModelUpdate {
        gateways: gates(&suite, 17),
        ..ModelUpdate::default()
    };
    suite.refused(|s| s.update_model("olga", 1, update), long());
}
