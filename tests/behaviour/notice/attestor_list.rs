//! Which attestors a datanet may have.

use rstest::rstest;
use suite::{
    NewDatanet,
    Runtime::{self, Native, Wasm},
    Suite, facts,
};
use tributary::error::ContractError;

use super::attestor::{NOTICE, addresses, announce, attested};
use super::{apply, apply_up_to, stage};

#[rstest]
fn datanet_has_up_to_16_attestors_each_once(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = attested(runtime, &[]);
    let many: Vec<String> = (0..17).map(|number| format!("attestor {number}")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let too_many = || ContractError::ListLength {
        list: "attestors",
        min: 0,
        max: 16,
        found: 17,
    };
    suite.refused(|s| announce(s, &many), too_many());
    let twice = |suite: &Suite| ContractError::Duplicate {
        list: "attestors",
        entry: suite.addr("tess").into(),
    };
    let expected = twice(&suite);
    suite.refused(|s| announce(s, &["tess", "theo", "tess"]), expected);
    let new = |suite: &Suite, names: &[&str]| NewDatanet {
        influence_bps: Some(1),
        attestors: Some(addresses(suite, names)),
        notice_seconds: Some(172_800),
        ..NewDatanet::default()
    };
    let msg = new(&suite, &many);
    suite.refused(|s| s.register_datanet("lena", msg), too_many());
    let (msg, expected) = (new(&suite, &["tess", "tess"]), twice(&suite));
    suite.refused(|s| s.register_datanet("lena", msg), expected);

    announce(&mut suite, &many[..16]).unwrap();
    announce(&mut suite, &[]).unwrap();
    suite.advance_time(NOTICE);
    apply_up_to(&mut suite, 1).unwrap();
    assert_eq!(suite.datanet(1).attestors.len(), 16);
    let result = apply(&mut suite);
    assert_eq!(facts(&result, "attestor_removed").len(), 16);
    assert_eq!(suite.datanet(1).attestors, []);
    let msg = new(&suite, &many[..16]);
    suite.register_datanet("lena", msg).unwrap();
    assert_eq!(suite.datanet(2).attestors.len(), 16);
}

#[rstest]
fn only_an_influence_lane_has_attestors(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    for attestors in [&[][..], &["tess"]] {
        suite.refused(
            |s| announce(s, attestors),
            ContractError::WithoutInfluence { field: "attestors" },
        );
    }
    let tess = vec![suite.addr("tess").to_string()];
    let new = |attestors, attribution_window| NewDatanet {
        attestors: Some(attestors),
        attribution_window,
        ..NewDatanet::default()
    };
    for (new, field) in [
        (new(tess.clone(), None), "attestors"),
        (new(tess, Some(3_600)), "attestors"),
        (new(vec![], Some(3_600)), "attribution_window"),
    ] {
        suite.refused(
            |s| s.register_datanet("lena", new),
            ContractError::WithoutInfluence { field },
        );
    }
    // an empty list is none
    suite.register_datanet("lena", new(vec![], None)).unwrap();
    assert_eq!(suite.datanet(2).attestors, []);
}
