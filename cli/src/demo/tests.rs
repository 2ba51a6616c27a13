//! What a run tells, and how it ends: with exit code 1 where one check fails.

use super::*;
use crate::golden;
use clap::Parser;
use report::Millis;
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

/// Times, which no two runs have in common.
fn still(report: &mut Report) {
    report.queries_per_second = 1_234;
    report.millis = Millis {
        build: 1,
        register: 20,
        replay: 3_000,
        influence: 40,
        claims: 5_678,
    };
    if let Some(agents) = &mut report.agents {
        agents.charges_per_second = 12_345;
        agents.millis = 678;
    }
}

#[test]
fn people_read_it_as_the_golden_file_has_it() {
    let mut report = perform(&args("--limit 60 --agents 6 --batch 5 --audit")).unwrap();
    still(&mut report);
    let text = print::text(&report);
    // what did not occur
    report.agents.as_mut().unwrap().batches_refused = 2;
    report.agents.as_mut().unwrap().batches = 1;
    report.influence.as_mut().unwrap().announced = 3;
    report.conserved = false;
    report.audit = None;
    let of_agents = report.agents.as_mut().unwrap();
    for datanet in &mut of_agents.shown.as_mut().unwrap().receipt.datanets {
        if let Some(influence) = &mut datanet.influence {
            influence.total_score = 0;
        }
    }
    let other = print::text(&report);
    golden::assert("src/demo/golden.txt", &golden::both(&text, &other));
}

#[test]
fn gas_is_of_all_messages() {
    let report = perform(&args("--limit 4 --agents 1")).unwrap();
    let gas = &report.agents.as_ref().unwrap().gas;
    let one = |spread: Option<crate::spread::Spread>| spread.map_or(0, |s| s.min);
    let accounts = [
        gas.deposit,
        gas.set_allowance,
        gas.revoke_allowance,
        gas.withdraw,
    ];
    assert_eq!(gas.all_accounts, accounts.map(one).iter().sum::<u64>());
    assert_eq!(gas.all_batches, one(gas.batch));
}

#[test]
fn a_trace_begins_at_its_own_time() {
    let api = Bech32Api::default();
    let plan = Plan::read(&[], None, Some(2), LastTerms::default(), &api).unwrap();
    let begins = plan.requests[0].seconds;
    assert!(begins.is_some());
    // 72 contributors need no notice
    assert_eq!(register::begins_at(&plan), begins);
}
