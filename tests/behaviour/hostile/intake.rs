//! Tokens that misbehave when they bring a fee.

use cosmwasm_std::{Addr, Uint128, Uint256};
use rstest::rstest;
use suite::{
    Outcome,
    Runtime::{self, Native, Wasm},
    Suite, hook,
};
use tributary::error::ContractError;

use super::stage::{EARNERS, Stage};
use super::token::Behaviour;

fn pay(suite: &mut Suite, token: &Addr, amount: u128) -> Outcome {
    suite.record("payer", token, amount, &hook(1, "q"))
}

/// Everybody claims all tokens, as long as the hostile one has anything: it never pays more than it took in.
#[track_caller]
fn assert_pays_no_more_than_it_holds(stage: &mut Stage) {
    let hostile = stage.hostile.clone();
    let mut left = stage.suite.held(&hostile);
    for who in EARNERS {
        let (due, had) = (stage.due(who, &hostile), stage.suite.balance(&hostile, who));
        let outcome = stage.claim_in(who, &[&hostile]);
        assert_eq!(outcome.is_ok(), due <= left, "{who}: {due} of {left}");
        let paid = stage.suite.balance(&hostile, who) - had;
        assert_eq!(paid, if due <= left { due } else { 0 }, "{who}");
        left -= paid;
        // the same once more is nothing more
        if outcome.is_ok() {
            stage.claim_in(who, &[&hostile]).unwrap();
        }
        assert_eq!(stage.suite.balance(&hostile, who) - had, paid, "{who}");
    }
}

#[rstest]
fn a_hook_that_says_more_than_moved_is_its_tokens_own_debt(
    #[values(Native, Wasm)] runtime: Runtime,
) {
    for by in [1, 1_000_000, u128::MAX - (1 << 64)] {
        let mut stage = Stage::new(runtime);
        let (honest, hostile) = (stage.honest.clone(), stage.hostile.clone());
        let income = (stage.income(&honest), stage.income(&hostile));
        stage.behave(Behaviour::Overstates {
            by: Uint128::new(by),
        });
        pay(&mut stage.suite, &hostile, 1_000).unwrap();
        assert_eq!(stage.income(&honest), income.0);
        assert!(stage.income(&hostile) > income.1);
        assert_eq!(stage.suite.held(&hostile), 1_001_000);
        stage.assert_honest_token_is_whole();
        assert_pays_no_more_than_it_holds(&mut stage);
        stage.assert_honest_token_is_whole();
    }
}

#[rstest]
fn a_hook_without_a_payment_is_its_tokens_own_debt(#[values(Native, Wasm)] runtime: Runtime) {
    let mut stage = Stage::new(runtime);
    let (honest, hostile) = (stage.honest.clone(), stage.hostile.clone());
    let (income, payer) = (stage.income(&honest), stage.suite.balance(&honest, "payer"));
    stage.behave(Behaviour::HookWithoutMoving {});
    pay(&mut stage.suite, &hostile, 1 << 99).unwrap();
    assert_eq!(stage.suite.held(&hostile), 1_000_000);
    assert_eq!(stage.income(&honest), income);
    assert_eq!(stage.suite.balance(&honest, "payer"), payer);
    stage.assert_honest_token_is_whole();
    assert_pays_no_more_than_it_holds(&mut stage);
    stage.assert_honest_token_is_whole();
}

#[rstest]
fn a_hook_before_its_payment_is_credited_once(#[values(Native, Wasm)] runtime: Runtime) {
    let mut stage = Stage::new(runtime);
    let hostile = stage.hostile.clone();
    let owed = stage.owed(&hostile);
    stage.behave(Behaviour::HookBeforeMoving {});
    pay(&mut stage.suite, &hostile, 1_000_000).unwrap();
    assert_eq!(stage.suite.held(&hostile), 2_000_000);
    let credited = stage.owed(&hostile) - owed;
    assert!((999_999..=1_000_001).contains(&credited), "{credited}");
    assert_pays_no_more_than_it_holds(&mut stage);
    assert!(stage.suite.held(&hostile) < 2);
    stage.assert_honest_token_is_whole();
}

/// The second hook names a query that is recorded by then: so the whole payment is undone.
#[rstest]
fn a_hook_that_comes_twice_is_refused(#[values(Native, Wasm)] runtime: Runtime) {
    let mut stage = Stage::new(runtime);
    let (hostile, income) = (stage.hostile.clone(), stage.income(&stage.hostile));
    stage.behave(Behaviour::HookTwice {});
    let payer = stage.suite.addr("payer");
    stage.suite.refused(
        |suite| pay(suite, &hostile, 1_000),
        ContractError::QueryIdTaken {
            model_id: 1,
            payer,
            query_id: "q".to_owned(),
            record_id: 3,
        },
    );
    assert_eq!(stage.suite.held(&hostile), 1_000_000);
    assert_eq!(stage.income(&hostile), income);
    assert_pays_no_more_than_it_holds(&mut stage);
    stage.assert_honest_token_is_whole();
}

#[rstest]
fn a_forged_payer_loses_nothing(#[values(Native, Wasm)] runtime: Runtime) {
    let mut stage = Stage::new(runtime);
    let (honest, hostile) = (stage.honest.clone(), stage.hostile.clone());
    let victim = stage.suite.addr("ann");
    let due = (stage.due("ann", &honest), stage.due("ann", &hostile));
    stage.behave(Behaviour::ForgesSender {
        sender: victim.to_string(),
    });
    pay(&mut stage.suite, &hostile, 300).unwrap();
    assert_eq!(stage.suite.query_record(1, 3).payer, victim);
    // all that it did to her: she earned her part
    assert_eq!(stage.due("ann", &honest), due.0);
    assert!(stage.due("ann", &hostile) > due.1);
    assert_eq!(stage.suite.balance(&hostile, "ann"), 0);
    assert_eq!(stage.suite.payout_address("ann"), victim);
    stage.assert_honest_token_is_whole();
}

#[rstest]
fn a_payer_that_is_no_address_is_refused(#[values(Native, Wasm)] runtime: Runtime) {
    let mut stage = Stage::new(runtime);
    let hostile = stage.hostile.clone();
    let ann = stage.suite.addr("ann");
    let malformed = [
        String::new(),
        " ".to_owned(),
        "ann".to_owned(),
        ann.as_str().to_uppercase(),
        format!(" {ann}"),
        format!("{ann} "),
        ann.as_str().replace("wasm1", "cosmos1"),
        "x".repeat(100_000),
    ];
    for sender in malformed {
        stage.behave(Behaviour::ForgesSender { sender });
        stage.suite.refused(
            |suite| pay(suite, &hostile, 300),
            suite::Refusal::Address("payer"),
        );
    }
    stage.assert_honest_token_is_whole();
}

#[rstest]
fn a_retired_token_is_not_heard(#[values(Native, Wasm)] runtime: Runtime) {
    let mut stage = Stage::new(runtime);
    let hostile = stage.hostile.clone();
    let retire = suite::ConfigUpdate {
        retire_fee_token: Some(hostile.to_string()),
        ..Default::default()
    };
    stage.suite.update_config("owner", retire).unwrap();
    for behaviour in [
        Behaviour::Honest {},
        Behaviour::HookWithoutMoving {},
        Behaviour::HookBeforeMoving {},
    ] {
        stage.behave(behaviour);
        stage.suite.refused(
            |suite| pay(suite, &hostile, 1_000),
            ContractError::FeeTokenRetired {
                token: hostile.clone(),
            },
        );
    }
    // what was earned before is paid
    stage.behave(Behaviour::Honest {});
    assert_pays_no_more_than_it_holds(&mut stage);
    assert!(stage.income(&hostile) > Uint256::zero());
    stage.assert_honest_token_is_whole();
}
