//! How long the notice is: it only grows, and an influence lane asks for more than its window.

use rstest::rstest;
use suite::{
    DatanetUpdate, NewDatanet,
    Runtime::{self, Native, Wasm},
    Suite,
};
use tributary::error::ContractError;

use super::{NOTICE, stage};

const YEAR: u64 = 365 * 86_400;

fn longer(notice: u64) -> DatanetUpdate {
    DatanetUpdate {
        notice_seconds: Some(notice),
        ..DatanetUpdate::default()
    }
}

fn too_long(found: u64) -> ContractError {
    ContractError::OutOfRange {
        field: "notice_seconds",
        min: 0,
        max: YEAR,
        found,
    }
}

#[rstest]
fn notice_only_grows(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    for (current, next) in [(NOTICE, NOTICE + 1), (NOTICE + 1, YEAR)] {
        for found in [0, 1, current - 1] {
            let expected = ContractError::GrowsOnly {
                field: "notice_seconds",
                current,
                found,
            };
            suite.refused(|s| s.update_datanet("lena", 1, longer(found)), expected);
        }
        suite.refused(
            |s| s.update_datanet("lena", 1, longer(current)),
            ContractError::NothingToChange {},
        );
        for found in [YEAR + 1, u64::MAX] {
            suite.refused(
                |s| s.update_datanet("lena", 1, longer(found)),
                too_long(found),
            );
        }
        suite.update_datanet("lena", 1, longer(next)).unwrap();
        assert_eq!(suite.datanet(1).notice_seconds, next);
    }
}

#[rstest]
fn refusal_of_a_shorter_notice_names_both(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    suite.refused(
        |s| s.update_datanet("lena", 1, longer(999)),
        "notice_seconds can only grow: expected at least 1000, found 999",
    );
}

#[rstest]
fn new_datanet_gives_notice_of_a_year_at_most(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    let new = |notice| NewDatanet {
        notice_seconds: notice,
        ..NewDatanet::default()
    };
    for found in [YEAR + 1, u64::MAX] {
        suite.refused(
            |s| s.register_datanet("lena", new(Some(found))),
            too_long(found),
        );
    }
    for (datanet_id, notice) in (1..).zip([None, Some(0), Some(1), Some(YEAR)]) {
        suite.register_datanet("lena", new(notice)).unwrap();
        let found = suite.datanet(datanet_id).notice_seconds;
        assert_eq!(found, notice.unwrap_or(0));
    }
}

/// So that no change announced after a record was made touches that record's pots.
#[rstest]
fn influence_lane_asks_for_its_window_and_a_day(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    let new = |window, notice| NewDatanet {
        influence_bps: Some(1),
        attribution_window: window,
        notice_seconds: notice,
        ..NewDatanet::default()
    };
    for (window, min) in [
        (Some(3_600), 90_000),
        (Some(3_601), 90_001),
        (None, 172_800),
        (Some(86_400), 172_800),
        (Some(90 * 86_400), 91 * 86_400),
    ] {
        for notice in [None, Some(0), Some(86_400), Some(min - 1)] {
            let expected = ContractError::NoticeTooShort {
                min,
                found: notice.unwrap_or(0),
            };
            suite.refused(
                |s| s.register_datanet("lena", new(window, notice)),
                expected,
            );
        }
        suite
            .register_datanet("lena", new(window, Some(min)))
            .unwrap();
    }
    for found in [0, 3_599, 90 * 86_400 + 1, u64::MAX] {
        let expected = ContractError::OutOfRange {
            field: "attribution_window",
            min: 3_600,
            max: 90 * 86_400,
            found,
        };
        suite.refused(
            |s| s.register_datanet("lena", new(Some(found), Some(YEAR))),
            expected,
        );
    }
}
