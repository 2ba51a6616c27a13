//! `update_datanet`.

use cosmwasm_std::Binary;
use rstest::rstest;
use suite::{
    DatanetUpdate,
    Runtime::{self, Native, Wasm},
    Suite,
};
use tributary::error::ContractError;
use tributary_api::{DatanetResponse, ExecuteMsg};

use crate::datanet::{TEXTS, full, with_text};

#[rstest]
fn update_changes_what_it_names_and_nothing_else(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    let new = full(&suite);
    suite.register_datanet("cora", new).unwrap();
    let mut expected = suite.datanet(1);

    let mut update = |update: DatanetUpdate, change: fn(&mut DatanetResponse)| {
        suite.update_datanet("cora", 1, update).unwrap();
        change(&mut expected);
        assert_eq!(suite.datanet(1), expected);
    };
    let text = |text: &str| Some(text.to_owned());
    let none = DatanetUpdate::default;
    update(
        DatanetUpdate {
            name: text("n"),
            ..none()
        },
        |d| d.name = "n".into(),
    );
    update(
        DatanetUpdate {
            description: text("d"),
            ..none()
        },
        |d| d.description = Some("d".into()),
    );
    update(
        DatanetUpdate {
            uri: text("u"),
            ..none()
        },
        |d| d.uri = Some("u".into()),
    );
    update(
        DatanetUpdate {
            license: text("l"),
            ..none()
        },
        |d| d.license = Some("l".into()),
    );
    let hash = || Some(Binary::from([9; 32]));
    update(
        DatanetUpdate {
            content_hash: hash(),
            ..none()
        },
        |d| d.content_hash = Some(Binary::from([9; 32])),
    );
    update(
        DatanetUpdate {
            curator_fee_bps: Some(10),
            ..none()
        },
        |d| d.curator_fee_bps = 10,
    );
}

#[rstest]
fn update_with_an_empty_text_or_hash_removes_it(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    let new = full(&suite);
    suite.register_datanet("cora", new).unwrap();
    let empty = DatanetUpdate {
        description: Some(String::new()),
        uri: Some(String::new()),
        content_hash: Some(Binary::default()),
        license: Some(String::new()),
        ..DatanetUpdate::default()
    };
    suite.update_datanet("cora", 1, empty).unwrap();
    let datanet = suite.datanet(1);
    assert_eq!(
        (
            datanet.description,
            datanet.uri,
            datanet.content_hash,
            datanet.license
        ),
        (None, None, None, None)
    );
}

#[rstest]
fn update_is_bound_like_registration(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    suite.add_datanet("cora", 0, suite::NOBODY);
    for (field, min, max, set) in TEXTS {
        let update = |text: &str| {
            let new = with_text(set, text);
            DatanetUpdate {
                name: Some(new.name),
                description: new.description,
                uri: new.uri,
                license: new.license,
                ..DatanetUpdate::default()
            }
        };
        suite
            .update_datanet("cora", 1, update(&"y".repeat(max)))
            .unwrap();
        let (long, found) = (update(&"y".repeat(max + 1)), max + 1);
        let expected = ContractError::TextLength {
            field,
            min,
            max,
            found,
        };
        suite.refused(|s| s.update_datanet("cora", 1, long), expected);
        let (control, found) = (update("a\rb"), 0x0d);
        let expected = ContractError::ControlCharacter { field, found };
        suite.refused(|s| s.update_datanet("cora", 1, control), expected);
    }
}

#[rstest]
fn update_that_changes_nothing_is_refused(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    let new = full(&suite);
    suite.register_datanet("cora", new.clone()).unwrap();
    let same = DatanetUpdate {
        name: Some(new.name),
        description: new.description,
        uri: new.uri,
        content_hash: new.content_hash,
        license: new.license,
        curator_fee_bps: new.curator_fee_bps,
        attestors: None,
        notice_seconds: new.notice_seconds,
    };
    for update in [DatanetUpdate::default(), same] {
        suite.refused(
            |s| s.update_datanet("cora", 1, update),
            ContractError::NothingToChange {},
        );
    }
}

#[rstest]
fn curator_fee_only_falls(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    suite.add_datanet("cora", 500, suite::NOBODY);
    let fee = |bps| DatanetUpdate {
        curator_fee_bps: Some(bps),
        ..DatanetUpdate::default()
    };
    for (current, next) in [(500, 499), (499, 0)] {
        for found in [current + 1, 1_000, u16::MAX] {
            let expected = ContractError::FallsOnly {
                field: "curator_fee_bps",
                current,
                found,
            };
            suite.refused(|s| s.update_datanet("cora", 1, fee(found)), expected);
        }
        suite.update_datanet("cora", 1, fee(next)).unwrap();
    }
    assert_eq!(suite.datanet(1).curator_fee_bps, 0);
}

#[rstest]
fn lowered_curator_fee_holds_for_the_next_payment(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::builder(runtime).protocol_fee_bps(0).build();
    let datanet = suite.add_datanet("cora", 1_000, &[("ann", 1)]);
    let model = suite.add_model("olga", 0, &[(datanet, 1)]);
    suite.pay("payer", model, 1_000);
    let update = DatanetUpdate {
        curator_fee_bps: Some(100),
        ..DatanetUpdate::default()
    };
    suite.execute("cora", update.of(datanet)).unwrap();
    suite.pay("payer", model, 1_000);
    suite.assert_invariants();
    let pool = suite.pool(datanet, suite.token(0));
    assert_eq!(pool.curator_income.to_string(), "110");
    assert_eq!(pool.income.to_string(), "1890");
}

#[rstest]
fn unknown_datanet_can_not_be_updated(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    for datanet_id in [0, 1, u64::MAX] {
        let msg: ExecuteMsg = DatanetUpdate::default().of(datanet_id);
        suite.refused(
            |s| s.execute("cora", msg),
            ContractError::DatanetNotFound { datanet_id },
        );
    }
}
