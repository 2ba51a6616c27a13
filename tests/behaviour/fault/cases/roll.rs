//! Rolls, their seats, and their end.

use suite::Suite;
use tributary_api::ExecuteMsg;

use super::super::stage::{LANE, MODEL, PLAIN, tree};
use super::{Act, Case, case};

pub const CASES: &[Case] = &[
    case("at once", |s| publish(s, "cora", PLAIN, None)),
    case("in another one's place", |s| {
        publish(s, "cora", PLAIN, Some(1))
    }),
    case("with notice", |s| publish(s, "lena", LANE, None)),
    case("a first seat", |s| enrol(s, 1)),
    case("besides a direct seat and one from another roll", |s| {
        let second = tree(s);
        s.publish_roll("cora", PLAIN, &second, None).unwrap();
        s.enrol(PLAIN, 2, &second, 0).unwrap();
        enrol(s, 0)
    }),
    case("late", |s| {
        s.close_roll("cora", PLAIN, 1).unwrap();
        s.pay("payer", MODEL, 500);
        enrol(s, 2)
    }),
    case("at once", |s| {
        let tree = tree(s);
        s.enrol(PLAIN, 1, &tree, 0).unwrap();
        close("cora", PLAIN)
    }),
    case("with notice", |s| {
        let tree = tree(s);
        s.publish_roll("lena", LANE, &tree, None).unwrap();
        s.advance_time(2 * super::super::stage::DAY);
        s.apply_changes("sam", LANE).unwrap();
        close("lena", LANE)
    }),
];

fn publish(suite: &Suite, curator: &'static str, datanet_id: u64, closes: Option<u64>) -> Act {
    Act::execute(curator, tree(suite).publication(datanet_id, closes))
}

fn enrol(suite: &Suite, leaf_index: usize) -> Act {
    Act::execute("sam", tree(suite).enrolment(PLAIN, 1, leaf_index))
}

fn close(curator: &'static str, datanet_id: u64) -> Act {
    let roll_id = 1;
    Act::execute(
        curator,
        ExecuteMsg::CloseRoll {
            datanet_id,
            roll_id,
        },
    )
}
