//! What a run tells, and how it ends: with exit code 1 where one check fails.

use super::super::tests::args;
use super::*;
use crate::golden;
use report::{Machine, Millis};

#[test]
fn each_check_that_fails_fails_the_run() {
    let mut report = perform(&args("--limit 2 --contributors 3"), 3).unwrap();
    let checks: [fn(&mut Report) -> &mut bool; 7] = [
        |r| &mut r.direct.conserved,
        |r| &mut r.one.conserved,
        |r| &mut r.many.conserved,
        |r| &mut r.direct.exact.holds,
        |r| &mut r.one.exact.holds,
        |r| &mut r.many.exact.holds,
        |r| &mut r.roll.holds,
    ];
    for (number, check) in checks.into_iter().enumerate() {
        assert_eq!(report.exit(), ExitCode::SUCCESS);
        *check(&mut report) = false;
        assert_eq!(report.exit(), ExitCode::FAILURE, "check {number}");
        *check(&mut report) = true;
    }
    report.same_gas = 1;
    assert_eq!(report.exit(), ExitCode::FAILURE, "a query took other gas");
}

#[test]
fn people_read_it_as_the_golden_file_has_it() {
    let mut report = perform(&args("--limit 3 --contributors 250"), 250).unwrap();
    report.machine = Machine {
        leaves_per_second: 1_234,
        peak_kib_when_built: Some(5_000),
        peak_kib: Some(60_000),
        queries_per_second: 789,
        millis: Millis {
            wasm: 1,
            roll: 20,
            replay: 3_000,
            all: 45_678,
        },
    };
    let text = print::text(&report);
    // what did not occur
    report.machine.peak_kib_when_built = None;
    report.machine.peak_kib = None;
    report.many.conserved = false;
    report.many.exact.holds = false;
    report.roll.holds = false;
    report.same_gas = 1;
    report.contributors = 200;
    report.roll.proof.min = report.roll.proof.max;
    report.one.record_query = report.direct.record_query;
    report.one_by_one.calculated.gas = report.many.register.gas;
    let other = print::text(&report);
    golden::assert("src/demo/rolls/golden.txt", &golden::both(&text, &other));
}
