//! Changes that have waited.

use suite::{DatanetUpdate, Suite, accepted};
use tributary_api::{ExecuteMsg, MAX_TOTAL_SCORE};

use super::super::stage::{DAY, LANE, tree};
use super::{Act, Case, case};

pub const CASES: &[Case] = &[
    case("weights", |s| {
        announce_weights(s);
        s.advance_time(2 * DAY);
        apply()
    }),
    case("one of every kind", |s| {
        let first = tree(s);
        s.publish_roll("lena", LANE, &first, None).unwrap();
        s.advance_time(2 * DAY);
        s.apply_changes("sam", LANE).unwrap();

        announce_weights(s);
        announce_acceptance(s);
        let update = DatanetUpdate {
            attestors: Some(["tara", "tom"].map(|name| s.addr(name).into()).into()),
            ..DatanetUpdate::default()
        };
        s.update_datanet("lena", LANE, update).unwrap();
        let second = tree(s);
        s.publish_roll("lena", LANE, &second, None).unwrap();
        s.close_roll("lena", LANE, 1).unwrap();
        s.advance_time(2 * DAY);
        apply()
    }),
    case("a lapsed, an impossible and a good one", |s| {
        announce_acceptance(s);
        s.advance_time(DAY + DAY / 2);
        let too_much = [("zoe", MAX_TOTAL_SCORE)];
        s.set_weights("lena", LANE, &too_much).unwrap();
        announce_weights(s);
        s.advance_time(2 * DAY);
        apply()
    }),
    case("weights", |s| {
        announce_weights(s);
        cancel()
    }),
    case("an acceptance", |s| {
        announce_acceptance(s);
        cancel()
    }),
];

/// Removes one, changes one, adds one.
fn announce_weights(suite: &mut Suite) {
    let weights = [("ann", 0), ("bob", 5), ("zoe", 7)];
    suite.set_weights("lena", LANE, &weights).unwrap();
}

fn announce_acceptance(suite: &mut Suite) {
    for (submitter, byte) in [("cara", 1), ("dan", 2)] {
        let submitted = suite.submit_contribution(submitter, LANE, [byte; 32]);
        submitted.unwrap();
    }
    let verdicts = [accepted(1, 5), accepted(2, 1)];
    suite.review_contributions("lena", LANE, &verdicts).unwrap();
}

fn apply() -> Act {
    let apply = ExecuteMsg::ApplyChanges {
        datanet_id: LANE,
        limit: Some(32),
    };
    Act::execute("sam", apply)
}

fn cancel() -> Act {
    let cancel = ExecuteMsg::CancelChange {
        datanet_id: LANE,
        change_id: 1,
    };
    Act::execute("lena", cancel)
}
