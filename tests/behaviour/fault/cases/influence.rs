//! Pots of two records, in two tokens.

use suite::scores;
use tributary_api::ExecuteMsg;

use super::super::stage::{DAY, LANE, MODEL};
use super::{Act, Case, case};

pub const CASES: &[Case] = &[
    case("", |s| {
        // has a score and no weight any more
        s.leave_datanet("bob", LANE).unwrap();
        let attribution = ExecuteMsg::Attribute {
            model_id: MODEL,
            datanet_id: LANE,
            record_ids: vec![1, 2],
            scores: scores(s, &[("ann", 1), ("dan", 3), ("bob", 1)]),
            unattributed: Some(2),
        };
        Act::execute("tess", attribution)
    }),
    case("", |s| {
        s.advance_time(DAY);
        let release = ExecuteMsg::Release {
            model_id: MODEL,
            datanet_id: LANE,
            record_ids: vec![1, 2],
        };
        Act::execute("sam", release)
    }),
];
