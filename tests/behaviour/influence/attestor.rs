//! Who may attribute, and what: no change announced after a record was made touches that record's pots.

use rstest::rstest;
use suite::{
    DatanetUpdate, NewDatanet,
    Runtime::{self, Native, Wasm},
    Suite,
};
use tributary::error::ContractError;

use super::{DAY, HOUR, NOTICE, WINDOW, add, claimable, half, lane, schedule};

fn set_attestors(suite: &mut Suite, names: &[&str]) {
    let attestors = names.iter().map(|name| suite.addr(name).into());
    let update = DatanetUpdate {
        attestors: Some(attestors.collect()),
        ..DatanetUpdate::default()
    };
    suite.update_datanet("cora", 1, update).unwrap();
}

fn not_attestor(suite: &Suite, name: &str) -> ContractError {
    ContractError::NotAttestor {
        datanet_id: 1,
        found: suite.addr(name),
    }
}

#[rstest]
fn nobody_else_attributes(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = half(runtime);
    let other = NewDatanet {
        attestors: Some(vec![suite.addr("tom").into()]),
        ..lane(&suite, 5_000, &[("ann", 1)])
    };
    add(&mut suite, "carl", other);
    suite.add_model("olga", 0, &[(1, 1), (2, 1)]);
    suite.pay("payer", 1, 8);
    suite.pay("payer", 2, 8);
    // the attestor of another datanet, its curator, operator, owner, payer, a contributor, a stranger
    for who in [
        "tom", "cora", "carl", "olga", "owner", "payer", "ann", "sam", "treasury",
    ] {
        for model_id in [1, 2] {
            let refusal = not_attestor(&suite, who);
            suite.refused(
                |s| s.attribute(who, model_id, 1, &[1], &[("ann", 1)]),
                refusal,
            );
        }
    }
    suite.attribute("tom", 2, 2, &[1], &[("ann", 1)]).unwrap();
    suite.attribute("tess", 2, 1, &[1], &[("ann", 1)]).unwrap();
    suite.attribute("tess", 1, 1, &[1], &[("ann", 1)]).unwrap();
    suite.assert_invariants();
}

/// An attestor may be a contributor too, or the curator; and it may be named more than once, in different datanets.
#[rstest]
fn any_of_sixteen_attestors_attributes(#[values(Native, Wasm)] runtime: Runtime) {
    let names: Vec<_> = (0..14).map(|n| format!("attestor {n}")).collect();
    let mut names: Vec<_> = names.iter().map(String::as_str).collect();
    names.extend(["cora", "ann"]);
    let mut suite = Suite::builder(runtime).protocol_fee_bps(0).build();
    let attestors = names.iter().map(|name| suite.addr(name).into()).collect();
    let new = NewDatanet {
        attestors: Some(attestors),
        ..lane(&suite, 5_000, &[("ann", 1), ("bob", 1)])
    };
    add(&mut suite, "cora", new);
    suite.add_model("olga", 0, &[(1, 1)]);
    for name in names {
        let record_id = suite.pay("payer", 1, 4);
        suite
            .attribute(name, 1, 1, &[record_id], &[("bob", 1)])
            .unwrap();
    }
    assert_eq!(claimable(&suite, 1, "bob"), 16 * 3);
    suite.assert_invariants();
}

#[rstest]
fn without_attestors_pots_are_released(#[values(Native, Wasm)] runtime: Runtime) {
    for attestors in [None, Some(vec![])] {
        let mut suite = Suite::builder(runtime).protocol_fee_bps(0).build();
        let new = NewDatanet {
            attestors,
            ..lane(&suite, 5_000, &[("ann", 1)])
        };
        add(&mut suite, "cora", new);
        suite.add_model("olga", 0, &[(1, 1)]);
        suite.pay("payer", 1, 8);
        let refusal = not_attestor(&suite, "cora");
        suite.refused(|s| s.attribute("cora", 1, 1, &[1], &[("ann", 1)]), refusal);
        suite.advance_time(WINDOW);
        suite.release("sam", 1, 1, &[1]).unwrap();
        assert_eq!(claimable(&suite, 1, "ann"), 8);
        suite.assert_invariants();
    }
}

/// With the shortest notice that each window allows: a change is announced in the second in which a record is made.
#[rstest]
fn announced_attestors_cannot_reach_records_made_before(#[values(Native, Wasm)] runtime: Runtime) {
    for window in [HOUR, DAY, 90 * DAY] {
        let mut suite = Suite::builder(runtime).protocol_fee_bps(0).build();
        let new = NewDatanet {
            attribution_window: Some(window),
            notice_seconds: Some(window + DAY),
            ..lane(&suite, 5_000, &[("ann", 1), ("bob", 1)])
        };
        add(&mut suite, "cora", new);
        suite.add_model("olga", 0, &[(1, 1)]);
        suite.pay("payer", 1, 8);
        suite.pay("payer", 1, 8);
        set_attestors(&mut suite, &["tom"]);
        let announced = suite.now();

        // to the last second, the attestors of the record's time decide, and nobody else
        suite.set_time(announced + window - 1);
        let refusal = not_attestor(&suite, "tom");
        suite.refused(|s| s.attribute("tom", 1, 1, &[1], &[("ann", 1)]), refusal);
        suite.attribute("tess", 1, 1, &[1], &[("ann", 1)]).unwrap();
        suite.advance_time(1);
        suite.refused(
            |s| s.attribute("tess", 1, 1, &[2], &[("ann", 1)]),
            ContractError::DeadlinePassed {
                model_id: 1,
                record_id: 2,
                deadline: announced + window,
                now: announced + window,
            },
        );
        // the change can be applied a day after the last of these pots could be released
        suite.set_time(announced + window + DAY - 1);
        suite.refused(
            |s| s.apply_changes("sam", 1),
            ContractError::NothingMatured {
                datanet_id: 1,
                now: announced + window + DAY - 1,
                next: Some(announced + window + DAY),
            },
        );
        suite.release("sam", 1, 1, &[2]).unwrap();
        suite.advance_time(1);
        suite.apply_changes("sam", 1).unwrap();
        suite.assert_invariants();
    }
}

#[rstest]
fn an_attestor_reaches_what_was_recorded_since_it_became_one(
    #[values(Native, Wasm)] runtime: Runtime,
) {
    let mut suite = half(runtime);
    set_attestors(&mut suite, &["tess", "tom"]);
    suite.advance_time(NOTICE - 1);
    suite.pay("payer", 1, 8);
    suite.advance_time(1);
    // in one second: a record, the change, and another record
    suite.pay("payer", 1, 8);
    suite.apply_changes("sam", 1).unwrap();
    suite.pay("payer", 1, 8);
    let since = suite.now();

    let before = || ContractError::BeforeAttestor {
        model_id: 1,
        record_id: 1,
        recorded_at: since - 1,
        since,
    };
    suite.refused(|s| s.attribute("tom", 1, 1, &[1], &[("ann", 1)]), before());
    suite.refused(
        |s| s.attribute("tom", 1, 1, &[3, 2, 1], &[("ann", 1)]),
        before(),
    );
    suite
        .attribute("tom", 1, 1, &[2, 3], &[("ann", 1)])
        .unwrap();
    // who stays an attestor stays one since the beginning
    suite.attribute("tess", 1, 1, &[1], &[("ann", 1)]).unwrap();
    let attestors = suite.datanet(1).attestors;
    let of = |name: &str| {
        let address = suite.addr(name);
        attestors
            .iter()
            .find(|attestor| attestor.address == address)
            .unwrap()
            .since
    };
    assert_eq!(
        (of("tess"), of("tom")),
        (suite.datanet(1).registered_at, since)
    );
    suite.assert_invariants();
}

#[rstest]
fn a_removed_attestor_attributes_until_its_removal_is_applied(
    #[values(Native, Wasm)] runtime: Runtime,
) {
    let mut suite = half(runtime);
    set_attestors(&mut suite, &["tom"]);
    // matured, but nobody has applied it
    suite.advance_time(NOTICE + HOUR);
    suite.pay("payer", 1, 8);
    suite.pay("payer", 1, 8);
    suite.attribute("tess", 1, 1, &[1], &[("ann", 1)]).unwrap();
    let refusal = not_attestor(&suite, "tom");
    suite.refused(|s| s.attribute("tom", 1, 1, &[2], &[("ann", 1)]), refusal);

    suite.apply_changes("sam", 1).unwrap();
    let refusal = not_attestor(&suite, "tess");
    suite.refused(|s| s.attribute("tess", 1, 1, &[2], &[("ann", 1)]), refusal);
    suite.attribute("tom", 1, 1, &[2], &[("ann", 1)]).unwrap();

    // one who comes back is one since then
    set_attestors(&mut suite, &["tess"]);
    suite.advance_time(NOTICE - 1);
    suite.pay("payer", 1, 8);
    suite.advance_time(1);
    suite.apply_changes("sam", 1).unwrap();
    let since = suite.now();
    suite.refused(
        |s| s.attribute("tess", 1, 1, &[3], &[("ann", 1)]),
        ContractError::BeforeAttestor {
            model_id: 1,
            record_id: 3,
            recorded_at: since - 1,
            since,
        },
    );
    suite.assert_invariants();
}

/// Handover changes nothing that waits, nor who attests.
#[rstest]
fn attestors_stay_when_the_curator_changes(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = half(runtime);
    suite.pay("payer", 1, 8);
    suite.nominate_curator("cora", 1, Some("carl")).unwrap();
    suite.accept_curatorship("carl", 1).unwrap();
    let refusal = not_attestor(&suite, "carl");
    suite.refused(|s| s.attribute("carl", 1, 1, &[1], &[("ann", 1)]), refusal);
    suite.attribute("tess", 1, 1, &[1], &[("bob", 1)]).unwrap();
    assert_eq!(claimable(&suite, 1, "bob"), 5);
    suite.assert_invariants();
}

/// Weights announced after a record mature a day after its pots' deadline: whoever releases them then, releases them to
/// those of before.
#[rstest]
fn announced_weights_cannot_reach_pots_of_before(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = half(runtime);
    suite.pay("payer", 1, 8);
    suite
        .set_weights("cora", 1, &[("ann", 0), ("eve", 1_000)])
        .unwrap();
    suite.advance_time(WINDOW);
    suite.release("sam", 1, 1, &[1]).unwrap();
    assert_eq!(claimable(&suite, 1, "ann"), 6);
    suite.advance_time(DAY);
    suite.apply_changes("sam", 1).unwrap();
    assert_eq!(claimable(&suite, 1, "ann"), 6);
    assert_eq!(claimable(&suite, 1, "eve"), 0);
    suite.assert_invariants();
}

/// What was announced before the record reaches its pots.
#[rstest]
fn weights_announced_before_a_record_reach_its_pot(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = half(runtime);
    schedule(&mut suite, 1, &[("ann", 0), ("eve", 3)]);
    suite.pay("payer", 1, 8);
    suite.apply_changes("sam", 1).unwrap();
    suite.advance_time(WINDOW);
    suite.release("sam", 1, 1, &[1]).unwrap();
    assert_eq!(claimable(&suite, 1, "ann"), 3);
    assert_eq!(claimable(&suite, 1, "bob"), 2);
    assert_eq!(claimable(&suite, 1, "eve"), 3);
    suite.assert_invariants();
}
