//! `pause` and `unpause`.

use cw_ownable::Action;
use rstest::rstest;
use suite::{
    ConfigUpdate, DatanetUpdate, ModelUpdate, NewDatanet, NewModel,
    Runtime::{self, Native, Wasm},
    Suite,
};
use tributary::error::ContractError;

const DAYS_14: u64 = 14 * 24 * 60 * 60;

fn suite_with_both(runtime: Runtime) -> Suite {
    let mut suite = Suite::new(runtime);
    let datanet = suite.add_datanet("cora", 500, &[("ann", 1), ("bob", 2)]);
    suite.add_model("olga", 2_000, &[(datanet, 1)]);
    suite.pay("payer", 1, 1_000);
    suite
}

#[track_caller]
fn assert_intake_paused(suite: &mut Suite, until: u64) {
    let paused = || ContractError::IntakePaused { until };
    suite.refused(|s| s.record_query("payer", 1, "q", 100), paused());
    suite.refused(
        |s| s.register_datanet("cora", NewDatanet::default()),
        paused(),
    );
    suite.refused(|s| s.register_model("olga", NewModel::default()), paused());
    assert_eq!(suite.config().paused_until, Some(until));
}

#[track_caller]
fn assert_intake_open(suite: &mut Suite) {
    assert_eq!(suite.config().paused_until, None);
    suite.pay("payer", 1, 100);
    suite
        .register_datanet("cora", NewDatanet::default())
        .unwrap();
    suite.register_model("olga", NewModel::default()).unwrap();
}

#[rstest]
fn pause_stops_the_intake_and_nothing_else(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_both(runtime);
    suite.pause("owner").unwrap();
    let until = suite.now() + DAYS_14;
    assert_intake_paused(&mut suite, until);

    let s = &mut suite;
    let name = || Some("new".to_owned());
    s.update_datanet(
        "cora",
        1,
        DatanetUpdate {
            name: name(),
            ..DatanetUpdate::default()
        },
    )
    .unwrap();
    s.set_weights("cora", 1, &[("ann", 5), ("eve", 1)]).unwrap();
    s.leave_datanet("bob", 1).unwrap();
    s.nominate_curator("cora", 1, Some("dan")).unwrap();
    s.accept_curatorship("dan", 1).unwrap();
    s.update_model(
        "olga",
        1,
        ModelUpdate {
            name: name(),
            ..ModelUpdate::default()
        },
    )
    .unwrap();
    s.nominate_operator("olga", 1, Some("otto")).unwrap();
    s.accept_operatorship("otto", 1).unwrap();
    s.set_payout_address("ann", Some("ann's wallet")).unwrap();
    for name in ["ann", "bob", "cora", "olga", "treasury"] {
        s.claim(name).unwrap();
    }
    assert_eq!(s.held(s.token(0)), 0);
    s.update_config(
        "owner",
        ConfigUpdate {
            protocol_fee_bps: Some(0),
            ..ConfigUpdate::default()
        },
    )
    .unwrap();
    let transfer = Action::TransferOwnership {
        new_owner: s.addr("penny").into(),
        expiry: None,
    };
    s.update_ownership("owner", transfer).unwrap();
    s.update_ownership("penny", Action::AcceptOwnership)
        .unwrap();
    s.assert_invariants();
    assert_intake_paused(s, until);
    s.unpause("penny").unwrap();
    assert_intake_open(s);
}

#[rstest]
fn pause_ends_by_itself_after_14_days(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_both(runtime);
    let until = suite.now() + DAYS_14;
    suite.pause("owner").unwrap();
    suite.set_time(until - 1);
    assert_intake_paused(&mut suite, until);
    suite.set_time(until);
    assert_intake_open(&mut suite);
    suite.refused(|s| s.unpause("owner"), ContractError::NotPaused {});
}

#[rstest]
fn next_pause_begins_14_days_after_the_last_ended(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_both(runtime);
    assert_eq!(suite.config().next_pause_from, None);
    let ends = suite.now() + DAYS_14;
    let from = ends + DAYS_14;
    suite.pause("owner").unwrap();
    assert_eq!(suite.config().next_pause_from, Some(from));
    // it can't be drawn out
    suite.refused(
        |s| s.pause("owner"),
        ContractError::IntakePaused { until: ends },
    );
    for now in [ends, from - 1] {
        suite.set_time(now);
        suite.refused(
            |s| s.pause("owner"),
            ContractError::PauseTooEarly { from, now },
        );
    }
    suite.set_time(from);
    suite.pause("owner").unwrap();
    assert_intake_paused(&mut suite, from + DAYS_14);
}

#[rstest]
fn pause_ended_early_counts_from_its_end(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_both(runtime);
    suite.pause("owner").unwrap();
    suite.advance_time(100);
    suite.unpause("owner").unwrap();
    let from = suite.now() + DAYS_14;
    assert_eq!(suite.config().next_pause_from, Some(from));
    assert_intake_open(&mut suite);
    suite.refused(|s| s.unpause("owner"), ContractError::NotPaused {});
    suite.set_time(from - 1);
    let now = from - 1;
    suite.refused(
        |s| s.pause("owner"),
        ContractError::PauseTooEarly { from, now },
    );
    suite.set_time(from);
    suite.pause("owner").unwrap();
}

#[rstest]
fn pausing_and_unpausing_in_one_block_uses_the_pause_up(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_both(runtime);
    suite.pause("owner").unwrap();
    suite.unpause("owner").unwrap();
    let now = suite.now();
    let from = now + DAYS_14;
    suite.refused(
        |s| s.pause("owner"),
        ContractError::PauseTooEarly { from, now },
    );
    assert_intake_open(&mut suite);
}

#[rstest]
fn what_is_not_paused_can_not_be_unpaused(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_both(runtime);
    suite.refused(|s| s.unpause("owner"), ContractError::NotPaused {});
}

#[rstest]
fn ownership_is_not_renounced_while_paused(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_both(runtime);
    suite.pause("owner").unwrap();
    let until = suite.now() + DAYS_14;
    let renounce = |s: &mut Suite| s.update_ownership("owner", Action::RenounceOwnership);
    suite.refused(renounce, ContractError::IntakePaused { until });
    suite.unpause("owner").unwrap();
    renounce(&mut suite).unwrap();
    assert_eq!(suite.config().owner, None);
    assert_intake_open(&mut suite);
}
