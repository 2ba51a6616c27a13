//! Attributions that are refused: each with a clear error, and nothing changes.

use cosmwasm_std::Addr;
use rstest::rstest;
use suite::{
    Refusal,
    Runtime::{self, Native, Wasm},
    Suite,
};
use tributary::error::ContractError;
use tributary_api::{ExecuteMsg, InfluenceScore};

use super::{WINDOW, add, attribute_with, half, lane};

const MOST: u64 = (1 << 53) - 1;

fn one_pot(runtime: Runtime) -> Suite {
    let mut suite = half(runtime);
    suite.pay("payer", 1, 800);
    suite
}

#[track_caller]
fn refuse(
    suite: &mut Suite,
    scores: &[(&str, u64)],
    unattributed: u64,
    expected: impl Into<Refusal>,
) {
    suite.refused(|s| attribute_with(s, &[1], scores, unattributed), expected);
}

#[rstest]
fn a_list_of_scores_has_one_to_thirty_two(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = one_pot(runtime);
    let length = |found| ContractError::ListLength {
        list: "scores",
        min: 1,
        max: 32,
        found,
    };
    refuse(&mut suite, &[], 0, length(0));
    refuse(&mut suite, &[], 1, length(0));
    let many: Vec<_> = (0..33).map(|n| format!("member {n}")).collect();
    let many: Vec<_> = many.iter().map(|who| (who.as_str(), 1)).collect();
    refuse(&mut suite, &many, 0, length(33));
    // who they are is asked afterwards
    let datanet_id = 1;
    let address = suite.addr("member 0");
    refuse(
        &mut suite,
        &many[..32],
        0,
        ContractError::Stranger {
            datanet_id,
            address,
        },
    );
}

#[rstest]
fn a_score_is_at_least_one(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = one_pot(runtime);
    let range = |suite: &Suite, who: &str, found| ContractError::EntryRange {
        list: "scores",
        entry: suite.addr(who).into(),
        part: "score",
        min: 1,
        max: MOST,
        found,
    };
    for (scores, unattributed, who, found) in [
        (vec![("ann", 0)], 0, "ann", 0),
        (vec![("ann", 0)], 1, "ann", 0),
        (vec![("ann", 0), ("bob", 0)], 0, "ann", 0),
        (vec![("ann", 1), ("bob", 0)], 1, "bob", 0),
        (vec![("ann", MOST + 1)], 0, "ann", MOST + 1),
        (vec![("ann", u64::MAX)], 0, "ann", u64::MAX),
    ] {
        let refusal = range(&suite, who, found);
        refuse(&mut suite, &scores, unattributed, refusal);
    }
}

#[rstest]
fn scores_sum_to_at_most_what_json_numbers_hold(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = one_pot(runtime);
    let range = |found| ContractError::OutOfRange {
        field: "sum of scores",
        min: 1,
        max: MOST,
        found,
    };
    refuse(&mut suite, &[("ann", MOST)], 1, range(MOST + 1));
    refuse(&mut suite, &[("ann", 1), ("bob", MOST)], 0, range(MOST + 1));
    refuse(&mut suite, &[("ann", 1)], MOST, range(MOST + 1));
    refuse(&mut suite, &[("ann", 1)], u64::MAX, range(u64::MAX));
    refuse(&mut suite, &[("ann", 1)], u64::MAX - 1, range(u64::MAX));
    attribute_with(&mut suite, &[1], &[("ann", MOST - 2), ("bob", 1)], 1).unwrap();
    suite.assert_invariants();
}

#[rstest]
fn nobody_is_scored_twice(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = one_pot(runtime);
    let twice = |suite: &Suite, who: &str| ContractError::Duplicate {
        list: "scores",
        entry: suite.addr(who).into(),
    };
    for (scores, who) in [
        (vec![("ann", 1), ("ann", 1)], "ann"),
        (vec![("bob", 1), ("ann", 2), ("bob", 3)], "bob"),
    ] {
        let refusal = twice(&suite, who);
        refuse(&mut suite, &scores, 1, refusal);
    }
    // in capitals it is the same address, if it is one at all
    let ann = suite.addr("ann");
    let entry = |address: &str| InfluenceScore {
        address: address.to_owned(),
        score: 1,
    };
    let msg = |scores| ExecuteMsg::Attribute {
        model_id: 1,
        datanet_id: 1,
        record_ids: vec![1],
        scores,
        unattributed: None,
    };
    let both = vec![entry(ann.as_str()), entry(&ann.as_str().to_uppercase())];
    suite.refused(|s| s.execute("tess", msg(both)), Refusal::Address("scores"));
}

#[rstest]
fn a_score_needs_an_address(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = one_pot(runtime);
    let ann = suite.addr("ann").into_string();
    let long = "x".repeat(100_000);
    for address in [
        "",
        "ann",
        " ",
        &format!(" {ann}"),
        &format!("{ann} "),
        &ann.to_uppercase(),
        &ann[..ann.len() - 1],
        "cosmos1fsgzj6t7udv8zhf6zj32mkqhcjcpv52yph5qsdcl0qt94jgdckqs2g053y",
        "\u{0}",
        "😀",
        &long,
    ] {
        suite.refused(
            |s| s.attribute("tess", 1, 1, &[1], &[(Addr::unchecked(address), 1)]),
            Refusal::Address("scores"),
        );
    }
}

/// Who never held weight in this datanet, whatever else it is.
#[rstest]
fn strangers_are_not_scored(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = one_pot(runtime);
    suite.add_datanet("carl", 0, &[("cat", 1)]);
    // announced, but not yet in effect
    suite
        .set_weights("cora", 1, &[("dan", 1), ("eve", 0)])
        .unwrap();
    for who in ["cat", "cora", "tess", "olga", "payer", "sam", "dan", "eve"] {
        let refusal = |suite: &Suite| ContractError::Stranger {
            datanet_id: 1,
            address: suite.addr(who),
        };
        let expected = refusal(&suite);
        refuse(&mut suite, &[(who, 1)], 0, expected);
        let expected = refusal(&suite);
        refuse(&mut suite, &[("ann", 1), (who, 1), ("bob", 1)], 7, expected);
    }
}

#[rstest]
fn an_attribution_is_in_time(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = half(runtime);
    let recorded = suite.now();
    let deadline = recorded + WINDOW;
    suite.pay("payer", 1, 8);
    suite.pay("payer", 1, 8);
    let ahead = |now| ContractError::DeadlineAhead {
        model_id: 1,
        record_id: 2,
        deadline,
        now,
    };
    suite.refused(|s| s.release("sam", 1, 1, &[2]), ahead(recorded));
    suite.set_time(deadline - 1);
    suite.refused(|s| s.release("sam", 1, 1, &[2]), ahead(deadline - 1));
    suite.refused(|s| s.release("tess", 1, 1, &[2]), ahead(deadline - 1));
    suite.attribute("tess", 1, 1, &[1], &[("ann", 1)]).unwrap();
    suite.set_time(deadline);
    for now in [deadline, deadline + 1, deadline + 400 * super::DAY] {
        suite.set_time(now);
        suite.refused(
            |s| s.attribute("tess", 1, 1, &[2], &[("ann", 1)]),
            ContractError::DeadlinePassed {
                model_id: 1,
                record_id: 2,
                deadline,
                now,
            },
        );
    }
    suite.release("sam", 1, 1, &[2]).unwrap();
    suite.assert_invariants();
}

/// One decision on each pot, whoever makes it.
#[rstest]
fn a_pot_is_shared_once(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = half(runtime);
    suite.pay("payer", 1, 8);
    suite.pay("payer", 1, 8);
    let shared = |record_id, found| ContractError::PotShared {
        model_id: 1,
        record_id,
        datanet_id: 1,
        found,
    };
    let attribute = |s: &mut Suite, id| s.attribute("tess", 1, 1, &[id], &[("ann", 1)]);
    attribute(&mut suite, 1).unwrap();
    suite.refused(|s| attribute(s, 1), shared(1, "attributed"));
    suite.refused(|s| s.release("sam", 1, 1, &[1]), shared(1, "attributed"));
    suite.advance_time(WINDOW);
    suite.refused(|s| s.release("sam", 1, 1, &[1]), shared(1, "attributed"));
    suite.refused(|s| attribute(s, 1), shared(1, "attributed"));
    suite.release("sam", 1, 1, &[2]).unwrap();
    suite.refused(|s| s.release("sam", 1, 1, &[2]), shared(2, "released"));
    suite.refused(|s| attribute(s, 2), shared(2, "released"));
    suite.assert_invariants();
}

#[rstest]
fn a_pot_has_to_be_there(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = one_pot(runtime);
    let new = lane(&suite, 5_000, &[("ann", 1)]);
    let unrouted = add(&mut suite, "carl", new);
    suite.advance_time(WINDOW);
    for (model_id, datanet_id, record_id, expected) in [
        (9, 1, 1, ContractError::ModelNotFound { model_id: 9 }),
        (0, 1, 1, ContractError::ModelNotFound { model_id: 0 }),
        (1, 9, 1, ContractError::DatanetNotFound { datanet_id: 9 }),
        (1, 0, 1, ContractError::DatanetNotFound { datanet_id: 0 }),
        (
            1,
            1,
            2,
            ContractError::RecordNotFound {
                model_id: 1,
                record_id: 2,
            },
        ),
        (
            1,
            1,
            u64::MAX,
            ContractError::RecordNotFound {
                model_id: 1,
                record_id: u64::MAX,
            },
        ),
        (
            1,
            unrouted,
            1,
            ContractError::PotNotFound {
                model_id: 1,
                record_id: 1,
                datanet_id: unrouted,
            },
        ),
    ] {
        let text = expected.to_string();
        suite.refused(
            |s| s.attribute("tess", model_id, datanet_id, &[record_id], &[("ann", 1)]),
            text.as_str(),
        );
        suite.refused(
            |s| s.release("sam", model_id, datanet_id, &[record_id]),
            expected,
        );
    }
}

#[rstest]
fn no_record_is_named_twice(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = one_pot(runtime);
    suite.pay("payer", 1, 800);
    let twice = |entry: &str| ContractError::Duplicate {
        list: "record_ids",
        entry: entry.to_owned(),
    };
    let attribute = |s: &mut Suite, ids: &[u64]| s.attribute("tess", 1, 1, ids, &[("ann", 1)]);
    suite.refused(|s| attribute(s, &[1, 1]), twice("1"));
    suite.refused(|s| attribute(s, &[2, 1, 2]), twice("2"));
    suite.advance_time(WINDOW);
    suite.refused(|s| s.release("sam", 1, 1, &[2, 2]), twice("2"));
    suite.refused(|s| s.release("sam", 1, 1, &[1, 2, 1]), twice("1"));
    suite.release("sam", 1, 1, &[2, 1]).unwrap();
    suite.assert_invariants();
}
