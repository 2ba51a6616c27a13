//! What the queries of rolls refuse, and what they do not show.

use rstest::rstest;
use suite::Runtime::{self, Native, Wasm};
use tributary::error::ContractError;
use tributary_api::QueryMsg;

use super::{suite_with_datanet, tree};

#[rstest]
fn queries_of_rolls_refuse_what_is_not_there(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_datanet(runtime);
    let tree = tree(&suite);
    suite.publish_roll("cora", 1, &tree, None).unwrap();
    let rolls = QueryMsg::Rolls {
        datanet_id: 2,
        start_after: None,
        limit: None,
    };
    suite.query_refused(&rolls, ContractError::DatanetNotFound { datanet_id: 2 });
    let (datanet_id, roll_id) = (1, 1);
    for leaf_index in [3, u64::MAX] {
        let seat = QueryMsg::Seat {
            datanet_id,
            roll_id,
            leaf_index,
        };
        let expected = ContractError::OutOfRange {
            field: "leaf_index",
            min: 0,
            max: 2,
            found: leaf_index,
        };
        suite.query_refused(&seat, expected);
    }
    for weight in [0, 91, u64::MAX] {
        let earnings = QueryMsg::RollEarnings {
            datanet_id,
            roll_id,
            weight,
        };
        let expected = ContractError::OutOfRange {
            field: "weight",
            min: 1,
            max: 90,
            found: weight,
        };
        suite.query_refused(&earnings, expected);
    }
}

#[rstest]
fn seat_of_a_closed_roll_is_no_longer_shown(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_datanet(runtime);
    let tree = tree(&suite);
    suite.publish_roll("cora", 1, &tree, None).unwrap();
    suite.enrol(1, 1, &tree, 0).unwrap();
    assert_eq!(suite.contributor(1, "bob").seats.len(), 1);
    suite.close_roll("cora", 1, 1).unwrap();
    assert_eq!(suite.contributor(1, "bob").seats, []);
}
