//! A fee and a change of weights in one block, and in one transaction, in either order.

use cosmwasm_std::{CosmosMsg, WasmMsg, to_json_binary};
use cw20::Cw20ExecuteMsg;
use rstest::rstest;
use suite::{
    Runtime::{self, Native, Wasm},
    Suite, contributor_weights, hook,
};
use tributary_api::ExecuteMsg;

/// Ann alone, by cora, who is also the payer; and a model without fees.
fn simple(runtime: Runtime) -> Suite {
    let mut suite = Suite::builder(runtime)
        .protocol_fee_bps(0)
        .balance("cora", 10_000)
        .build();
    let datanet = suite.add_datanet("cora", 0, &[("ann", 1)]);
    suite.add_model("olga", 0, &[(datanet, 1)]);
    suite
}

/// What ann and bob have of a fee of 1000 and then have claimed.
#[track_caller]
fn assert_got(suite: &mut Suite, record_id: u64, ann: u128, bob: u128) {
    let token = suite.token(0);
    for (who, expected) in [("ann", ann), ("bob", bob)] {
        let receipt = suite.receipt(1, record_id, who);
        assert_eq!(receipt.amount.to_string(), expected.to_string(), "{who}");
        let before = suite.balance(&token, who);
        suite.claim(who).unwrap();
        let paid = suite.balance(&token, who) - before;
        assert_eq!(paid, expected, "{who}");
    }
    suite.assert_invariants();
}

#[rstest]
fn a_fee_before_a_change_goes_by_the_old_weights(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = simple(runtime);
    let height = suite.block().height;
    let record_id = suite.pay("cora", 1, 1_000);
    suite.set_weights("cora", 1, &[("bob", 3)]).unwrap();
    assert_eq!(suite.block().height, height);
    assert_got(&mut suite, record_id, 1_000, 0);
}

#[rstest]
fn a_fee_after_a_change_goes_by_the_new_weights(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = simple(runtime);
    let height = suite.block().height;
    suite.set_weights("cora", 1, &[("bob", 3)]).unwrap();
    let record_id = suite.pay("cora", 1, 1_000);
    assert_eq!(suite.block().height, height);
    assert_got(&mut suite, record_id, 250, 750);
}

#[rstest]
fn many_changes_and_fees_share_a_block(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = simple(runtime);
    let weights = [(1, 0), (1, 1), (1, 3), (0, 3), (4, 1), (0, 0), (2, 0)];
    let mut expected = vec![];
    for (ann, bob) in weights {
        suite
            .set_weights("cora", 1, &[("ann", ann), ("bob", bob)])
            .unwrap();
        if ann + bob > 0 {
            let record_id = suite.pay("cora", 1, 1_000);
            expected.push((
                record_id,
                1_000 * ann / (ann + bob),
                1_000 * bob / (ann + bob),
            ));
        }
    }
    for (record_id, ann, bob) in &expected {
        let amount = |who| suite.receipt(1, *record_id, who).amount.to_string();
        assert_eq!(amount("ann"), ann.to_string(), "record {record_id}");
        assert_eq!(amount("bob"), bob.to_string(), "record {record_id}");
    }
    let token = suite.token(0);
    for who in ["ann", "bob"] {
        suite.claim(who).unwrap();
    }
    let ann: u64 = expected.iter().map(|(_, ann, _)| ann).sum();
    let bob: u64 = expected.iter().map(|(_, _, bob)| bob).sum();
    assert_eq!(suite.balance(&token, "ann"), u128::from(ann));
    assert_eq!(suite.balance(&token, "bob"), u128::from(bob));
    assert_eq!(suite.held(&token), 0);
    suite.assert_invariants();
}

#[rstest]
fn one_transaction_may_hold_both_in_either_order(#[values(Native, Wasm)] runtime: Runtime) {
    for (fee_first, ann, bob) in [(true, 1_000, 0), (false, 250, 750)] {
        let mut suite = simple(runtime);
        let fee = CosmosMsg::from(WasmMsg::Execute {
            contract_addr: suite.token(0).into(),
            msg: to_json_binary(&Cw20ExecuteMsg::Send {
                contract: suite.contract.to_string(),
                amount: 1_000u128.into(),
                msg: to_json_binary(&hook(1, "q")).unwrap(),
            })
            .unwrap(),
            funds: vec![],
        });
        let change = CosmosMsg::from(WasmMsg::Execute {
            contract_addr: suite.contract.to_string(),
            msg: to_json_binary(&ExecuteMsg::SetWeights {
                datanet_id: 1,
                weights: contributor_weights(&suite, &[("bob", 3)]),
            })
            .unwrap(),
            funds: vec![],
        });
        let mut messages = vec![fee, change];
        if !fee_first {
            messages.reverse();
        }
        let cora = suite.addr("cora");
        suite.chain.transact(&cora, messages).unwrap();
        assert_got(&mut suite, 1, ann, bob);
    }
}

#[rstest]
fn a_lower_curator_fee_in_the_same_block_is_right_in_either_order(
    #[values(Native, Wasm)] runtime: Runtime,
) {
    let mut suite = Suite::builder(runtime).protocol_fee_bps(0).build();
    let datanet = suite.add_datanet("cora", 1_000, &[("ann", 1)]);
    let model = suite.add_model("olga", 0, &[(datanet, 1)]);
    let lower = |bps| suite::DatanetUpdate {
        curator_fee_bps: Some(bps),
        ..Default::default()
    };
    let mut records = vec![];
    for bps in [500, 500, 0] {
        records.push(suite.pay("payer", model, 1_000));
        // the second changes nothing and is refused
        let _ = suite.update_datanet("cora", datanet, lower(bps));
    }
    let expected = ["900", "950", "950"];
    for (record_id, expected) in records.into_iter().zip(expected) {
        let receipt = suite.receipt(model, record_id, "ann");
        assert_eq!(receipt.amount.to_string(), expected);
    }
    suite.assert_invariants();
}
