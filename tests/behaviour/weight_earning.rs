//! What changes of weight do to earnings: nothing to the past.

use cosmwasm_std::Uint256;
use rstest::rstest;
use suite::{
    NOBODY,
    Runtime::{self, Native, Wasm},
    Suite,
};
use tributary::error::ContractError;

/// A datanet and a model that passes all of a fee on to it.
fn lossless(runtime: Runtime, weights: &[(&str, u64)]) -> Suite {
    let mut suite = Suite::builder(runtime).protocol_fee_bps(0).build();
    let datanet = suite.add_datanet("cora", 0, weights);
    suite.add_model("olga", 0, &[(datanet, 1)]);
    suite
}

fn earned(suite: &Suite, name: &str) -> Uint256 {
    let positions = suite.contributor(1, name).positions;
    positions
        .first()
        .map_or(Uint256::zero(), |position| position.earned_scaled)
}

fn claimed(suite: &mut Suite, name: &str) -> u128 {
    suite.claim(name).unwrap();
    suite.assert_invariants();
    suite.balance(suite.token(0), name)
}

#[rstest]
fn new_weight_never_touches_past_fees(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = lossless(runtime, &[("ann", 1)]);
    suite.pay("payer", 1, 900);
    suite.set_weights("cora", 1, &[("bob", 8)]).unwrap();
    assert_eq!(earned(&suite, "bob"), Uint256::zero());
    suite.pay("payer", 1, 900);
    suite.assert_invariants();
    assert_eq!(claimed(&mut suite, "ann"), 900 + 100);
    assert_eq!(claimed(&mut suite, "bob"), 800);
}

#[rstest]
fn weight_change_and_fee_in_one_block_count_in_their_order(
    #[values(Native, Wasm)] runtime: Runtime,
    #[values(true, false)] fee_first: bool,
) {
    let mut suite = lossless(runtime, &[("ann", 1), ("bob", 1)]);
    let height = suite.block().height;
    if fee_first {
        suite.pay("payer", 1, 400);
    }
    suite.set_weights("cora", 1, &[("ann", 3)]).unwrap();
    if !fee_first {
        suite.pay("payer", 1, 400);
    }
    assert_eq!(suite.block().height, height);
    let expected = if fee_first { (200, 200) } else { (300, 100) };
    assert_eq!(
        (claimed(&mut suite, "ann"), claimed(&mut suite, "bob")),
        expected
    );
}

#[rstest]
fn leaving_keeps_what_was_earned(
    #[values(Native, Wasm)] runtime: Runtime,
    #[values(true, false)] by_itself: bool,
) {
    let mut suite = lossless(runtime, &[("ann", 1), ("bob", 2)]);
    suite.pay("payer", 1, 100);
    let before = earned(&suite, "ann");
    if by_itself {
        suite.leave_datanet("ann", 1).unwrap();
    } else {
        suite.set_weights("cora", 1, &[("ann", 0)]).unwrap();
    }
    suite.assert_invariants();
    suite.pay("payer", 1, 1_000);
    assert_eq!(earned(&suite, "ann"), before);
    assert_eq!(suite.memberships("ann", None, None)[0].weight, 0);
    assert_eq!(claimed(&mut suite, "ann"), 33);
    assert_eq!(claimed(&mut suite, "bob"), 1_066);
}

#[rstest]
fn rejoining_adds_to_what_was_earned_fractions_included(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = lossless(runtime, &[("ann", 1), ("bob", 2)]);
    let mut expected = Uint256::zero();
    for round in 1..=3u64 {
        // a third of a unit more each time
        suite.pay("payer", 1, 1);
        let whole: Uint256 = Uint256::from(1u128 << 112);
        expected += whole / Uint256::from(3u64);
        suite.leave_datanet("ann", 1).unwrap();
        assert!(earned(&suite, "ann") >= expected, "round {round}");
        suite.pay("payer", 1, 10);
        suite.set_weights("cora", 1, &[("ann", 1)]).unwrap();
        suite.assert_invariants();
    }
    // three times a third, to the unit
    assert_eq!(claimed(&mut suite, "ann"), 1);
    assert_eq!(claimed(&mut suite, "bob"), 32);
}

#[rstest]
fn claims_between_changes_of_weight_change_no_total(#[values(Native, Wasm)] runtime: Runtime) {
    let run = |claims: bool| {
        let mut suite = lossless(runtime, &[("ann", 3), ("bob", 4)]);
        for step in 1..=12u64 {
            suite.pay("payer", 1, u128::from(step) * 7 + 1);
            if claims {
                claimed(&mut suite, "ann");
            }
            suite
                .set_weights("cora", 1, &[("ann", step % 5), ("bob", 1 + step % 3)])
                .unwrap();
            suite.assert_invariants();
        }
        (claimed(&mut suite, "ann"), claimed(&mut suite, "bob"))
    };
    assert_eq!(run(true), run(false));
}

#[rstest]
fn nobody_is_paid_where_nobody_holds_weight(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = lossless(runtime, NOBODY);
    let nobody = || ContractError::NobodyToPay { model_id: 1 };
    suite.refused(|s| s.record_query("payer", 1, "q", 100), nobody());
    suite.set_weights("cora", 1, &[("ann", 1)]).unwrap();
    suite.pay("payer", 1, 100);
    suite.leave_datanet("ann", 1).unwrap();
    suite.refused(|s| s.record_query("payer", 1, "q", 100), nobody());
    assert_eq!(claimed(&mut suite, "ann"), 100);
}

#[rstest]
fn whoever_comes_into_an_emptied_datanet_gets_what_comes_then(
    #[values(Native, Wasm)] runtime: Runtime,
) {
    let mut suite = lossless(runtime, &[("ann", 3)]);
    suite.pay("payer", 1, 100);
    suite.leave_datanet("ann", 1).unwrap();
    suite.set_weights("cora", 1, &[("bob", 7)]).unwrap();
    suite.pay("payer", 1, 50);
    suite.assert_invariants();
    assert_eq!(claimed(&mut suite, "bob"), 50);
    assert_eq!(claimed(&mut suite, "ann"), 100);
    assert_eq!(suite.held(suite.token(0)), 0);
}
