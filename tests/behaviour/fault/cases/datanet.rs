//! Datanets, their curators, and contributions.

use suite::{DatanetUpdate, NewDatanet, Suite, accepted, contributor_weights, parents, rejected};
use tributary_api::{ExecuteMsg, Review};

use super::super::stage::{DAY, LANE, PLAIN};
use super::{Act, Case, case};

pub const CASES: &[Case] = &[
    case("plain", |_| Act::execute("cora", NewDatanet::default())),
    case("derived, with a lane", |s| {
        let weights = [("ann", 2), ("bob", 1), ("zoe", 7)];
        let attestors = ["tess", "tom"].map(|name| s.addr(name).into());
        let new = NewDatanet {
            description: Some("of two others".to_owned()),
            uri: Some("ipfs://data".to_owned()),
            content_hash: Some([7; 32].into()),
            license: Some("MIT".to_owned()),
            curator_fee_bps: Some(500),
            influence_bps: Some(5_000),
            attestors: Some(attestors.into()),
            attribution_window: Some(DAY / 2),
            notice_seconds: Some(2 * DAY),
            parents: Some(parents(&[(PLAIN, 500), (LANE, 1_000)])),
            contributors: Some(contributor_weights(s, &weights)),
            ..NewDatanet::default()
        };
        Act::execute("cora", new)
    }),
    case("everything", |s| {
        let update = DatanetUpdate {
            name: Some("new".to_owned()),
            description: Some("new".to_owned()),
            uri: Some("ipfs://new".to_owned()),
            content_hash: Some([7; 32].into()),
            license: Some("MIT".to_owned()),
            curator_fee_bps: Some(100),
            attestors: Some(["tess", "tom"].map(|name| s.addr(name).into()).into()),
            notice_seconds: Some(3 * DAY),
        };
        Act::execute("lena", update.of(LANE))
    }),
    case("", |s| Act::execute("cora", nominate(s, Some("nina")))),
    case("none any more", |s| {
        let first = nominate(s, Some("nina"));
        s.execute("cora", first).unwrap();
        Act::execute("cora", nominate(s, None))
    }),
    // whose income is moved to the former curator's credits
    case("", |s| {
        s.nominate_curator("cora", PLAIN, Some("nina")).unwrap();
        let datanet_id = PLAIN;
        Act::execute("nina", ExecuteMsg::AcceptCuratorship { datanet_id })
    }),
    case("", |_| {
        let submission = ExecuteMsg::SubmitContribution {
            datanet_id: PLAIN,
            content_hash: [1; 32].into(),
            uri: Some("ipfs://page".to_owned()),
        };
        Act::execute("cara", submission)
    }),
    case("at once", |s| {
        submit(s, PLAIN);
        let verdicts = [accepted(1, 5), rejected(2, "a copy"), accepted(3, 1)];
        Act::execute("cora", review(PLAIN, &verdicts))
    }),
    case("with notice", |s| {
        submit(s, LANE);
        let verdicts = [accepted(1, 5), rejected(2, "a copy"), accepted(3, 1)];
        Act::execute("lena", review(LANE, &verdicts))
    }),
];

fn nominate(suite: &Suite, nominee: Option<&str>) -> ExecuteMsg {
    ExecuteMsg::NominateCurator {
        datanet_id: PLAIN,
        address: nominee.map(|name| suite.addr(name).into()),
    }
}

/// Of somebody new and of two who hold weight.
fn submit(suite: &mut Suite, datanet_id: u64) {
    for (submitter, byte) in [("cara", 1), ("ann", 2), ("bob", 3)] {
        let submitted = suite.submit_contribution(submitter, datanet_id, [byte; 32]);
        submitted.unwrap();
    }
}

fn review(datanet_id: u64, verdicts: &[Review]) -> ExecuteMsg {
    ExecuteMsg::ReviewContributions {
        datanet_id,
        verdicts: verdicts.to_vec(),
    }
}
