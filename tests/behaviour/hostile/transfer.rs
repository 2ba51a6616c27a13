//! Tokens that misbehave when a claim is paid out.

use cosmwasm_std::to_json_binary;
use cw20::Cw20ReceiveMsg;
use rstest::rstest;
use suite::{
    Claim,
    Runtime::{self, Native, Wasm},
    events, hook,
};
use tributary_api::ExecuteMsg;

use super::stage::{EARNERS, Stage};
use super::token::Behaviour;

/// Claims fail with that token, without a trace, and work without it.
#[track_caller]
fn assert_left_out_it_hurts_nobody(mut stage: Stage, claimants: &[&str]) -> Stage {
    for &who in claimants {
        let due = stage.due(who, &stage.hostile);
        stage.suite.refused(|suite| suite.claim(who), "");
        assert_eq!(stage.due(who, &stage.hostile), due, "{who}");
    }
    stage.assert_honest_token_is_whole();
    stage
}

#[rstest]
fn a_token_that_reverts_is_left_out(#[values(Native, Wasm)] runtime: Runtime) {
    let mut stage = Stage::new(runtime);
    stage.behave(Behaviour::RevertsOnTransfer {});
    let mut stage = assert_left_out_it_hurts_nobody(stage, &EARNERS);

    // when it works again, all of it is there
    stage.behave(Behaviour::Honest {});
    let hostile = stage.hostile.clone();
    for who in EARNERS {
        let due = stage.due(who, &hostile);
        assert!(due > 0, "{who}");
        stage.suite.claim(who).unwrap();
        assert_eq!(stage.suite.balance(&hostile, who), due, "{who}");
    }
    stage.suite.assert_invariants();
}

#[rstest]
fn a_token_that_burns_all_gas_is_left_out(#[values(Native, Wasm)] runtime: Runtime) {
    let mut stage = Stage::new(runtime);
    stage.behave(Behaviour::BurnsGasOnTransfer {
        contract: stage.suite.contract.to_string(),
    });
    if runtime == Wasm {
        stage.suite.chain.set_gas_limit(5_000_000);
        let error = stage.suite.claim("ann").unwrap_err();
        assert!(format!("{:#}", error.cause).contains("out of gas"));
        let honest = stage.honest.clone();
        let claimed = stage.claim_in("ann", &[&honest]).unwrap();
        assert!(error.gas.total > 4_500_000 && claimed.gas.total < error.gas.total / 5);
    }
    assert_left_out_it_hurts_nobody(stage, &["bob"]);
}

#[rstest]
fn a_claim_in_a_claim_is_paid_once(#[values(Native, Wasm)] runtime: Runtime) {
    for nested in EARNERS {
        let mut stage = Stage::new(runtime);
        let (honest, hostile) = (stage.honest.clone(), stage.hostile.clone());
        let due = EARNERS.map(|who| (stage.due(who, &honest), stage.due(who, &hostile)));
        stage.call_on_transfer(Claim {
            address: Some(stage.suite.addr(nested).into()),
            ..Claim::default()
        });
        let result = stage.suite.claim("ann").unwrap();
        // the nested claim of ann finds nothing that the outer one has not saved as paid
        let amounts: Vec<_> = events(&result, "claimed")
            .into_iter()
            .filter(|event| event["address"] == stage.suite.addr("ann").as_str())
            .map(|event| event["amount"].parse::<u128>().unwrap())
            .collect();
        assert_eq!(amounts.iter().sum::<u128>(), due[0].0 + due[0].1);
        for who in EARNERS {
            stage.suite.claim(who).unwrap();
        }
        for (who, (in_honest, in_hostile)) in EARNERS.into_iter().zip(due) {
            assert_eq!(stage.suite.balance(&honest, who), in_honest, "{who}");
            assert_eq!(stage.suite.balance(&hostile, who), in_hostile, "{who}");
        }
        stage.assert_honest_token_is_whole();
    }
}

#[rstest]
fn a_payment_in_a_claim_touches_no_other_token(#[values(Native, Wasm)] runtime: Runtime) {
    let mut stage = Stage::new(runtime);
    let (honest, hostile) = (stage.honest.clone(), stage.hostile.clone());
    let (due, income) = (stage.due("ann", &hostile), stage.income(&honest));
    let due_in_honest = stage.due("ann", &honest);
    // out of nothing, in the middle of ann's claim
    stage.call_on_transfer(ExecuteMsg::Receive(Cw20ReceiveMsg {
        sender: stage.suite.addr("mallory").into(),
        amount: (u128::MAX / 2).into(),
        msg: to_json_binary(&hook(stage.model, "nested")).unwrap(),
    }));
    stage.suite.claim("ann").unwrap();
    assert_eq!(stage.suite.balance(&hostile, "ann"), due);
    assert_eq!(stage.suite.balance(&honest, "ann"), due_in_honest);
    assert_eq!(stage.income(&honest), income);
    // it stands in its own books alone, where it is a promise that only this token can keep
    let record = stage
        .suite
        .query_record_of(stage.model, "mallory", "nested");
    assert_eq!(record.token, hostile);
    assert!(stage.due("ann", &hostile) > u128::MAX / 8);
    let tokens = [&hostile];
    let before = stage.suite.snapshot();
    assert!(stage.claim_in("ann", &tokens).is_err());
    assert!(before == stage.suite.snapshot());
    stage.assert_honest_token_is_whole();
}

#[rstest]
fn a_token_that_only_says_it_paid_cheats_its_own_holders(#[values(Native, Wasm)] runtime: Runtime) {
    let mut stage = Stage::new(runtime);
    let (honest, hostile) = (stage.honest.clone(), stage.hostile.clone());
    stage.behave(Behaviour::AnswersGarbage {});
    let due = stage.due("ann", &honest);
    let due_in_hostile = stage.due("ann", &hostile);
    let result = stage.suite.claim("ann").unwrap();
    // its own event bears its own address
    let said: Vec<_> = events(&result, "claimed")
        .into_iter()
        .filter(|event| event["_contract_address"] == stage.suite.contract.as_str())
        .map(|event| event["amount"].parse::<u128>().unwrap())
        .collect();
    assert_eq!(said.len(), 2);
    assert_eq!(said.iter().sum::<u128>(), due + due_in_hostile);
    assert_eq!(stage.suite.balance(&honest, "ann"), due);
    assert_eq!(stage.suite.balance(&hostile, "ann"), 0);
    // paid is paid
    stage.behave(Behaviour::Honest {});
    stage.suite.claim("ann").unwrap();
    assert_eq!(stage.suite.balance(&hostile, "ann"), 0);
    assert_eq!(stage.due("ann", &hostile), 0);
    stage.assert_honest_token_is_whole();
}

/// Ten percent are lost on the way in and on the way out.
#[rstest]
fn a_token_that_takes_a_fee_runs_out_alone(#[values(Native, Wasm)] runtime: Runtime) {
    let mut stage = Stage::new(runtime);
    let (honest, hostile) = (stage.honest.clone(), stage.hostile.clone());
    stage.behave(Behaviour::FeeOnTransfer { percent: 10 });
    let model = stage.model;
    stage.suite.pay_in("payer", &hostile, model, 1_000_000);
    assert_eq!(stage.suite.held(&hostile), 1_900_000);
    assert!(
        stage.owed(&hostile) > 1_999_990,
        "credited what the token said"
    );

    let mut paid = 0;
    for who in ["ann", "cora", "olga", "treasury", "bob"] {
        let due = stage.due(who, &hostile);
        if stage.suite.held(&hostile) >= due {
            stage.suite.claim(who).unwrap();
            assert_eq!(stage.suite.balance(&hostile, who), due * 9 / 10, "{who}");
            paid += due;
        } else {
            // the last one's claim fails until the token has made up for it, but only in that token
            assert_eq!(who, "bob");
            stage.suite.refused(|suite| suite.claim(who), "");
            stage.claim_in(who, &[&honest]).unwrap();
            assert_eq!(stage.due(who, &hostile), due);
        }
    }
    assert!(paid <= 1_900_000);
    stage.assert_honest_token_is_whole();

    let missing = stage.due("bob", &hostile) - stage.suite.held(&hostile);
    stage.mint("issuer", missing * 2);
    let contract = stage.suite.contract.clone();
    stage
        .suite
        .transfer("issuer", &hostile, contract, missing * 2)
        .unwrap();
    stage.suite.claim("bob").unwrap();
    assert_eq!(stage.due("bob", &hostile), 0);
}
