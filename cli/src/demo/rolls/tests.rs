//! A run of which one check fails ends with exit code 1.

use super::super::tests::args;
use super::*;

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
