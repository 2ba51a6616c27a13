//! `register_datanet`.

use cosmwasm_std::{Binary, Decimal};
use rstest::rstest;
use suite::{
    DatanetUpdate, NewDatanet,
    Runtime::{self, Native, Wasm},
    Suite, contributor_weights,
};
use tributary::error::ContractError;
use tributary_api::{AttestorInfo, DatanetResponse, LineageShare};

pub type SetText = fn(&mut NewDatanet, String);

/// field, fewest and most bytes, how it is given
pub const TEXTS: [(&str, usize, usize, SetText); 4] = [
    ("name", 1, 128, |new, text| new.name = text),
    ("description", 0, 512, |new, text| {
        new.description = Some(text)
    }),
    ("uri", 0, 512, |new, text| new.uri = Some(text)),
    ("license", 0, 512, |new, text| new.license = Some(text)),
];

pub fn with_text(set: SetText, text: &str) -> NewDatanet {
    let mut new = NewDatanet::default();
    set(&mut new, text.to_owned());
    new
}

pub fn full(suite: &Suite) -> NewDatanet {
    NewDatanet {
        name: "tldr-pages 📚".to_owned(),
        description: Some("Simplified manual pages".to_owned()),
        uri: Some("https://tldr.sh".to_owned()),
        content_hash: Some(Binary::from([7; 32])),
        license: Some("CC-BY-4.0".to_owned()),
        curator_fee_bps: Some(1_000),
        influence_bps: Some(5_000),
        attestors: Some(vec![suite.addr("tess").into()]),
        attribution_window: Some(3_600),
        notice_seconds: Some(90_000),
        parents: None,
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
        influence_bps: 5_000,
        attestors: vec![AttestorInfo {
            address: suite.addr("tess"),
            since: suite.now(),
        }],
        attribution_window: Some(3_600),
        notice_seconds: 90_000,
        parents: vec![],
        lineage: vec![LineageShare {
            datanet_id: 1,
            share: Decimal::one(),
        }],
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
fn texts_with_white_space_around_them_are_refused(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    for (field, _, _, set) in TEXTS {
        for padded in [" a", "a ", " ", "\u{2003}a"] {
            let new = with_text(set, padded);
            suite.refused(
                |s| s.register_datanet("cora", new),
                ContractError::Padded { field },
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
fn influence_lane_is_at_most_half(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    for found in [5_001, 10_000, u16::MAX] {
        let new = NewDatanet {
            influence_bps: Some(found),
            notice_seconds: Some(2 * 24 * 60 * 60),
            ..NewDatanet::default()
        };
        let expected = ContractError::OutOfRange {
            field: "influence_bps",
            min: 0,
            max: 5_000,
            found: found.into(),
        };
        suite.refused(|s| s.register_datanet("cora", new), expected);
    }
}
