//! `submit_contribution`.

use cosmwasm_std::Binary;
use rstest::rstest;
use suite::{
    Outcome,
    Runtime::{self, Native, Wasm},
    Suite, attribute, facts, happened, rejected,
};
use tributary::error::ContractError;
use tributary_api::{ContributionResponse, ExecuteMsg};

use super::{hash, pending, stage, submit};

fn submit_raw(suite: &mut Suite, content_hash: impl Into<Binary>, uri: Option<String>) -> Outcome {
    let msg = ExecuteMsg::SubmitContribution {
        datanet_id: 1,
        content_hash: content_hash.into(),
        uri,
    };
    suite.execute("ann", msg)
}

#[rstest]
fn contribution_answers_with_everything_it_was_given(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    suite.advance_time(60);
    let uri = Some("ipfs://page".to_owned());
    let result = submit_raw(&mut suite, hash(1), uri.clone()).unwrap();
    let submitted_at = suite.now();
    assert_eq!(
        attribute(&result, "", "action"),
        "submit_contribution".to_owned()
    );
    let (ann, content_hash) = (suite.addr("ann"), Binary::from(hash(1)));
    assert_eq!(attribute(&result, "", "sender"), ann.as_str());
    assert_eq!(happened(&result), ["contribution_submitted"]);
    assert_eq!(
        facts(&result, "contribution_submitted"),
        [format!(
            "datanet_id=1 contribution_id=1 submitter={ann} content_hash={content_hash} uri=ipfs://page"
        )]
    );
    suite.advance_time(60);
    let expected = ContributionResponse {
        datanet_id: 1,
        contribution_id: 1,
        submitter: ann.clone(),
        content_hash,
        uri,
        submitted_at,
        reviewed_at: None,
        status: pending(),
    };
    assert_eq!(suite.contribution(1, 1), expected);
    // not a weight before it is accepted
    assert_eq!(suite.contributor(1, ann).weight, 0);
    assert_eq!(suite.datanet(1).weights_version, 1);
    suite.assert_invariants();
}

#[rstest]
fn ids_count_up_from_one_in_each_datanet(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    suite.add_datanet("carl", 0, suite::NOBODY);
    for (number, submitter) in (1..=300).zip(["ann", "bob", "cat"].iter().cycle()) {
        assert_eq!(submit(&mut suite, submitter, hash(number)), number);
    }
    let result = suite.submit_contribution("ann", 2, hash(1)).unwrap();
    assert_eq!(attribute(&result, "", "contribution_id"), "1");
}

#[rstest]
fn anybody_submits_also_while_the_intake_is_paused(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    suite.pause("owner").unwrap();
    let everybody = ["ann", "bob", "cora", "olga", "owner", "payer", "sam"];
    for (number, submitter) in (1..).zip(everybody) {
        submit(&mut suite, submitter, hash(number));
    }
    suite.assert_invariants();
}

#[rstest]
fn hash_has_32_bytes(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    for found in [0, 1, 31, 33, 64, 10_000] {
        let expected = ContractError::HashLength {
            field: "content_hash",
            expected: 32,
            found,
        };
        suite.refused(|s| submit_raw(s, vec![1; found], None), expected);
    }
    submit(&mut suite, "ann", [0; 32]);
    submit(&mut suite, "ann", [255; 32]);
}

#[rstest]
fn uri_is_bound_like_every_text(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    let mut with = |number, uri: &str| submit_raw(&mut suite, hash(number), Some(uri.to_owned()));
    with(1, &"u".repeat(512)).unwrap();
    with(2, "").unwrap();
    for (uri, expected) in [
        (
            "u".repeat(513),
            ContractError::TextLength {
                field: "uri",
                min: 0,
                max: 512,
                found: 513,
            },
        ),
        (
            "a\nb".to_owned(),
            ContractError::ControlCharacter {
                field: "uri",
                found: 10,
            },
        ),
        (" a".to_owned(), ContractError::Padded { field: "uri" }),
    ] {
        suite.refused(|s| submit_raw(s, hash(3), Some(uri)), expected);
    }
    assert_eq!(suite.contribution(1, 1).uri, Some("u".repeat(512)));
    assert_eq!(suite.contribution(1, 2).uri, None);
}

#[rstest]
fn hash_is_submitted_once_by_each_submitter(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    suite.add_datanet("carl", 0, suite::NOBODY);
    submit(&mut suite, "bob", hash(1));
    let contribution_id = submit(&mut suite, "ann", hash(1));
    let again = |suite: &Suite| ContractError::HashSubmitted {
        datanet_id: 1,
        submitter: suite.addr("ann"),
        contribution_id,
    };
    let expected = again(&suite);
    suite.refused(|s| s.submit_contribution("ann", 1, hash(1)), expected);
    // a rejection is final: it is no reason to try again
    suite
        .review_contributions("cora", 1, &[rejected(contribution_id, "no licence")])
        .unwrap();
    let expected = again(&suite);
    suite.refused(|s| s.submit_contribution("ann", 1, hash(1)), expected);
    // another hash, another submitter, another datanet
    submit(&mut suite, "ann", hash(2));
    submit(&mut suite, "cat", hash(1));
    suite.submit_contribution("ann", 2, hash(1)).unwrap();
}
