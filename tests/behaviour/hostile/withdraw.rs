//! Tokens that misbehave when a prepaid account is paid back.

use cosmwasm_std::{Addr, to_json_binary};
use rstest::rstest;
use suite::{
    Outcome,
    Runtime::{self, Native, Wasm},
};
use tributary::error::ContractError;
use tributary_api::{ExecuteMsg, HookMsg};

use super::stage::Stage;
use super::token::Behaviour;

const PREPAID: u128 = 1_000;

/// The payer has prepaid in both tokens.
fn prepaid(runtime: Runtime) -> Stage {
    let mut stage = Stage::new(runtime);
    for token in [stage.honest.clone(), stage.hostile.clone()] {
        let hook = HookMsg::Deposit { beneficiary: None };
        stage.suite.record("payer", token, PREPAID, &hook).unwrap();
    }
    stage
}

fn all_of(token: &Addr) -> ExecuteMsg {
    ExecuteMsg::Withdraw {
        token: token.to_string(),
        amount: None,
    }
}

fn withdraw(stage: &mut Stage, token: &Addr) -> Outcome {
    stage.suite.execute("payer", all_of(token))
}

fn held(stage: &Stage) -> [u128; 2] {
    [&stage.honest, &stage.hostile].map(|token| stage.suite.prepaid_in("payer", token.clone()))
}

#[rstest]
fn a_token_that_reverts_keeps_its_own_account_alone(#[values(Native, Wasm)] runtime: Runtime) {
    let mut stage = prepaid(runtime);
    let (honest, hostile) = (stage.honest.clone(), stage.hostile.clone());
    stage.behave(Behaviour::RevertsOnTransfer {});
    stage
        .suite
        .refused(|s| s.execute("payer", all_of(&hostile)), "");
    withdraw(&mut stage, &honest).unwrap();
    assert_eq!(held(&stage), [0, PREPAID]);
    stage.behave(Behaviour::Honest {});
    withdraw(&mut stage, &hostile).unwrap();
    assert_eq!(held(&stage), [0, 0]);
    stage.assert_honest_token_is_whole();
}

/// The token withdraws, as a payer of its own, in the middle of a withdrawal.
#[rstest]
fn a_withdrawal_in_a_withdrawal_is_paid_once(#[values(Native, Wasm)] runtime: Runtime) {
    let mut stage = prepaid(runtime);
    let (honest, hostile) = (stage.honest.clone(), stage.hostile.clone());
    // the token holds an account itself
    for token in [honest.clone(), hostile.clone()] {
        let beneficiary = Some(hostile.to_string());
        let hook = HookMsg::Deposit { beneficiary };
        stage.suite.record("payer", token, 7, &hook).unwrap();
    }
    for token in [&honest, &hostile] {
        let before = stage.suite.held(&honest);
        stage.call_on_transfer(all_of(token));
        let had = stage.suite.balance(token, &hostile);
        withdraw(&mut stage, &hostile).unwrap();
        assert_eq!(stage.suite.balance(token, &hostile) - had, 7);
        let left = if *token == honest { before - 7 } else { before };
        assert_eq!(stage.suite.held(&honest), left);
        // what the token has taken once is gone
        let hook = HookMsg::Deposit { beneficiary: None };
        stage.behave(Behaviour::Honest {});
        stage
            .suite
            .record("payer", &hostile, PREPAID, &hook)
            .unwrap();
        assert_eq!(stage.suite.prepaid_in(&hostile, token.clone()), 0);
    }
    withdraw(&mut stage, &honest).unwrap();
    stage.assert_honest_token_is_whole();
}

/// The same account twice: the token's own, from within its own withdrawal. The second finds nothing.
#[rstest]
fn an_account_withdrawn_in_its_withdrawal_is_empty(#[values(Native, Wasm)] runtime: Runtime) {
    let mut stage = prepaid(runtime);
    let (honest, hostile) = (stage.honest.clone(), stage.hostile.clone());
    let hook = HookMsg::Deposit {
        beneficiary: Some(hostile.to_string()),
    };
    stage.suite.record("payer", &hostile, 7, &hook).unwrap();
    let within = |stage: &mut Stage, times| {
        stage.behave(Behaviour::CallsOnTransfers {
            contract: stage.suite.contract.to_string(),
            msg: to_json_binary(&all_of(&hostile)).unwrap(),
            times,
        });
    };
    within(&mut stage, 2);
    stage.suite.refused(
        |s| s.execute("payer", all_of(&hostile)),
        ContractError::ZeroAmount { field: "amount" },
    );
    assert_eq!(held(&stage), [PREPAID, PREPAID]);
    within(&mut stage, 1);
    withdraw(&mut stage, &hostile).unwrap();
    assert_eq!(stage.suite.balance(&hostile, &hostile), 7);
    assert_eq!(stage.suite.prepaid_in(&hostile, hostile.clone()), 0);
    withdraw(&mut stage, &honest).unwrap();
    stage.assert_honest_token_is_whole();
}

/// Deposits out of nothing are promises in the token's own books.
#[rstest]
fn a_deposit_that_never_came_takes_no_other_token(#[values(Native, Wasm)] runtime: Runtime) {
    let mut stage = prepaid(runtime);
    let (honest, hostile) = (stage.honest.clone(), stage.hostile.clone());
    let hook = HookMsg::Deposit { beneficiary: None };
    let forged = ExecuteMsg::Receive(cw20::Cw20ReceiveMsg {
        sender: stage.suite.addr("mallory").into(),
        amount: u128::MAX.into(),
        msg: to_json_binary(&hook).unwrap(),
    });
    stage.call_on_transfer(forged);
    withdraw(&mut stage, &hostile).unwrap();
    stage.behave(Behaviour::Honest {});
    assert_eq!(
        stage.suite.prepaid_in("mallory", hostile.clone()),
        u128::MAX
    );
    for token in [&honest, &hostile] {
        stage
            .suite
            .refused(|s| s.execute("mallory", all_of(token)), "");
    }
    withdraw(&mut stage, &honest).unwrap();
    stage.assert_honest_token_is_whole();
}
