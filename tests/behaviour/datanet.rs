//! `register_datanet` and `update_datanet`.

use cosmwasm_std::Binary;
use rstest::rstest;
use suite::{
    DatanetUpdate, NewDatanet,
    Runtime::{self, Native, Wasm},
    Suite, contributor_weights,
};
use tributary::error::ContractError;
use tributary_api::{DatanetResponse, ExecuteMsg};

type SetText = fn(&mut NewDatanet, String);

/// field, fewest and most bytes, how it is given
const TEXTS: [(&str, usize, usize, SetText); 4] = [
    ("name", 1, 128, |new, text| new.name = text),
    ("description", 0, 512, |new, text| {
        new.description = Some(text)
    }),
    ("uri", 0, 512, |new, text| new.uri = Some(text)),
    ("license", 0, 512, |new, text| new.license = Some(text)),
];

fn with_text(set: SetText, text: &str) -> NewDatanet {
    let mut new = NewDatanet::default();
    set(&mut new, text.to_owned());
    new
}

fn full(suite: &Suite) -> NewDatanet {
    NewDatanet {
        name: "tldr-pages 📚".to_owned(),
        description: Some("Simplified manual pages".to_owned()),
        uri: Some("https://tldr.sh".to_owned()),
        content_hash: Some(Binary::from([7; 32])),
        license: Some("CC-BY-4.0".to_owned()),
        curator_fee_bps: Some(1_000),
        contributors: Some(contributor_weights(suite, &[("ann", 2), ("bob", 1)])),
    }
}

#[rstest]
fn registered_datanet_answers_with_everything_it_was_given(
    #[values(Native, Wasm)] runtime: Runtime,
) {
    let mut suite = Suite::new(runtime);
    let new = full(&suite);
    suite.register_datanet("cora", new.clone()).unwrap();
    let expected = DatanetResponse {
        datanet_id: 1,
        name: new.name,
        description: new.description,
        uri: new.uri,
        content_hash: new.content_hash,
        license: new.license,
        curator: suite.addr("cora"),
        nominee: None,
        curator_fee_bps: 1_000,
        total_weight: 3,
        weights_version: 1,
        registered_at: suite.now(),
    };
    assert_eq!(suite.datanet(1), expected);
    assert_eq!(suite.contributor(1, "ann").weight, 2);
    assert_eq!(suite.contributor(1, "bob").weight, 1);
    suite.assert_invariants();
}

#[rstest]
fn datanet_needs_nothing_but_a_name(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    suite
        .register_datanet("cora", NewDatanet::default())
        .unwrap();
    let datanet = suite.datanet(1);
    assert_eq!((datanet.total_weight, datanet.weights_version), (0, 0));
    assert_eq!(datanet.curator_fee_bps, 0);
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
fn ids_count_up_from_one_whoever_registers(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    for (id, curator) in (1..=300).zip(["cora", "dan", "eve"].iter().cycle()) {
        assert_eq!(suite.add_datanet(curator, 0, suite::NOBODY), id);
    }
}

#[rstest]
fn texts_are_taken_up_to_their_bound(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    for (field, min, max, set) in TEXTS {
        let emoji = "🜄".repeat(max / 4);
        for fits in ["x".repeat(max), emoji.clone()] {
            suite
                .register_datanet("cora", with_text(set, &fits))
                .unwrap();
        }
        // bytes count, not characters
        for long in ["x".repeat(max + 1), emoji + "🜄", "x".repeat(100_000)] {
            let expected = ContractError::TextLength {
                field,
                min,
                max,
                found: long.len(),
            };
            suite.refused(
                |s| s.register_datanet("cora", with_text(set, &long)),
                expected,
            );
        }
    }
}

#[rstest]
fn control_characters_are_refused(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    for (field, _, _, set) in TEXTS {
        for character in ['\0', '\n', '\t', '\u{1b}', '\u{7f}', '\u{85}'] {
            let new = with_text(set, &format!("a{character}b"));
            let found = character.into();
            let expected = ContractError::ControlCharacter { field, found };
            suite.refused(|s| s.register_datanet("cora", new), expected);
        }
    }
}

#[rstest]
fn empty_name_is_refused_and_other_empty_texts_are_none(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    let nameless = |min, max| ContractError::TextLength {
        field: "name",
        min,
        max,
        found: 0,
    };
    suite.refused(
        |s| s.register_datanet("cora", with_text(TEXTS[0].3, "")),
        nameless(1, 128),
    );
    for (_, _, _, set) in &TEXTS[1..] {
        suite.register_datanet("cora", with_text(*set, "")).unwrap();
    }
    assert_eq!(suite.datanet(1).description, None);
    assert_eq!(suite.datanet(2).uri, None);
    assert_eq!(suite.datanet(3).license, None);
}

#[rstest]
fn hash_has_32_bytes(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    suite.add_datanet("cora", 0, suite::NOBODY);
    for found in [0, 1, 31, 33, 64, 10_000] {
        let content_hash = Some(Binary::from(vec![1; found]));
        let expected = || ContractError::HashLength {
            field: "content_hash",
            expected: 32,
            found,
        };
        let new = NewDatanet {
            content_hash: content_hash.clone(),
            ..NewDatanet::default()
        };
        suite.refused(|s| s.register_datanet("cora", new), expected());
        let update = DatanetUpdate {
            content_hash,
            ..DatanetUpdate::default()
        };
        // an empty one removes
        if found > 0 {
            suite.refused(|s| s.update_datanet("cora", 1, update), expected());
        }
    }
}

#[rstest]
fn curator_fee_is_at_most_a_tenth(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    for found in [1_001, u16::MAX] {
        let new = NewDatanet {
            curator_fee_bps: Some(found),
            ..NewDatanet::default()
        };
        let expected = ContractError::OutOfRange {
            field: "curator_fee_bps",
            min: 0,
            max: 1_000,
            found: found.into(),
        };
        suite.refused(|s| s.register_datanet("cora", new), expected);
    }
    assert_eq!(suite.add_datanet("cora", 1_000, suite::NOBODY), 1);
}

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
            let expected = ContractError::Ratchet {
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
