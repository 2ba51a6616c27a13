//! A run of which one check fails is told as such, and ends with exit code 1.

use super::*;
use clap::Parser;
use std::time::Duration;

#[derive(Parser)]
struct Demo {
    #[command(flatten)]
    args: Args,
}

/// As it would be typed.
pub fn args(options: &str) -> Args {
    let words = ["demo"].into_iter().chain(options.split(' '));
    Demo::try_parse_from(words).unwrap().args
}

/// Makes one check fail, sees it told in these words and by the exit code, and makes it hold again.
#[track_caller]
fn assert_fails(report: &mut Report, check: fn(&mut Report) -> &mut bool, words: &str) {
    assert_eq!(report.exit(), ExitCode::SUCCESS);
    assert!(!print::text(report).contains(words), "{words}");
    *check(report) = false;
    assert_eq!(report.exit(), ExitCode::FAILURE, "{words}");
    assert!(print::text(report).contains(words), "{words}");
    *check(report) = true;
}

#[test]
fn each_check_that_fails_fails_the_run() {
    let mut report = perform(&args("--limit 3 --agents 2 --audit")).unwrap();
    let report = &mut report;
    assert_fails(report, |r| &mut r.conserved, "conservation DOES NOT HOLD");
    assert_fails(report, |r| &mut r.exact.holds, "exactness DOES NOT HOLD");
    assert_fails(
        report,
        |r| &mut r.agents.as_mut().unwrap().holds,
        "limits DO NOT HOLD",
    );
    report.audit.as_mut().unwrap().holds = false;
    assert_eq!(
        report.exit(),
        ExitCode::FAILURE,
        "the audit's words are its own"
    );
}

#[test]
fn what_was_left_out_of_a_run_cannot_fail_it() {
    let report = perform(&args("--limit 1 --agents 0")).unwrap();
    assert!(report.agents.is_none() && report.audit.is_none());
    assert_eq!(report.exit(), ExitCode::SUCCESS);
}

#[test]
fn a_rate_is_of_whole_seconds_and_never_too_high() {
    let time = Duration::from_micros(1_500_999);
    assert_eq!(report::millis(time), 1_500);
    assert_eq!(report::per_second(3, time), 1);
    assert_eq!(report::per_second(3, Duration::from_millis(1_500)), 2);
    assert_eq!(report::per_second(3, Duration::ZERO), 0, "nothing to tell");
}
